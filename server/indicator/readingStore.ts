import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint, SeriesRange } from '#shared/indicator/series.ts';
import type { SiteReport } from '#shared/site/site.ts';
import type { HistoryLevel } from './historyLevel.ts';

/** What one request brought, after validation. */
export interface KeptBatch {
  readonly readings: readonly Reading[];
  readonly siteReports: readonly SiteReport[];
}

export interface SeriesQuery extends SeriesRange {
  readonly indicator: IndicatorId;
  readonly areas: readonly AreaId[];
}

export interface ReadingsQuery {
  readonly indicator: IndicatorId;
  readonly areas: readonly AreaId[];
  readonly fromAt: number;
  readonly toAt: number;
}

/** [fromAt, toAt), epoch ms. */
export type Span = Pick<ReadingsQuery, 'fromAt' | 'toAt'>;

export interface HistoryQuery extends ReadingsQuery {
  readonly level: HistoryLevel;
}

/**
 * A bucket of a roll-up level. What a chart shows of it is the last reading, at every level and for every indicator, counts
 * included: a reading states what is, and says it again with every cadence. A sum over readings would grow with every
 * repetition of a source and differ between levels; the last one is the same number the wall showed when the
 * bucket ended. Of a ratio it is the last pair of parts, never a mean of shares. `low` and `high` are there so that a peak
 * between two drawn points is not lost; null when no reading in it had a value (a ratio of nothing).
 */
export interface HistoryBucket extends SeriesPoint {
  /** Good and uncertain readings of all sources; bad ones are in no roll-up. */
  readonly count: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** `draining`: accepted readings still wait on disk for the database. `away`: the database does not answer. */
export type StoreState = 'live' | 'draining' | 'away';

export interface StoreStatus {
  readonly state: StoreState;
  /** Accepted readings that wait on disk; 0 for a store without an outbox. */
  readonly waiting: number;
}

/** Why a batch could not be kept. Nothing of it was kept then, and the sender is told. */
export class StoreRefusal extends Error {
  readonly code: 'store-away' | 'outbox-full';

  constructor(code: 'store-away' | 'outbox-full', message: string) {
    super(message);
    this.name = 'StoreRefusal';
    this.code = code;
  }
}

/**
 * Port: where readings are kept. Every adapter passes `test/contract/readingStoreContract.ts`. A reading is identified
 * by (indicator, area, source, at): keeping it twice keeps it once, the later value wins.
 */
export interface ReadingStore {
  /** Resolves only when the whole batch would survive a power cut. Throws `StoreRefusal` when it would not. */
  keep(batch: KeptBatch): Promise<void>;
  /**
   * The newest reading of each (indicator, area), whatever its source, not older than `sinceAt` (epoch ms). Of two at
   * the same time `countsBefore` decides, here and in `series` and `history`.
   */
  latest(sinceAt: number): Promise<Reading[]>;
  /**
   * The newest report of each site; with `beforeAt` (epoch ms) the newest of those before it, which then may be the one that
   * began the state, without those that repeated it.
   */
  latestSiteReports(beforeAt?: number): Promise<SiteReport[]>;
  /** The reports in the span, by time; those that only repeat the state before may be left out. */
  siteReports(span: Span): Promise<SiteReport[]>;
  /**
   * Others wrote these where the store keeps its own: roll-ups of their hours are computed again. Resolves when that is
   * durably known. Nothing to do for a store that nobody else can write to.
   */
  noticed(readings: readonly Reading[]): Promise<void>;
  /**
   * For each asked area the last reading of every bucket of `everyMs` in [fromAt, toAt), ascending; buckets begin at
   * multiples of `everyMs` since 1970 UTC; buckets without a reading have no point; an area without any has an empty list.
   */
  series(query: SeriesQuery): Promise<ReadonlyMap<AreaId, readonly SeriesPoint[]>>;
  /** Every reading in [fromAt, toAt), bad ones included, in no particular order. For spans of a few hours. */
  readings(query: ReadingsQuery): Promise<Reading[]>;
  /**
   * For each asked area the buckets of a level that begin in the range, the first and last whole, ascending; none for a gap.
   * Right at any moment: what was not rolled up yet, or came late, is rolled up for the answer.
   */
  history(query: HistoryQuery): Promise<ReadonlyMap<AreaId, readonly HistoryBucket[]>>;
  /**
   * All that is kept, in batches of some thousands, for a copy: every reading of every source, bad ones included, and of each
   * site the reports in the order of their times. Reports that repeat the state before may be left out, the last one not.
   * Nothing may be kept meanwhile. Waits until an outbox is empty.
   */
  everything(): AsyncIterable<KeptBatch>;
  status(): StoreStatus;
  /** Keeps what is being kept, then lets go of files and connections. */
  close(): Promise<void>;
}
