import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { createQualityMeter } from '#server/quality/qualityMeter.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { RejectionCode } from '#shared/protocol/routes.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  anIndicator,
  aReading,
  asIndicator,
  asSource,
  hourMs,
  testIndicators,
  testNow,
} from '#test/support/readingBuilders.ts';

const portal = asSource('portal');
const indicators = [
  ...testIndicators,
  anIndicator({ id: 'mkt.enterprises_telecom', as: { field: 'enterprises', tags: { kind: 'telecom' } } }),
];

/** The meter with a clock of its own. */
function aMeter() {
  const clock = aClock();
  const meter = createQualityMeter(createCatalogue(aProfile({ indicators })));
  return {
    ...meter,
    clock,
    take: (...readings: Reading[]) => meter.received({ points: [], readings, rejections: [] }, clock()),
    refuse: (given: Partial<RawPoint>, code: RejectionCode = 'unknown-area') => {
      const point: RawPoint = {
        ...{ position: 1, measurement: 'dvc', tags: {}, fields: { overdue: 1 }, at: testNow },
        ...given,
      };
      meter.received(
        { points: [point], readings: [], rejections: [{ position: 1, code, detail: '' }] },
        clock(),
      );
    },
    portal: () => meter.ofSource(portal, clock()),
  };
}

describe('a reading that arrives', () => {
  test('is counted for its source and its indicator', () => {
    const meter = aMeter();

    meter.take(aReading({ indicator: 'dvc.received' }), aReading({ indicator: 'dvc.overdue' }));

    expect(meter.portal()).toMatchObject({ accepted: 2, refused: 0, repeated: 0, conflicting: 0, typed: 0 });
    expect(meter.ofIndicator(asIndicator('dvc.received'), meter.clock()).accepted).toBe(1);
  });

  test('again with the same value is a repetition, with another one a contradiction', () => {
    const meter = aMeter();
    meter.take(aReading({ value: 5 }));

    meter.take(aReading({ value: 5 }), aReading({ value: 6 }), aReading({ value: 6, area: 'cua-lo' }));

    expect(meter.portal()).toMatchObject({ accepted: 4, repeated: 1, conflicting: 1 });
  });

  test('contradicts another source as well', () => {
    const meter = aMeter();
    meter.take(aReading({ value: 5 }));

    meter.take(aReading({ value: 6, source: '1022' }));

    expect(meter.ofSource(asSource('1022'), meter.clock()).conflicting).toBe(1);
  });

  test('of a ratio repeats only when both parts do', () => {
    const meter = aMeter();
    const ratio = { indicator: 'dvc.submit_online_pct', denominator: 10 };
    meter.take(aReading({ ...ratio, numerator: 4 }));

    meter.take(aReading({ ...ratio, numerator: 4 }), aReading({ ...ratio, numerator: 5 }));

    expect(meter.portal()).toMatchObject({ repeated: 1, conflicting: 1 });
  });

  test('by hand is counted as typed, and puts right without contradicting', () => {
    const meter = aMeter();
    meter.take(aReading({ value: 5 }));

    meter.take(aReading({ value: 6, source: 'manual' }), aReading({ value: 7, source: 'import' }));

    expect(meter.ofSource(asSource('manual'), meter.clock())).toMatchObject({ typed: 1, conflicting: 0 });
    expect(meter.ofSource(asSource('import'), meter.clock())).toMatchObject({ typed: 1, conflicting: 0 });
  });

  test('is forgotten after a day', () => {
    const meter = aMeter();
    meter.take(aReading());

    meter.clock.pass(24 * hourMs);

    expect(meter.portal().accepted).toBe(0);
  });
});

describe('a point that is refused', () => {
  test('lowers the source that it names', () => {
    const meter = aMeter();

    meter.refuse({ tags: { source: '1022' } });

    expect(meter.ofSource(asSource('1022'), meter.clock()).refused).toBe(1);
  });

  test('lowers the source of its indicators where it names none, once for each of them', () => {
    const meter = aMeter();

    meter.refuse({ fields: { overdue: 1, submit_online_pct_num: 1, submit_online_pct_den: 2 } });

    expect(meter.portal().refused).toBe(2);
    expect(meter.ofIndicator(asIndicator('dvc.submit_online_pct'), meter.clock()).refused).toBe(1);
  });

  test('with a tag that its indicator does not have lowers the indicator', () => {
    const meter = aMeter();

    meter.refuse({ tags: { gender: 'f' } }, 'unknown-tag');

    expect(meter.ofIndicator(asIndicator('dvc.overdue'), meter.clock()).refused).toBe(1);
  });

  test('of several of a kind lowers the one that its tag names, or else where the kind comes from', () => {
    const meter = aMeter();
    const fields = { enterprises: 1 };

    meter.refuse({ measurement: 'mkt', tags: { kind: 'telecom' }, fields });
    meter.refuse({ measurement: 'mkt', tags: { kind: 'x' }, fields }, 'unknown-dimension');

    expect(meter.ofIndicator(asIndicator('mkt.enterprises_telecom'), meter.clock()).refused).toBe(1);
    expect(meter.portal().refused).toBe(2);
  });

  test('is nobody’s when neither source nor indicator is known', () => {
    const meter = aMeter();

    meter.refuse({ fields: { nonsense: 1, folly: 2 } }, 'unknown-indicator');
    meter.refuse({ tags: { source: 'invented' } }, 'unknown-source');
    meter.unreadable(3, meter.clock());

    expect(meter.sources()).toEqual([null]);
    expect(meter.ofSource(null, meter.clock()).refused).toBe(5);
  });

  test('of a site is not counted, and neither is nothing', () => {
    const meter = aMeter();

    meter.refuse({ measurement: 'site', tags: { site: 'x' } }, 'unknown-site');
    meter.unreadable(0, meter.clock());

    expect(meter.sources()).toEqual([]);
  });
});
