import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import { createSiteFigures } from '#server/site/siteFigures.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, aSite, aSiteReport, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const down = { kind: 'bts', figure: 'down' } as const;
const profile = aProfile({
  indicators: [
    anIndicator({ id: 'tel.bts_down', sites: down, cadence: 5 * minuteMs }),
    anIndicator({
      id: 'tel.bts_up_pct',
      measure: 'ratio',
      rollUp: { rule: 'ratio' },
      sites: { kind: 'bts', figure: 'working-share' },
      cadence: 5 * minuteMs,
    }),
    anIndicator(),
  ],
  sites: [aSite(), aSite({ id: 'bts-2', area: 'cua-lo' }), aSite({ id: 'bts-3' })],
});

function counting() {
  const catalogue = createCatalogue(profile);
  const siteBook = createSiteBook();
  const figures = createSiteFigures({ catalogue, siteBook, startedAt: testNow });
  const hear = (now: number, ...reports: SiteReport[]) => figures.heard(reports, siteBook.take(reports), now);
  const said = (now: number, commit = true) => {
    const due = figures.due(now);
    if (commit) due.commit();
    return due.points.map(({ tags, fields }) => ({ area: tags.area, ...fields }));
  };
  return { figures, hear, said };
}

describe('the figures of sites', () => {
  test('are said of every area of the kind once one of them was heard', () => {
    const { hear, said } = counting();
    expect(said(testNow)).toEqual([]);

    hear(testNow, aSiteReport({ state: 'down' }), aSiteReport({ site: 'bts-3' }));

    expect(said(testNow)).toEqual([{ area: '412', bts_down: 1, bts_up_pct_num: 1, bts_up_pct_den: 2 }]);
  });

  test('are said at once where something changed, and nowhere else', () => {
    const { hear, said } = counting();
    hear(testNow, aSiteReport(), aSiteReport({ site: 'bts-2' }), aSiteReport({ site: 'bts-3' }));
    said(testNow);

    hear(testNow + 1_000, aSiteReport({ site: 'bts-2', at: testNow + 1_000, state: 'down' }));

    expect(said(testNow + 1_000).map(({ area }) => area)).toEqual(['413']);
    expect(said(testNow + 2_000)).toEqual([]);
  });

  test('are said again before they would look due, as long as the source speaks', () => {
    const { hear, said } = counting();
    hear(testNow, aSiteReport());
    said(testNow);

    expect(said(testNow + 2 * minuteMs)).toEqual([]);
    expect(said(testNow + 3 * minuteMs)).toHaveLength(1);
  });

  test('are not said any more when nobody speaks of the kind: what is not known is not repeated', () => {
    const { hear, said } = counting();
    hear(testNow, aSiteReport());
    said(testNow);

    expect(said(testNow + 24 * 60 * minuteMs)).toEqual([]);
  });

  test('come again with the next tick when they could not be kept', () => {
    const { hear, said } = counting();
    hear(testNow, aSiteReport({ state: 'down' }));

    const uncommitted = said(testNow, false);

    expect(uncommitted).toHaveLength(1);
    expect(said(testNow + 1_000)).toEqual(uncommitted);
  });

  test('keep a change that comes while they are being kept', () => {
    const { figures, hear, said } = counting();
    hear(testNow, aSiteReport());
    const due = figures.due(testNow);

    hear(testNow + 1, aSiteReport({ at: testNow + 1, state: 'down' }));
    due.commit();

    expect(said(testNow + 1_000)).toMatchObject([{ area: '412', bts_down: 1 }]);
  });

  test('name the source of the kind, whose silence is the silence of its sites', () => {
    const { figures } = counting();

    expect(figures.sourcesOf([aSiteReport(), aSiteReport({ site: 'bts-2' })])).toEqual([
      { source: 'portal' },
    ]);
  });
});
