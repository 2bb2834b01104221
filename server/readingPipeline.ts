import type { AlertBook } from '#server/alert/alertBook.ts';
import type { AlertEngine } from '#server/alert/alertEngine.ts';
import type { Acceptance, Publisher } from '#server/indicator/acceptance.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { type KeptBatch, type ReadingStore, StoreRefusal } from '#server/indicator/readingStore.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createTakingBack } from '#server/indicator/takingBack.ts';
import { validatePoints } from '#server/indicator/validatePoint.ts';
import type { ReadingMeter } from '#server/quality/readingMeter.ts';
import type { SiteBook } from '#server/site/siteBook.ts';
import type { SiteFigures } from '#server/site/siteFigures.ts';
import { createSiteRepeats } from '#server/site/siteRepeats.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';

/** The life of a reading, from an ingest station to the screens. */
export interface ReadingPipeline {
  /**
   * Throws `StoreRefusal` when nothing could be kept. Resolves when all that was accepted is durable. The door counts the
   * rejections: it has refused some itself.
   */
  accept(points: readonly RawPoint[]): Promise<Acceptance>;
  /** Takes readings back that are durable: what was the newest before counts again. Throws `StoreRefusal`. */
  takeBack(readings: readonly Reading[]): Promise<void>;
  /** What is in the store already, written there by others: as `accept`, without keeping it. */
  observe(batch: KeptBatch): void;
  /** What is known from before the start. Shown with its age; a rule looks at it only while it still counts. */
  remember(batch: KeptBatch): void;
  /** Once a second: delays end, values grow late, sources fall silent. */
  tick(): void;
  /** Resolves when everything that has been accepted so far is evaluated and published. */
  settled(): Promise<void>;
}

interface ReadingPipelineParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly liveValues: LiveValues;
  readonly liveness: SourceLiveness;
  readonly siteBook: SiteBook;
  readonly siteFigures: SiteFigures;
  readonly engine: AlertEngine;
  readonly book: AlertBook;
  readonly publisher: Publisher;
  readonly meter?: ReadingMeter;
  readonly clock: () => number;
}

export function createReadingPipeline(parts: ReadingPipelineParts): ReadingPipeline {
  const { catalogue, store, liveValues, liveness, siteBook, siteFigures, engine, book, publisher } = parts;
  const { meter, clock } = parts;
  const repeats = createSiteRepeats();
  let unevaluated = new Map<string, Cell>();
  let evaluating: Promise<void> = Promise.resolve();
  let isEvaluating = false;

  const evaluateAll = async (): Promise<void> => {
    do {
      const cells = unevaluated;
      unevaluated = new Map();
      const now = clock();
      const evaluation = engine.evaluate([...cells.values()], now);
      if (evaluation.findings.length === 0 || (await book.record(evaluation.findings, now)))
        evaluation.commit();
      else {
        // The journal is away: what was found stays unfound, and the next tick finds it again.
        unevaluated = new Map([...cells, ...unevaluated]);
        return;
      }
    } while (unevaluated.size > 0);
  };

  const evaluate = (): void => {
    if (isEvaluating) return;
    isEvaluating = true;
    evaluating = evaluateAll().finally(() => {
      isEvaluating = false;
    });
  };

  const settle = (): void => {
    const changed = liveValues.settle(clock());
    for (const cell of changed) unevaluated.set(`${cell.indicator}@${cell.area}`, cell);
    publisher.cells(changed);
    evaluate();
  };

  const takingBack = createTakingBack({ catalogue, store, liveValues, clock });
  const refill = async (): Promise<void> => {
    if (await takingBack.refill()) settle();
  };

  const keep = async ({ readings, siteReports }: KeptBatch): Promise<void> => {
    const fresh = repeats.fresh(siteReports);
    if (readings.length + fresh.length === 0) return;
    try {
      await store.keep({ readings, siteReports: fresh });
    } catch (error) {
      repeats.withdraw(fresh);
      throw error;
    }
  };

  /** `at`: when they were said, epoch ms; what others wrote into the database may have stood there for hours. */
  const hearSites = (reports: readonly SiteReport[], at: number): void => {
    if (reports.length === 0) return;
    const changed = siteBook.take(reports);
    siteFigures.heard(reports, changed, at);
    liveness.remember(siteFigures.sourcesOf(reports).map(({ source }) => ({ source, at })));
    publisher.sites(changed);
  };

  const accept: ReadingPipeline['accept'] = async (points) => {
    const { readings, siteReports, rejections } = validatePoints(points, { catalogue, now: clock() });
    await keep({ readings, siteReports });
    liveValues.take(readings);
    liveness.heard(readings, clock());
    meter?.received({ points, readings, rejections }, clock());
    hearSites(siteReports, clock());
    settle();
    return { accepted: readings.length + siteReports.length, rejections };
  };

  let counting: Promise<void> = Promise.resolve();
  let isCounting = false;
  const countSites = async (): Promise<void> => {
    const due = siteFigures.due(clock());
    if (due.points.length === 0) return;
    isCounting = true;
    try {
      await accept(due.points);
      due.commit();
    } catch (error) {
      // A store that is away says so itself, on the wall; the sites are counted again with the next tick.
      if (!(error instanceof StoreRefusal)) throw error;
    } finally {
      isCounting = false;
    }
  };

  return {
    accept,
    takeBack: async (readings) => {
      await takingBack.takeBack(readings);
      settle();
      await refill();
    },
    observe: ({ readings, siteReports }) => {
      liveValues.take(readings);
      liveness.heard(readings, clock());
      meter?.received({ points: [], readings, rejections: [] }, clock());
      repeats.known(siteReports);
      const news = siteReports.filter(siteBook.isNews);
      hearSites(
        news,
        news.reduce((newest, { at }) => Math.max(newest, at), 0),
      );
      settle();
    },
    remember: ({ readings, siteReports }) => {
      liveValues.take(readings);
      liveness.remember(readings);
      repeats.known(siteReports);
      publisher.sites(siteBook.take(siteReports));
      settle();
    },
    tick: () => {
      if (book.isJournalAway()) void book.recheckJournal();
      settle();
      void refill();
      if (!isCounting) counting = countSites();
    },
    settled: () => counting.then(() => evaluating),
  };
}
