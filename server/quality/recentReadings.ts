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

type CellKey = `${IndicatorId}@${AreaId}`;
type Known = Pick<Reading, 'at' | 'measured'>;

const isSame = (a: Measured, b: Measured): boolean =>
  a.kind === 'ratio'
    ? b.kind === 'ratio' && a.numerator === b.numerator && a.denominator === b.denominator
    : b.kind === 'value' && a.value === b.value;

/** At most one short list for each indicator and area of the profile, for readings of others are never accepted. */
export function createRecentReadings(): RecentReadings {
  const known = new Map<CellKey, Known[]>();
  return {
    take: ({ indicator, area, at, measured }) => {
      const key: CellKey = `${indicator}@${area}`;
      const last = known.get(key) ?? [];
      const before = last.findIndex((one) => one.at === at);
      if (before >= 0) {
        const sameness = isSame(last[before]?.measured ?? measured, measured) ? 'repeated' : 'conflicting';
        last[before] = { at, measured };
        return sameness;
      }
      last.push({ at, measured });
      if (last.length > rememberedTimes) last.shift();
      known.set(key, last);
      return 'new';
    },
  };
}
