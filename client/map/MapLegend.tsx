import type { Ref } from 'react';
import { withUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './MapLegend.module.css';
import { mapTexts } from './mapTexts.ts';
import type { RampClass } from './ramp.ts';

interface MapLegendProps {
  readonly indicator: Indicator;
  readonly ramp: readonly RampClass[];
  readonly ref: Ref<HTMLElement>;
  /** Above the foot of the map, in pixels. */
  readonly bottom: number;
  /** The scale alone. */
  readonly isShort: boolean;
}

/** The decimals that the limits themselves need: 65, but 99,5. */
const limitText = (limit: number, language: 'vi' | 'en'): string =>
  formatNumber(limit, Number.isInteger(limit) ? 0 : 1, language);

function Scale({ ramp, target }: { readonly ramp: readonly RampClass[]; readonly target?: number }) {
  const { language } = useLanguage();
  return (
    <ol className={styles.scale}>
      {ramp.map(({ token, from }) => (
        <li key={token + String(from)} className={styles.step} style={{ background: `var(${token})` }}>
          {from !== null && (
            <span className={styles.limit} data-target={from === target}>
              {limitText(from, language)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What the colours of the map mean, in numbers, with the target marked where two classes meet at it. */
export function MapLegend({ indicator, ramp, ref, bottom, isShort }: MapLegendProps) {
  const texts = useTexts(mapTexts);
  const { language } = useLanguage();
  const { profile } = useProvince();
  const level = profile.levels.find(({ id }) => id === profile.map.level);
  const name = indicator.shortName ?? indicator.name;
  const unit = indicator.unit[language];
  const { target } = indicator;
  return (
    <section className={styles.legend} ref={ref} style={{ bottom }}>
      <h2 className={styles.title}>
        {name[language]}
        <span className={styles.quiet}>{`, ${unit} ${texts.by(level?.many[language] ?? '')}`}</span>
      </h2>
      <Scale ramp={ramp} {...(target === undefined ? {} : { target })} />
      {!isShort && (
        <p className={styles.notes}>
          {target !== undefined && (
            <span className={styles.note}>
              <span className={styles.tick} />
              {texts.target(withUnit(limitText(target, language), unit))}
            </span>
          )}
          <span className={styles.note}>
            <span className={styles.hatched} />
            {texts.notFresh}
          </span>
        </p>
      )}
    </section>
  );
}
