import type { KeptBatch, SeriesQuery } from '#server/indicator/readingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import type { SiteReport } from '#shared/site/site.ts';

export type EmbeddedWrites = {
  readonly keep: { readonly ask: KeptBatch; readonly answer: null };
};

export type EmbeddedReads = {
  readonly latest: { readonly ask: number; readonly answer: Reading[] };
  readonly latestSiteReports: { readonly ask: null; readonly answer: SiteReport[] };
  readonly series: { readonly ask: SeriesQuery; readonly answer: Map<AreaId, SeriesPoint[]> };
};
