import { type HistoryGrids, type HistoryLevel, keptForMs } from '#server/indicator/historyLevel.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import { summariseBuckets } from '#server/store/history/bucketSummary.ts';
import { settleAfterMs } from '#server/store/history/historyDuty.ts';
import type { BucketsByArea, LevelStore } from '#server/store/history/levelStore.ts';
import type { DatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { OutboxReads, OutboxWrites } from './outboxCalls.ts';
import type { OutboxLog } from './outboxDrain.ts';
import type { OutboxHistory } from './outboxHistory.ts';
import type { LateMark, OutboxProgress } from './outboxHistoryTables.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** One answer of the database, about 30,000 readings of a minute's cadence: what this thread can parse in one go. */
const hoursPerPass = 3;
const daysPerPass = 2;
const marksPerStep = 2_000;
const readingsPerStep = 50_000;
const longestSpanMs = 31 * dayMs;

interface OutboxRollUpParts {
  readonly thread: Pick<DatabaseThread<OutboxWrites & OutboxReads>, 'call'>;
  readonly history: OutboxHistory;
  readonly levels: LevelStore;
  readonly grids: HistoryGrids;
  readonly indicators: readonly Pick<Indicator, 'id'>[];
  readonly areas: readonly AreaId[];
  readonly progress: () => OutboxProgress;
  readonly advance: (progress: OutboxProgress) => Promise<number>;
  readonly cadenceOf: (indicator: IndicatorId) => number;
  readonly log: OutboxLog;
}

/**
 * The upkeep of the roll-ups behind an outbox. A mark or a pass ends only after the database confirmed what was written for
 * it, so a killed process does it again, and writing a bucket twice writes it once. Rejects while the database is away.
 */
export function createOutboxRollUp(parts: OutboxRollUpParts) {
  const { thread, history, grids, indicators, areas, progress, advance, log } = parts;
  /** The pass that is under way; after a start it begins again with the first indicator. */
  let hoursPass: { next: number; needs: number } | null = null;
  let daysPass: { next: number; goal: number } | null = null;

  const write = async (
    level: HistoryLevel,
    indicator: IndicatorId,
    buckets: BucketsByArea,
  ): Promise<void> => {
    try {
      await parts.levels.write(level, indicator, buckets);
    } catch (error) {
      if (!(error instanceof ContentRefusal)) throw error;
      // It will never be taken, beyond the retention of its database for instance, and must not hold up the others.
      log.error({ level, indicator, reason: error.message }, 'the time-series database refused roll-ups');
    }
  };

  async function begin(now: number): Promise<boolean> {
    // What the raw level still has is rolled up once: a database may be older than this server.
    const beginAt = grids['1d'].startOf(now - keptForMs.raw);
    await advance({ hoursUntil: beginAt, hoursGoal: beginAt, daysUntil: beginAt });
    return true;
  }

  async function openHours(now: number): Promise<boolean> {
    const { hoursUntil } = progress();
    const over = grids['1h'].startOf(now - settleAfterMs);
    const hoursGoal = Math.min(over, grids['1h'].startOf(hoursUntil + hoursPerPass * hourMs));
    if (hoursGoal <= hoursUntil) return false;
    hoursPass = { next: 0, needs: await advance({ ...progress(), hoursGoal }) };
    return true;
  }

  async function closeHours(now: number): Promise<boolean> {
    const { hoursUntil, hoursGoal } = progress();
    if (hoursGoal === hoursUntil) return openHours(now);
    hoursPass ??= { next: 0, needs: await advance(progress()) };
    // What was accepted before the goal was set, and so carries no mark, must be in the database.
    if ((await thread.call('sentUpTo', null)) < hoursPass.needs) return false;
    const indicator = indicators[hoursPass.next]?.id;
    if (indicator === undefined) {
      hoursPass = null;
      await advance({ ...progress(), hoursUntil: hoursGoal });
      return true;
    }
    const span = { fromAt: hoursUntil, toAt: hoursGoal };
    const fives = await history.summarised({ indicator, areas }, span, '5m');
    const hours = new Map([...fives].map(([area, one]) => [area, summariseBuckets(one, grids['1h'])]));
    await write('5m', indicator, fives);
    await write('1h', indicator, hours);
    hoursPass.next += 1;
    return true;
  }

  /** As many marks as one question can answer. */
  function withinOneQuestion(marks: readonly LateMark[]): readonly LateMark[] {
    const [first] = marks;
    if (!first) return [];
    const asked = new Set(marks.map(({ area }) => area)).size;
    const spanMs = Math.min(
      longestSpanMs,
      Math.max(hourMs, (readingsPerStep / asked) * parts.cadenceOf(first.indicator)),
    );
    return marks.filter(({ at }) => at < first.at + spanMs);
  }

  async function settleLateHours(): Promise<boolean> {
    const late = await thread.call('lateHours', marksPerStep);
    const marks = withinOneQuestion(late.marks);
    const indicator = marks[0]?.indicator;
    if (indicator === undefined) return false;
    const { fives, hours } = await history.rollHours(indicator, marks);
    await write('5m', indicator, fives);
    await write('1h', indicator, hours);
    const closedUntil = Math.max(progress().daysUntil, daysPass?.goal ?? 0);
    const days = marks
      .filter(({ at }) => at < closedUntil)
      .map((mark) => ({ ...mark, at: grids['1d'].startOf(mark.at) }));
    await thread.call('settleHours', { marks, upTo: late.upTo, days });
    return true;
  }

  async function closeDays(): Promise<boolean> {
    const { hoursUntil, daysUntil } = progress();
    if (!daysPass) {
      const over = grids['1d'].startOf(hoursUntil);
      const goal = Math.min(over, grids['1d'].startOf(daysUntil + daysPerPass * dayMs));
      if (goal <= daysUntil) return false;
      daysPass = { next: 0, goal };
    }
    const indicator = indicators[daysPass.next]?.id;
    if (indicator === undefined) {
      await advance({ ...progress(), daysUntil: daysPass.goal });
      daysPass = null;
      return true;
    }
    const span = { fromAt: daysUntil, toAt: daysPass.goal };
    await write('1d', indicator, await history.rollDays({ indicator, areas, ...span }));
    daysPass.next += 1;
    return true;
  }

  async function settleLateDays(): Promise<boolean> {
    const marks = await thread.call('lateDays', marksPerStep);
    const [first] = marks;
    if (!first) return false;
    const together = marks.filter(({ at }) => at < first.at + longestSpanMs);
    const marked = new Set(together.map(({ area, at }) => `${area}@${at}`));
    const lastAt = Math.max(...together.map(({ at }) => at));
    const days = await history.rollDays({
      indicator: first.indicator,
      areas: [...new Set(together.map(({ area }) => area))],
      fromAt: first.at,
      toAt: grids['1d'].endOf(lastAt),
    });
    const again = new Map(
      [...days].map(([area, one]) => [area, one.filter(({ bucketAt }) => marked.has(`${area}@${bucketAt}`))]),
    );
    await write('1d', first.indicator, again);
    await thread.call('settleDays', together);
    return true;
  }

  /** One step at `now` (epoch ms); false when there is nothing left to do, or what is left must wait for the outbox. */
  return async (now: number): Promise<boolean> => {
    if (progress().hoursUntil === 0) return begin(now);
    return (
      (await closeHours(now)) || (await settleLateHours()) || (await closeDays()) || (await settleLateDays())
    );
  };
}
