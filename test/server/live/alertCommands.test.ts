import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertHandle } from '#shared/protocol/alertCommands.ts';
import { aCommand, anAlert, aUser } from '#test/support/alertBuilders.ts';
import type { LiveClient } from '#test/support/liveClient.ts';
import { aMemoryAlertJournal, type MemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const ids = Array.from({ length: 20 }, (_, place) => `alert-${place}`);
const standing = ids.map((id) => anAlert({ id, rule: `rule-${id}` }));
const hourMs = 3_600_000;

let server: TestServer;
let journal: MemoryAlertJournal;
let operator: LiveClient;
let leader: LiveClient;
let next = 0;

beforeAll(async () => {
  journal = aMemoryAlertJournal(standing);
  server = await startTestServer({
    store: aMemoryReadingStore(),
    journal,
    profile: aProfile({ rules: ids.map((id) => aRule({ id: `rule-${id}` })) }),
  });
  operator = await server.connect('operator');
  leader = await server.connect('leader');
  for (const page of [operator, leader]) await page.join('alerts');
});
afterAll(() => server.stop());

/** An alert that no other test has touched. */
const fresh = (): Alert['id'] => {
  const id = ids[next];
  next += 1;
  if (!id) throw new Error('more alerts are needed');
  return id as Alert['id'];
};
const untilAt = (): number => Date.now() + hourMs;
const news = (page: LiveClient, id: string) =>
  page.heard('alert:changed', ({ alerts }) => alerts.some((alert) => alert.id === id));
const alertIn = async (page: LiveClient, id: string): Promise<Alert | undefined> =>
  (await news(page, id)).alerts.find((alert) => alert.id === id);

describe('a command on an alert', () => {
  test('to shelve: the other page hears who, why and until when', async () => {
    const alertId = fresh();
    const action = { kind: 'shelve', reason: 'Bảo trì trạm', untilAt: untilAt() } as const;

    const result = await operator.carryOut(aCommand(action, { operationId: `of-${alertId}-1`, alertId }));

    expect(result).toEqual({ ok: true, value: { alertId, revision: 2 } });
    expect((await alertIn(leader, alertId))?.hiding).toMatchObject({
      ...{ userName: 'Điều hành viên (demo)', reason: 'Bảo trì trạm', untilAt: action.untilAt },
    });
  });

  test('to assign: the other page hears to whom', async () => {
    const alertId = fresh();

    const result = await leader.carryOut(
      aCommand({ kind: 'assign', userId: 'demo-operator' }, { operationId: `of-${alertId}-1`, alertId }),
    );

    expect(result.ok).toBe(true);
    expect((await alertIn(operator, alertId))?.assignment).toMatchObject({ userId: 'demo-operator' });
  });

  test('that is not the role’s changes nothing', async () => {
    const alertId = fresh();
    const action = { kind: 'suppress', reason: 'Theo thiết kế', untilAt: untilAt() } as const;

    const result = await operator.carryOut(aCommand(action, { operationId: `of-${alertId}-1`, alertId }));

    expect(result).toMatchObject({ failure: { code: 'forbidden' } });
    expect(journal.entries.filter(({ alert }) => alert.id === alertId)).toEqual([]);
  });

  test('that is not understood names the field', async () => {
    const message = { operationId: 'operation-1', alertId: fresh(), revision: 1, reason: 'Bảo trì' };

    const result = await operator.socket.emitWithAck('alert:shelve', message);

    expect(result).toMatchObject({ failure: { code: 'bad-request' } });
    expect(JSON.stringify(result)).toContain('untilAt');
  });
});

describe('a command on many alerts', () => {
  const handle = (alerts: AlertHandle['alerts'], operationId: string): AlertHandle => ({
    ...{ operationId, alerts, action: { kind: 'acknowledge', comment: 'Bão số 5' } },
  });

  test('is answered for each, and reaches the other page in one message', async () => {
    const [a, b, c] = [fresh(), fresh(), fresh()];

    const result = await operator.handle(
      handle(
        [
          [a, 1],
          [b, 7],
          [c, 1],
        ],
        'in-bulk-1',
      ),
    );

    expect(result).toEqual({
      ok: true,
      value: {
        items: [
          { alertId: a, result: { ok: true, value: { alertId: a, revision: 2 } } },
          {
            alertId: b,
            result: { ok: false, failure: { code: 'revision-conflict', detail: 'revision 1, not 7' } },
          },
          { alertId: c, result: { ok: true, value: { alertId: c, revision: 2 } } },
        ],
      },
    });
    const heard = await news(leader, a);
    expect(heard.alerts.map(({ id }) => id)).toEqual([a, c]);
  });

  test('sent again by the next connection is the same, one by one as well', async () => {
    const [a, b] = [fresh(), fresh()];
    const first = await operator.handle(
      handle(
        [
          [a, 1],
          [b, 1],
        ],
        'in-bulk-2',
      ),
    );
    const another = await server.connect('operator');

    const again = await another.handle(
      handle(
        [
          [a, 1],
          [b, 1],
        ],
        'in-bulk-2',
      ),
    );
    const alone = await another.carryOut(
      aCommand({ kind: 'acknowledge', comment: 'Bão số 5' }, { operationId: `in-bulk-2:${a}`, alertId: a }),
    );

    expect(again).toEqual(first);
    expect(alone).toEqual({ ok: true, value: { alertId: a, revision: 2 } });
    expect(journal.entries.filter(({ alert }) => alert.id === a)).toHaveLength(1);
  });

  test('refuses what lies in another district, and takes the rest', async () => {
    const alertId = fresh();
    const ofCuaLo = await server.connect({
      cookie: await server.sessionFor(aUser({ id: 'dung', area: 'cua-lo' })),
    });

    const result = await ofCuaLo.handle(handle([[alertId, 1]], 'in-bulk-3'));

    expect(result).toMatchObject({ value: { items: [{ result: { failure: { code: 'forbidden' } } }] } });
  });

  test('that names an alert twice is refused as a whole', async () => {
    const alertId = fresh();

    const result = await operator.handle(
      handle(
        [
          [alertId, 1],
          [alertId, 1],
        ],
        'in-bulk-4',
      ),
    );

    expect(result).toMatchObject({ failure: { code: 'bad-request' } });
  });
});
