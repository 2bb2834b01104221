import type { Alert } from '#shared/alert/alert.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';
import type { AlertAccepted, AlertCommand } from '#shared/protocol/alertCommands.ts';
import type { Failure, Result } from '#shared/protocol/result.ts';

/**
 * Where a command sent from this page stands. There is no "accepted" among them: accepted is what the alert
 * itself says, and it says so when the news came that everybody gets.
 *
 * `sending`: nothing heard yet. `confirmed`: the server said yes, the news is on its way. `unanswered`: no answer in
 * time, nobody knows; it may be sent again as the same operation. `refused`: it did not happen.
 */
export type Commanding =
  | { readonly phase: 'sending' | 'unanswered'; readonly command: AlertCommand }
  | { readonly phase: 'confirmed'; readonly command: AlertCommand; readonly revision: number }
  | { readonly phase: 'refused'; readonly command: AlertCommand; readonly failure: Failure };

export type CommandingEvent =
  | { readonly kind: 'send'; readonly command: AlertCommand }
  | { readonly kind: 'answer'; readonly result: Result<AlertAccepted> }
  | { readonly kind: 'resend' }
  /** The alert as it is known to everybody now; undefined when it is closed. */
  | { readonly kind: 'news'; readonly alert: Alert | undefined }
  | { readonly kind: 'dismiss' };

/** null: nothing is under way, the row shows the alert's own state. */
export type CommandingState = Commanding | null;

function afterAnswer(command: AlertCommand, result: Result<AlertAccepted>): Commanding {
  if (result.ok) return { phase: 'confirmed', command, revision: result.value.revision };
  return result.failure.code === 'no-answer'
    ? { phase: 'unanswered', command }
    : { phase: 'refused', command, failure: result.failure };
}

/** News end what waits for them. While an answer is due they do not: it may say that somebody else was first. */
function afterNews(state: Commanding, alert: Alert | undefined): CommandingState {
  if (state.phase === 'sending') return state;
  if (alert === undefined) return null;
  // A later revision counts although it is untaken again: it was taken, and its condition came back after that.
  if (state.phase === 'confirmed' && alert.revision >= state.revision) return null;
  // What can no longer happen to it has happened, or somebody else was first: sending it again would only be refused.
  if (state.phase === 'unanswered' && nextFacts(alert.facts, state.command.action.kind) === null) return null;
  return state;
}

/** The next state, for every state and every event. An event that means nothing in a state leaves it as it is. */
export function nextCommanding(state: CommandingState, event: CommandingEvent): CommandingState {
  switch (event.kind) {
    case 'send':
      // While one is under way a second would race with it, and after silence only the same operation may go out.
      return state === null || state.phase === 'refused'
        ? { phase: 'sending', command: event.command }
        : state;
    case 'answer':
      return state?.phase === 'sending' ? afterAnswer(state.command, event.result) : state;
    case 'resend':
      return state?.phase === 'unanswered' ? { phase: 'sending', command: state.command } : state;
    case 'news':
      return state && afterNews(state, event.alert);
    case 'dismiss':
      return state?.phase === 'refused' ? null : state;
    default:
      return event satisfies never;
  }
}
