import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { earliestAt, futureToleranceMs, validatePoints } from '#server/indicator/validatePoint.ts';
import type { LevelId } from '#shared/area/area.ts';
import { rejectionCodes } from '#shared/protocol/routes.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, reformAt, testIndicators, testNow } from '#test/support/readingBuilders.ts';

const catalogue = createCatalogue(
  aProfile({
    indicators: [
      ...testIndicators,
      anIndicator({ id: 'fb.commune_open', levels: ['commune' as LevelId] }),
      anIndicator({ id: 'tel.down' }),
      anIndicator({ id: 'tel.down_power', as: { field: 'down', tags: { cause: 'power' } } }),
      anIndicator({
        id: 'tel.down_viettel_power',
        as: { field: 'down', tags: { operator: 'viettel', cause: 'power' } },
      }),
      anIndicator({ id: 'tel.out_power', as: { field: 'out', tags: { cause: 'power' } } }),
      anIndicator({
        id: 'tel.up_pct_viettel',
        measure: 'ratio',
        rollUp: { rule: 'ratio' },
        as: { field: 'up_pct', tags: { operator: 'viettel' } },
      }),
    ],
  }),
);

const aPoint = (given: Partial<RawPoint> = {}): RawPoint => ({
  position: 1,
  measurement: 'dvc',
  tags: { area: '412' },
  fields: { overdue: 4 },
  at: testNow,
  ...given,
});
const aSitePoint = (given: Partial<RawPoint> = {}): RawPoint =>
  aPoint({ measurement: 'site', tags: { site: 'bts-1' }, fields: { state: 'up' }, ...given });

const validated = (...points: RawPoint[]) => validatePoints(points, { catalogue, now: testNow });
const rejectionOf = (point: RawPoint) => {
  const { readings, siteReports, rejections } = validated(point);
  expect([...readings, ...siteReports]).toEqual([]);
  return rejections[0];
};

describe('a point that is taken', () => {
  test('becomes a reading of its indicator and area, from the source of the indicator', () => {
    expect(validated(aPoint())).toEqual({
      readings: [
        {
          indicator: 'dvc.overdue',
          area: 'vinh',
          at: testNow,
          measured: { kind: 'value', value: 4 },
          source: 'portal',
          quality: 'good',
        },
      ],
      siteReports: [],
      rejections: [],
    });
  });

  test('names another source itself', () => {
    const { readings } = validated(aPoint({ tags: { area: '412', source: '1022' } }));

    expect(readings[0]?.source).toBe('1022');
  });

  test('gives a ratio from both of its parts', () => {
    const { readings } = validated(
      aPoint({ fields: { submit_online_pct_num: 812, submit_online_pct_den: 1_011, overdue: 4 } }),
    );

    expect(readings.map(({ indicator, measured }) => [indicator, measured])).toEqual([
      ['dvc.submit_online_pct', { kind: 'ratio', numerator: 812, denominator: 1_011 }],
      ['dvc.overdue', { kind: 'value', value: 4 }],
    ]);
  });

  test('keeps a share without its parts as reported, and marks it uncertain', () => {
    const { readings } = validated(aPoint({ fields: { submit_online_pct: 80.3 } }));

    expect(readings[0]).toMatchObject({ measured: { kind: 'value', value: 80.3 }, quality: 'uncertain' });
  });

  test('may have a denominator of zero: nothing was asked for', () => {
    const { readings } = validated(
      aPoint({ fields: { submit_online_pct_num: 0, submit_online_pct_den: 0 } }),
    );

    expect(readings[0]?.measured).toEqual({ kind: 'ratio', numerator: 0, denominator: 0 });
  });

  test('may carry the host tag of a Telegraf agent', () => {
    expect(validated(aPoint({ tags: { area: '412', host: 'gateway' } })).rejections).toEqual([]);
  });

  test('means the area that had the code on its day', () => {
    const indicatorFields = { commune_open: 1 };
    const inCommune = (at: number) =>
      validatePoints([aPoint({ measurement: 'fb', tags: { area: '16690' }, fields: indicatorFields, at })], {
        catalogue,
        now: reformAt,
      }).readings[0]?.area;

    expect(inCommune(reformAt - 1)).toBe('nghi-phu');
    expect(inCommune(reformAt)).toBe('truong-vinh');
  });

  test.each([
    ['as far ahead as a clock may run', testNow + futureToleranceMs],
    ['as old as records are', earliestAt],
  ])('may be %s', (_what, at) => {
    expect(validated(aPoint({ at })).rejections).toEqual([]);
  });

  test('of a site becomes a report', () => {
    const point = aSitePoint({
      tags: { site: 'bts-1', area: '412' },
      fields: { state: 'down', cause: 'power' },
    });

    expect(validated(point).siteReports).toEqual([
      { site: 'bts-1', at: testNow, state: 'down', cause: 'power' },
    ]);
  });

  test('of a site without a cause says so', () => {
    expect(validated(aSitePoint()).siteReports[0]?.cause).toBeNull();
  });
});

