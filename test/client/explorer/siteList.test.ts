import { describe, expect, it } from 'vitest';
import { sitesBehind } from '#client/explorer/siteList.ts';
import type { SiteTrouble } from '#client/site/siteStore.ts';
import type { Site } from '#shared/site/site.ts';
import type { SiteClause } from '#shared/site/siteClause.ts';
import { aProfileTree, aSite, asArea, testNow } from '#test/support/readingBuilders.ts';

const sites: readonly Site[] = [
  aSite({ id: 'a', operator: 'Viettel' }),
  aSite({ id: 'b', operator: 'MobiFone' }),
  aSite({ id: 'c', area: 'cua-lo', operator: 'Viettel' }),
  aSite({ id: 'd', kind: 'radio' }),
];
const aTrouble = (place: number, given: Partial<SiteTrouble> = {}): SiteTrouble => ({
  place,
  state: 'down',
  since: testNow - place,
  cause: 'power',
  ...given,
});

const idsBehind = (
  troubles: readonly SiteTrouble[],
  clause: Partial<SiteClause> = {},
  area = 'nghe-an',
): string[] =>
  sitesBehind(troubles, sites, {
    clause: { kind: 'bts', figure: 'down', ...clause },
    area: asArea(area),
    tree: aProfileTree(),
  }).map(({ site }) => site.id);

describe('the sites behind a number', () => {
  it('are those of its kind and area, the one that has been so the longest first', () => {
    const troubles = [aTrouble(0), aTrouble(1), aTrouble(2), aTrouble(3)];

    expect(idsBehind(troubles)).toEqual(['c', 'b', 'a']);
    expect(idsBehind(troubles, {}, 'cua-lo')).toEqual(['c']);
    expect(idsBehind(troubles, { kind: 'radio' })).toEqual(['d']);
  });

  it('are those of its operator and cause', () => {
    const troubles = [aTrouble(0, { cause: 'cable' }), aTrouble(1), aTrouble(2, { cause: null })];

    expect(idsBehind(troubles, { operator: 'Viettel' })).toEqual(['c', 'a']);
    expect(idsBehind(troubles, { cause: 'power' })).toEqual(['b']);
    expect(idsBehind(troubles, { cause: null })).toEqual(['c']);
  });

  it('are the silent ones where the number is about who reports', () => {
    const troubles = [aTrouble(0), aTrouble(1, { state: null, since: null, cause: null })];

    expect(idsBehind(troubles, { figure: 'heard' })).toEqual(['b']);
    expect(idsBehind(troubles, { figure: 'degraded' })).toEqual([]);
    expect(idsBehind(troubles, { figure: 'working-share' })).toEqual(['a']);
  });

  it('leave out a place that this page has no site for', () => {
    expect(idsBehind([aTrouble(9)])).toEqual([]);
  });
});
