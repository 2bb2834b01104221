import { useMemo, useSyncExternalStore } from 'react';
import { createKeyedStore, type KeyedStore } from '#client/live/keyedStore.ts';
import { useLive } from '#client/live/liveContext.tsx';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertAccepted, AlertCommand } from '#shared/protocol/alertCommands.ts';
import type { Result } from '#shared/protocol/result.ts';
import { type Acknowledging, type AcknowledgingEvent, nextAcknowledging } from './acknowledging.ts';
import { alertStore } from './alertStore.ts';
import { newOperationId } from './operationId.ts';

/** Acknowledgements of this page that are not over. Kept outside the components: leaving the page forgets nothing. */
export const acknowledgingStore = createKeyedStore<AlertId, Acknowledging>();

/** An alert as the operator saw it: what is sent is the revision that was on the screen, not the newest one. */
export type SeenAlert = Pick<Alert, 'id' | 'revision'>;

export interface Acknowledger {
  acknowledge(seen: SeenAlert, comment: string): void;
  /** Sends an unanswered operation again under its own id, so that it cannot happen twice. */
  resend(id: AlertId): void;
  /** Puts a refusal away after it was read. */
  dismiss(id: AlertId): void;
}

interface AcknowledgerParts {
  readonly ask: (command: AlertCommand) => Promise<Result<AlertAccepted>>;
  readonly alerts: Pick<KeyedStore<AlertId, Alert>, 'get' | 'subscribe'>;
  readonly states: KeyedStore<AlertId, Acknowledging>;
  readonly operationId: () => string;
}

export function createAcknowledger({ ask, alerts, states, operationId }: AcknowledgerParts): Acknowledger {
  const watched = new Map<AlertId, () => void>();

  /** News are looked at only while something waits for them. */
  const watch = (id: AlertId): void => {
    const waits = states.get(id) !== undefined;
    if (waits && !watched.has(id))
      watched.set(
        id,
        alerts.subscribe(id, () => tell(id, { kind: 'news', alert: alerts.get(id) })),
      );
    if (waits) return;
    watched.get(id)?.();
    watched.delete(id);
  };

  const tell = (id: AlertId, event: AcknowledgingEvent): void => {
    states.write([[id, nextAcknowledging(states.get(id) ?? null, event) ?? undefined]]);
    watch(id);
  };

  const send = async (command: AlertCommand): Promise<void> => {
    const result = await ask(command);
    tell(command.alertId, { kind: 'answer', result });
    // The news may have come before the answer; then nothing more will come to end the waiting.
    tell(command.alertId, { kind: 'news', alert: alerts.get(command.alertId) });
  };

  /** Sends only when the state has moved to sending by this very event. */
  const begin = (id: AlertId, event: AcknowledgingEvent): void => {
    const before = states.get(id);
    tell(id, event);
    const after = states.get(id);
    if (after?.phase === 'sending' && after !== before) void send(after.command);
  };

  return {
    acknowledge: ({ id, revision }, comment) =>
      begin(id, {
        kind: 'send',
        command: {
          operationId: operationId(),
          alertId: id,
          revision,
          action: { kind: 'acknowledge', comment },
        },
      }),
    resend: (id) => begin(id, { kind: 'resend' }),
    dismiss: (id) => tell(id, { kind: 'dismiss' }),
  };
}

export function useAcknowledger(): Acknowledger {
  const live = useLive();
  return useMemo(
    () =>
      createAcknowledger({
        ask: live.carryOut,
        alerts: alertStore,
        states: acknowledgingStore,
        operationId: newOperationId,
      }),
    [live],
  );
}

/** What this page has under way for an alert; undefined when nothing. */
export const useAcknowledging = (id: AlertId): Acknowledging | undefined =>
  useSyncExternalStore(
    (listener) => acknowledgingStore.subscribe(id, listener),
    () => acknowledgingStore.get(id),
  );
