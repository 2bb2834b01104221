import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore, influxRollUps } from '#test/support/influxStores.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { goldenIndicators } from './goldenReadings.ts';
import { describeHistory } from './historyContract.ts';

let server: InfluxServer;

beforeAll(async () => {
  server = await startInfluxServer();
});

afterAll(() => server.remove());

describeHistory('the outbox in front of InfluxDB', async () => {
  const folder = aTemporaryFolder();
  const bucket = aBucket();
  const open = () =>
    createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: anInfluxStore(server.url, bucket, goldenIndicators),
      maxBytes: 50_000_000,
      log: aRecordingLog(),
      rollUps: influxRollUps(server.url, bucket, goldenIndicators),
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
});
