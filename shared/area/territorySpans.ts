import type { Area } from './area.ts';
import { startOfDay } from './calendarDay.ts';
import type { Crosswalk, Territory } from './crosswalk.ts';

/** Who had a territory from one instant to another, [fromAt, toAt) in epoch ms. */
export interface TerritorySpan {
  readonly fromAt: number;
  readonly toAt: number;
  readonly territory: Territory;
}

export type TerritorySpans = (
  area: Area,
  range: { readonly fromAt: number; readonly toAt: number },
) => readonly TerritorySpan[];

const keyOf = ({ kind, areas }: Territory): string => [kind, ...areas.map(({ id }) => id)].join(' ');

/** Spans that follow each other without a gap over the whole range, each as long as the same areas had the territory. */
export function createTerritorySpans(crosswalk: Crosswalk, dayOf: (at: number) => string): TerritorySpans {
  const turnings = crosswalk.turningDays.map((day) => startOfDay(day, dayOf));
  return (area, { fromAt, toAt }) => {
    const starts = [fromAt, ...turnings.filter((at) => at > fromAt && at < toAt)];
    const spans: TerritorySpan[] = [];
    for (const [index, start] of starts.entries()) {
      const territory = crosswalk.territoryOn(area, dayOf(start));
      const end = starts[index + 1] ?? toAt;
      const last = spans.at(-1);
      if (last && keyOf(last.territory) === keyOf(territory))
        spans[spans.length - 1] = { ...last, toAt: end };
      else spans.push({ fromAt: start, toAt: end, territory });
    }
    return spans;
  };
}
