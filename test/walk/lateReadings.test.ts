import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { aClock } from '#test/support/manualClock.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const clock = aClock();
let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer({ clock });
  cookie = await server.signInAs('operator');
});

afterAll(() => server.stop());

/** Overdue files of Vinh so many minutes ago; the rule of the test profile raises at 50. */
const overdue = (value: number, minutesAgo: number): string =>
  `dvc,area=412,source=portal overdue=${value}i ${clock() - minutesAgo * minuteMs}`;

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(server.url + path, { headers: { cookie } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const openAlerts = async () =>
  (await ask<{ alerts: { id: string; facts: { active: boolean } }[] }>(paths.alerts)).alerts;

/** Minutes after `testNow` and values, in steps of 5 minutes. */
async function history(): Promise<[number, number][]> {
  const range = `from=${testNow - 60 * minuteMs}&to=${clock() + minuteMs}&every=${5 * minuteMs}`;
  const { points } = await ask<{ points: [number, number, number][] }>(
    `${paths.series}?indicator=dvc.overdue&area=412&${range}`,
  );
  return points.map(([bucketAt, , value]) => [(bucketAt - testNow) / minuteMs, value]);
}

describe('readings that come late, twice or corrected', () => {
  test('are in the history, and raise nothing from the past', async () => {
    await server.write(overdue(10, 0));
    await server.write([overdue(80, 30), overdue(80, 30)]);
    await server.write(overdue(12, 0));

    const alerts = await openAlerts();

    expect(alerts).toEqual([]);
    clock.pass(25_000);
    expect(await history()).toEqual([
      [-30, 80],
      [0, 12],
    ]);
  });

  test('neither raise an open alert again nor end it', async () => {
    clock.pass(20 * minuteMs);
    await server.write(overdue(60, 0));
    const raised = await openAlerts();

    await server.write([overdue(20, 5), overdue(60, 0), overdue(70, 10)]);
    clock.pass(25_000);
    const after = await openAlerts();

    expect(raised).toHaveLength(1);
    expect(after).toEqual(raised);
    expect(await history()).toEqual([
      [-30, 80],
      [0, 12],
      [10, 70],
      [15, 20],
      [20, 60],
    ]);
  });
});
