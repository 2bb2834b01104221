import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Measured, Reading } from '#shared/indicator/reading.ts';

/** What a reading says against what was said of the same indicator, area and time before. */
export type Sameness = 'new' | 'repeated' | 'conflicting';

/** Remembers of every indicator and area the last few readings, so that one of the same time is recognized. */
export interface RecentReadings {
  take(reading: Reading): Sameness;
}

/** A source that sends again after a broken answer sends its last few; older ones would cost memory for every cell. */
const rememberedTimes = 4;

type Known = Pick<Reading, 'at' | 'measured'>;

const isSame = (a: Measured, b: Measured): boolean =>
  a.kind === 'ratio'
    ? b.kind === 'ratio' && a.numerator === b.numerator && a.denominator === b.denominator
    : b.kind === 'value' && a.value === b.value;

/** At most one short list for each indicator and area of the profile, for readings of others are never accepted. */
export function createRecentReadings(): RecentReadings {
  // Two maps, not one with a key put together: this runs for every reading, and the text would cost more than the rest.
  const known = new Map<IndicatorId, Map<AreaId, Known[]>>();
  const listOf = (indicator: IndicatorId, area: AreaId): Known[] => {
    const areas = known.get(indicator) ?? new Map<AreaId, Known[]>();
    if (areas.size === 0) known.set(indicator, areas);
    const list = areas.get(area) ?? [];
    if (list.length === 0) areas.set(area, list);
    return list;
  };
  return {
    take: (reading) => {
      const { indicator, area, at, measured } = reading;
      const last = listOf(indicator, area);
      const before = last.findIndex((one) => one.at === at);
      if (before >= 0) {
        const sameness = isSame(last[before]?.measured ?? measured, measured) ? 'repeated' : 'conflicting';
        last[before] = reading;
        return sameness;
      }
      last.push(reading);
      if (last.length > rememberedTimes) last.shift();
      return 'new';
    },
  };
}
