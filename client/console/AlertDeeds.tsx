import { actionTexts } from '#client/alert/actionTexts.ts';
import { useCommander, useCommanding } from '#client/alert/commander.ts';
import type { Commanding } from '#client/alert/commanding.ts';
import { formatMoment } from '#client/format/clock.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import { useFailureText } from '#client/ui/failureTexts.ts';
import type { Alert } from '#shared/alert/alert.ts';
import styles from './AlertDetail.module.css';
import { consoleTexts } from './consoleTexts.ts';
import { detailTexts } from './detailTexts.ts';

function UnderWay({ alert, state }: { readonly alert: Alert; readonly state: Commanding }) {
  const texts = useTexts(consoleTexts);
  const detail = useTexts(detailTexts);
  const { verb } = useTexts(actionTexts);
  const failureText = useFailureText();
  const commander = useCommander();
  const name = verb[state.command.action.kind];
  if (state.phase === 'unanswered')
    return (
      <>
        <p>
          <b>{name}</b>: {failureText({ code: 'no-answer' })}
        </p>
        <Button look="main" onClick={() => commander.resend(alert.id)}>
          {detail.resend}
        </Button>
      </>
    );
  if (state.phase !== 'refused')
    return (
      <p>
        <b>{name}</b>: {texts.phase[state.phase]}
      </p>
    );
  const { code } = state.failure;
  const first = alert.acknowledgement?.userName;
  return (
    <>
      <p>
        <b>{name}</b>:{' '}
        {code === 'already-acknowledged' && first !== undefined
          ? texts.refusedTakenBy(first)
          : failureText(state.failure)}
      </p>
      <Button onClick={() => commander.dismiss(alert.id)}>{detail.dismiss}</Button>
    </>
  );
}

/** Where a command sent from here stands; nothing when none is under way. */
export function AlertUnderWay({ alert }: { readonly alert: Alert }) {
  const state = useCommanding(alert.id);
  return (
    <div className={styles.taking} role="status" data-phase={state?.phase}>
      {state && <UnderWay alert={alert} state={state} />}
    </div>
  );
}

interface SaidProps {
  readonly title: string;
  readonly userName: string;
  readonly at: number;
  readonly words: string;
  readonly until?: number;
}

function Said({ title, userName, at, words, until }: SaidProps) {
  const detail = useTexts(detailTexts);
  const { timeZone } = useProvince().profile;
  const moment = (instant: number): string => formatMoment(instant, serverNow(), timeZone);
  return (
    <section>
      <h3>{title}</h3>
      <p>
        {detail.takenBy(userName, moment(at))}
        {until !== undefined && <b> · {detail.until(moment(until))}</b>}
      </p>
      {words !== '' && <blockquote>{words}</blockquote>}
    </section>
  );
}

/** Who has the alert, who hid it and until when, who is to handle it, and what was said last. */
export function AlertDeeds({ alert }: { readonly alert: Alert }) {
  const { event } = useTexts(actionTexts);
  const detail = useTexts(detailTexts);
  const { hiding, acknowledgement, assignment, comment, facts } = alert;
  return (
    <>
      {hiding && (
        <Said
          title={event[facts.suppression === 'shelved' ? 'shelve' : 'suppress']}
          {...hiding}
          words={hiding.reason}
          until={hiding.untilAt}
        />
      )}
      {acknowledgement && (
        <Said title={event.acknowledge} {...acknowledgement} words={acknowledgement.comment} />
      )}
      {assignment && <Said title={detail.assigned} {...assignment} words="" />}
      {comment && <Said title={detail.lastComment} {...comment} words={comment.text} />}
    </>
  );
}
