import type { HistoryGrids, HistoryLevel } from '#server/indicator/historyLevel.ts';
import { keptForMs } from '#server/indicator/historyLevel.ts';
import type { HistoryBucket, HistoryQuery, ReadingsQuery } from '#server/indicator/readingStore.ts';
import {
  type BucketSummary,
  historyBuckets,
  settledBucket,
  summariseBuckets,
  summariseReadings,
} from '#server/store/history/bucketSummary.ts';
import { wholeBuckets } from '#server/store/history/historyFromReadings.ts';
import type { BucketsByArea, LevelStore } from '#server/store/history/levelStore.ts';
import type { DatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { OutboxReads, OutboxWrites } from './outboxCalls.ts';
import type { LateMark, Marks, OutboxProgress } from './outboxHistoryTables.ts';

export interface OutboxHistoryParts {
  readonly thread: Pick<DatabaseThread<OutboxWrites & OutboxReads>, 'call'>;
  /** The target's readings with what waits laid over them. */
  readonly readings: (query: ReadingsQuery) => Promise<readonly Reading[]>;
  readonly levels: LevelStore;
  readonly grids: HistoryGrids;
  readonly progress: () => OutboxProgress;
  readonly cadenceOf: (indicator: IndicatorId) => number;
}

/**
 * What is not rolled up yet is read for an answer up to about so many readings. Beyond, after a first start or a long
 * absence, an answer shows what was kept, and the hours between appear as they are rolled up.
 */
const readingsPerAnswer = 100_000;
const leastSpanMs = 6 * 3_600_000;
/** Each is a question of its own. */
const daysReadAtMost = 10;

interface Cells {
  readonly indicator: IndicatorId;
  readonly areas: readonly AreaId[];
}

const spanOf = (marks: readonly LateMark[]) => ({
  fromAt: Math.min(...marks.map(({ at }) => at)),
  toAt: Math.max(...marks.map(({ at }) => at)),
});

export type OutboxHistory = ReturnType<typeof createOutboxHistory>;

/** Computes buckets from the readings of the target, and answers with those that are closed, running or late. */
export function createOutboxHistory(parts: OutboxHistoryParts) {
  const { thread, readings, levels, grids, progress, cadenceOf } = parts;
  /** The longest span of readings that is worth reading for an answer, ms. */
  const readableMs = ({ indicator, areas }: Cells): number =>
    Math.max(leastSpanMs, (readingsPerAnswer / Math.max(1, areas.length)) * cadenceOf(indicator));
  const isRawWhole = (hourAt: number): boolean =>
    hourAt >= grids['1d'].startOf(progress().hoursUntil - keptForMs.raw);
  const areHoursWhole = (dayAt: number): boolean =>
    dayAt >= grids['1d'].startOf(progress().hoursUntil - keptForMs['1h']);

  async function summarised(cells: Cells, span: { fromAt: number; toAt: number }, level: HistoryLevel) {
    const found = await readings({ ...cells, ...span });
    const byArea = Map.groupBy(found, ({ area }) => area);
    return new Map(
      cells.areas.map((area) => [area, summariseReadings(byArea.get(area) ?? [], grids[level])]),
    );
  }

  /** Lays what was computed over what is kept, where the level below is not whole any more. */
  async function settled(query: HistoryQuery, computed: BucketsByArea, isWhole: (at: number) => boolean) {
    if (isWhole(query.fromAt)) return computed;
    const kept = await levels.read(query);
    return new Map(
      [...computed].map(([area, summaries]) => {
        const known = new Map(kept.get(area)?.map((summary) => [summary.bucketAt, summary]));
        return [
          area,
          summaries.map((one) => settledBucket(known.get(one.bucketAt), one, isWhole(one.bucketAt))),
        ];
      }),
    );
  }

  /** The marked hours, as they are now, at both levels that are made from readings. */
  async function rollHours(indicator: IndicatorId, marks: readonly LateMark[]) {
    const areas = [...new Set(marks.map(({ area }) => area))];
    const marked = new Set(marks.map(({ area, at }) => `${area}@${at}`));
    const { fromAt, toAt: lastAt } = spanOf(marks);
    const span = { fromAt, toAt: grids['1h'].endOf(lastAt) };
    const all = await summarised({ indicator, areas }, span, '5m');
    const fives = new Map(
      [...all].map(([area, summaries]) => [
        area,
        summaries.filter(({ bucketAt }) => marked.has(`${area}@${grids['1h'].startOf(bucketAt)}`)),
      ]),
    );
    const hours = new Map([...fives].map(([area, one]) => [area, summariseBuckets(one, grids['1h'])]));
    const query = { indicator, areas, ...span };
    return {
      fives: await settled({ ...query, level: '5m' }, fives, isRawWhole),
      hours: await settled({ ...query, level: '1h' }, hours, isRawWhole),
    };
  }

  /** Late hours as they are now; empty when they lie too far apart to be read for an answer. */
  async function lateBuckets(level: '5m' | '1h', indicator: IndicatorId, marks: readonly LateMark[]) {
    if (marks.length === 0) return null;
    const { fromAt, toAt } = spanOf(marks);
    const areas = [...new Set(marks.map(({ area }) => area))];
    if (toAt - fromAt > readableMs({ indicator, areas })) return null;
    const { fives, hours } = await rollHours(indicator, marks);
    return level === '5m' ? fives : hours;
  }

  async function fineBuckets(query: HistoryQuery & { level: '5m' | '1h' }, { hours }: Marks) {
    const { level, indicator, areas, fromAt, toAt } = query;
    const { hoursUntil } = progress();
    const cells = { indicator, areas };
    const runningFrom = Math.max(fromAt, hoursUntil, grids['1h'].startOf(toAt - readableMs(cells)));
    const [closed, late, running] = await Promise.all([
      levels.read({ ...query, toAt: Math.min(toAt, hoursUntil) }),
      lateBuckets(level, indicator, hours),
      runningFrom < toAt ? summarised(cells, { fromAt: runningFrom, toAt }, level) : null,
    ]);
    const marked = late && new Set(hours.map(({ area, at }) => `${area}@${at}`));
    return new Map(
      areas.map((area) => {
        const isMarked = ({ bucketAt }: BucketSummary): boolean =>
          marked?.has(`${area}@${grids['1h'].startOf(bucketAt)}`) ?? false;
        const isAsked = ({ bucketAt }: BucketSummary): boolean => bucketAt >= fromAt && bucketAt < toAt;
        const untouched = (closed.get(area) ?? []).filter((one) => !isMarked(one));
        const merged = [
          ...untouched,
          ...(late?.get(area) ?? []).filter(isAsked),
          ...(running?.get(area) ?? []),
        ];
        return [area, merged.sort((a, b) => a.bucketAt - b.bucketAt)];
      }),
    );
  }

  /** Whole days in the range, from hours. */
  async function rollDays(query: Omit<HistoryQuery, 'level'>, marks: Marks): Promise<BucketsByArea> {
    const hours = await fineBuckets({ ...query, level: '1h' }, marks);
    const days = new Map([...hours].map(([area, one]) => [area, summariseBuckets(one, grids['1d'])]));
    return settled({ ...query, level: '1d' }, days, areHoursWhole);
  }

  const marksIn = (query: HistoryQuery): Promise<Marks> => {
    const { indicator, areas, fromAt, toAt } = query;
    return thread.call('marks', { indicator, areas, fromAt: grids['1h'].startOf(fromAt), toAt });
  };

  async function dayBuckets(query: HistoryQuery, marks: Marks): Promise<BucketsByArea> {
    const { indicator, areas, fromAt, toAt } = query;
    const { startOf, endOf } = grids['1d'];
    const late = [...marks.days, ...marks.hours].map((mark) => ({ ...mark, at: startOf(mark.at) }));
    const stale = new Set(late.map(({ area, at }) => `${area}@${at}`));
    const closedTo = Math.min(toAt, progress().daysUntil);
    const runningFrom = Math.max(fromAt, closedTo);
    const lateDays = [...new Set(late.map(({ at }) => at))].filter((at) => at < runningFrom);
    const isFewDays = lateDays.length <= daysReadAtMost;
    const spans = [
      ...(isFewDays ? lateDays.map((at) => ({ fromAt: at, toAt: endOf(at) })) : []),
      ...(runningFrom < toAt ? [{ fromAt: runningFrom, toAt }] : []),
    ];
    const [closed, ...computed] = await Promise.all([
      levels.read({ ...query, toAt: closedTo }),
      ...spans.map((span) => {
        const within = marks.hours.filter(({ at }) => at >= span.fromAt && at < span.toAt);
        return rollDays({ indicator, areas, ...span }, { hours: within, days: [] });
      }),
    ]);
    return new Map(
      areas.map((area) => {
        const isStale = ({ bucketAt }: BucketSummary): boolean => stale.has(`${area}@${bucketAt}`);
        const untouched = (closed.get(area) ?? []).filter((one) => !isFewDays || !isStale(one));
        const again = computed
          .flatMap((days) => days.get(area) ?? [])
          .filter((one) => one.bucketAt >= runningFrom || isStale(one));
        return [area, [...untouched, ...again].sort((a, b) => a.bucketAt - b.bucketAt)];
      }),
    );
  }

  return {
    summarised,
    rollHours,
    rollDays: async (query: Omit<HistoryQuery, 'level'>): Promise<BucketsByArea> =>
      rollDays(query, await marksIn({ ...query, level: '1h' })),
    async read(asked: HistoryQuery): Promise<Map<AreaId, HistoryBucket[]>> {
      const query = { ...asked, ...wholeBuckets(asked, grids) };
      const { level } = query;
      const marks = await marksIn(query);
      const buckets =
        level === '1d' ? await dayBuckets(query, marks) : await fineBuckets({ ...query, level }, marks);
      return new Map([...buckets].map(([area, summaries]) => [area, historyBuckets(summaries)]));
    },
  };
}
