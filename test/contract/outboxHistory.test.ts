import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore, influxRollUps } from '#test/support/influxStores.ts';
import { aProfileTree } from '#test/support/readingBuilders.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { goldenIndicators } from './goldenReadings.ts';
import { describeHistory, type HistoryUnderTest } from './historyContract.ts';
import { describeTerritory, territoryTree } from './territoryContract.ts';

let server: InfluxServer;

beforeAll(async () => {
  server = await startInfluxServer();
});

afterAll(() => server.remove());

const anOutboxHistory = async (areas: AreaTree): Promise<HistoryUnderTest> => {
  const folder = aTemporaryFolder();
  const bucket = aBucket();
  const open = () =>
    createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: anInfluxStore(server.url, bucket, { indicators: goldenIndicators, areas }),
      maxBytes: 50_000_000,
      log: aRecordingLog(),
      rollUps: influxRollUps(server.url, bucket, { indicators: goldenIndicators, areas }),
    });
  let store = await open();
  return {
    current: () => store,
    upkeep: async (now) => {
      await store.drained();
      while (await store.upkeep(now));
    },
    reopen: async () => {
      await store.close();
      store = await open();
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
};

describeHistory('the outbox in front of InfluxDB', () => anOutboxHistory(aProfileTree()));
describeTerritory('the outbox in front of InfluxDB', () => anOutboxHistory(territoryTree));
