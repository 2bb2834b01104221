import { useMemo, useSyncExternalStore } from 'react';
import { createKeyedStore, type KeyedStore } from '#client/live/keyedStore.ts';
import { useLive } from '#client/live/liveContext.tsx';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertAction } from '#shared/alert/alertAction.ts';
import {
  type AlertAccepted,
  type AlertCommand,
  type AlertHandle,
  type AlertsHandled,
  maxHandledAlerts,
  operationOfItem,
} from '#shared/protocol/alertCommands.ts';
import { failure, type Result } from '#shared/protocol/result.ts';
import { alertStore } from './alertStore.ts';
import { type Commanding, type CommandingEvent, nextCommanding } from './commanding.ts';
import { newOperationId } from './operationId.ts';

/** Commands of this page that are not over. Kept outside the components: leaving the page forgets nothing. */
export const commandingStore = createKeyedStore<AlertId, Commanding>();

/** An alert as the operator saw it: what is sent is the revision that was on the screen, not the newest one. */
export type SeenAlert = Pick<Alert, 'id' | 'revision'>;

export interface Commander {
  /** One message, however many alerts. Those that wait for an earlier command are left out. */
  send(seen: readonly SeenAlert[], action: AlertAction): void;
  /** Sends an unanswered operation again under its own id, so that it cannot happen twice. */
  resend(id: AlertId): void;
  /** Puts a refusal away after it was read. */
  dismiss(id: AlertId): void;
}

interface CommanderParts {
  readonly ask: (command: AlertCommand) => Promise<Result<AlertAccepted>>;
  readonly askMany: (command: AlertHandle) => Promise<Result<AlertsHandled>>;
  readonly alerts: Pick<KeyedStore<AlertId, Alert>, 'get' | 'subscribe'>;
  readonly states: KeyedStore<AlertId, Commanding>;
  readonly operationId: () => string;
}

type Told = readonly [AlertId, CommandingEvent];

/** Keeps the states of commands, and looks at the news of an alert only while something waits for them. */
function createStateKeeper({ alerts, states }: Pick<CommanderParts, 'alerts' | 'states'>) {
  const watched = new Map<AlertId, () => void>();

  const watch = (id: AlertId): void => {
    const waits = states.get(id) !== undefined;
    if (waits && !watched.has(id))
      watched.set(
        id,
        alerts.subscribe(id, () => tell([[id, news(id)]])),
      );
    if (waits) return;
    watched.get(id)?.();
    watched.delete(id);
  };
  const news = (id: AlertId): CommandingEvent => ({ kind: 'news', alert: alerts.get(id) });

  /** All at once: a page with 500 rows under way is drawn once and not 500 times. */
  const tell = (told: readonly Told[]): void => {
    states.write(
      told.map(([id, event]) => [id, nextCommanding(states.get(id) ?? null, event) ?? undefined] as const),
    );
    for (const [id] of told) watch(id);
  };

  const answered = (results: readonly (readonly [AlertId, Result<AlertAccepted>])[]): void => {
    tell(results.map(([id, result]) => [id, { kind: 'answer', result }]));
    // The news may have come before the answer; then nothing more will come to end the waiting.
    tell(results.map(([id]) => [id, news(id)]));
  };

  /** The commands that moved to sending by these very events. */
  const begin = (told: readonly Told[]): AlertCommand[] => {
    const before = told.map(([id]) => states.get(id));
    tell(told);
    return told.flatMap(([id], place) => {
      const after = states.get(id);
      return after?.phase === 'sending' && after !== before[place] ? [after.command] : [];
    });
  };
  return { tell, begin, answered };
}

export function createCommander({ ask, askMany, alerts, states, operationId }: CommanderParts): Commander {
  const { tell, begin, answered } = createStateKeeper({ alerts, states });

  const sendOne = async (command: AlertCommand): Promise<void> => {
    answered([[command.alertId, await ask(command)]]);
  };

  const sendMany = async (commands: readonly AlertCommand[], handle: AlertHandle): Promise<void> => {
    const result = await askMany(handle);
    const results = new Map(result.ok ? result.value.items.map((item) => [item.alertId, item.result]) : []);
    const missing = result.ok ? failure('internal') : result;
    answered(commands.map(({ alertId }) => [alertId, results.get(alertId) ?? missing]));
  };

  const sendChunk = (seen: readonly SeenAlert[], action: AlertAction): void => {
    const id = operationId();
    const commands = begin(
      seen.map(({ id: alertId, revision }) => {
        const operation = seen.length === 1 ? id : operationOfItem(id, alertId);
        return [alertId, { kind: 'send', command: { operationId: operation, alertId, revision, action } }];
      }),
    );
    const [first] = commands;
    if (!first) return;
    if (seen.length === 1) void sendOne(first);
    else {
      const pairs = commands.map(({ alertId, revision }): [AlertId, number] => [alertId, revision]);
      void sendMany(commands, { operationId: id, action, alerts: pairs });
    }
  };

  return {
    send: (seen, action) => {
      for (let from = 0; from < seen.length; from += maxHandledAlerts)
        sendChunk(seen.slice(from, from + maxHandledAlerts), action);
    },
    resend: (id) => {
      for (const command of begin([[id, { kind: 'resend' }]])) void sendOne(command);
    },
    dismiss: (id) => tell([[id, { kind: 'dismiss' }]]),
  };
}

export function useCommander(): Commander {
  const live = useLive();
  return useMemo(
    () =>
      createCommander({
        ask: live.carryOut,
        askMany: live.handle,
        alerts: alertStore,
        states: commandingStore,
        operationId: newOperationId,
      }),
    [live],
  );
}

/** What this page has under way for an alert; undefined when nothing. */
export const useCommanding = (id: AlertId): Commanding | undefined =>
  useSyncExternalStore(
    (listener) => commandingStore.subscribe(id, listener),
    () => commandingStore.get(id),
  );
