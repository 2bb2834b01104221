import { alertTexts } from '#client/alert/alertTexts.ts';
import { useCommanding } from '#client/alert/commander.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { type AlertState, stateOf } from '#shared/alert/alertState.ts';
import styles from './AlertGrid.module.css';
import type { CalmRow } from './calmRows.ts';
import { consoleTexts } from './consoleTexts.ts';

/** Who has it or who hid it, in one line; null where the state says everything. */
function useDeed({ alert }: CalmRow, now: number): string | null {
  const texts = useTexts(consoleTexts);
  const { timeZone } = useProvince().profile;
  const moment = (at: number): string => formatMoment(at, now, timeZone);
  const { hiding, acknowledgement, assignment } = alert;
  if (hiding) return `${texts.hiddenUntil(moment(hiding.untilAt), hiding.userName)}: ${hiding.reason}`;
  const handed = assignment ? texts.assignedTo(assignment.userName) : null;
  if (!acknowledgement) return handed;
  const { userName, at, comment } = acknowledgement;
  const taken = texts.takenBy(userName, moment(at)) + (comment === '' ? '' : `: ${comment}`);
  return handed === null ? taken : `${taken} · ${handed}`;
}

/** These are told by who did it and when. */
const toldByDeed: ReadonlySet<AlertState> = new Set<AlertState>([
  'acknowledged',
  'shelved',
  'suppressed-by-design',
  'out-of-service',
]);

/** The state of a row in words. What this page has under way comes first; "acknowledged" only ever from the alert. */
export function AlertRowState({ row, now }: { readonly row: CalmRow; readonly now: number }) {
  const texts = useTexts(consoleTexts);
  const { state } = useTexts(alertTexts);
  const { alert, over } = row;
  const underWay = useCommanding(alert.id);
  const deed = useDeed(row, now);
  if (underWay) {
    const wasTaken = underWay.phase === 'refused' && underWay.failure.code === 'already-acknowledged';
    const words =
      wasTaken && alert.acknowledgement
        ? texts.takenBefore(alert.acknowledgement.userName)
        : texts.phase[underWay.phase];
    return (
      <span className={`${styles.words} ${styles.state}`} data-phase={underWay.phase} title={words}>
        {words}
      </span>
    );
  }
  if (over) return <span className={`${styles.words} ${styles.quiet}`}>{texts.over}</span>;
  const name = stateOf(alert.facts);
  if (deed !== null && toldByDeed.has(name))
    return (
      <span className={`${styles.words} ${styles.quiet}`} title={deed}>
        {deed}
      </span>
    );
  return (
    <span className={styles.words} title={deed === null ? state[name] : `${state[name]} · ${deed}`}>
      {state[name]}
      {deed !== null && <span className={styles.quiet}> · {deed}</span>}
    </span>
  );
}