const aTelPoint = (tags: Record<string, string>, fields: Record<string, number>): RawPoint =>
  aPoint({ measurement: 'tel', tags: { area: '412', ...tags }, fields });

describe('a point with dimensions', () => {
  test.each([
    ['one tag', { cause: 'power' }, { down: 4 }, ['tel.down_power']],
    ['two tags', { operator: 'viettel', cause: 'power' }, { down: 4 }, ['tel.down_viettel_power']],
    ['none of the tags', {}, { down: 4 }, ['tel.down']],
    ['the id instead', {}, { down_power: 4 }, ['tel.down_power']],
    [
      'fields that all have the tag',
      { cause: 'power' },
      { down: 4, out: 4 },
      ['tel.down_power', 'tel.out_power'],
    ],
    ['the tag of a Telegraf agent too', { cause: 'power', host: 'x' }, { down: 4 }, ['tel.down_power']],
  ])('is a reading of its indicator: %s', (_what, tags, fields, indicators) => {
    const { readings, rejections } = validated(aTelPoint(tags, fields));

    expect(rejections).toEqual([]);
    expect(readings.map(({ indicator }) => indicator)).toEqual(indicators);
  });

  test('gives a ratio from both of its parts', () => {
    const { readings } = validated(aTelPoint({ operator: 'viettel' }, { up_pct_num: 9, up_pct_den: 10 }));

    expect(readings).toMatchObject([
      { indicator: 'tel.up_pct_viettel', measured: { kind: 'ratio', numerator: 9, denominator: 10 } },
    ]);
  });

  test.each([
    [
      'a value that nobody knows',
      { cause: 'rats' },
      { down: 4 },
      '"tel.down" is not known with cause=rats; expected no such tag or cause=power or cause=power,operator=viettel',
    ],
    [
      'a value that hides two tags',
      { cause: 'power,operator=viettel' },
      { down: 4 },
      '"tel.down" is not known with cause=power,operator=viettel; expected',
    ],
    [
      'no tag where one is needed',
      {},
      { out: 4 },
      '"tel.out" is not known without a tag; expected cause=power',
    ],
    [
      'a field beside it that has no dimension',
      { cause: 'power' },
      { down: 4, down_power: 4 },
      '"tel.down_power" is not known with cause=power; expected no such tag',
    ],
    [
      'a part of a ratio with another value',
      { operator: 'x' },
      { up_pct_num: 9, up_pct_den: 10 },
      '"tel.up_pct_num" is not known with operator=x; expected operator=viettel',
    ],
  ])('is refused as a whole: %s', (_what, tags, fields, detail) => {
    const rejection = rejectionOf(aTelPoint(tags, fields));

    expect(rejection?.code).toBe('unknown-dimension');
    expect(rejection?.detail).toContain(detail);
  });

  test('is not told by a measurement that looks like tags', () => {
    const point = aPoint({ measurement: 'tel[["cause","power"]]', fields: { down: 4 } });

    expect(rejectionOf(point)?.code).toBe('unknown-indicator');
  });

  test('hears which tags its measurement knows', () => {
    expect(rejectionOf(aTelPoint({ kind: 'x' }, { down: 4 }))).toMatchObject({
      code: 'unknown-tag',
      detail: 'tag "kind" is not known here; expected area, source, cause, operator',
    });
    expect(rejectionOf(aPoint({ tags: { area: '412', cause: 'power' } }))?.detail).toBe(
      'tag "cause" is not known here; expected area, source',
    );
  });
});

