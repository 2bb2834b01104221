import { describe, expect, test } from 'vitest';
import { type CountedSite, countSites, type Outage } from '#shared/site/countSites.ts';
import type { SiteState } from '#shared/site/site.ts';
import type { SiteFigure } from '#shared/site/siteClause.ts';
import { asSite, hourMs, testNow } from '#test/support/readingBuilders.ts';

interface Given {
  readonly state?: SiteState | null;
  readonly cause?: string | null;
  readonly operator?: string;
  readonly since?: number;
  readonly outages?: readonly Outage[];
}

const aCounted = ({
  state = 'up',
  cause = null,
  operator,
  since = testNow,
  outages = [],
}: Given): CountedSite => ({
  operator,
  standing: state === null ? null : { site: asSite('x'), state, cause, since },
  outages,
});
const plain = (value: number) => ({ kind: 'value', value });
const share = (numerator: number, denominator: number) => ({ kind: 'ratio', numerator, denominator });

const commune = [
  aCounted({ operator: 'Viettel' }),
  aCounted({ operator: 'Viettel', state: 'down', cause: 'power', since: testNow - 3 * hourMs }),
  aCounted({ operator: 'MobiFone', state: 'down', cause: 'cable', since: testNow - hourMs }),
  aCounted({ operator: 'MobiFone', state: 'down' }),
  aCounted({ operator: 'MobiFone', state: 'degraded', cause: 'generator' }),
  aCounted({ operator: 'VinaPhone', state: null }),
];

describe('sites are counted', () => {
  test.each<[SiteFigure, object]>([
    ['heard', share(5, 6)],
    ['working', plain(2)],
    ['working-share', share(2, 5)],
    ['degraded', plain(1)],
    ['down', plain(3)],
    ['dark', plain(0)],
    ['restored', plain(0)],
    ['outage-hours', plain(3)],
  ])('%s', (figure, expected) => {
    expect(countSites(commune, { figure }, testNow)).toEqual(expected);
  });

  test('by cause, the unknown one included, and by operator', () => {
    const down = (clause: { cause?: string | null; operator?: string }) =>
      countSites(commune, { figure: 'down', ...clause }, testNow);

    expect(down({ cause: 'power' })).toEqual(plain(1));
    expect(down({ cause: null })).toEqual(plain(1));
    expect(down({ operator: 'MobiFone' })).toEqual(plain(2));
    expect(down({ operator: 'MobiFone', cause: 'cable' })).toEqual(plain(1));
  });

  test('not at all where none ever reported: silence is no outage', () => {
    const silent = [aCounted({ state: null }), aCounted({ state: null })];

    expect(countSites(silent, { figure: 'down' }, testNow)).toBeNull();
    expect(countSites(silent, { figure: 'dark' }, testNow)).toBeNull();
    expect(countSites(silent, { figure: 'heard' }, testNow)).toEqual(share(0, 2));
    expect(countSites([], { figure: 'heard' }, testNow)).toBeNull();
  });

  test('as dark only when every one that was heard is down', () => {
    const dark = [aCounted({ state: 'down' }), aCounted({ state: 'down' }), aCounted({ state: null })];

    expect(countSites(dark, { figure: 'dark' }, testNow)).toEqual(plain(1));
    expect(countSites([...dark, aCounted({ state: 'degraded' })], { figure: 'dark' }, testNow)).toEqual(
      plain(0),
    );
  });

  test('with the mean time to restore, and none where nothing was restored', () => {
    const outages = [
      { endedAt: testNow - hourMs, lastedMs: hourMs },
      { endedAt: testNow, lastedMs: 2 * hourMs },
    ];
    const restored = [
      aCounted({ outages }),
      aCounted({ outages: [{ endedAt: testNow, lastedMs: 6 * hourMs }] }),
    ];

    expect(countSites(restored, { figure: 'restored' }, testNow)).toEqual(plain(3));
    expect(countSites(restored, { figure: 'restore-hours' }, testNow)).toEqual(plain(3));
    expect(countSites(commune, { figure: 'restore-hours' }, testNow)).toBeNull();
  });
});
