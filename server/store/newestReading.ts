import type { AreaId } from '#shared/area/area.ts';
import type { Measured, Quality, Reading } from '#shared/indicator/reading.ts';
import { countsBefore } from '#shared/indicator/reservedSource.ts';
import type { SeriesPoint, SeriesRange } from '#shared/indicator/series.ts';
import type { SiteReport } from '#shared/site/site.ts';

type Dated = Pick<Reading, 'at' | 'source'>;

/**
 * Whether `candidate` takes the place of `present`: it is later, or as late from a source that counts before the other. An
 * equal one takes it too, so of the same reading kept twice whatever was kept last wins.
 */
export function supersedes(candidate: Dated, present: Dated | undefined): boolean {
  if (present === undefined) return true;
  return candidate.at === present.at
    ? countsBefore(candidate.source, present.source)
    : candidate.at > present.at;
}

/** The newest reading of each (indicator, area). `readings` in the order in which they were kept. */
export function newestPerCell(readings: Iterable<Reading>): Reading[] {
  const newest = new Map<string, Reading>();
  for (const reading of readings) {
    const cell = `${reading.indicator}\n${reading.area}`;
    if (supersedes(reading, newest.get(cell))) newest.set(cell, reading);
  }
  return [...newest.values()];
}

/** The newest report of each site; of two at the same time the one kept last. */
export function newestPerSite(reports: Iterable<SiteReport>): SiteReport[] {
  const newest = new Map<string, SiteReport>();
  for (const report of reports)
    if (report.at >= (newest.get(report.site)?.at ?? Number.NEGATIVE_INFINITY))
      newest.set(report.site, report);
  return [...newest.values()];
}

/** By time; of two of one site and time the one that comes later in `reports`. */
export function eachReportOnce(reports: readonly SiteReport[]): SiteReport[] {
  const unique = new Map(reports.map((report) => [`${report.site}\n${report.at}`, report]));
  return [...unique.values()].sort((a, b) => a.at - b.at);
}

/** Start of the bucket in which `at` lies. Floor, not remainder: it must hold before 1970 as well. */
export const bucketOf = (at: number, everyMs: number): number => Math.floor(at / everyMs) * everyMs;

/** A reading on its way into a series. */
export interface SeriesSample extends Dated {
  readonly area: AreaId;
  readonly measured: Measured;
  /** A bad reading is in no series. */
  readonly quality: Quality;
}

/** The last sample of every bucket of every asked area, ascending; samples outside the range are left out. */
export function lastPerBucket(
  samples: Iterable<SeriesSample>,
  areas: readonly AreaId[],
  { fromAt, toAt, everyMs }: SeriesRange,
): Map<AreaId, SeriesPoint[]> {
  const buckets = new Map(areas.map((area) => [area, new Map<number, SeriesSample>()]));
  for (const sample of samples) {
    if (sample.at < fromAt || sample.at >= toAt || sample.quality === 'bad') continue;
    const ofArea = buckets.get(sample.area);
    const bucketAt = bucketOf(sample.at, everyMs);
    if (ofArea && supersedes(sample, ofArea.get(bucketAt))) ofArea.set(bucketAt, sample);
  }
  return new Map(
    [...buckets].map(([area, ofArea]) => [
      area,
      [...ofArea]
        .sort(([a], [b]) => a - b)
        .map(([bucketAt, { at, measured }]) => ({ bucketAt, at, measured })),
    ]),
  );
}
