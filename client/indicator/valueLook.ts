import type { Band } from '#shared/indicator/band.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { type Cadence, type Freshness, freshnessOf } from '#shared/indicator/freshness.ts';
import { measuredValue } from '#shared/indicator/reading.ts';

/** How a value is to be shown. The same rule for the wall, the explorer and the desk. */
export interface ValueLook {
  readonly freshness: Freshness;
  /** null when there is nothing to show; a missing value keeps none, however well it is remembered. */
  readonly value: number | null;
  readonly band: Band;
  /** When it was true, epoch ms; null when nothing was ever reported. */
  readonly at: number | null;
  /** How long it has been out of its cadence, ms; 0 while fresh. */
  readonly overdueMs: number;
  /** Fewer children report than should. */
  readonly partial: boolean;
}

const nothing: ValueLook = {
  freshness: 'missing',
  value: null,
  band: 'calm',
  at: null,
  overdueMs: 0,
  partial: false,
};

/** `now` on the server's clock. A cell that never came looks like a missing one: nobody may take it for zero. */
export function valueLookOf(cell: Cell | undefined, cadence: Cadence, now: number): ValueLook {
  if (!cell) return nothing;
  const { at, measured, band } = cell;
  const value = measured === null ? null : measuredValue(measured);
  const freshness = value === null ? 'missing' : freshnessOf(at, now, cadence);
  if (freshness === 'missing') return { ...nothing, at };
  return {
    freshness,
    value,
    band,
    at,
    overdueMs: at === null ? 0 : Math.max(0, now - at - cadence.cadence),
    partial: cell.reporting < cell.expected,
  };
}

/** Whether the value is young enough for its band to be a statement about now. */
export const isCurrent = ({ freshness }: Pick<ValueLook, 'freshness'>): boolean =>
  freshness === 'fresh' || freshness === 'due';
