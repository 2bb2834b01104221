import { AlertMark } from '#client/alert/AlertMark.tsx';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertLimitSign, alertPlace, alertTitle, alertValue } from '#client/alert/alertWords.ts';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AlertId } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import styles from './AlertGrid.module.css';
import { AlertRowState } from './AlertRowState.tsx';
import type { TableRow } from './calmRows.ts';
import { consoleTexts } from './consoleTexts.ts';

export const rowId = (id: AlertId): string => `alert-${id}`;

interface AlertRowProps {
  readonly row: TableRow;
  /** Where the row lies in the scrolled table, CSS pixels. */
  readonly place: { readonly index: number; readonly top: number; readonly height: number };
  readonly now: number;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly onSelect: (id: AlertId) => void;
  readonly onPick: (id: AlertId) => void;
}

export function AlertRow({ row, place, now, isCurrent, isPicked, onSelect, onPick }: AlertRowProps) {
  const { alert, over } = row;
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(consoleTexts);
  const { priority } = useTexts(alertTexts);
  const title = alertTitle(alert, names, language);
  const untaken = !over && isUntaken(alert.facts);
  return (
    <tr
      id={rowId(alert.id)}
      className={`${styles.line} ${styles.row}`}
      aria-rowindex={place.index + 2}
      aria-selected={isPicked || isCurrent}
      data-current={isCurrent}
      data-picked={isPicked}
      data-untaken={untaken}
      data-over={over}
      style={{ height: place.height, transform: `translateY(${place.top}px)` }}
      onClick={() => onSelect(alert.id)}
    >
      <td>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isPicked}
          aria-label={texts.pick(title)}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onPick(alert.id)}
        />
      </td>
      <td title={priority[alert.priority]}>
        <AlertMark priority={alert.priority} facts={alert.facts} />
        <span className="visually-hidden">{priority[alert.priority]}</span>
      </td>
      <td className={styles.what} title={title}>
        {title}
      </td>
      <td>{alertPlace(alert, names, language)}</td>
      <td>
        {alertValue(alert, names, language)}{' '}
        <span className={styles.quiet}>{alertLimitSign(alert, names, language)}</span>
      </td>
      <td className={styles.number}>{formatMoment(alert.raisedAt, now, names.profile.timeZone)}</td>
      <td className={`${styles.number} ${styles.waiting}`}>
        {untaken ? formatAge(now - alert.raisedAt, language) : ''}
      </td>
      <td>
        <AlertRowState row={row} now={now} />
      </td>
    </tr>
  );
}
