import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import type { Annunciation } from '#shared/protocol/events.ts';

/** A journal in memory that can be taken away and given back. */
export interface MemoryAlertJournal extends AlertJournal {
  readonly entries: JournalEntry[];
  setAway(away: boolean): void;
  /** From now on what is appended waits, until the returned function is called. */
  hold(): () => void;
}

const lineOfEntry = ({ at, event, annunciated, alert }: JournalEntry): JournalLine => ({
  ...{ at, event, annunciated, alertId: alert.id, rule: alert.rule, area: alert.area },
  ...{ priority: alert.priority, active: alert.facts.active, acknowledged: alert.facts.acknowledged },
  ...{ hidden: alert.facts.suppression !== null, raisedAt: alert.raisedAt },
});

export function aMemoryAlertJournal(openAlerts: readonly Alert[] = []): MemoryAlertJournal {
  const entries: JournalEntry[] = [];
  const open = new Map(openAlerts.map((alert) => [alert.id, alert]));
  let away = false;
  let held: Promise<void> = Promise.resolve();
  const answering = (): void => {
    if (away) throw new Error('the test took the journal away');
  };
  return {
    entries,
    setAway: (next) => {
      away = next;
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    append: async (added) => {
      await held;
      answering();
      entries.push(...added);
      for (const { alert } of added)
        if (isClosed(alert.facts)) open.delete(alert.id);
        else open.set(alert.id, alert);
    },
    openAlerts: async () => [...open.values()],
    annunciationsSince: async (at) =>
      entries
        .filter((entry) => entry.annunciated && entry.at >= at)
        .map((entry): Annunciation => [entry.at, entry.alert.priority, entry.alert.area]),
    operation: async (operationId) => {
      answering();
      const entry = entries.find((one) => one.operationId === operationId);
      return entry?.userId
        ? { alertId: entry.alert.id, revision: entry.alert.revision, userId: entry.userId }
        : null;
    },
    linesSince: async (at) => entries.filter((entry) => entry.at >= at).map(lineOfEntry),
    beganAt: async () => entries[0]?.at ?? null,
    probe: async () => answering(),
    earlier: async ({ rule, area, limit }) => {
      const last = new Map<string, Alert>();
      for (const { alert } of entries) {
        // Moved to the end: what changed last is the newest.
        last.delete(alert.id);
        last.set(alert.id, alert);
      }
      return [...last.values()]
        .filter((alert) => alert.rule === rule && alert.area === area)
        .toReversed()
        .slice(0, limit);
    },
    openAt: async (at, sinceAt) => {
      const last = new Map(
        entries
          .filter((entry) => entry.at >= sinceAt && entry.at <= at)
          .map(({ alert }) => [alert.id, alert]),
      );
      return [...last.values()].filter(({ facts }) => !isClosed(facts));
    },
    between: async ({ fromAt, toAt }) => entries.filter(({ at }) => at >= fromAt && at < toAt),
    annunciatedAround: async (at) => {
      const times = entries.filter(({ annunciated }) => annunciated).map((entry) => entry.at);
      const before = times.filter((time) => time < at);
      const after = times.filter((time) => time > at);
      return {
        before: before.length > 0 ? Math.max(...before) : null,
        after: after.length > 0 ? Math.min(...after) : null,
      };
    },
    history: async (alertId) => entries.filter((entry) => entry.alert.id === alertId),
    close: async () => undefined,
  };
}
