import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createPeriodAround } from '#shared/alert/projection.ts';
import type { RuleFacts, ValueAt } from '#shared/alert/ruleFacts.ts';
import type { AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import type { EarlierValues } from './earlierValues.ts';
import type { SiteCounter } from './siteCounter.ts';
import type { UsualLevels } from './usualLevels.ts';

export interface LiveFactsParts {
  readonly catalogue: Catalogue;
  readonly liveness: SourceLiveness;
  readonly cellOf: (indicator: IndicatorId, area: AreaId) => Cell | undefined;
  readonly usualLevels: UsualLevels;
  readonly siteCounter: SiteCounter;
  readonly earlier: EarlierValues;
}

export interface LiveFacts extends RuleFacts {
  /** Moves them on; the same facts serve every evaluation, because readings come by the thousand. */
  setNow(now: number): void;
  /** The value of a cell that counts now: history and silence raise nothing. */
  countingValue(cell: Cell | undefined): number | null;
}

/** What rules can look at, from the values that the wall shows. `startedAt`: what was never heard is that old. */
export function createLiveFacts(parts: LiveFactsParts): LiveFacts {
  const { catalogue, liveness, cellOf, usualLevels, siteCounter, earlier } = parts;
  const { indicators, profile, tree, dayOf } = catalogue;
  const periodAround = createPeriodAround(profile.timeZone);
  let now = 0;
  let startedAt: number | null = null;

  const countingValue = (cell: Cell | undefined): number | null => {
    const indicator = cell && indicators.get(cell.indicator);
    if (!cell?.measured || !indicator || !isReporting(freshnessOf(cell.at, now, indicator))) return null;
    return measuredValue(cell.measured);
  };
  const countingAt = (indicator: IndicatorId, area: AreaId): ValueAt | null => {
    const cell = cellOf(indicator, area);
    const value = countingValue(cell);
    return value === null || !cell || cell.at === null ? null : { value, at: cell.at };
  };

  return {
    get now() {
      return now;
    },
    setNow: (at) => {
      now = at;
      startedAt ??= at;
    },
    countingValue,
    valueOf: ({ indicator, area }) => countingAt(indicator, area),
    earlierValueOf: ({ indicator, area }, window) => earlier.before(indicator, area, { now, window }),
    freshnessOf: ({ indicator: id, area }) => {
      const indicator = indicators.get(id);
      const place = tree.get(area);
      // An area that ended is not silent: it is not there any more.
      if (!indicator || !place || !isValidOn(place, dayOf(now))) return null;
      const lastAt = cellOf(id, area)?.at ?? null;
      const freshness = freshnessOf(lastAt ?? startedAt, now, indicator);
      // Just started, what was not restored yet is not missing: silence counts from the start.
      return lastAt === null && isReporting(freshness) ? null : { freshness, lastAt };
    },
    usualOf: ({ indicator, area }, { leastSpread, weeks }) =>
      usualLevels.usualOf({ indicator, area, weeks, leastSpread }, now),
    targetOf: (indicator) => indicators.get(indicator)?.target ?? null,
    periodAround,
    isLate: (source) => {
      const late = liveness.isLate(source, now);
      // Just started, a silent source is not late yet; only its own voice ends the alert from before.
      return late || liveness.hasBeenHeard(source) ? late : null;
    },
    sitesOf: siteCounter.counts,
  };
}
