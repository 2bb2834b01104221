import type { Catalogue } from '#server/indicator/catalogue.ts';
import { createPeriodAround } from '#shared/alert/projection.ts';
import type { RuleFacts, ValueAt } from '#shared/alert/ruleFacts.ts';
import { createHourOfWeek, type UsualLevel, usualLevelOf } from '#shared/alert/usualLevel.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { knownAt } from './pastValues.ts';

/** The history of one area: its values as they came, and hour by hour for what is usual. Ascending both. */
export interface AreaPast {
  readonly values: ReadonlyMap<IndicatorId, readonly ValueAt[]>;
  readonly hours: ReadonlyMap<IndicatorId, readonly ValueAt[]>;
}

export interface PastFacts extends RuleFacts {
  setNow(now: number): void;
}

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const none: readonly ValueAt[] = [];

/** What rules could look at then, for one area: the same conditions see the past as they see the present. */
export function createPastFacts({ indicators, profile }: Catalogue, past: AreaPast): PastFacts {
  const hourOfWeek = createHourOfWeek(profile.timeZone);
  const usual = new Map<string, UsualLevel | null>();
  let now = 0;

  const valuesOf = (indicator: IndicatorId): readonly ValueAt[] => past.values.get(indicator) ?? none;
  const usualAt = (indicator: IndicatorId, weeks: number, leastSpread: number): UsualLevel | null => {
    const hourAt = Math.floor(now / hourMs) * hourMs;
    const samples: number[] = [];
    for (let week = 1; week <= weeks; week += 1) {
      const at = hourAt - week * weekMs;
      const known = knownAt(past.hours.get(indicator) ?? none, at + hourMs - 1);
      // The same hour on the province's clock, not only the same distance in time.
      if (known && known.at >= at && hourOfWeek(known.at) === hourOfWeek(now)) samples.push(known.value);
    }
    return usualLevelOf(samples, leastSpread);
  };

  return {
    get now() {
      return now;
    },
    setNow: (at) => {
      now = at;
    },
    valueOf: ({ indicator: id }) => {
      const indicator = indicators.get(id);
      const known = knownAt(valuesOf(id), now);
      return indicator && known && isReporting(freshnessOf(known.at, now, indicator)) ? known : null;
    },
    earlierValueOf: ({ indicator }, window) => {
      const known = knownAt(valuesOf(indicator), now - window);
      return known && known.at >= now - 2 * window ? known : null;
    },
    freshnessOf: ({ indicator: id }) => {
      const indicator = indicators.get(id);
      const known = knownAt(valuesOf(id), now);
      // Before its first value of all it was not missing: it was not there yet.
      return indicator && known
        ? { freshness: freshnessOf(known.at, now, indicator), lastAt: known.at }
        : null;
    },
    usualOf: ({ indicator }, { weeks, leastSpread }) => {
      const key = `${indicator}/${weeks}/${leastSpread}/${Math.floor(now / hourMs)}`;
      const found = usual.get(key);
      if (found !== undefined) return found;
      const level = usualAt(indicator, weeks, leastSpread);
      usual.set(key, level);
      return level;
    },
    targetOf: (indicator) => indicators.get(indicator)?.target ?? null,
    periodAround: createPeriodAround(profile.timeZone),
    isLate: () => null,
    sitesOf: () => null,
  };
}
