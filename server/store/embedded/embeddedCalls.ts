import type { HistoryQuery, ReadingsQuery, SeriesQuery, Span } from '#server/indicator/readingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import type { SiteReport } from '#shared/site/site.ts';
import type { PackedBatch } from './packedBatch.ts';

export type EmbeddedWrites = {
  readonly keep: { readonly ask: PackedBatch; readonly answer: null };
  /** One step of the roll-ups' upkeep at that instant; false when there is nothing left to do. */
  readonly upkeep: { readonly ask: number; readonly answer: boolean };
};

/** Where a walk through all readings has come to, by the key of the table. */
export interface ReadingPlace {
  readonly series: number;
  readonly at: number;
}

export type SitePlace = Pick<SiteReport, 'site' | 'at'>;

/** `next`: where to go on; null after the last page. */
export interface Page<Item, Place> {
  readonly items: readonly Item[];
  readonly next: Place | null;
}

export type EmbeddedReads = {
  /** After a place; null: from the beginning. */
  readonly readingPage: {
    readonly ask: ReadingPlace | null;
    readonly answer: Page<Reading, ReadingPlace>;
  };
  readonly sitePage: { readonly ask: SitePlace | null; readonly answer: Page<SiteReport, SitePlace> };
  readonly latest: { readonly ask: number; readonly answer: Reading[] };
  readonly latestSiteReports: { readonly ask: number | null; readonly answer: SiteReport[] };
  readonly siteReports: { readonly ask: Span; readonly answer: SiteReport[] };
  readonly series: { readonly ask: SeriesQuery; readonly answer: Map<AreaId, SeriesPoint[]> };
  readonly readings: { readonly ask: ReadingsQuery; readonly answer: Reading[] };
  /** Buckets of each area, packed. */
  readonly history: { readonly ask: HistoryQuery; readonly answer: Map<AreaId, Float64Array> };
};

/** What the worker is started with. */
export interface EmbeddedWorkerOptions {
  readonly file: string;
  readonly timeZone: string;
  /** Most pages of 4 KB that the file may have; as many as the disk takes when it is left out. */
  readonly maxPages?: number;
}
