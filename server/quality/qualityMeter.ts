import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Indicator, IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import { importSource, isReservedSource, manualSource } from '#shared/indicator/reservedSource.ts';
import { dimensionsIn } from '#shared/indicator/writtenForm.ts';
import { type ArrivalCounts, type CountedKind, countedKinds, noArrivals } from '#shared/quality/figures.ts';
import { qualityWindowMs } from '#shared/quality/quality.ts';
import type { ReadingMeter } from './readingMeter.ts';
import { createRecentReadings } from './recentReadings.ts';
import { createSlidingCounts, type SlidingCounts } from './slidingCounts.ts';

/**
 * Counts what arrives by source and by indicator, over 24 hours. Memory is bounded by the profile: names that it does not
 * have are counted under no source. Sites are not counted: no indicator comes of them.
 */
export interface QualityMeter extends ReadingMeter {
  /** Lines or items that a door could not even read. */
  unreadable(count: number, now: number): void;
  ofSource(source: SourceId | null, now: number): ArrivalCounts;
  ofIndicator(indicator: IndicatorId, now: number): ArrivalCounts;
  /** Every source that anything was counted for, `null` for those unknown. */
  sources(): (SourceId | null)[];
}

const stepMs = 10 * 60_000;

function createTally<Key>() {
  const known = new Map<Key, SlidingCounts<CountedKind>>();
  const begin = (key: Key): SlidingCounts<CountedKind> => {
    const counts = createSlidingCounts({ kinds: countedKinds, windowMs: qualityWindowMs, stepMs });
    known.set(key, counts);
    return counts;
  };
  return {
    keys: () => [...known.keys()],
    add: (key: Key, kind: CountedKind, now: number, count = 1): void => {
      const counts = known.get(key) ?? begin(key);
      counts.add(kind, count, now);
    },
    of: (key: Key, now: number): ArrivalCounts => known.get(key)?.sums(now) ?? noArrivals,
  };
}

/** The indicators that a refused point was about, as far as they are known. */
function indicatorsOf({ measurement, fields, tags }: RawPoint, { forms }: Catalogue): Set<Indicator> {
  const told = forms.claimsOf(measurement, dimensionsIn(tags));
  const plain = forms.claimsOf(measurement, []);
  return new Set(
    Object.keys(fields).flatMap((field) => (told.get(field) ?? plain.get(field))?.indicator ?? []),
  );
}

function sourceOf(point: RawPoint, about: ReadonlySet<Indicator>, catalogue: Catalogue): SourceId | null {
  const named = point.tags.source as SourceId | undefined;
  if (named !== undefined) return catalogue.sources.has(named) || isReservedSource(named) ? named : null;
  const [first] = about;
  if (first) return first.source;
  // With a dimension that nobody knows: it comes from where its kind comes from.
  const [field = ''] = Object.keys(point.fields);
  return catalogue.forms.alternatives(point.measurement, field)[0]?.indicator.source ?? null;
}

export function createQualityMeter(catalogue: Catalogue): QualityMeter {
  const bySource = createTally<SourceId | null>();
  const byIndicator = createTally<IndicatorId>();
  const recent = createRecentReadings();

  const refuse = (point: RawPoint, now: number): void => {
    if (point.measurement === 'site') return;
    const about = indicatorsOf(point, catalogue);
    // A point of values that nobody knows is one fault, however many fields it has.
    bySource.add(sourceOf(point, about, catalogue), 'refused', now, Math.max(1, about.size));
    for (const { id } of about) byIndicator.add(id, 'refused', now);
  };

  return {
    received: ({ points, readings, rejections }, now) => {
      for (const reading of readings) {
        const { source, indicator } = reading;
        const tell = (kind: CountedKind): void => {
          bySource.add(source, kind, now);
          byIndicator.add(indicator, kind, now);
        };
        tell('accepted');
        if (source === manualSource || source === importSource) tell('typed');
        const sameness = recent.take(reading);
        // Who types or imports a value for a time means to put right what was said of it: that is no contradiction.
        if (sameness !== 'new' && !isReservedSource(source)) tell(sameness);
      }
      if (rejections.length === 0) return;
      const refused = new Set(rejections.map(({ position }) => position));
      for (const point of points) if (refused.has(point.position)) refuse(point, now);
    },
    unreadable: (count, now) => {
      if (count > 0) bySource.add(null, 'refused', now, count);
    },
    ofSource: bySource.of,
    ofIndicator: byIndicator.of,
    sources: bySource.keys,
  };
}
