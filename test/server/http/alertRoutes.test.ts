import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  alertHistoryBodySchema,
  assigneesBodySchema,
  earlierAlertsBodySchema,
  maxHistoryEntries,
} from '#shared/protocol/alertHistory.ts';
import { alertHistoryPath, paths } from '#shared/protocol/routes.ts';
import { aCommand, anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aMemoryAlertJournal, type MemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let journal: MemoryAlertJournal;
let operator: string;
let ofCuaLo: string;

beforeAll(async () => {
  journal = aMemoryAlertJournal([anAlert()]);
  server = await startTestServer({ store: aMemoryReadingStore(), journal });
  operator = await server.signInAs('operator');
  ofCuaLo = await server.sessionFor(aUser({ id: 'dung', name: 'Dung', area: 'cua-lo' }));
  const page = await server.connect({ cookie: operator });
  await page.carryOut(aCommand({ kind: 'comment', comment: 'Đã gọi' }, { operationId: 'operation-0' }));
  await page.carryOut(aCommand({ kind: 'acknowledge', comment: 'Đang xử lý' }, { revision: 2 }));
});
afterAll(() => server.stop());

const get = (path: string, cookie: string | null = operator) =>
  fetch(server.url + path, { headers: cookie === null ? {} : { cookie } });
const read = async <T>(schema: z.ZodType<T>, path: string): Promise<T> =>
  schema.parse(await (await get(path)).json());

const history = alertHistoryPath(anAlert().id);
const earlier = `${paths.earlierAlerts}?rule=overdue&area=vinh`;
const assignees = `${paths.assignees}?area=vinh`;

describe('what the journal says about an alert', () => {
  test.each([history, earlier, assignees])('%s is for those who are signed in', async (path) => {
    expect((await get(path, null)).status).toBe(401);
  });

  test('is everything that happened, oldest first, with who and in what words', async () => {
    const { entries, left } = await read(alertHistoryBodySchema, history);

    expect(entries).toMatchObject([
      { event: 'comment', userName: 'Điều hành viên (demo)', note: 'Đã gọi', state: 'unacknowledged' },
      { event: 'acknowledge', note: 'Đang xử lý', state: 'acknowledged', revision: 3 },
    ]);
    expect(left).toBe(0);
  });

  test('of another district is not there', async () => {
    expect((await get(history, ofCuaLo)).status).toBe(404);
    expect((await get(alertHistoryPath('nothing' as never))).status).toBe(404);
  });

  test('is cut to the newest when it swung for days', async () => {
    const swings = aMemoryAlertJournal([]);
    const entry = {
      at: testNow,
      annunciated: false,
      userId: null,
      userName: null,
      note: null,
      operationId: null,
    };
    await swings.append(
      Array.from({ length: maxHistoryEntries + 3 }, (_, place) => ({
        ...entry,
        event: 'return' as const,
        alert: anAlert({ revision: place + 1 }),
      })),
    );
    const other = await startTestServer({ store: aMemoryReadingStore(), journal: swings });
    const cookie = await other.signInAs('leader');

    const body = await (await fetch(other.url + history, { headers: { cookie } })).json();
    await other.stop();

    const { entries, left } = alertHistoryBodySchema.parse(body);
    expect([entries.length, left, entries.at(-1)?.revision]).toEqual([500, 3, 503]);
  });
});

describe('the same alert earlier', () => {
  test('is what the rule found in the area before, as it ended', async () => {
    const { alerts } = await read(earlierAlertsBodySchema, earlier);

    expect(alerts).toMatchObject([{ id: 'alert-1', revision: 3 }]);
  });

  test('of another district is forbidden', async () => {
    expect((await get(earlier, ofCuaLo)).status).toBe(403);
  });

  test('needs a rule and an area', async () => {
    const answer = await get(`${paths.earlierAlerts}?rule=overdue`);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
  });
});

describe('who can be given an alert', () => {
  test('is whoever handles alerts in its area, once each', async () => {
    await server.signInAs('leader');
    await server.signInAs('leader');
    await server.signInAs('administrator');

    const { users } = await read(assigneesBodySchema, assignees);

    expect(users.map(({ id }) => id).sort()).toEqual(['demo-leader', 'demo-operator']);
  });

  test('is told only to whoever may give it', async () => {
    const duty = await server.signInAs('duty');

    expect((await get(assignees, duty)).status).toBe(403);
  });
});
