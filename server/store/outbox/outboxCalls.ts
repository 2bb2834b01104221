import type { KeptBatch, ReadingsQuery } from '#server/indicator/readingStore.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';
import type {
  LateHours,
  LateMark,
  Marks,
  MarksQuery,
  OutboxProgress,
  SettledHours,
} from './outboxHistoryTables.ts';

/** What waits: readings and site reports together, and the bytes they take of the allowance. */
export interface OutboxTotals {
  readonly items: number;
  readonly bytes: number;
}

/** The oldest batches, as one; `upTo` names the last of them, for `settle`. */
export interface OutboxHead {
  readonly upTo: number;
  readonly batch: KeptBatch;
}

/** A batch, mostly of one item, that the target will never take. */
export interface RefusedBatch {
  readonly batch: KeptBatch;
  readonly reason: string;
}

export type OutboxWrites = {
  /** `payload` is a `KeptBatch` as JSON, `late` the closed hours that it touches. Refused with code `outbox-full`. */
  readonly append: {
    readonly ask: { readonly payload: string; readonly items: number; readonly late: readonly LateMark[] };
    readonly answer: OutboxTotals;
  };
  /** Ends what was sent: in one transaction it stops waiting and what was refused of it is set aside. */
  readonly settle: {
    readonly ask: {
      readonly upTo: number;
      readonly refused: readonly RefusedBatch[];
      readonly refusedAt: number;
    };
    readonly answer: OutboxTotals;
  };
  /** Answers with the number of the last batch. */
  readonly advance: { readonly ask: OutboxProgress; readonly answer: number };
  /** Hours of readings that are in the database already. */
  readonly mark: { readonly ask: readonly LateMark[]; readonly answer: null };
  readonly settleHours: { readonly ask: SettledHours; readonly answer: null };
  readonly settleDays: { readonly ask: readonly LateMark[]; readonly answer: null };
};

export type OutboxReads = {
  readonly totals: { readonly ask: null; readonly answer: OutboxTotals };
  /** Whole batches, at least one, up to about `items` altogether; null when nothing waits. */
  readonly head: { readonly ask: { readonly items: number }; readonly answer: OutboxHead | null };
  /** The newest of what waits, of each cell and site. */
  readonly newest: {
    readonly ask: null;
    readonly answer: { readonly readings: Reading[]; readonly siteReports: SiteReport[] };
  };
  /** Every site report that waits, in the order in which it came. */
  readonly waitingSites: { readonly ask: null; readonly answer: SiteReport[] };
  /** What waits of a series, in the order in which it came; of a long queue only the last `bytes`. */
  readonly samples: {
    readonly ask: { readonly query: ReadingsQuery; readonly bytes: number };
    readonly answer: Reading[];
  };
  readonly refused: { readonly ask: null; readonly answer: RefusedBatch[] };
  readonly progress: { readonly ask: null; readonly answer: OutboxProgress };
  /** The number of the last batch that the target has. */
  readonly sentUpTo: { readonly ask: null; readonly answer: number };
  /** Hours whose readings the target has, of one indicator, oldest first. */
  readonly lateHours: { readonly ask: number; readonly answer: LateHours };
  readonly lateDays: { readonly ask: number; readonly answer: LateMark[] };
  readonly marks: { readonly ask: MarksQuery; readonly answer: Marks };
};

/** What the worker is started with. */
export interface OutboxWorkerOptions {
  readonly file: string;
  readonly maxBytes: number;
}
