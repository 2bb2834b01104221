import { describe, expect, test } from 'vitest';
import { parseJsonReadings } from '#server/ingest/jsonReadings.ts';

const now = Date.UTC(2026, 10, 21, 7, 32, 8);
const plain = <T extends object>(value: T): T => ({ ...value });

describe('readings as JSON', () => {
  test('become points with the group as measurement and the parts of a ratio as fields', () => {
    const items = [
      {
        indicator: 'dvc.submit_online_pct',
        area: '412',
        at: 1732176000000,
        numerator: 812,
        denominator: 1011,
      },
      { indicator: 'dvc.overdue', area: '412', value: 4, source: 'portal' },
    ];

    const { points, rejections } = parseJsonReadings(items, now);

    expect(rejections).toEqual([]);
    expect(
      points.map((point) => ({ ...point, tags: plain(point.tags), fields: plain(point.fields) })),
    ).toEqual([
      {
        position: 0,
        measurement: 'dvc',
        tags: { area: '412' },
        fields: { submit_online_pct_num: 812, submit_online_pct_den: 1011 },
        at: 1732176000000,
      },
      {
        position: 1,
        measurement: 'dvc',
        tags: { area: '412', source: 'portal' },
        fields: { overdue: 4 },
        at: now,
      },
    ]);
  });

  test('take a time with an offset and cut it down to milliseconds', () => {
    const items = [
      { indicator: 'dvc.overdue', area: '412', value: 4, at: '2026-11-21T14:32:08.5+07:00' },
      { indicator: 'dvc.overdue', area: '412', value: 4, at: 1732176000000.9 },
    ];

    const { points } = parseJsonReadings(items, now);

    expect(points.map(({ at }) => at)).toEqual([now + 500, 1732176000000]);
  });

  test('may carry the dimensions of the indicator as tags', () => {
    const item = { indicator: 'mkt.enterprises', area: '40', value: 5, tags: { kind: 'telecom' } };

    const { points } = parseJsonReadings([item], now);

    expect(plain(points[0]?.tags ?? {})).toEqual({ area: '40', kind: 'telecom' });
    expect(plain(points[0]?.fields ?? {})).toEqual({ enterprises: 5 });
  });

  test.each([
    [{ indicator: 'dvc.overdue', area: '412', value: 4, tags: { area: '413' } }, 'malformed', /^tags: /],
    [{ indicator: 'dvc.overdue', area: '412', value: 4, tags: { source: 'x' } }, 'malformed', /^tags: /],
    [{ indicator: 'dvc.overdue', area: '412', value: 4, tags: { kind: 5 } }, 'malformed', /^tags\.kind: /],
    [{ indicator: 'dvc.overdue', value: 4 }, 'malformed', /^area: /],
    [{ indicator: 'dvc.overdue', area: 412, value: 4 }, 'malformed', /^area: /],
    [{ indicator: 'dvc.overdue', area: '412', value: '4' }, 'malformed', /^value: /],
    [{ indicator: 'dvc.overdue', area: '412', value: null }, 'malformed', /^value: /],
    [{ indicator: 'dvc.overdue', area: '412' }, 'malformed', /either "value", or "numerator"/],
    [{ indicator: 'dvc.overdue', area: '412', numerator: 1 }, 'malformed', /either "value", or "numerator"/],
    [{ indicator: 'dvc.overdue', area: '412', value: 4, at: 'hôm qua' }, 'malformed', /^at: /],
    [{ indicator: 'dvc.overdue', area: '412', value: 4, extra: 1 }, 'malformed', /extra/],
    [{ indicator: 'Quá hạn', area: '412', value: 4 }, 'unknown-indicator', /expected "group\.name"/],
    [null, 'malformed', /expected object/],
  ])('are refused one by one: %j', (bad, code, detail) => {
    const good = { indicator: 'dvc.overdue', area: '412', value: 4 };

    const { points, rejections } = parseJsonReadings([good, bad, good], now);

    expect(points.map(({ position }) => position)).toEqual([0, 2]);
    expect(rejections).toEqual([{ position: 1, code, detail: expect.stringMatching(detail) }]);
  });
});
