import { expect, test } from 'vitest';
import type { AreaLooks } from '#client/indicator/useAreaLooks.ts';
import type { ValueLook } from '#client/indicator/valueLook.ts';
import type { SiteTrouble } from '#client/site/siteStore.ts';
import { bulletScale } from '#client/tile/bulletScale.ts';
import { noticeSize } from '#client/tile/noticeSize.ts';
import { rankAreas, restAgainst, worstColumns, worstFirst } from '#client/tile/rankAreas.ts';
import { siteCounts } from '#client/tile/siteCounts.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Site } from '#shared/site/site.ts';

const aLook = (value: number | null, over: Partial<ValueLook> = {}): ValueLook => ({
  freshness: value === null ? 'missing' : 'fresh',
  value,
  band: 'calm',
  at: 0,
  overdueMs: 0,
  partial: false,
  ...over,
});
const anArea = (area: string, ...looks: ValueLook[]): AreaLooks => ({ area: area as AreaId, looks });
const percent = { better: 'up', measure: 'ratio', unit: { vi: '%', en: '%' }, target: 80 } as Indicator;
const amount = { better: 'down', measure: 'value', unit: { vi: 'hồ sơ', en: 'files' } } as Indicator;

test('the worst area is on top, whichever side is worse', () => {
  const areas = [anArea('a', aLook(70)), anArea('b', aLook(40)), anArea('c', aLook(90))];

  const [up, down] = [rankAreas(areas, percent), rankAreas(areas, amount)];

  expect(up.ranked.map(({ area }) => area)).toEqual(['b', 'a', 'c']);
  expect(down.ranked.map(({ area }) => area)).toEqual(['c', 'a', 'b']);
});

test('an old or missing value is counted and not ranked; what an old one was stays known', () => {
  const areas = [
    anArea('a', aLook(70)),
    anArea('b', aLook(null)),
    anArea('c', aLook(9, { freshness: 'late' })),
  ];

  const { ranked, old, unknown } = rankAreas(areas, percent);

  expect(ranked.map(({ area }) => area)).toEqual(['a']);
  expect(old.map(({ area }) => area)).toEqual(['c']);
  expect(unknown).toBe(2);
});

test('a percentage is drawn against its whole, an amount against the highest', () => {
  const areas = [anArea('a', aLook(50)), anArea('b', aLook(25))];

  expect(rankAreas(areas, percent).ranked.map(({ share }) => share)).toEqual([0.25, 0.5]);
  expect(rankAreas(areas, percent).targetShare).toBe(0.8);
  expect(rankAreas(areas, amount).ranked.map(({ share }) => share)).toEqual([1, 0.5]);
});

test('one critical value outweighs several in the attention band', () => {
  const attention = aLook(1, { band: 'attention' });
  const areas = [
    anArea('a', attention, attention),
    anArea('b', aLook(1, { band: 'critical' })),
    anArea('c', aLook(1)),
  ];

  expect(worstFirst(areas).map(({ area }) => area)).toEqual(['b', 'a', 'c']);
});

test('of columns those with something wrong stay, in their own order', () => {
  const calm = aLook(1);
  const areas = [
    anArea('a', calm, calm, calm, aLook(1, { band: 'attention' })),
    anArea('b', calm, aLook(1, { band: 'critical' }), calm, calm),
  ];

  expect(worstColumns(areas, 4, 1)).toEqual([1]);
  expect(worstColumns(areas, 4, 2)).toEqual([1, 3]);
  expect(worstColumns(areas, 4, 3)).toEqual([0, 1, 3]);
  expect(worstColumns([], 4, 2)).toEqual([0, 1]);
});

test.each([
  ['calm', aLook(1, { band: 'critical' }), [aLook(1), aLook(2)]],
  ['better', aLook(1, { band: 'critical' }), [aLook(1, { band: 'attention' }), aLook(1)]],
  ['no-worse', aLook(1, { band: 'attention' }), [aLook(1, { band: 'attention' }), aLook(1)]],
  ['same', aLook(1, { freshness: 'late' }), [aLook(2, { freshness: 'late' }), aLook(null)]],
  [
    'others',
    aLook(1, { band: 'critical' }),
    [aLook(1, { band: 'attention' }), aLook(2, { freshness: 'late' })],
  ],
  ['calm', aLook(1), []],
] as const)('areas without room are said to be "%s" than the last one shown', (said, last, rest) => {
  const areas = rest.map((look, index) => anArea(`rest ${index}`, look));

  expect(restAgainst(anArea('last', last), areas)).toBe(said);
});

test('a bar never leaves its scale', () => {
  expect(bulletScale(140, percent)).toEqual({ value: 1, target: 0.8 });
  expect(bulletScale(null, percent).value).toBe(0);
  expect(bulletScale(0, { ...amount, target: 0 })).toEqual({ value: 0, target: 0 });
});

test('a site that never reported is silent and neither up nor down', () => {
  const sites = ['bts', 'bts', 'radio', 'bts', 'bts'].map((kind) => ({ kind }) as Site);
  const aTrouble = (
    place: number,
    state: SiteTrouble['state'],
    cause: string | null = null,
  ): SiteTrouble => ({
    ...{ place, state, cause },
    since: 0,
  });

  const counts = siteCounts(
    sites,
    [aTrouble(0, null), aTrouble(1, 'down', 'power'), aTrouble(2, 'down')],
    'bts',
  );

  expect(counts).toEqual({
    total: 4,
    byState: { up: 2, degraded: 0, down: 1 },
    silent: 1,
    causes: [{ cause: 'power', count: 1 }],
  });
});

test('a short notice is set large, a long one so that it fits', () => {
  const room = { width: 600, height: 300 };

  expect(noticeSize(12, room)).toBe(72);
  expect(noticeSize(400, room)).toBeLessThan(40);
});
