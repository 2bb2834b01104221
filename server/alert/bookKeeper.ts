import type { Alert } from '#shared/alert/alert.ts';
import type { Annunciation } from '#shared/protocol/events.ts';
import type { SystemChange } from './alertChange.ts';
import type { JournalEntry } from './alertJournal.ts';
import type { JournalGate } from './journalGate.ts';
import type { OpenAlerts, RaiseMemory } from './openAlerts.ts';

/** What changed in the book; told to the screens only after the journal has it. */
export interface BookChange {
  readonly alerts: readonly Alert[];
  readonly annunciations: readonly Annunciation[];
}

/** The one hand that changes what is open: first the journal, then the book, then the screens. */
export interface BookKeeper {
  /** Resolves false when the journal could not be written; then nothing has changed. */
  append(entries: readonly JournalEntry[]): Promise<boolean>;
  /** What the system itself does; what changes nothing is null. */
  appendSystem(changes: Iterable<SystemChange | null>, now: number): Promise<boolean>;
  /** Of the last 24 hours, oldest first. */
  annunciations(now: number): Annunciation[];
}

interface BookKeeperParts {
  readonly gate: JournalGate;
  readonly open: OpenAlerts;
  readonly raises: RaiseMemory;
  readonly annunciations: readonly Annunciation[];
  readonly onChange: (change: BookChange) => void;
}

const dayMs = 86_400_000;

const systemEntry = (change: SystemChange, now: number): JournalEntry => ({
  ...change,
  at: now,
  userId: null,
  userName: null,
  note: null,
  operationId: null,
});

export function createBookKeeper({ gate, open, raises, onChange, ...parts }: BookKeeperParts): BookKeeper {
  let annunciations = [...parts.annunciations];

  const append = async (entries: readonly JournalEntry[]): Promise<boolean> => {
    if (entries.length === 0) return true;
    if (!(await gate.append(entries))) return false;
    for (const entry of entries) {
      open.keep(entry.alert);
      if (entry.event === 'raise') raises.remember(entry);
    }
    const told = entries
      .filter((entry) => entry.annunciated)
      .map(({ at, alert }): Annunciation => [at, alert.priority, alert.area]);
    for (const one of told) annunciations.push(one);
    onChange({ alerts: entries.map((entry) => entry.alert), annunciations: told });
    return true;
  };

  return {
    append,
    appendSystem: (changes, now) =>
      append([...changes].filter((change) => change !== null).map((change) => systemEntry(change, now))),
    annunciations: (now) => {
      annunciations = annunciations.filter(([at]) => at >= now - dayMs);
      return annunciations;
    },
  };
}
