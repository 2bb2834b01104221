import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { BandMark } from './BandMark.tsx';
import { indicatorTexts } from './indicatorTexts.ts';
import styles from './ValueLook.module.css';
import { isCurrent, type ValueLook } from './valueLook.ts';

interface ValueStateProps {
  readonly look: ValueLook;
  readonly indicator: Pick<Indicator, 'better'>;
  readonly now: number;
  /** `short`: the shape without its word, where there is no room for both. */
  readonly length?: 'full' | 'short';
}

/** The age of a value in words; null while it is fresh. */
function useAgeText({ freshness, at, overdueMs }: ValueLook, now: number): string | null {
  const texts = useTexts(indicatorTexts);
  const { language } = useLanguage();
  const { timeZone } = useProvince().profile;
  switch (freshness) {
    case 'fresh':
      return null;
    case 'due':
      return texts.due(formatAge(overdueMs, language));
    case 'late':
      return texts.late(formatAge(overdueMs, language));
    case 'missing':
      return at === null ? texts.missing : texts.missingSince(formatMoment(at, now, timeZone));
    default:
      return freshness satisfies never;
  }
}

/** What is said beside the shape of a band: its word and the age; `short` leaves the word to the shape. */
export function useStateText(
  look: ValueLook,
  now: number,
): { readonly full: string; readonly short: string } {
  const texts = useTexts(indicatorTexts);
  const age = useAgeText(look, now);
  const word = look.band === 'calm' ? null : texts[look.band];
  return { full: [word, age].filter((part) => part !== null).join(', '), short: age ?? '' };
}

/** What colour alone must not say: the band's shape and word, and the age when it is not fresh. Nothing when calm. */
export function ValueState({ look, indicator, now, length = 'full' }: ValueStateProps) {
  const text = useStateText(look, now)[length];
  const { band } = look;
  if (band === 'calm') return text === '' ? null : <span className={styles.state}>{text}</span>;
  const current = isCurrent(look);
  return (
    <span className={styles.state} data-tone={current ? band : 'calm'}>
      <BandMark band={band} side={indicator.better === 'up' ? 'down' : 'up'} hollow={!current} />
      {text}
    </span>
  );
}
