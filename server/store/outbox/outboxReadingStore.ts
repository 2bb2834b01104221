// Station 3 of a reading, in front of a database over the network: it is on this machine's disk before the sender
// hears "accepted", and travels on from there.
import { type ReadingStore, type ReadingsQuery, StoreRefusal } from '#server/indicator/readingStore.ts';
import { eachReportOnce, lastPerBucket, newestPerCell, newestPerSite } from '#server/store/newestReading.ts';
import { DatabaseFault, startDatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import type {
  OutboxReads,
  OutboxTotals,
  OutboxWorkerOptions,
  OutboxWrites,
  RefusedBatch,
} from './outboxCalls.ts';
import { createOutboxDrain, type OutboxLog, type OutboxTiming } from './outboxDrain.ts';
import { createOutboxRollUps, type RollUpOptions } from './outboxRollUps.ts';

export interface OutboxOptions {
  readonly file: string;
  /** Closed together with the outbox. */
  readonly target: ReadingStore;
  /** Allowance of what waits, as JSON; the file is a little larger. */
  readonly maxBytes: number;
  readonly log: OutboxLog;
  readonly timing?: OutboxTiming;
  /** Without them the history is the target's own, and lacks what waits. */
  readonly rollUps?: RollUpOptions;
}

/** A `ReadingStore` whose readings wait on disk for another one. */
export interface OutboxReadingStore extends ReadingStore {
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  /** What the target refused for its content, oldest first, with its reasons. */
  refused(): Promise<RefusedBatch[]>;
  /** One step of the roll-ups' upkeep at `now` (epoch ms); false when there is nothing left to do. */
  upkeep(now: number): Promise<boolean>;
}

const systemTiming: OutboxTiming = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Of a long queue `series` takes in the end only: reading hours of it would hold up what comes in. */
const samplesBytes = 16_000_000;

function asRefusal(error: unknown): StoreRefusal {
  const message = error instanceof Error ? error.message : String(error);
  const isFull =
    error instanceof DatabaseFault && (error.code === 'outbox-full' || error.code === 'disk-full');
  return new StoreRefusal(isFull ? 'outbox-full' : 'store-away', message);
}

/** The series of one area with what waits laid over it: of the same time, what waits is the correction. */
function overlaid(points: readonly SeriesPoint[], waiting: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const buckets = new Map(points.map((point) => [point.bucketAt, point]));
  for (const point of waiting)
    if (point.at >= (buckets.get(point.bucketAt)?.at ?? Number.NEGATIVE_INFINITY))
      buckets.set(point.bucketAt, point);
  return [...buckets.values()].sort((a, b) => a.bucketAt - b.bucketAt);
}

/** What is kept with what waits laid over it: of the same source and time, what waits is the correction. */
const corrected = (kept: readonly Reading[], waiting: readonly Reading[]): Reading[] => [
  ...new Map(
    [...kept, ...waiting].map(
      (reading) => [`${reading.area}/${reading.source}/${reading.at}`, reading] as const,
    ),
  ).values(),
];

/**
 * Puts a durable queue in front of `target`. `keep` resolves once the batch is on disk, whether the target answers or
 * not; it throws `outbox-full` at `maxBytes` or on a full disk. The reading methods show what waits as if it were kept, but
 * throw `store-away` while the target cannot be read: half an answer would pass for a whole one.
 */
export async function createOutboxReadingStore(options: OutboxOptions): Promise<OutboxReadingStore> {
  const { file, target, maxBytes, log, timing = systemTiming } = options;
  const workerOptions: OutboxWorkerOptions = { file, maxBytes };
  const thread = await startDatabaseThread<OutboxWrites & OutboxReads>(
    new URL('./outboxWorker.ts', import.meta.url),
    workerOptions,
  );
  let waiting = 0;
  let whenDrained: (() => void)[] = [];
  const onSettled = ({ items }: OutboxTotals): void => {
    waiting = items;
    if (waiting > 0) return;
    for (const tell of whenDrained) tell();
    whenDrained = [];
  };
  onSettled(await thread.call('totals', null));
  if (waiting > 0) log.info({ waiting }, 'readings of an earlier run wait for the time-series database');
  const asked: typeof thread.call = (name, ask) =>
    thread.call(name, ask).catch((error: unknown) => {
      throw asRefusal(error);
    });
  const drain = createOutboxDrain({ thread, target, log, timing, onSettled });
  drain.wake();

  const waitingSites = async () => (waiting === 0 ? [] : asked('waitingSites', null));
  // What waits is read before the target: the other way round a batch that moves over between the two is missed.
  const readings = async (query: ReadingsQuery): Promise<Reading[]> => {
    const samples = waiting === 0 ? [] : await asked('samples', { query, bytes: samplesBytes });
    const kept = await target.readings(query);
    return samples.length === 0 ? kept : corrected(kept, samples);
  };
  const rollUps = options.rollUps
    ? await createOutboxRollUps({ options: options.rollUps, thread: { call: asked }, readings, log })
    : null;

  const drained = (): Promise<void> =>
    waiting === 0 ? Promise.resolve() : new Promise((resolve) => whenDrained.push(resolve));

  return {
    keep: async (batch) => {
      const items = batch.readings.length + batch.siteReports.length;
      if (items === 0) return;
      // As text: it is what the file keeps, and a text crosses to the thread much faster than thousands of objects.
      const payload = JSON.stringify(batch);
      onSettled(await asked('append', { payload, items, late: rollUps?.lateHoursOf(batch.readings) ?? [] }));
      drain.wake();
    },
    latest: async (sinceAt) => {
      const { readings } = await asked('newest', null);
      return newestPerCell([
        ...(await target.latest(sinceAt)),
        ...readings.filter(({ at }) => at >= sinceAt),
      ]);
    },
    latestSiteReports: async (beforeAt) => {
      const waitingReports = await waitingSites();
      const known = waitingReports.filter(({ at }) => beforeAt === undefined || at < beforeAt);
      return newestPerSite([...(await target.latestSiteReports(beforeAt)), ...known]);
    },
    siteReports: async ({ fromAt, toAt }) => {
      const waitingReports = (await waitingSites()).filter(({ at }) => at >= fromAt && at < toAt);
      return eachReportOnce([...(await target.siteReports({ fromAt, toAt })), ...waitingReports]);
    },
    series: async (query) => {
      const samples = waiting === 0 ? [] : await asked('samples', { query, bytes: samplesBytes });
      const kept = await target.series(query);
      if (samples.length === 0) return kept;
      const overlay = lastPerBucket(samples, query.areas, query);
      return new Map(
        query.areas.map((area) => [area, overlaid(kept.get(area) ?? [], overlay.get(area) ?? [])]),
      );
    },
    noticed: async (noticed) => {
      const late = rollUps?.lateHoursOf(noticed) ?? [];
      if (late.length > 0) await asked('mark', late);
    },
    readings,
    history: (query) => rollUps?.read(query) ?? target.history(query),
    upkeep: async (now) => (await rollUps?.upkeep(now)) ?? false,
    everything: async function* () {
      // Where the target does not answer this throws, and the wait below would have no end.
      if (waiting > 0) await target.latestSiteReports();
      await drained();
      yield* target.everything();
    },
    status: () => ({ state: drain.state(waiting), waiting }),
    drained,
    refused: () => asked('refused', null),
    close: async () => {
      await drain.stop();
      await target.close();
      await thread.close();
    },
  };
}
