import { AlertMark } from '#client/alert/AlertMark.tsx';
import { actionTexts } from '#client/alert/actionTexts.ts';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertLimitSign, alertPlace, alertTitle, alertValue } from '#client/alert/alertWords.ts';
import { EscalationMark } from '#client/escalation/EscalationMark.tsx';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { isUntaken } from '#shared/alert/alertState.ts';
import styles from './AlertGrid.module.css';
import { AlertRowState } from './AlertRowState.tsx';
import { consoleTexts } from './consoleTexts.ts';
import { type RowProps, rowId } from './rowPlace.ts';
import type { AlertTableRow } from './tableRows.ts';

interface AlertRowProps extends RowProps {
  readonly row: AlertTableRow;
}

export function AlertRow({ row, place, now, isCurrent, isPicked, onSelect, onPick }: AlertRowProps) {
  const { alert, over } = row;
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(consoleTexts);
  const { priority } = useTexts(alertTexts);
  const { nuisance, shortNuisance } = useTexts(actionTexts);
  const title = alertTitle(alert, names, language);
  const where = alertPlace(alert, names, language);
  const value = alertValue(alert, names, language);
  const limit = alertLimitSign(alert, names, language);
  const untaken = !over && isUntaken(alert.facts);
  return (
    <tr
      id={rowId(row.key)}
      className={`${styles.line} ${styles.row}`}
      aria-rowindex={place.index + 2}
      aria-selected={isPicked || isCurrent}
      data-current={isCurrent}
      data-picked={isPicked}
      data-untaken={untaken}
      data-over={over}
      style={{ height: place.height, transform: `translateY(${place.top}px)` }}
      onClick={onSelect}
    >
      <td>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isPicked}
          aria-label={texts.pick(title)}
          onClick={(event) => event.stopPropagation()}
          onChange={onPick}
        />
      </td>
      <td title={priority[alert.priority]}>
        <AlertMark priority={alert.priority} facts={alert.facts} />
        <span className="visually-hidden">{priority[alert.priority]}</span>
      </td>
      <td className={styles.what} title={title} data-nested={row.nested}>
        {alert.nuisance !== null && (
          <span className={styles.nuisance} title={nuisance[alert.nuisance]}>
            {shortNuisance[alert.nuisance]}
          </span>
        )}
        {title}
      </td>
      <td className={styles.words} title={where}>
        {where}
      </td>
      <td className={styles.words} title={`${value} ${limit}`}>
        {value} <span className={`${styles.quiet} ${styles.limit}`}>{limit}</span>
      </td>
      <td className={styles.number}>{formatMoment(alert.raisedAt, now, names.profile.timeZone)}</td>
      <td className={`${styles.number} ${styles.waiting}`}>
        {untaken ? formatAge(now - alert.raisedAt, language) : ''}
      </td>
      <td className={styles.stateCell}>
        <AlertRowState row={row} now={now} />
        {untaken && <EscalationMark alerts={[alert]} />}
      </td>
    </tr>
  );
}
