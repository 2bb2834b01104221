import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore } from '#test/support/influxStores.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeReadingStore } from './readingStoreContract.ts';

let server: InfluxServer;

beforeAll(async () => {
  server = await startInfluxServer();
});

afterAll(() => server.remove());

describeReadingStore('the outbox in front of InfluxDB', async () => {
  const folder = aTemporaryFolder();
  const bucket = aBucket();
  const open = () =>
    createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: anInfluxStore(server.url, bucket),
      maxBytes: 50_000_000,
      log: aRecordingLog(),
    });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
});
