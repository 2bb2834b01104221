import type { Alert } from '#shared/alert/alert.ts';
import { type AlertAction, needsRevisionSeen, permissionFor } from '#shared/alert/alertAction.ts';
import { callsForAttention } from '#shared/alert/alertTransition.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import {
  type AlertAccepted,
  type AlertCommand,
  type AlertHandle,
  type AlertsHandled,
  operationOfItem,
} from '#shared/protocol/alertCommands.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { afterAction, noteOf } from './alertCommand.ts';
import type { JournalEntry } from './alertJournal.ts';
import type { BookKeeper } from './bookKeeper.ts';
import type { JournalGate } from './journalGate.ts';
import type { OpenAlerts } from './openAlerts.ts';

/** What a command comes to: an answer that needs no record, or an entry that must be on record first. */
type Judgement =
  | { readonly kind: 'answer'; readonly result: Result<AlertAccepted> }
  | { readonly kind: 'entry'; readonly entry: JournalEntry };

interface JudgeParts {
  readonly open: OpenAlerts;
  readonly gate: JournalGate;
  readonly tree: AreaTree;
  /** Somebody who may sign in; null when there is no such user. */
  readonly findUser: (id: string) => Promise<User | null>;
}

/** Judges commands and has them recorded. Whoever asks sees to it that nothing else changes the alerts meanwhile. */
export interface CommandDesk {
  carryOut(user: User, command: AlertCommand, now: number): Promise<Result<AlertAccepted>>;
  handle(user: User, command: AlertHandle, now: number): Promise<AlertsHandled>;
}

type Judge = (user: User, command: AlertCommand, now: number) => Promise<Judgement>;

interface CommandDeskParts extends JudgeParts {
  readonly keeper: BookKeeper;
}

const answer = (result: Result<AlertAccepted>): Judgement => ({ kind: 'answer', result });

function createJudge({ open, gate, tree, findUser }: JudgeParts): Judge {
  /** The answer of an operation that was accepted before, or null when there was none. */
  const earlier = async (user: User, command: AlertCommand): Promise<Result<AlertAccepted> | null> => {
    const known = await gate.operation(command.operationId);
    if (known === 'journal-away') return failure('journal-away');
    if (!known) return null;
    const { alertId, revision, userId } = known;
    return userId === user.id && alertId === command.alertId
      ? success({ alertId, revision })
      : failure('bad-request', 'the operation id was used for another command');
  };

  const seenAlert = (user: User, { alertId, revision, action }: AlertCommand): Result<Alert> => {
    const alert = open.get(alertId);
    if (!alert) return failure('not-found', 'the alert is not open');
    if (!can(user, permissionFor[action.kind], alert.area, tree)) return failure('forbidden');
    if (action.kind === 'acknowledge' && alert.facts.acknowledged)
      return failure('already-acknowledged', alert.acknowledgement?.userName ?? undefined);
    return alert.revision === revision || !needsRevisionSeen(action.kind)
      ? success(alert)
      : failure('revision-conflict', `revision ${alert.revision}, not ${revision}`);
  };

  /** Only somebody who may see the alert can be given it. */
  const assigneeOf = async (alert: Alert, action: AlertAction): Promise<Result<User | null>> => {
    if (action.kind !== 'assign' || action.userId === null) return success(null);
    const found = await findUser(action.userId);
    return found && can(found, 'alert:comment', alert.area, tree)
      ? success(found)
      : failure('not-found', 'userId: not somebody who may handle alerts there');
  };

  return async (user, command, now) => {
    const before = await earlier(user, command);
    if (before) return answer(before);
    const seen = seenAlert(user, command);
    if (!seen.ok) return answer(seen);
    const assignee = await assigneeOf(seen.value, command.action);
    if (!assignee.ok) return answer(assignee);
    const { action, operationId } = command;
    const changed = afterAction(seen.value, action, { user, assignee: assignee.value, now });
    if (!changed.ok) return answer(changed);
    const annunciated = callsForAttention(action.kind, changed.value.facts);
    const alert = annunciated ? { ...changed.value, annunciatedAt: now } : changed.value;
    const entry: JournalEntry = {
      at: now,
      event: action.kind,
      alert,
      annunciated,
      userId: user.id,
      userName: user.name,
      note: noteOf(action, assignee.value),
      operationId,
    };
    return { kind: 'entry', entry };
  };
}

export function createCommandDesk({ keeper, ...parts }: CommandDeskParts): CommandDesk {
  const judge = createJudge(parts);

  const settle = async (judgements: readonly Judgement[]): Promise<Result<AlertAccepted>[]> => {
    const kept = await keeper.append(judgements.flatMap((one) => (one.kind === 'entry' ? [one.entry] : [])));
    return judgements.map((one) => {
      if (one.kind === 'answer') return one.result;
      const { id, revision } = one.entry.alert;
      return kept ? success({ alertId: id, revision }) : failure('journal-away');
    });
  };

  return {
    carryOut: async (user, command, now) => {
      const [result] = await settle([await judge(user, command, now)]);
      return result ?? failure('internal');
    },
    handle: async (user, { operationId: whole, action, alerts }, now) => {
      const judgements: Judgement[] = [];
      for (const [alertId, revision] of alerts) {
        const operationId = operationOfItem(whole, alertId);
        judgements.push(await judge(user, { operationId, alertId, revision, action }, now));
      }
      const results = await settle(judgements);
      return {
        items: alerts.map(([alertId], place) => ({ alertId, result: results[place] ?? failure('internal') })),
      };
    },
  };
}
