import { AlertMark } from '#client/alert/AlertMark.tsx';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { EscalationMark } from '#client/escalation/EscalationMark.tsx';
import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { isUntaken } from '#shared/alert/alertState.ts';
import { groupFacts, type Trend } from '#shared/alert/grouping.ts';
import styles from './AlertGrid.module.css';
import { consoleTexts } from './consoleTexts.ts';
import { groupPlace, groupState, groupTitle } from './groupWords.ts';
import { type RowProps, rowId } from './rowPlace.ts';
import { type GroupTableRow, standingGroup } from './tableRows.ts';

const trendArrows: Readonly<Record<Trend, string>> = { rising: '↑', steady: '→', falling: '↓' };

interface GroupRowProps extends RowProps {
  readonly row: GroupTableRow;
  readonly onOpen: () => void;
}

/** Many alerts with one cause on one line: how many, growing or not, since when. Opened on demand. */
export function GroupRow({ row, place, now, isCurrent, isPicked, onSelect, onPick, onOpen }: GroupRowProps) {
  const province = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(consoleTexts);
  const { priority: priorityNames } = useTexts(alertTexts);
  const group = standingGroup(row);
  const { count, untaken, priority, waitingSinceAt, trend } = groupFacts(group, now);
  const speaking = group.alerts.find(({ facts }) => isUntaken(facts)) ?? group.alerts[0];
  const title = groupTitle(row, province, language);
  const where = groupPlace(row, province, language);
  const state = groupState(row, untaken, language);
  const whole = (number: number): string => formatNumber(number, 0, language);
  return (
    <tr
      id={rowId(row.key)}
      className={`${styles.line} ${styles.row}`}
      aria-rowindex={place.index + 2}
      aria-selected={isPicked || isCurrent}
      data-current={isCurrent}
      data-picked={isPicked}
      data-untaken={untaken > 0}
      data-group="true"
      data-over={row.standing.length === 0}
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
      <td title={priorityNames[priority]}>
        <AlertMark priority={priority} facts={speaking.facts} />
        <span className="visually-hidden">{priorityNames[priority]}</span>
      </td>
      <td className={styles.what} title={title}>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={row.open}
          aria-label={texts.openGroup(title)}
          onClick={onOpen}
        >
          {row.open ? '▾' : '▸'}
        </button>
        {title}
      </td>
      <td className={styles.words} title={where}>
        {where}
      </td>
      <td className={styles.words}>
        {texts.alertCount(whole(count))}{' '}
        <span className={styles.quiet} title={texts.trend[trend]}>
          <span aria-hidden="true">{trendArrows[trend]}</span>
          <span className="visually-hidden">{texts.trend[trend]}</span>
        </span>
      </td>
      <td className={styles.number}>{formatMoment(waitingSinceAt, now, province.profile.timeZone)}</td>
      <td className={`${styles.number} ${styles.waiting}`}>
        {untaken > 0 ? formatAge(now - waitingSinceAt, language) : ''}
      </td>
      <td className={styles.stateCell}>
        <span className={styles.words} title={state}>
          {state}
        </span>
        {untaken > 0 && <EscalationMark alerts={group.alerts} />}
      </td>
    </tr>
  );
}
