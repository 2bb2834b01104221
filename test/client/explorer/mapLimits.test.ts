import { describe, expect, it } from 'vitest';
import { mapLimitsFor } from '#client/explorer/mapLimits.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { aCount, anIndicator } from './builders.ts';

const scene = sceneSchema.parse({
  id: 'overview',
  name: { vi: 'Tổng quan', en: 'Overview' },
  places: [
    {
      ...{ column: 1, row: 1, columns: 7, rows: 12 },
      tiles: [{ kind: 'map', indicator: 'dvc.submit_online_pct', limits: [50, 65, 80] }],
    },
    { column: 8, row: 1, columns: 5, rows: 12, tiles: [{ kind: 'alert-list' }] },
  ],
});

describe('the classes of the map', () => {
  it('are those of the wall where the wall maps the indicator', () => {
    expect(mapLimitsFor(anIndicator(), [scene], [])).toEqual([50, 65, 80]);
  });

  it('are the thresholds and the target of a share', () => {
    const indicator = anIndicator({ thresholds: { attention: 70, critical: 50, deadband: 1 } });

    expect(mapLimitsFor(indicator, [], [])).toEqual([50, 70, 80]);
  });

  it('leave out a step at the end of the scale', () => {
    expect(mapLimitsFor(anIndicator({ target: 100 }), [], [])).toEqual([25, 50, 75]);
  });

  it('are round steps for an amount, at least one apart', () => {
    expect(mapLimitsFor(aCount(), [], [3, null, 37])).toEqual([10, 20, 30]);
    expect(mapLimitsFor(aCount(), [], [])).toEqual([1, 2, 3]);
  });

  it('stay the same while the highest value stays under the same step', () => {
    expect(mapLimitsFor(aCount(), [], [21])).toEqual(mapLimitsFor(aCount(), [], [39]));
  });
});
