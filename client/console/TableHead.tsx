import { alertTexts } from '#client/alert/alertTexts.ts';
import { isMuted, mutedUntil, soundState, toggleMute } from '#client/alert/soundStore.ts';
import { formatClock } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { suppressions } from '#shared/alert/alertState.ts';
import type { AlertCounts, View } from './alertFilter.ts';
import { consoleTexts } from './consoleTexts.ts';
import styles from './TableHead.module.css';
import { type GroupingChoice, groupingChoices } from './useGroupedRows.ts';

interface HiddenCountersProps {
  readonly counts: AlertCounts | null;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** What was taken out of the list, by why: a counter with a clock that opens the list of them, pressed again the open ones. */
export function HiddenCounters({ counts, view, onView }: HiddenCountersProps) {
  const texts = useTexts(consoleTexts);
  const { state } = useTexts(alertTexts);
  const { language } = useLanguage();
  return (
    <fieldset className={styles.hidden} aria-label={texts.hiddenLabel}>
      {suppressions.map((suppression) => (
        <button
          key={suppression}
          type="button"
          aria-pressed={view === suppression}
          data-none={!counts?.view[suppression]}
          onClick={() => onView(view === suppression ? 'open' : suppression)}
        >
          <span aria-hidden="true">◷</span> {state[suppression]}{' '}
          <b>{formatNumber(counts?.view[suppression] ?? null, 0, language)}</b>
        </button>
      ))}
    </fieldset>
  );
}

interface GroupChoiceProps {
  readonly choice: GroupingChoice;
  readonly onChoice: (choice: GroupingChoice) => void;
}

export function GroupChoice({ choice, onChoice }: GroupChoiceProps) {
  const texts = useTexts(consoleTexts);
  return (
    <label className={styles.choice}>
      {texts.group}
      <select value={choice} onChange={(event) => onChoice(event.target.value as GroupingChoice)}>
        {groupingChoices.map((one) => (
          <option key={one} value={one}>
            {texts.groupings[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Sound on, muted until when, or waiting for the first press that a browser asks for. */
export function SoundControl() {
  const texts = useTexts(consoleTexts);
  const { timeZone } = useProvince().profile;
  const untilAt = useValue(mutedUntil);
  const state = useValue(soundState);
  const now = useServerNow();
  const muted = isMuted(untilAt, now);
  const ready = state === 'ready' ? texts.soundOn : texts.soundWaiting;
  return (
    <button type="button" className={styles.sound} aria-pressed={muted} onClick={toggleMute}>
      {muted && untilAt !== null ? texts.mutedUntil(formatClock(untilAt, timeZone)) : ready}
    </button>
  );
}
