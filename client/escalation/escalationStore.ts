import { useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';

/** How far each alert has gone up the roster because nobody took it. Written by `liveUpdates` alone. */
export const escalationStore = createKeyedStore<AlertId, Escalation>();

/** Level 0 is an end: somebody took it. */
export const writeEscalations = (escalations: readonly Escalation[]): void =>
  escalationStore.write(
    escalations.map((escalation) => [escalation.alert, escalation.level === 0 ? undefined : escalation]),
  );

/** A snapshot has all that stand. */
export function replaceEscalations(escalations: readonly Escalation[]): void {
  const given = new Set(escalations.map(({ alert }) => alert));
  const gone = escalationStore.values().filter(({ alert }) => !given.has(alert));
  escalationStore.write(gone.map(({ alert }) => [alert, undefined]));
  writeEscalations(escalations);
}

/** The escalation of an alert; undefined while it has not gone up. */
export const useEscalation = (alert: AlertId): Escalation | undefined =>
  useSyncExternalStore(
    (listener) => escalationStore.subscribe(alert, listener),
    () => escalationStore.get(alert),
  );

/** All that stand; the same array until something changes. */
export const useEscalations = (): readonly Escalation[] =>
  useSyncExternalStore(escalationStore.subscribeAll, escalationStore.values);

/** The furthest that any of these alerts has gone up; 0 while none has. */
export const useEscalationLevel = (alerts: readonly Pick<Alert, 'id'>[]): number =>
  useSyncExternalStore(escalationStore.subscribeAll, () =>
    alerts.reduce((most, { id }) => Math.max(most, escalationStore.get(id)?.level ?? 0), 0),
  );
