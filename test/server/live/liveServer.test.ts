import { afterAll, describe, expect, test } from 'vitest';
import type { AlertId } from '#shared/alert/alert.ts';
import { alertMessageOf } from '#shared/protocol/alertCommands.ts';
import type { Snapshot } from '#shared/protocol/events.ts';
import { centreChangedSchema, sessionWelcomedSchema, snapshotSchema } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { anAcknowledgement, anAlert, aUser } from '#test/support/alertBuilders.ts';
import type { LiveClient } from '#test/support/liveClient.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer, type TestServerGiven } from '#test/support/testServer.ts';

const servers: TestServer[] = [];

async function aServer(given: TestServerGiven = {}): Promise<TestServer> {
  const server = await startTestServer({
    store: aMemoryReadingStore(),
    journal: aMemoryAlertJournal([anAlert(), anAlert({ id: 'alert-2', area: 'cua-lo' })]),
    ...given,
  });
  servers.push(server);
  return server;
}

// Each test has a server of its own, and most of them wait for a beat: they wait together.
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const snapshotIn = (result: Result<Snapshot>): Snapshot => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
/** Anything, sent as a program that is not ours would. */
const emitRaw = (client: LiveClient, event: string, ...given: unknown[]): Promise<unknown> =>
  client.socket.timeout(5_000).emitWithAck(event as 'topic:join', ...(given as [unknown]));

describe.concurrent('connecting', () => {
  test('is for those who are signed in', async () => {
    const server = await aServer();

    await expect(server.connect({})).rejects.toThrow('not-signed-in');
    await expect(server.connect({ cookie: 'ioc_session=made-up' })).rejects.toThrow('not-signed-in');
    await expect(server.connect({ cookie: 'other=1; ioc_session' })).rejects.toThrow('not-signed-in');
  });

  test('is not for the page of another site, although it has our cookie', async () => {
    const server = await aServer();
    const cookie = await server.signInAs('operator');

    await expect(server.connect({ cookie, origin: 'http://elsewhere.example' })).rejects.toThrow();

    expect((await server.connect({ cookie, origin: server.url })).socket.connected).toBe(true);
  });

  test('is welcomed with what a page must know: protocol, profile, clock, user', async () => {
    const server = await aServer({ clock: aClock() });

    const { welcome } = await server.connect('leader');

    expect(sessionWelcomedSchema.parse(welcome)).toMatchObject({
      protocol: protocolVersion,
      profileHash: 'test-profile',
      release: 'test',
      demo: true,
      now: testNow,
      user: { role: 'leader' },
    });
  });

  test('ends with the session, and says why', async () => {
    const clock = aClock();
    const server = await aServer({ clock });
    const page = await server.connect('duty');

    clock.pass(12 * hourMs);

    await page.heard('session:ended');
    expect(await page.ended()).toBe('io server disconnect');
  });
});

