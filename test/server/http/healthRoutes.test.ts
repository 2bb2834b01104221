import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const store = aMemoryReadingStore();
const journal = aMemoryAlertJournal();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ store, journal });
});
beforeEach(() => {
  store.setState('live');
  journal.setAway(false);
});
afterAll(() => server.stop());

const ready = () => fetch(server.url + paths.ready);

describe('health', () => {
  test('says that the process is there, to everybody', async () => {
    const answer = await fetch(server.url + paths.health);

    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('readiness', () => {
  test('says that traffic may come', async () => {
    const answer = await ready();

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'ready',
      store: 'live',
      journal: 'live',
      outboxWaiting: 0,
    });
  });

  test('says that it may not while the store is away', async () => {
    store.setState('away');

    const answer = await ready();

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'not ready', store: 'away' });
  });
});

describe('metrics', () => {
  const textOf = async (): Promise<string> => (await fetch(server.url + paths.metrics)).text();

  test('count what was accepted and what was refused, by reason', async () => {
    await server.write(['dvc,area=412 overdue=1i,received=2i', 'dvc,area=999 overdue=1i', 'nonsense']);

    const text = await textOf();

    expect(text).toContain('ioc_readings_accepted_total 2');
    expect(text).toContain('ioc_readings_rejected_total{code="unknown-area"} 1');
    expect(text).toContain('ioc_readings_rejected_total{code="malformed"} 1');
  });

  test('say how many pages are connected', async () => {
    const page = await server.connect('duty');

    expect(await textOf()).toContain('ioc_live_connections 1');

    page.close();
  });

  test('say how many alerts are open', async () => {
    await server.write('dvc,area=413 overdue=99i');

    expect(await textOf()).toContain('ioc_open_alerts 1');
  });
});
