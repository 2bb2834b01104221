import { afterEach, describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { CellCode } from '#shared/protocol/cellCode.ts';
import type { Snapshot } from '#shared/protocol/events.ts';
import { paths } from '#shared/protocol/routes.ts';
import { type ReplayBody, replayBodySchema } from '#shared/replay/replay.ts';
import { aClock } from '#test/support/manualClock.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function aServer() {
  const clock = aClock();
  const server = await startTestServer({ clock });
  servers.push(server);
  const cookie = await server.signInAs('operator');
  const replay = async (query: Record<string, string | number>): Promise<Response> =>
    fetch(`${server.url}${paths.replay}?${new URLSearchParams(query as Record<string, string>)}`, {
      headers: { cookie },
    });
  const body = async (query: Record<string, string | number>): Promise<ReplayBody> =>
    replayBodySchema.parse(await (await replay({ area: 'nghe-an', every: minuteMs, ...query })).json());
  /** What a page would show now. */
  const liveNow = async () => {
    const page = await server.connect('operator');
    const [area, alerts] = [await page.join('area:nghe-an'), await page.join('alerts')];
    page.close();
    if (!area.ok || !alerts.ok) throw new Error('not joined');
    return { cells: cellsIn(area.value), alerts: alertsIn(alerts.value) };
  };
  return { server, clock, replay, body, liveNow };
}

const byPlace = (cells: readonly CellCode[]) => new Map(cells.map((code) => [code[0], code]));
const cellsIn = (snapshot: Snapshot) => byPlace(snapshot.kind === 'area' ? snapshot.cells : []);
const byId = (alerts: readonly Alert[]) => new Map(alerts.map((alert) => [alert.id, alert]));
const alertsIn = (snapshot: Snapshot) => byId(snapshot.kind === 'alerts' ? snapshot.alerts : []);

/** The state of an answer after its last step. */
function played({ cells, alerts, steps }: ReplayBody) {
  const last = { cells: byPlace(cells), alerts: byId(alerts) };
  for (const step of steps) {
    for (const code of step.cells) last.cells.set(code[0], code);
    for (const alert of step.alerts)
      if (isClosed(alert.facts)) last.alerts.delete(alert.id);
      else last.alerts.set(alert.id, alert);
  }
  return last;
}

describe('a past moment', () => {
  test('is what the wall showed then, to the digit, alerts included', async () => {
    const { server, clock, body, liveNow } = await aServer();
    await server.write([`dvc,area=412 overdue=60i ${clock()}`, `dvc,area=413 overdue=7i ${clock()}`]);
    const shown = await liveNow();
    const shownAt = clock();
    clock.pass(3 * minuteMs);
    await server.write([`dvc,area=412 overdue=3i ${clock()}`, `dvc,area=425 overdue=9i ${clock()}`]);

    const then = await body({ from: shownAt, to: shownAt });

    expect(shown.alerts.size).toBe(1);
    expect(byPlace(then.cells)).toEqual(shown.cells);
    expect(byId(then.alerts)).toEqual(shown.alerts);
    expect(then.steps).toEqual([]);
  });

  test('played on comes to what the wall shows now', async () => {
    const { server, clock, body, liveNow } = await aServer();
    const beganAt = clock();
    for (const overdue of [60, 20, 70]) {
      await server.write(`dvc,area=412 overdue=${overdue}i ${clock()}`);
      clock.pass(minuteMs);
    }
    await server.write(`dvc,area=412 overdue=71i ${clock()}`);
    const shown = await liveNow();

    const whole = await body({ from: beganAt, to: clock() });

    expect(whole.steps).toHaveLength(3);
    expect(played(whole)).toEqual(shown);
  });

  test('knows nothing of what came after it', async () => {
    const { server, clock, body } = await aServer();
    const before = clock();
    clock.pass(minuteMs);
    await server.write(`dvc,area=412 overdue=60i ${clock()}`);

    const then = await body({ from: before, to: before });

    expect([then.cells, then.alerts, then.annunciations]).toEqual([[], [], []]);
    expect([then.callBeforeAt, then.callAfterAt]).toEqual([null, clock()]);
  });

  test('has a value with the age that it had', async () => {
    const { server, clock, body } = await aServer();
    await server.write(`dvc,area=412 overdue=5i ${clock()}`);
    clock.pass(5 * 60 * minuteMs);

    const later = await body({ from: clock(), to: clock() });

    const vinh = later.cells.find((code) => code[2] === 5 && code[0] >= 4);
    expect(vinh?.[1]).toBe(testNow);
  });

  test('may be asked for some indicators only', async () => {
    const { server, clock, body } = await aServer();
    await server.write([`dvc,area=412 overdue=5i,received=8i ${clock()}`]);

    const then = await body({ from: clock(), to: clock(), indicators: 'dvc.received' });

    expect(new Set(then.cells.map((code) => code[2]))).toEqual(new Set([8]));
  });

  test('shows the sites as they were', async () => {
    const { server, clock, body } = await aServer();
    await server.write(`site,site=bts-1,area=412 state="down",cause="power" ${clock()}`);
    const downAt = clock();
    clock.pass(minuteMs);
    await server.write(`site,site=bts-1,area=412 state="up" ${clock()}`);

    const then = await body({ from: downAt, to: clock() });

    expect(then.standings).toEqual([[0, 2, downAt, 'power']]);
    expect(then.steps[0]?.standings).toEqual([[0, 0, clock(), null]]);
  });
});

describe('a question', () => {
  test.each([
    ['for too many steps', { from: testNow - 1_000 * minuteMs, to: testNow, every: minuteMs }, 400],
    ['backwards', { from: testNow, to: testNow - 1, every: minuteMs }, 400],
    ['of the future', { from: testNow + minuteMs, to: testNow + minuteMs, every: minuteMs }, 400],
    ['for an unknown area', { from: testNow, to: testNow, every: minuteMs, area: 'nowhere' }, 404],
    ['for an unknown indicator', { from: testNow, to: testNow, every: minuteMs, indicators: 'a.b' }, 404],
  ])('%s is answered %o with %i', async (_sentence, query, status) => {
    const { replay } = await aServer();

    expect((await replay({ area: 'nghe-an', ...query })).status).toBe(status);
  });

  test('is for those who are signed in', async () => {
    const { server } = await aServer();

    const answer = await fetch(`${server.url}${paths.replay}?area=nghe-an&from=1&to=1&every=1000`);

    expect(answer.status).toBe(401);
  });
});
