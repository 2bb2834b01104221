import { alertPlace, alertTitle, alertValue } from '#client/alert/alertWords.ts';
import { formatAge } from '#client/format/age.ts';
import { formatNumber } from '#client/format/number.ts';
import { useServerNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { groupFacts } from '#shared/alert/grouping.ts';
import styles from './AlertDetail.module.css';
import { consoleTexts } from './consoleTexts.ts';
import { DetailActions } from './DetailActions.tsx';
import { detailTexts } from './detailTexts.ts';
import { groupState, groupTitle } from './groupWords.ts';
import { type GroupTableRow, standingGroup } from './tableRows.ts';
import type { DeskActions } from './useDeskActions.ts';

const namedAlerts = 12;

interface GroupDetailProps {
  readonly row: GroupTableRow;
  readonly actions: Pick<DeskActions, 'act' | 'means'>;
}

/** The chosen group: how many and how they develop, what can be done with all of them, and the first of them by name. */
export function GroupDetail({ row, actions }: GroupDetailProps) {
  const province = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(consoleTexts);
  const detail = useTexts(detailTexts);
  const now = useServerNow();
  const group = standingGroup(row);
  const { count, untaken, trend, waitingSinceAt } = groupFacts(group, now);
  const whole = (number: number): string => formatNumber(number, 0, language);
  const [first, ...others] = row.standing;
  return (
    <aside className={styles.detail} aria-label={groupTitle(row, province, language)}>
      <p className={styles.kind}>
        <b>{texts.alertCount(whole(count))}</b> {texts.trend[trend]}
      </p>
      <h2>{groupTitle(row, province, language)}</h2>
      <p>
        {untaken > 0
          ? detail.groupWaits(whole(untaken), formatAge(now - waitingSinceAt, language))
          : groupState(row, untaken, language)}
      </p>
      {first && <DetailActions alerts={[first, ...others]} actions={actions} />}
      <section>
        <h3>{detail.groupAlerts}</h3>
        <ul className={styles.list}>
          {group.alerts.slice(0, namedAlerts).map((alert) => (
            <li key={alert.id}>
              <span>{alertPlace(alert, province, language)}</span>
              <span>
                {row.by !== 'rule' && `${alertTitle(alert, province, language)} `}
                <span className={styles.quiet}>{alertValue(alert, province, language)}</span>
              </span>
            </li>
          ))}
        </ul>
        {count > namedAlerts && (
          <p className={styles.quiet}>{detail.groupMore(whole(count - namedAlerts))}</p>
        )}
      </section>
    </aside>
  );
}
