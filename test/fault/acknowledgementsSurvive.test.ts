import { describe, expect, it } from 'vitest';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { anAcknowledgement, anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aBook } from '#test/support/bookBuilders.ts';
import { acknowledgeThroughFaults } from '#test/support/faultyAcknowledging.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aSeededRandom } from '#test/support/seededRandom.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer } from '#test/support/testServer.ts';

const races = 10_000;
const socketRaces = 300;
const faulty = 200;

const [an, binh] = [aUser(), aUser({ id: 'binh', name: 'Trần Văn Bình' })];
const standing = (count: number) =>
  Array.from({ length: count }, (_, place) => anAlert({ id: `alert-${place}`, rule: `rule-${place}` }));

describe('two operators who acknowledge the same alert at once', () => {
  it(`have exactly one winner in each of ${races} races, and the loser is told who`, async () => {
    const alerts = standing(races);
    const { book, journal, clock } = aBook(alerts);
    const take = (place: number, by: 'an' | 'binh') =>
      book.carryOut(
        by === 'an' ? an : binh,
        anAcknowledgement({ operationId: `by-${by}-${place}`, alertId: `alert-${place}` }),
        clock(),
      );

    const results = await Promise.all(
      alerts.map((_, place) =>
        // The second operator is first in every second race.
        Promise.all(
          place % 2 === 0
            ? [take(place, 'an'), take(place, 'binh')]
            : [take(place, 'binh'), take(place, 'an')],
        ),
      ),
    );

    const winners = results.map((both) => both.filter(({ ok }) => ok).length);
    expect(winners.filter((count) => count !== 1)).toEqual([]);
    const losers = results.flat().flatMap((result) => (result.ok ? [] : [result.failure.code]));
    expect(new Set(losers)).toEqual(new Set(['already-acknowledged']));
    expect(journal.entries).toHaveLength(races);
  });

  it(`have exactly one winner in each of ${socketRaces} races over real sockets and a real journal`, async () => {
    const folder = aTemporaryFolder();
    const alerts = standing(socketRaces);
    const journal = createSqliteAlertJournal({ dataDir: folder.path });
    const facts = { annunciated: false, userId: null, userName: null, note: null, operationId: null };
    await journal.append(alerts.map((alert) => ({ ...facts, at: alert.raisedAt, event: 'raise', alert })));
    const server = await startTestServer({ dataDir: folder.path, journal, store: aMemoryReadingStore() });
    const pages = [
      await server.connect({ cookie: await server.sessionFor(an) }),
      await server.connect({ cookie: await server.sessionFor(binh) }),
    ];
    // Their rules are in no profile: the start has returned them, which is their second revision.
    const revision = 2;

    const results = await Promise.all(
      alerts.map(({ id: alertId }, place) =>
        Promise.all(
          pages.map((page, who) =>
            page.carryOut(anAcknowledgement({ operationId: `by-${who}-of-${place}`, alertId, revision })),
          ),
        ),
      ),
    );

    expect(results.filter((both) => both.filter(({ ok }) => ok).length !== 1)).toEqual([]);
    const counted = await Promise.all(alerts.map(({ id }) => journal.history(id)));
    const times = counted.map((entries) => entries.filter(({ event }) => event === 'acknowledge').length);
    expect(new Set(times)).toEqual(new Set([1]));
    await server.stop();
    folder.remove();
  }, 60_000);
});

describe('acknowledgements through a wire that is cut at random, resends and a kill -9', () => {
  it('are in the journal once each, and the state is back in time', async () => {
    const run = await acknowledgeThroughFaults({
      ...{ count: faulty, standing: faulty },
      random: aSeededRandom(4),
    });

    expect(run).toMatchObject({ sent: faulty, lost: 0, doubled: 0, refused: 0, knownAfterKill: true });
    expect(run.cuts).toBeGreaterThan(3);
    expect(run.resends).toBeGreaterThan(0);
    // The promise is 3 s on an idle machine; tests share theirs.
    expect(run.backMs).toBeLessThan(15_000);
  }, 180_000);
});
