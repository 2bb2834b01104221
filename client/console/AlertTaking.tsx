import { useAcknowledger, useAcknowledging } from '#client/alert/acknowledge.ts';
import type { Acknowledging } from '#client/alert/acknowledging.ts';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { Alert } from '#shared/alert/alert.ts';
import styles from './AlertDetail.module.css';
import type { TableRow } from './calmRows.ts';
import { consoleTexts } from './consoleTexts.ts';
import { detailTexts } from './detailTexts.ts';

function UnderWay({ alert, state }: { readonly alert: Alert; readonly state: Acknowledging }) {
  const texts = useTexts(consoleTexts);
  const detail = useTexts(detailTexts);
  const failureText = useFailureText();
  const acknowledger = useAcknowledger();
  if (state.phase === 'unanswered')
    return (
      <>
        <p>{failureText({ code: 'no-answer' })}</p>
        <Button look="main" onClick={() => acknowledger.resend(alert.id)}>
          {detail.resend}
        </Button>
      </>
    );
  if (state.phase !== 'refused') return <p>{texts.phase[state.phase]}</p>;
  const { code } = state.failure;
  const first = alert.acknowledgement?.userName;
  return (
    <>
      <p>
        {code === 'already-acknowledged' && first !== undefined
          ? texts.refusedTakenBy(first)
          : failureText(state.failure)}
      </p>
      <Button onClick={() => acknowledger.dismiss(alert.id)}>{detail.dismiss}</Button>
    </>
  );
}

function Taken({ alert }: { readonly alert: Alert }) {
  const detail = useTexts(detailTexts);
  const { timeZone } = useProvince().profile;
  const { acknowledgement } = alert;
  if (!acknowledgement) return null;
  const { userName, at, comment } = acknowledgement;
  return (
    <section>
      <h3>{detail.taken}</h3>
      <p>{detail.takenBy(userName, formatMoment(at, serverNow(), timeZone))}</p>
      {comment === '' ? (
        <p className={styles.quiet}>{detail.noComment}</p>
      ) : (
        <blockquote>{comment}</blockquote>
      )}
    </section>
  );
}

interface AlertTakingProps {
  readonly row: TableRow;
  readonly refusal: string | null;
  readonly onAcknowledge: () => void;
}

/** Who has the alert, or how to take it; and where an acknowledgement sent from here stands. */
export function AlertTaking({ row, refusal, onAcknowledge }: AlertTakingProps) {
  const { alert, over } = row;
  const detail = useTexts(detailTexts);
  const state = useAcknowledging(alert.id);
  const mayTake = !over && !alert.facts.acknowledged && (!state || state.phase === 'refused');
  return (
    <>
      <div className={styles.taking} role="status" data-phase={state?.phase}>
        {state && <UnderWay alert={alert} state={state} />}
      </div>
      {mayTake && (
        <div className={styles.taking}>
          <Button look="main" refusal={refusal} onClick={onAcknowledge}>
            {detail.acknowledge}
          </Button>
          {refusal !== null && <p className={styles.quiet}>{refusal}</p>}
        </div>
      )}
      {alert.facts.acknowledged && <Taken alert={alert} />}
    </>
  );
}
