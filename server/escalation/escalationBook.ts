import type { Log } from '#server/log.ts';
import type { OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type Escalation, levelAt } from '#shared/escalation/escalation.ts';
import { type DutyTurn, nextOnDuty } from '#shared/shift/dutyTurn.ts';
import type { EscalationStore } from './escalationStore.ts';

/** A new level of an alert, and the turns that are told. */
export interface EscalatedAlert {
  readonly alert: Alert;
  readonly escalation: Escalation;
  readonly turns: readonly DutyTurn[];
}

/** Watches how long nobody takes an alert, and tells the next on duty when its deadline has passed. */
export interface EscalationBook {
  /** Looks at every open alert. Never rejects: what could not be put on record is found again the next time. */
  look(now: number): Promise<void>;
  /** Resolves when what is being put on record is. */
  settled(): Promise<void>;
  /** Those that stand: untaken past their deadline. */
  standing(): Escalation[];
}

interface EscalationBookParts {
  readonly store: EscalationStore;
  /** Those of before the start. */
  readonly standing: readonly Escalation[];
  /** Every open alert. */
  readonly alerts: () => readonly Alert[];
  readonly takeWithinOf: (alert: Alert) => number;
  readonly turns: () => readonly DutyTurn[];
  readonly messagesOf: (escalated: readonly EscalatedAlert[], now: number) => readonly OutgoingMessage[];
  /** Told only after it is on record. */
  readonly onChange: (escalations: readonly Escalation[]) => void;
  readonly log: Pick<Log, 'error'>;
}

export function createEscalationBook(parts: EscalationBookParts): EscalationBook {
  const { store, takeWithinOf, log } = parts;
  const standing = new Map(parts.standing.map((escalation) => [escalation.alert, escalation]));
  const waitingSince = new Map<AlertId, number>(
    parts.standing.map(({ alert, waitingSinceAt }) => [alert, waitingSinceAt]),
  );
  /** Taken or hidden when they were looked at last: should they wait again, they wait from then on. */
  let quiet = new Set<AlertId>();

  const keepWaiting = (alerts: readonly Alert[], now: number): void => {
    const open = new Set(alerts.map(({ id }) => id));
    for (const id of waitingSince.keys()) if (!open.has(id)) waitingSince.delete(id);
    for (const { id, facts, raisedAt, annunciatedAt } of alerts)
      if (!isUntaken(facts)) waitingSince.delete(id);
      else if (!waitingSince.has(id)) waitingSince.set(id, quiet.has(id) ? now : (annunciatedAt ?? raisedAt));
    quiet = new Set(alerts.filter(({ facts }) => !isUntaken(facts)).map(({ id }) => id));
  };

  const risen = (alert: Alert, now: number): EscalatedAlert[] => {
    const since = waitingSince.get(alert.id);
    if (since === undefined) return [];
    const level = levelAt(since, takeWithinOf(alert), now);
    if (level <= (standing.get(alert.id)?.level ?? 0)) return [];
    const turns = nextOnDuty(parts.turns(), level, now);
    const to = turns.map(({ name, position }) => ({ name, position }));
    const { id, area } = alert;
    return [{ alert, turns, escalation: { alert: id, area, level, at: now, waitingSinceAt: since, to } }];
  };

  const look = async (now: number): Promise<void> => {
    const alerts = parts.alerts();
    keepWaiting(alerts, now);
    const escalated = alerts.flatMap((alert) => risen(alert, now));
    const over = [...standing.values()]
      .filter(({ alert }) => !waitingSince.has(alert))
      .map((escalation): Escalation => ({ ...escalation, level: 0, at: now, to: [] }));
    const changes = [...over, ...escalated.map(({ escalation }) => escalation)];
    if (changes.length === 0) return;
    await store.append(changes, parts.messagesOf(escalated, now));
    for (const escalation of changes)
      if (escalation.level === 0) standing.delete(escalation.alert);
      else standing.set(escalation.alert, escalation);
    parts.onChange(changes);
  };

  let looking: Promise<void> | null = null;
  return {
    look: (now) => {
      looking ??= look(now)
        .catch((error: unknown) => log.error({ error }, 'an escalation could not be put on record'))
        .finally(() => {
          looking = null;
        });
      return looking;
    },
    settled: () => looking ?? Promise.resolve(),
    standing: () => [...standing.values()],
  };
}
