import { describe, expect, test } from 'vitest';
import { cellEntry, createStateTally, type StateEntry } from '#shared/protocol/stateHash.ts';
import { aReading, aSiteReport, asArea, testNow } from '#test/support/readingBuilders.ts';
import { aHub } from '#test/support/topicHubBuilder.ts';

const province = asArea('nghe-an');

describe('the hash of a state', () => {
  const tallyOf = (entries: Iterable<StateEntry>): string => {
    const tally = createStateTally();
    tally.put(entries);
    return tally.hash();
  };
  const areaHash = (hub: ReturnType<typeof aHub>): string => {
    const snapshot = hub.snapshot('area:nghe-an', province);
    return snapshot?.kind === 'area' ? tallyOf(snapshot.cells.map(cellEntry)) : '';
  };

  test('of a snapshot is that of what is in it, whatever waits for the next tick', () => {
    const hub = aHub(['area:nghe-an']);
    hub.takes(aReading({ value: 1 }));
    const first = hub.snapshot('area:nghe-an', province)?.hash;
    hub.flushValues();
    hub.takes(aReading({ value: 2, at: testNow + 1 }));

    const second = hub.snapshot('area:nghe-an', province)?.hash;

    expect(second).toBe(areaHash(hub));
    expect(second).not.toBe(first);
  });

  test('in a heartbeat is that of the snapshot with all changes since', () => {
    const hub = aHub(['area:nghe-an', 'alerts@nghe-an', 'sites@nghe-an']);
    for (const topic of ['area:nghe-an', 'alerts', 'sites']) hub.snapshot(topic, province);

    hub.takes(aReading({ value: 1 }));
    hub.reports(aSiteReport({ state: 'down' }));
    hub.flushValues();

    const { hashes } = hub.recent(province);
    expect(hashes['area:nghe-an']).toBe(areaHash(hub));
    expect(hashes.sites).toBe(hub.snapshot('sites', province)?.hash);
  });

  test('is counted anew after nobody was there to be told', () => {
    const hub = aHub(['area:nghe-an']);
    hub.snapshot('area:nghe-an', province);

    hub.members.clear();
    hub.takes(aReading({ value: 9 }));
    hub.members.add('area:nghe-an');

    expect(hub.snapshot('area:nghe-an', province)?.hash).toBe(areaHash(hub));
  });
});
