import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/user/password.ts';
import { paths } from '#shared/protocol/routes.ts';
import { type Handover, handoverSchema } from '#shared/shift/handover.ts';
import { type ShiftBody, shiftBodySchema } from '#shared/shift/shiftProtocol.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { asArea, hourMs } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const clock = aClock();
let server: TestServer;
let an: string;
let minh: string;
let administrator: string;
let handovers = 0;

beforeAll(async () => {
  server = await startTestServer({ clock });
  an = await server.sessionFor(aUser());
  minh = await server.sessionFor(aUser({ id: 'minh', name: 'Trần Minh' }));
  administrator = await server.signInAs('administrator');
  await server.userStore.addAccount({
    username: 'hoa',
    passwordHash: await hashPassword('mat-khau-cua-hoa'),
    ...{ name: 'Lê Hoa', role: 'operator', area: asArea('nghe-an') },
  });
});

afterAll(() => server.stop());

beforeEach(() => clock.pass(60_000));

const request = (path: string, cookie: string, body?: object, method = 'POST'): Promise<Response> =>
  fetch(server.url + path, {
    method: body || method === 'DELETE' ? method : 'GET',
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
const shift = async (): Promise<ShiftBody> =>
  shiftBodySchema.parse(await (await request(paths.shift, an)).json());
const handoverOf = async (answer: Response): Promise<Handover> =>
  handoverSchema.parse(((await answer.json()) as { handover: unknown }).handover);

async function prepared(remark = ''): Promise<Handover> {
  handovers += 1;
  const id = `handover-test-${handovers}`;
  return handoverOf(await request(`${paths.shift}/handovers`, an, { id, remark }));
}
const sign = (handover: Handover, cookie: string, given: object = {}) =>
  request(`${paths.shift}/handovers/${handover.id}/sign`, cookie, {
    ...{ hash: handover.sheetHash, account: null },
    ...given,
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;

describe('the roster', () => {
  const turn = aTurn({ id: 'turn-route-1', userId: 'minh', name: 'Trần Minh', inCharge: true });

  test('begins in the demo with its own roles', async () => {
    const { turns } = await shift();

    expect(new Set(turns.map(({ userId }) => userId))).toEqual(
      new Set(['demo-operator', 'demo-duty', 'demo-leader']),
    );
  });

  test('is edited by an administrator, then by the operator in charge, and by nobody else', async () => {
    expect((await request(`${paths.shift}/turns`, minh, turn)).status).toBe(403);
    expect((await request(`${paths.shift}/turns`, administrator, turn)).status).toBe(200);
    const changed = { ...turn, position: 'Trưởng ca ngày' };
    expect((await request(`${paths.shift}/turns`, minh, changed)).status).toBe(200);
    expect((await request(`${paths.shift}/turns`, an, turn)).status).toBe(403);

    expect((await shift()).turns).toContainEqual(changed);
    expect((await request(`${paths.shift}/turns/${turn.id}/remove`, an, {})).status).toBe(403);
    expect((await request(`${paths.shift}/turns/${turn.id}/remove`, minh, {})).status).toBe(200);
    expect((await shift()).turns.map(({ id }) => id)).not.toContain(turn.id);
  });

  test('says what is wrong with a turn', async () => {
    const answer = await request(`${paths.shift}/turns`, administrator, { ...turn, toAt: turn.fromAt });

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('toAt');
  });
});

describe('the shift log', () => {
  test('keeps a note once, with time and author', async () => {
    const note = { id: 'note-route-1', text: 'Viettel báo sửa xong tuyến Kỳ Sơn' };

    await request(`${paths.shift}/notes`, an, note);
    await request(`${paths.shift}/notes`, an, note);

    expect((await shift()).notes.filter(({ id }) => id === note.id)).toEqual([
      { ...note, at: clock(), userId: 'an', userName: 'Nguyễn Thị An' },
    ]);
    expect((await request(`${paths.shift}/notes`, minh, note)).status).toBe(400);
  });

  test.each(['leader', 'administrator'] as const)('is not written by a %s', async (role) => {
    const cookie = await server.signInAs(role);

    const answer = await request(`${paths.shift}/notes`, cookie, { id: 'note-route-2', text: 'x y z' });

    expect(answer.status).toBe(403);
  });

  test('is not read by somebody of one area only', async () => {
    const cookie = await server.sessionFor(aUser({ id: 'v', area: 'vinh' }));

    expect((await request(paths.shift, cookie)).status).toBe(403);
  });
});

describe('the handover', () => {
  test('is signed by both shifts, each from the own session, and begins the next shift', async () => {
    await request(`${paths.shift}/notes`, an, { id: 'note-handed-over', text: 'Bàn giao máy nổ số 2' });
    const before = await shift();
    const handover = await prepared('Chú ý Cửa Lò');

    expect(handover).toMatchObject({ state: 'waiting', outgoing: { userId: 'an' } });
    expect(handover.sheet.notes.map(({ id }) => id)).toContain('note-handed-over');
    expect((await shift()).waiting).toEqual(handover);
    clock.pass(60_000);
    const signed = await handoverOf(await sign(handover, minh));

    expect(signed).toEqual({
      ...handover,
      state: 'signed',
      incoming: { userId: 'minh', userName: 'Trần Minh', role: 'operator', at: clock() },
    });
    const after = await shift();
    expect([after.fromAt > before.fromAt, after.fromAt]).toEqual([true, handover.sheet.toAt]);
    expect([after.notes, after.waiting]).toEqual([[], null]);
    expect(after.handovers[0]).toMatchObject({ id: handover.id, sheetHash: handover.sheetHash });
  });

  test('is signed on the same desk with the password of an account, which signs nobody in', async () => {
    const handover = await prepared();

    const account = { username: 'hoa', password: 'mat-khau-cua-hoa' };
    const answer = await sign(handover, an, { account });

    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await handoverOf(answer)).incoming).toMatchObject({ userId: 'hoa', userName: 'Lê Hoa' });
  });

  test.each([
    ['by the hand that signed before', () => an, {}, 'same-signer'],
    ['of another sheet', () => minh, { hash: 'b'.repeat(64) }, 'revision-conflict'],
    [
      'with a wrong password',
      () => an,
      { account: { username: 'hoa', password: 'khong-phai' } },
      'wrong-credentials',
    ],
    ['by an administrator', () => administrator, {}, 'forbidden'],
  ] as const)('is not signed %s', async (_what, cookie, given, code) => {
    const handover = await prepared();

    expect(await codeOf(await sign(handover, cookie(), given))).toBe(code);

    expect((await shift()).waiting?.id).toBe(handover.id);
    await request(`${paths.shift}/handovers/${handover.id}/refuse`, an, { reason: 'Làm lại phiếu' });
  });

  test('is refused with a reason, and then another one can be made', async () => {
    const handover = await prepared();
    const refused = await handoverOf(
      await request(`${paths.shift}/handovers/${handover.id}/refuse`, minh, { reason: 'Thiếu trạm Kỳ Sơn' }),
    );

    expect(refused).toMatchObject({
      state: 'refused',
      refusal: { userId: 'minh', reason: 'Thiếu trạm Kỳ Sơn' },
    });
    const next = await prepared();
    expect(next.sheet.fromAt).toBe(handover.sheet.fromAt);
    await sign(next, minh);
  });

  test('is not made while another one waits', async () => {
    const handover = await prepared();

    const second = await request(`${paths.shift}/handovers`, minh, { id: 'handover-second', remark: '' });

    expect(await codeOf(second)).toBe('wrong-state');
    await sign(handover, minh);
  });

  test('is not changed after both have signed, by any way of the API', async () => {
    const handover = await prepared();
    const signed = await handoverOf(await sign(handover, minh));

    const again = [
      await sign(handover, await server.signInAs('duty')),
      await request(`${paths.shift}/handovers/${handover.id}/refuse`, an, { reason: 'đổi ý rồi' }),
    ];

    expect(await Promise.all(again.map(codeOf))).toEqual(['wrong-state', 'wrong-state']);
    const unchanged = await request(`${paths.shift}/handovers`, an, { id: handover.id, remark: 'khác' });
    expect(await handoverOf(unchanged)).toEqual(signed);
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect(
        (await request(`${paths.shift}/handovers/${handover.id}`, an, { remark: '' }, method)).status,
      ).toBe(404);
    expect(await handoverOf(await request(`${paths.shift}/handovers/${handover.id}`, an))).toEqual(signed);
  });

  test('shows beforehand what would be signed', async () => {
    clock.pass(hourMs);

    const { sheet } = (await (await request(`${paths.shift}/sheet`, an)).json()) as {
      sheet: { toAt: number };
    };

    expect(sheet.toAt).toBe(clock());
  });
});
