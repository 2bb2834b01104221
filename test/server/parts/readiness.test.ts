import { describe, expect, test } from 'vitest';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { StoreState } from '#server/indicator/readingStore.ts';
import { createReadiness } from '#server/parts/readiness.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';

function readinessWith(given: { restored?: boolean; state?: StoreState; journalAway?: boolean } = {}) {
  const store = aMemoryReadingStore();
  store.setState(given.state ?? 'live');
  const book: Pick<AlertBook, 'isJournalAway'> = { isJournalAway: () => given.journalAway ?? false };
  const readiness = createReadiness({
    store,
    book: book as AlertBook,
    isRestored: () => given.restored ?? true,
  });
  const { ready, facts } = readiness.read();
  readiness.close();
  return { ready, facts };
}

describe('a process should get traffic', () => {
  test('when the values are loaded and everything answers', () => {
    expect(readinessWith()).toMatchObject({
      ready: true,
      facts: { store: 'live', journal: 'live', outboxWaiting: 0 },
    });
  });

  test('while the outbox drains: nothing is lost', () => {
    expect(readinessWith({ state: 'draining' }).ready).toBe(true);
  });

  test.each([
    ['the values are not loaded yet', { restored: false }],
    ['the store is away', { state: 'away' as const }],
    ['the journal is away', { journalAway: true }],
  ])('but not when %s', (_what, given) => {
    expect(readinessWith(given).ready).toBe(false);
  });
});
