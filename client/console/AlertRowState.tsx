import { useAcknowledging } from '#client/alert/acknowledge.ts';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { formatMoment } from '#client/format/clock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { stateOf } from '#shared/alert/alertState.ts';
import styles from './AlertGrid.module.css';
import type { TableRow } from './calmRows.ts';
import { consoleTexts } from './consoleTexts.ts';

/** The state of a row in words. What this page has under way comes first; "acknowledged" only ever from the alert. */
export function AlertRowState({ row, now }: { readonly row: TableRow; readonly now: number }) {
  const texts = useTexts(consoleTexts);
  const { state } = useTexts(alertTexts);
  const { timeZone } = useProvince().profile;
  const { alert, over } = row;
  const underWay = useAcknowledging(alert.id);
  if (underWay)
    return (
      <span className={styles.state} data-phase={underWay.phase}>
        {underWay.phase === 'refused' && alert.acknowledgement
          ? texts.takenBefore(alert.acknowledgement.userName)
          : texts.phase[underWay.phase]}
      </span>
    );
  if (over) return <span className={styles.quiet}>{texts.over}</span>;
  const { acknowledgement } = alert;
  const name = stateOf(alert.facts);
  if (name !== 'acknowledged' || !acknowledgement) return <span className={styles.state}>{state[name]}</span>;
  const by = texts.takenBy(acknowledgement.userName, formatMoment(acknowledgement.at, now, timeZone));
  return (
    <span className={styles.quiet} title={`${by}. ${acknowledgement.comment}`}>
      {by}
      {acknowledgement.comment === '' ? '' : `: ${acknowledgement.comment}`}
    </span>
  );
}
