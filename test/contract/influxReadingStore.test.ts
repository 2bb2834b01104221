import { afterAll, beforeAll } from 'vitest';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore } from '#test/support/influxStores.ts';
import { describeReadingStore } from './readingStoreContract.ts';

let server: InfluxServer;

beforeAll(async () => {
  server = await startInfluxServer();
});

afterAll(() => server.remove());

describeReadingStore('InfluxDB', async () => {
  const bucket = aBucket();
  let store = anInfluxStore(server.url, bucket);
  return {
    store,
    reopen: async () => {
      await store.close();
      await server.restart();
      store = anInfluxStore(server.url, bucket);
      return store;
    },
    dispose: () => store.close(),
  };
});
