import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSiteBook } from '#server/site/siteBook.ts';
import { createSiteRepeats } from '#server/site/siteRepeats.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { aSiteReport, testNow } from '#test/support/readingBuilders.ts';

const down = { state: 'down', cause: 'power' } as const;

describe('what of the reports of sites is kept', () => {
  test('is the first of each site and every change', () => {
    const repeats = createSiteRepeats();
    const reports = [
      aSiteReport(),
      aSiteReport({ at: testNow + 1 }),
      aSiteReport({ at: testNow + 2, ...down }),
      aSiteReport({ at: testNow + 3, ...down }),
      aSiteReport({ at: testNow + 4, state: 'down', cause: 'cable' }),
    ];

    expect(repeats.fresh(reports)).toEqual([reports[0], reports[2], reports[4]]);
  });

  test('is judged by what is on its way to the store already', () => {
    const repeats = createSiteRepeats();
    repeats.known([aSiteReport()]);

    const first = repeats.fresh([aSiteReport({ at: testNow + 1, ...down })]);
    const second = repeats.fresh([aSiteReport({ at: testNow + 2 })]);

    expect([first.length, second.length]).toEqual([1, 1]);
  });

  test('is all that follows on a report that could not be kept', () => {
    const repeats = createSiteRepeats();

    repeats.withdraw(repeats.fresh([aSiteReport()]));

    expect(repeats.fresh([aSiteReport({ at: testNow + 1 })])).toHaveLength(1);
  });

  test('is the present state again, after a late report from before its last repeat', () => {
    const repeats = createSiteRepeats();
    repeats.fresh([aSiteReport(), aSiteReport({ at: testNow + 10 })]);
    const late = aSiteReport({ at: testNow + 5, ...down });

    expect(repeats.fresh([late])).toEqual([late, aSiteReport({ at: testNow + 10 })]);
  });

  test('ends, in whatever order reports come, with the state that the newest one said', () => {
    const reportArbitrary = fc.record({
      at: fc.integer({ min: 0, max: 12 }),
      state: fc.constantFrom('up' as const, 'down' as const, 'degraded' as const),
    });

    fc.assert(
      fc.property(fc.uniqueArray(reportArbitrary, { selector: ({ at }) => at }), (given) => {
        const reports = given.map(({ at, state }) => aSiteReport({ at: testNow + at, state }));
        const repeats = createSiteRepeats();
        const kept: SiteReport[] = reports.flatMap((report) => repeats.fresh([report]));
        const [live, restored] = [createSiteBook(), createSiteBook()];
        live.take(reports);
        restored.take(kept.toSorted((a, b) => a.at - b.at));

        expect(restored.all().map(({ state }) => state)).toEqual(live.all().map(({ state }) => state));
      }),
    );
  });
});
