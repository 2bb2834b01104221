import type { Indicator } from '#shared/indicator/indicator.ts';

/** Where value and target stand on a bar, 0 to 1. */
export interface BulletScale {
  readonly value: number;
  readonly target: number | null;
}

/** A percentage has its whole as the scale; an amount reaches a little over the larger of value and target. */
export function bulletScale(
  value: number | null,
  { target, measure, unit }: Pick<Indicator, 'target' | 'measure' | 'unit'>,
): BulletScale {
  const room = 1.15;
  const full =
    measure === 'ratio' && unit.vi === '%' ? 100 : room * Math.max(value ?? 0, target ?? 0, Number.MIN_VALUE);
  const place = (at: number): number => Math.min(1, Math.max(0, at / full));
  return { value: place(value ?? 0), target: target === undefined ? null : place(target) };
}
