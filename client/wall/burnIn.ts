/** Where the picture stands against its usual place, in CSS pixels. */
export interface Drift {
  readonly x: number;
  readonly y: number;
}

const stepMs = 60_000;
/** Screens burn in where hairlines and letters stand still: this is more than the stroke of any. */
const most = 24;
/** Kept free at each side of the wall, of which half may be drifted through. */
const share = 0.01;
/** Steps of a way there and back; without a common divisor, so that the picture wanders over a whole field. */
const periods = { x: 46, y: 34 } as const;

/** There and back in equal steps: -1 to 1. */
const swing = (step: number, period: number): number => {
  const phase = (((step % period) + period) % period) / period;
  return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
};

/** The drift at an instant: a few pixels further every minute, over a field that keeps within the wall's margin. */
export function driftAt(now: number, size: { readonly width: number; readonly height: number }): Drift {
  const step = Math.floor(now / stepMs);
  const reach = (side: number): number => Math.min(most, Math.floor(side * share));
  return {
    x: Math.round(reach(size.width) * swing(step, periods.x)),
    y: Math.round(reach(size.height) * swing(step, periods.y)),
  };
}
