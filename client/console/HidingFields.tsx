import { formatMoment } from '#client/format/clock.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { type HidingAction, longestComment } from '#shared/alert/alertAction.ts';
import styles from './consoleDialogs.module.css';
import { dialogTexts } from './dialogTexts.ts';
import { hidingEndAt, hidingLengths } from './hidingEnds.ts';

interface HidingFieldsProps {
  readonly kind: HidingAction['kind'];
  readonly lengthMs: number;
  readonly onLength: (ms: number) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** Why and until when: nothing is hidden without both. */
export function HidingFields({ kind, lengthMs, onLength, reason, onReason }: HidingFieldsProps) {
  const texts = useTexts(dialogTexts);
  const { timeZone } = useProvince().profile;
  const now = useServerNow();
  return (
    <>
      <label className={styles.comment}>
        <span>{texts.reason}</span>
        <input
          data-first
          type="text"
          maxLength={longestComment}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      </label>
      <fieldset className={styles.lengths}>
        <legend>{texts.until(formatMoment(hidingEndAt(kind, lengthMs, now), now, timeZone))}</legend>
        {hidingLengths[kind].map((length) => (
          <label key={length}>
            <input
              type="radio"
              name="length"
              checked={length === lengthMs}
              onChange={() => onLength(length)}
            />
            {texts.length(length)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
