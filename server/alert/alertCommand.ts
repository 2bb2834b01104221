import type { Alert } from '#shared/alert/alert.ts';
import { type AlertAction, type HidingAction, longestHidingMs } from '#shared/alert/alertAction.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import { nextFacts } from '#shared/alert/alertTransition.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { User } from '#shared/user/user.ts';

export interface CommandFacts {
  readonly user: User;
  /** Whom an `assign` means; null when it means nobody any more. */
  readonly assignee: User | null;
  readonly now: number;
}

type Refusal = ReturnType<typeof failure>;

function stateRefusal(alert: Alert, { kind }: AlertAction): Refusal {
  if (kind !== 'acknowledge') return failure('wrong-state', stateOf(alert.facts));
  return alert.facts.acknowledged
    ? failure('already-acknowledged', alert.acknowledgement?.userName ?? undefined)
    : failure('not-acknowledgeable', stateOf(alert.facts));
}

function endRefusal({ kind, untilAt }: HidingAction, now: number): Refusal | null {
  const latestAt = now + longestHidingMs[kind];
  return untilAt > now && untilAt <= latestAt
    ? null
    : failure('end-refused', `untilAt: expected after ${now} and not after ${latestAt}`);
}

const isHiding = (action: AlertAction): action is HidingAction => action.kind in longestHidingMs;

/** What an action writes into an alert besides its facts. */
function marksOf(action: AlertAction, { user, assignee, now }: CommandFacts): Partial<Alert> {
  const deed = { userId: user.id, userName: user.name, at: now };
  switch (action.kind) {
    case 'acknowledge':
      return { acknowledgement: { ...deed, comment: action.comment.trim() } };
    case 'withdraw-acknowledgement':
    case 'comment':
      return { comment: { ...deed, text: action.comment } };
    case 'assign':
      return { assignment: assignee && { userId: assignee.id, userName: assignee.name, at: now } };
    case 'shelve':
    case 'suppress':
    case 'take-out-of-service':
      return { hiding: { ...deed, reason: action.reason, untilAt: action.untilAt } };
    case 'unshelve':
      return { hiding: null, acknowledgement: { ...deed, comment: '' } };
    case 'unsuppress':
    case 'put-in-service':
      return { hiding: null };
    case 'reset':
      return {};
    default:
      return action satisfies never;
  }
}

/** The words that go on record beside an action; null when there are none. */
export function noteOf(action: AlertAction, assignee: User | null): string | null {
  if ('comment' in action) return action.comment.trim() || null;
  if ('reason' in action) return action.reason;
  return action.kind === 'assign' ? (assignee?.name ?? null) : null;
}

/** The alert after an action, or why it is refused: the state does not allow it, or the end is no end. */
export function afterAction(alert: Alert, action: AlertAction, command: CommandFacts): Result<Alert> {
  const facts = nextFacts(alert.facts, action.kind);
  if (!facts) return stateRefusal(alert, action);
  const refusal = isHiding(action) ? endRefusal(action, command.now) : null;
  if (refusal) return refusal;
  const next = { ...alert, ...marksOf(action, command), facts, revision: alert.revision + 1 };
  return success(facts.acknowledged ? next : { ...next, acknowledgement: null });
}
