import type { Log } from '#server/log.ts';
import type { AlertJournal, JournalEntry, KnownOperation } from './alertJournal.ts';

/** The journal as the book sees it: it may be away, which is said once and not with every attempt. */
export interface JournalGate {
  /** Resolves false when the journal could not be written; then nothing is on record. */
  append(entries: readonly JournalEntry[]): Promise<boolean>;
  operation(id: string): Promise<KnownOperation | null | 'journal-away'>;
  isAway(): boolean;
  recheck(): Promise<void>;
}

export function createJournalGate(journal: AlertJournal, log: Log): JournalGate {
  let away = false;
  const noteAway = (error: unknown, sentence: string): void => {
    if (!away) log.error({ error }, sentence);
    away = true;
  };
  return {
    append: async (entries) => {
      try {
        await journal.append(entries);
      } catch (error) {
        noteAway(error, 'the alert journal cannot be written');
        return false;
      }
      away = false;
      return true;
    },
    operation: async (id) => {
      try {
        return await journal.operation(id);
      } catch (error) {
        noteAway(error, 'the alert journal cannot be read');
        return 'journal-away';
      }
    },
    isAway: () => away,
    recheck: async () => {
      if (!away) return;
      try {
        await journal.probe();
        away = false;
        log.info({}, 'the alert journal can be written again');
      } catch {
        // Still away: said once when it went, and on the wall until it is back.
      }
    },
  };
}
