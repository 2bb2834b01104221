import type { Cell } from '#shared/indicator/cell.ts';
import { type Cadence, freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import { shareOf } from '#shared/indicator/reading.ts';
import { type QualityFigures, qualityPrinciples, type Share, type SourceQuality } from './quality.ts';

/** What became of the values that arrived within the window. `typed`, `repeated` and `conflicting` are among `accepted`. */
export const countedKinds = ['accepted', 'refused', 'repeated', 'conflicting', 'typed'] as const;
export type CountedKind = (typeof countedKinds)[number];
export type ArrivalCounts = Readonly<Record<CountedKind, number>>;

/** How the value of the province stands: what *đủ* and *sống* look at. */
export interface ProvinceValue {
  readonly cadence: Cadence;
  /** undefined when nothing was ever reported. */
  readonly cell: Pick<Cell, 'at' | 'reporting' | 'expected'> | undefined;
  /** Areas that should report, where no cell says it. */
  readonly expected: number;
}

/** *Đúng*: values accepted of those received. */
export const validShare = ({ accepted, refused }: ArrivalCounts): Share => ({
  part: accepted,
  whole: accepted + refused,
});

/** *Sạch*: accepted values that neither repeat nor contradict an earlier one of the same indicator, area and time. */
export const cleanShare = ({ accepted, repeated, conflicting }: ArrivalCounts): Share => ({
  part: Math.max(0, accepted - repeated - conflicting),
  whole: accepted,
});

const isAlive = ({ cell, cadence }: ProvinceValue, now: number): boolean =>
  isReporting(freshnessOf(cell?.at ?? null, now, cadence));

/** *Đủ*: areas that report of those expected. A value that does not count any more is nobody's report. */
export function completeShare(value: ProvinceValue, now: number): Share {
  const whole = value.cell?.expected ?? value.expected;
  return { part: isAlive(value, now) ? Math.min(whole, value.cell?.reporting ?? 0) : 0, whole };
}

/** *Sống*: 1 of 1 when the province's value is fresh or due. */
export const aliveShare = (value: ProvinceValue, now: number): Share => ({
  part: isAlive(value, now) ? 1 : 0,
  whole: 1,
});

/** Sums both parts. The mean of shares is never taken. */
export const sumShares = (shares: readonly Share[]): Share => ({
  part: shares.reduce((sum, { part }) => sum + part, 0),
  whole: shares.reduce((sum, { whole }) => sum + whole, 0),
});

export const noArrivals: ArrivalCounts = { accepted: 0, refused: 0, repeated: 0, conflicting: 0, typed: 0 };

/** The four figures of what arrived and of the values that came of it; of one indicator or of a source with many. */
export const figuresOf = (
  counts: ArrivalCounts,
  values: readonly ProvinceValue[],
  now: number,
): QualityFigures => ({
  valid: validShare(counts),
  complete: sumShares(values.map((value) => completeShare(value, now))),
  clean: cleanShare(counts),
  alive: sumShares(values.map((value) => aliveShare(value, now))),
});

/** Nothing to judge is not a fault: it counts as whole. */
const worstOf = (figures: QualityFigures): number =>
  Math.min(...qualityPrinciples.map((key) => shareOf(figures[key].part, figures[key].whole) ?? 100));

/** Late sources first, then the worse by their weakest figure. */
export const compareSources = (a: SourceQuality, b: SourceQuality): number =>
  Number(b.late) - Number(a.late) || worstOf(a) - worstOf(b);
