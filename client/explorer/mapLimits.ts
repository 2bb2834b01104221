import type { Indicator } from '#shared/indicator/indicator.ts';
import { type Scene, tilesOf } from '#shared/scene/scene.ts';

/** 1, 2 or 5 times a power of ten, at or above `value`. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((each) => each * power >= value) ?? 10;
  return factor * power;
}

/** Class limits for an amount: round steps that reach over the highest, so that they seldom change. */
function amountLimits(highest: number): readonly number[] {
  const step = niceStep(Math.max(highest / 4, 1));
  return [step, 2 * step, 3 * step];
}

/** The judged steps of a share: its thresholds and its target are what the reader knows. */
function shareLimits({ thresholds, target }: Indicator): readonly number[] {
  const steps = [thresholds?.critical, thresholds?.attention, target].filter((step) => step !== undefined);
  return [...new Set(steps)].filter((step) => step > 0 && step < 100).toSorted((a, b) => a - b);
}

/**
 * Class limits of the explorer's map for any indicator: those of the wall's own map of it, so that a colour means the
 * same on both; else its steps; else round steps up to the highest of `values`.
 */
export function mapLimitsFor(
  indicator: Indicator,
  scenes: readonly Pick<Scene, 'places'>[],
  values: readonly (number | null)[],
): readonly number[] {
  for (const scene of scenes)
    for (const tile of tilesOf(scene))
      if (tile.kind === 'map' && tile.indicator === indicator.id) return tile.limits;
  const steps = indicator.measure === 'ratio' ? shareLimits(indicator) : [];
  if (steps.length > 0) return steps;
  if (indicator.measure === 'ratio') return [25, 50, 75];
  return amountLimits(Math.max(0, ...values.filter((value) => value !== null)));
}
