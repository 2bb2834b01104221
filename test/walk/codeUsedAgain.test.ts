import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LevelId } from '#shared/area/area.ts';
import { paths, type SeriesBody, seriesBodySchema } from '#shared/protocol/routes.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, asArea, hourMs, minuteMs, reformAt } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

/** Code 16690: the commune Nghi Phú until the reform, the ward Trường Vinh since, which has also Hưng Lộc's territory. */
const profile = aProfile({
  indicators: [anIndicator({ levels: ['commune' as LevelId], cadence: hourMs })],
  areas: aProfile().areas.flatMap((area) =>
    area.id === 'truong-vinh'
      ? [
          { ...area, id: asArea('hung-loc'), code: '16708', validFrom: null, validTo: area.validFrom },
          { ...area, replaces: [asArea('nghi-phu'), asArea('hung-loc')] },
        ]
      : [area],
  ),
  rules: [],
});
const clock = aClock(reformAt + 3 * hourMs);
let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer({ profile, clock });
  cookie = await server.signInAs('leader');
  const answer = await server.write([
    `dvc,area=16690,source=portal overdue=3i ${reformAt - minuteMs}`,
    `dvc,area=16708,source=portal overdue=4i ${reformAt - minuteMs}`,
    `dvc,area=16690,source=portal overdue=9i ${reformAt + minuteMs}`,
  ]);
  expect(answer.status).toBe(204);
});
afterAll(() => server.stop());

async function series(query: Record<string, string | number>): Promise<SeriesBody> {
  const asked = { indicator: 'dvc.overdue', from: reformAt - hourMs, to: reformAt + hourMs, every: hourMs };
  const text = Object.entries({ ...asked, ...query }).map(([key, value]) => [key, String(value)]);
  const answer = await fetch(`${server.url}${paths.series}?${new URLSearchParams(text)}`, {
    headers: { cookie },
  });
  return seriesBodySchema.parse(await answer.json());
}

const valuesOf = ({ points }: SeriesBody) => points.map(([bucketAt, , value]) => [bucketAt, value]);

describe('a code that was used again', () => {
  test('means the area of its day, on the way in and on the way out', async () => {
    const before = await series({ area: '16690', to: reformAt });
    const after = await series({ area: '16690', from: reformAt });

    expect([before.area, valuesOf(before)]).toEqual(['nghi-phu', [[reformAt - hourMs, 3]]]);
    expect([after.area, valuesOf(after)]).toEqual(['truong-vinh', [[reformAt, 9]]]);
  });

  test('asked for over the day of the reform says that it had not begun', async () => {
    const { area, notes } = await series({ area: '16690' });

    expect(area).toBe('truong-vinh');
    expect(notes).toEqual([
      {
        code: 'before-area',
        fromAt: reformAt - hourMs,
        toAt: reformAt,
        areas: ['nghi-phu', 'hung-loc'],
      },
    ]);
  });

  test('is continued over the same territory when a day says which area is meant', async () => {
    const body = await series({ area: '16690', territory: '2025-07-02' });

    expect(valuesOf(body)).toEqual([
      [reformAt - hourMs, 7],
      [reformAt, 9],
    ]);
    expect(body.points[0]?.slice(4)).toEqual([2, 2]);
    expect(body.notes).toMatchObject([{ code: 'same-territory', areas: ['nghi-phu', 'hung-loc'] }]);
  });

  test('stays readable as the area that ended, which says who took it over', async () => {
    const body = await series({ area: 'nghi-phu' });

    expect(valuesOf(body)).toEqual([[reformAt - hourMs, 3]]);
    expect(body.notes).toMatchObject([{ code: 'after-area', fromAt: reformAt, areas: ['truong-vinh'] }]);
  });

  test('is refused a territory of a day that no calendar has', async () => {
    const query = `indicator=dvc.overdue&area=16690&from=0&to=1&territory=2025-02-30`;

    const answer = await fetch(`${server.url}${paths.series}?${query}`, { headers: { cookie } });

    expect(answer.status).toBe(400);
  });
});