/** `malformed` is given by the doors, before validation. */
const refusals: readonly (readonly [code: string, what: string, point: RawPoint, detail: string])[] = [
  [
    'unknown-indicator',
    'a field that is not in the profile',
    aPoint({ fields: { other: 1 } }),
    '"dvc.other"',
  ],
  [
    'unknown-indicator',
    'a group that is not in the profile',
    aPoint({ measurement: 'abc' }),
    '"abc.overdue"',
  ],
  [
    'unknown-indicator',
    'a part of a plain value',
    aPoint({ fields: { overdue_num: 1, overdue_den: 2 } }),
    'send the field "overdue"',
  ],
  ['unknown-area', 'no area', aPoint({ tags: {} }), 'tag "area" is missing'],
  ['unknown-area', 'a code that nobody has', aPoint({ tags: { area: '999' } }), 'not known on 2024-11-21'],
  [
    'unknown-area',
    'an area that no longer exists',
    aPoint({ tags: { area: 'truong-vinh' } }),
    'not known on 2024-11-21',
  ],
  [
    'unknown-source',
    'a source that is not in the profile',
    aPoint({ tags: { area: '412', source: 'x' } }),
    '"x"',
  ],
  [
    'unknown-tag',
    'a tag that means nothing here',
    aPoint({ tags: { area: '412', gender: 'f' } }),
    '"gender"',
  ],
  ['unknown-dimension', 'a dimension that nobody knows', aTelPoint({ cause: 'x' }, { down: 1 }), 'cause=x'],
  ['wrong-level', 'an area of a level that does not report it', aPoint({ tags: { area: '40' } }), 'district'],
  ['wrong-type', 'a text for a number', aPoint({ fields: { overdue: '4' } }), 'is "4"; expected a number'],
  ['wrong-type', 'a yes for a number', aPoint({ fields: { overdue: true } }), 'is true; expected a number'],
  [
    'wrong-type',
    'a negative denominator',
    aPoint({ fields: { submit_online_pct_num: 1, submit_online_pct_den: -1 } }),
    'is negative',
  ],
  ['part-missing', 'a numerator alone', aPoint({ fields: { submit_online_pct_num: 1 } }), 'needs both'],
  ['part-missing', 'a denominator alone', aPoint({ fields: { submit_online_pct_den: 1 } }), 'needs both'],
  [
    'part-missing',
    'half a ratio beside its share',
    aPoint({ fields: { submit_online_pct: 50, submit_online_pct_den: 1 } }),
    'needs both',
  ],
  [
    'value-out-of-range',
    'a part larger than its whole',
    aPoint({ fields: { submit_online_pct_num: 500, submit_online_pct_den: 100 } }),
    '"dvc.submit_online_pct" is 500/100; expected a numerator of at most the denominator',
  ],
  [
    'value-out-of-range',
    'a negative part',
    aPoint({ fields: { submit_online_pct_num: -5, submit_online_pct_den: 100 } }),
    'expected a numerator of 0 or more',
  ],
  [
    'value-out-of-range',
    'a part of nothing',
    aPoint({ fields: { submit_online_pct_num: 5, submit_online_pct_den: 0 } }),
    'a numerator of 0 where the denominator is 0',
  ],
  [
    'value-out-of-range',
    'a share of more than all',
    aPoint({ fields: { submit_online_pct: 101 } }),
    'at most 100',
  ],
  [
    'value-out-of-range',
    'a negative count',
    aPoint({ fields: { overdue: -1 } }),
    'is -1; expected 0 or more',
  ],
  ['not-finite', 'a number that is none', aPoint({ fields: { overdue: Number.NaN } }), 'not a finite number'],
  [
    'time-out-of-range',
    'a time too far ahead',
    aPoint({ at: testNow + futureToleranceMs + 1 }),
    'in the future',
  ],
  ['time-out-of-range', 'a time in seconds sent as ms', aPoint({ at: testNow / 1_000 }), 'before 2000'],
  ['time-out-of-range', 'a time beyond every calendar', aPoint({ at: 1e20 }), 'in the future'],
  ['time-out-of-range', 'a time before every calendar', aPoint({ at: -1e20 }), 'before 2000'],
  ['time-out-of-range', 'a site’s time beyond every calendar', aSitePoint({ at: 1e20 }), 'in the future'],
  ['unknown-site', 'a site that is not in the profile', aSitePoint({ tags: { site: 'bts-9' } }), '"bts-9"'],
  ['unknown-site', 'no site', aSitePoint({ tags: {} }), '""'],
  [
    'unknown-area',
    'a site that lies elsewhere',
    aSitePoint({ tags: { site: 'bts-1', area: '413' } }),
    'lies in area "vinh"',
  ],
  ['unknown-tag', 'a tag that a site has not', aSitePoint({ tags: { site: 'bts-1', kind: 'x' } }), '"kind"'],
  [
    'unknown-source',
    'a site’s source that is not in the profile',
    aSitePoint({ tags: { site: 'bts-1', source: 'x' } }),
    '"x"',
  ],
  ['wrong-type', 'a state that is none', aSitePoint({ fields: { state: 'dark' } }), 'up, degraded, down'],
  ['wrong-type', 'no state', aSitePoint({ fields: {} }), 'is null'],
  ['wrong-type', 'a cause that is a number', aSitePoint({ fields: { state: 'up', cause: 1 } }), '"cause"'],
  [
    'wrong-type',
    'a cause that is too long',
    aSitePoint({ fields: { state: 'up', cause: 'x'.repeat(61) } }),
    'at most 60',
  ],
  [
    'unknown-indicator',
    'a field that a site has not',
    aSitePoint({ fields: { state: 'up', reason: 'x' } }),
    '"reason"',
  ],
];