describe.concurrent('following', () => {
  test.each(['alerts', 'sites', 'area:nghe-an', 'area:vinh'])('%s begins with a snapshot', async (topic) => {
    const server = await aServer();
    const page = await server.connect('duty');

    expect(snapshotSchema.parse(snapshotIn(await page.join(topic))).topic).toBe(topic);
  });

  test.each(['area:nghe-an', 'area:cua-lo'])('%s is not for somebody of Vinh', async (topic) => {
    const server = await aServer();
    const page = await server.connect({ cookie: await server.sessionFor(aUser({ area: 'vinh' })) });

    expect(await page.join(topic)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });

  test('the alerts as somebody of Vinh shows those of Vinh', async () => {
    const server = await aServer();
    const page = await server.connect({ cookie: await server.sessionFor(aUser({ area: 'vinh' })) });

    expect(snapshotIn(await page.join('alerts'))).toMatchObject({ alerts: [{ id: 'alert-1' }] });
  });

  test('ends with leaving', async () => {
    const server = await aServer();
    const staying = await server.connect('duty');
    const leaving = await server.connect('duty');
    for (const page of [staying, leaving]) await page.join('area:nghe-an');

    await leaving.leave('area:nghe-an');
    await server.write('dvc,area=413 overdue=3i');

    await staying.heard('area:changed');
    await leaving.heard('centre:changed', ({ seqs }) => seqs['area:nghe-an'] === 1);
    expect(leaving.messages('area:changed')).toEqual([]);
  });

  test('a page that missed messages gets a snapshot that is what the server knows', async () => {
    const server = await aServer();
    const away = await server.connect('duty');
    const there = await server.connect('duty');
    const { seq } = snapshotIn(await away.join('area:nghe-an'));
    await there.join('area:nghe-an');
    await away.leave('area:nghe-an');
    await server.write('dvc,area=412 overdue=3i');
    await there.heard('area:changed', (change) => change.seq === seq + 1);
    await server.write('dvc,area=413 overdue=4i');
    await there.heard('area:changed', (change) => change.seq === seq + 2);

    const { seqs } = await away.heard('centre:changed', (beat) => (beat.seqs['area:nghe-an'] ?? 0) > seq);
    expect(seqs['area:nghe-an']).toBeGreaterThan(seq);
    const mended = snapshotIn(await away.join('area:nghe-an'));

    expect(mended).toEqual(snapshotIn(await there.join('area:nghe-an')));
    expect(mended.kind === 'area' && mended.cells.map((code) => code[2])).toEqual([7, 3, 4]);
  });

  test('another start of the server is another epoch', async () => {
    const first = await aServer();
    const { epoch } = snapshotIn(await (await first.connect('duty')).join('alerts'));
    await first.stop();

    const second = await aServer();

    expect(snapshotIn(await (await second.connect('duty')).join('alerts')).epoch).not.toBe(epoch);
  });
});

describe.concurrent('the heartbeat', () => {
  test('brings the values, the sites and the heartbeat of one tick', async () => {
    const server = await aServer();
    const page = await server.connect('operator');
    await page.join('area:nghe-an');
    await page.join('sites');
    const at = Date.now();

    await server.write([`dvc,area=412 overdue=7i ${at}`, `site,site=bts-1,area=412 state="down" ${at}`]);

    const values = await page.heard('area:changed');
    const sites = await page.heard('site:changed');
    const beat = await page.heard('centre:changed', ({ seqs }) => seqs['area:nghe-an'] === values.seq);
    expect(beat.seqs.sites).toBe(sites.seq);
    expect(Object.keys(beat.hashes).sort()).toEqual(['area:nghe-an', 'sites']);
  });

  test('says every second how the centre itself is doing', async () => {
    const server = await aServer({ clock: aClock() });
    const page = await server.connect('duty');

    expect(centreChangedSchema.parse(await page.heard('centre:changed'))).toMatchObject({
      now: testNow,
      store: 'live',
      journal: 'live',
      sourcesLate: [],
      // Of one that was never heard nobody can say that it is on time.
      sourcesOnTime: 0,
      sourcesExpected: 2,
      scenesVersion: 0,
    });
  });

  test('says that a source has fallen silent, and that the store is away', async () => {
    const clock = aClock();
    const store = aMemoryReadingStore();
    const server = await aServer({ clock, store });
    const page = await server.connect('duty');

    clock.pass(hourMs);
    store.setState('away');

    const beat = await page.heard('centre:changed', ({ store: state }) => state === 'away');
    expect(beat).toMatchObject({ sourcesLate: ['portal', '1022'], sourcesOnTime: 0 });
  });
});

describe.concurrent('an acknowledgement', () => {
  test.each(['duty', 'leader', 'administrator'] as const)('by a %s is refused', async (role) => {
    const server = await aServer();
    const page = await server.connect(role);

    expect(await page.carryOut(anAcknowledgement())).toEqual({
      ok: false,
      failure: { code: 'forbidden' },
    });
  });

  test('cannot name another user than that of the session', async () => {
    const server = await aServer();
    const page = await server.connect('operator');
    const withUser = { ...alertMessageOf(anAcknowledgement()), user: aUser() };

    expect(await page.socket.emitWithAck('alert:acknowledge', withUser)).toMatchObject({
      failure: { code: 'bad-request' },
    });
  });

  test('by two operators at once has one winner, and both see the same', async () => {
    const server = await aServer();
    const [an, binh] = [await server.connect('operator'), await server.connect('operator')];
    for (const page of [an, binh]) await page.join('alerts');

    const results = await Promise.all([
      an.carryOut(anAcknowledgement({ operationId: 'by-an-000' })),
      binh.carryOut(anAcknowledgement({ operationId: 'by-binh-0' })),
    ]);

    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const isTaken = ({ alerts }: { alerts: readonly { revision: number }[] }) => alerts[0]?.revision === 2;
    expect(await an.heard('alert:changed', isTaken)).toEqual(await binh.heard('alert:changed', isTaken));
  });

  test('that was lost on the way may be sent again by the next connection', async () => {
    const server = await aServer();
    const cookie = await server.signInAs('operator');
    const first = await (await server.connect({ cookie })).carryOut(anAcknowledgement());

    const again = await (await server.connect({ cookie })).carryOut(anAcknowledgement());

    expect(again).toEqual(first);
    expect(first).toEqual({ ok: true, value: { alertId: 'alert-1', revision: 2 } });
  });

  test('while the journal is away is refused, and nobody is told of it', async () => {
    const journal = aMemoryAlertJournal([anAlert()]);
    const server = await aServer({ journal });
    const page = await server.connect('operator');
    await page.join('alerts');
    journal.setAway(true);

    expect(await page.carryOut(anAcknowledgement())).toMatchObject({ failure: { code: 'journal-away' } });

    expect((await page.heard('centre:changed', ({ journal: state }) => state === 'away')).journal).toBe(
      'away',
    );
    expect(page.messages('alert:changed')).toEqual([]);
    expect(snapshotIn(await page.join('alerts'))).toMatchObject({
      alerts: [{ facts: { acknowledged: false } }],
    });
  });
});

describe.concurrent('a message that makes no sense', () => {
  const nonsense: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a text', 'alerts'],
    ['a number', 7],
    ['a list', []],
    ['a field of the wrong kind', { topic: 7, operationId: 7, alertId: 7, revision: '1', comment: null }],
    ['a topic that does not exist', { topic: 'users' }],
    ['too much', { ...anAcknowledgement(), topic: 'alerts', more: true }],
    ['a comment without end', { ...anAcknowledgement(), comment: 'x'.repeat(501) }],
    ['a prototype', JSON.parse('{"__proto__":{"topic":"alerts"}}')],
  ];

  test('is a bad request, and the process stays up', async () => {
    const server = await aServer();
    const page = await server.connect('operator');

    for (const event of ['topic:join', 'topic:leave', 'alert:acknowledge'])
      for (const [what, payload] of nonsense)
        expect([event, what, await emitRaw(page, event, payload)]).toMatchObject([
          event,
          what,
          { ok: false, failure: { code: 'bad-request' } },
        ]);

    expect(page.socket.connected).toBe(true);
    expect(server.logLines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('without a reply function, or of an unknown name, harms nobody', async () => {
    const server = await aServer();
    const page = await server.connect('operator');
    const emit = page.socket.emit.bind(page.socket) as (event: string, ...given: unknown[]) => void;

    for (const event of ['topic:join', 'topic:leave', 'alert:acknowledge', 'user:remove', '__proto__'])
      for (const given of [[], [null], [{ topic: 'alerts' }], [{}, 'no function'], [{}, {}, {}]])
        emit(event, ...given);

    expect((await page.join('alerts')).ok).toBe(true);
    expect((await fetch(server.url + paths.health)).status).toBe(200);
  });

  test('that is too large ends the connection of its sender, and of nobody else', async () => {
    const server = await aServer();
    const page = await server.connect('operator');
    const other = await server.connect('duty');

    page.socket.emit('topic:join', { topic: 'x'.repeat(100_000) }, () => undefined);

    expect(await page.ended()).toBe('transport close');
    expect((await other.join('alerts')).ok).toBe(true);
  });

  test('about an alert that does not exist is not found', async () => {
    const server = await aServer();
    const page = await server.connect('operator');

    expect(await page.carryOut(anAcknowledgement({ alertId: 'nothing' as AlertId }))).toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});
