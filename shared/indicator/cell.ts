import type { AreaId } from '#shared/area/area.ts';
import type { Band } from './band.ts';
import type { IndicatorId } from './indicator.ts';
import type { Measured } from './reading.ts';

/**
 * How a cell came to its value: a source's own reading, a ratio reported without its parts, a roll-up, or a person who
 * typed it. The order is that of the wire.
 */
export const origins = ['reported', 'reported-without-parts', 'rolled-up', 'typed'] as const;
export type Origin = (typeof origins)[number];

/**
 * The newest value of one indicator for one area, as it is shown. Freshness is not in it: it changes by itself and is
 * computed from `at` and the server's clock wherever it is needed.
 */
export interface Cell {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  /** Epoch ms; of a roll-up the oldest reading in it; null when there is no value. */
  readonly at: number | null;
  readonly measured: Measured | null;
  readonly band: Band;
  readonly origin: Origin;
  /**
   * Coverage: areas that report, of those expected, counted at the highest of the indicator's levels below this area
   * (`coverageLevel`). 1 of 1 for a reading of the area itself.
   */
  readonly reporting: number;
  readonly expected: number;
}
