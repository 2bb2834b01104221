import { z } from 'zod';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type DurationUnit = keyof typeof unitMs;

const isDurationUnit = (unit: string | undefined): unit is DurationUnit =>
  unit !== undefined && unit in unitMs;

/**
 * Reads a duration of a profile: a whole number and one of `s`, `m`, `h`, `d` ("90s", "5m", "1d").
 * Returns milliseconds, or null when the text is anything else. Months are not offered: they have no fixed
 * length, and a cadence that drifts by three days a month would call a punctual source late.
 */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const unit = match?.[2];
  return match && isDurationUnit(unit) ? Number(match[1]) * unitMs[unit] : null;
}

/** A duration in a profile: a text as above, or milliseconds, which is what it is after parsing. */
export const durationSchema = z
  .union([z.int().nonnegative(), z.string()])
  .transform((given, context): number => {
    const ms = typeof given === 'number' ? given : parseDuration(given);
    if (ms !== null) return ms;
    context.addIssue({
      code: 'custom',
      message: 'expected a duration such as "90s", "5m", "1h" or "30d"',
      input: given,
    });
    return z.NEVER;
  });