describe('a point that is refused', () => {
  test.each(refusals)('%s: %s', (code, _what, point, detail) => {
    const rejection = rejectionOf({ ...point, position: 7 });

    expect(rejection).toMatchObject({ code, position: 7 });
    expect(rejection?.detail).toContain(detail);
  });

  test('can be so for every reason there is', () => {
    const seen = new Set(refusals.map(([code]) => code)).add('malformed');

    expect([...seen].sort()).toEqual([...rejectionCodes].sort());
  });

  test('is refused as a whole: one bad field takes the good ones with it', () => {
    const { readings, rejections } = validated(aPoint({ fields: { overdue: 4, received: 'many' } }));

    expect(readings).toEqual([]);
    expect(rejections).toHaveLength(1);
  });

  test('does not take the other points of the request with it', () => {
    const { readings, rejections } = validated(
      aPoint({ position: 1 }),
      aPoint({ position: 2, tags: { area: '999' } }),
      aPoint({ position: 3, tags: { area: '413' } }),
    );

    expect(readings.map(({ area }) => area)).toEqual(['vinh', 'cua-lo']);
    expect(rejections.map(({ position }) => position)).toEqual([2]);
  });

  test.each(['constructor', '__proto__', 'toString'])('is not fooled by the name "%s"', (name) => {
    const fields: Record<string, number> = Object.create(null);
    fields[name] = 1;

    expect(rejectionOf(aPoint({ fields }))?.code).toBe('unknown-indicator');
    expect(rejectionOf(aPoint({ tags: { area: name } }))?.code).toBe('unknown-area');
    expect(rejectionOf(aSitePoint({ tags: { site: name } }))?.code).toBe('unknown-site');
  });
});
