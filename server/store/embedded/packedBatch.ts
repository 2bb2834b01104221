import type { KeptBatch } from '#server/indicator/readingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import { qualities, type Reading } from '#shared/indicator/reading.ts';

/** What the readings of one source of one cell have in common. */
export interface SeriesName {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly source: SourceId;
}

/**
 * A batch on its way to the database's thread: numbers of a series instead of thousands of objects, whose copying took as
 * long as writing them. A series is named once, in `added`, and from then on is its place in the order of naming.
 */
export interface PackedBatch {
  readonly added: readonly SeriesName[];
  /** How many were named before these. A batch is written again when its neighbour failed: it must not name twice. */
  readonly addedFrom: number;
  /** Five for each reading: series, time, place in the list of qualities, value or numerator, denominator or NaN. */
  readonly numbers: Float64Array;
  readonly siteReports: KeptBatch['siteReports'];
}

const perReading = 5;

/** Packs the batches of one thread, which must get them all and in this order. */
export function createBatchPacker(): (batch: KeptBatch) => PackedBatch {
  const known = new Map<IndicatorId, Map<AreaId, Map<SourceId, number>>>();
  let count = 0;

  const bySource = ({ indicator, area }: Reading): Map<SourceId, number> => {
    const byArea = known.get(indicator) ?? new Map<AreaId, Map<SourceId, number>>();
    if (byArea.size === 0) known.set(indicator, byArea);
    const sources = byArea.get(area) ?? new Map<SourceId, number>();
    if (sources.size === 0) byArea.set(area, sources);
    return sources;
  };

  return ({ readings, siteReports }) => {
    const added: SeriesName[] = [];
    const addedFrom = count;
    const numbers = new Float64Array(readings.length * perReading);
    let at = 0;
    for (const reading of readings) {
      const { indicator, area, source, measured } = reading;
      const sources = bySource(reading);
      let series = sources.get(source);
      if (series === undefined) {
        series = count;
        count += 1;
        sources.set(source, series);
        added.push({ indicator, area, source });
      }
      const isValue = measured.kind === 'value';
      numbers[at] = series;
      numbers[at + 1] = reading.at;
      numbers[at + 2] = qualities.indexOf(reading.quality);
      numbers[at + 3] = isValue ? measured.value : measured.numerator;
      numbers[at + 4] = isValue ? Number.NaN : measured.denominator;
      at += perReading;
    }
    return { added, addedFrom, numbers, siteReports };
  };
}

/** A reading as a row of the database; `series` is its place in the order of naming. */
export interface PackedReading {
  readonly series: number;
  readonly at: number;
  readonly quality: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export function* unpackReadings({ numbers }: PackedBatch): Generator<PackedReading> {
  for (let from = 0; from < numbers.length; from += perReading) {
    const [series = 0, at = 0, quality = 0, first = 0, second = 0] = numbers.subarray(
      from,
      from + perReading,
    );
    const isValue = Number.isNaN(second);
    yield {
      series,
      at,
      quality,
      value: isValue ? first : null,
      numerator: isValue ? null : first,
      denominator: isValue ? null : second,
    };
  }
}
