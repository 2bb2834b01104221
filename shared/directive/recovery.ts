import { z } from 'zod';
import { bands } from '#shared/indicator/band.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';

/** What the numbers said about the subject of a direction at one moment. */
export const recoverySchema = z.strictObject({
  /** Whether the numbers say by themselves that it is well again. */
  recovered: z.boolean(),
  /** null: no value that counts, or an indicator without thresholds, whose band tells nothing. */
  band: z.enum(bands).nullable(),
  /** In the indicator's unit, with its time (epoch ms); null where there is none. */
  value: z.number().nullable(),
  at: z.number().nullable(),
  /** Whether the alert that it was given on, or another about the same there, still was active. */
  alertActive: z.boolean(),
});
export type Recovery = Readonly<z.infer<typeof recoverySchema>>;

interface RecoveryFacts {
  readonly indicator: Indicator | undefined;
  readonly cell: Cell | undefined;
  readonly alertActive: boolean;
}

/**
 * Whether the subject has recovered at `now` (epoch ms, server's clock). Old numbers and indicators without thresholds
 * prove nothing. A direction about a silent source has no indicator: there the end of the alert is the proof.
 */
export function recoveryOf({ indicator, cell, alertActive }: RecoveryFacts, now: number): Recovery {
  if (!indicator) return { recovered: !alertActive, band: null, value: null, at: null, alertActive };
  const value = cell?.measured ? measuredValue(cell.measured) : null;
  const at = cell?.at ?? null;
  const counts = value !== null && isReporting(freshnessOf(at, now, indicator));
  const band = counts && cell && indicator.thresholds ? cell.band : null;
  return { recovered: band === 'calm' && !alertActive, band, value, at, alertActive };
}
