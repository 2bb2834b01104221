import { createHistoryGrids } from '#server/indicator/historyLevel.ts';
import type { HistoryBucket, HistoryQuery, ReadingsQuery } from '#server/indicator/readingStore.ts';
import type { LevelStore } from '#server/store/history/levelStore.ts';
import type { DatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { OutboxReads, OutboxWrites } from './outboxCalls.ts';
import type { OutboxLog } from './outboxDrain.ts';
import { createOutboxHistory } from './outboxHistory.ts';
import type { LateMark, OutboxProgress } from './outboxHistoryTables.ts';
import { createOutboxRollUp } from './outboxRollUp.ts';

/** Where the roll-ups go, and of what they are. */
export interface RollUpOptions {
  readonly levels: LevelStore;
  /** Of the profile: days begin at its midnight. */
  readonly timeZone: string;
  readonly indicators: readonly Pick<Indicator, 'id' | 'cadence'>[];
  readonly areas: readonly AreaId[];
}

interface OutboxRollUpsParts {
  readonly options: RollUpOptions;
  readonly thread: Pick<DatabaseThread<OutboxWrites & OutboxReads>, 'call'>;
  readonly readings: (query: ReadingsQuery) => Promise<readonly Reading[]>;
  readonly log: OutboxLog;
}

/** The roll-ups of an outbox: which hours a batch touches too late, the answers, the upkeep. */
export interface OutboxRollUps {
  /** Hours of theirs that are closed, or being closed. To be sent along with them, at once. */
  lateHoursOf(readings: readonly Reading[]): LateMark[];
  read(query: HistoryQuery): Promise<Map<AreaId, HistoryBucket[]>>;
  upkeep(now: number): Promise<boolean>;
}

const shortestCadenceMs = 1_000;

export async function createOutboxRollUps(parts: OutboxRollUpsParts): Promise<OutboxRollUps> {
  const { thread, readings, log } = parts;
  const { levels, timeZone, indicators, areas } = parts.options;
  const grids = createHistoryGrids(timeZone);
  const cadences = new Map<IndicatorId, number>(indicators.map(({ id, cadence }) => [id, cadence]));
  const cadenceOf = (indicator: IndicatorId): number =>
    Math.max(shortestCadenceMs, cadences.get(indicator) ?? shortestCadenceMs);
  let current = await thread.call('progress', null);
  const progress = (): OutboxProgress => current;
  const advance = (next: OutboxProgress): Promise<number> => {
    // Before it is sent: batches that are handed over after this are marked, those before have a lower number.
    current = next;
    return thread.call('advance', next);
  };
  const history = createOutboxHistory({ thread, readings, levels, grids, progress, cadenceOf });
  const upkeep = createOutboxRollUp({
    ...{ thread, history, levels, grids, indicators, areas },
    ...{ progress, advance, cadenceOf, log },
  });

  return {
    lateHoursOf: (kept) => {
      const marks = new Map<string, LateMark>();
      for (const { indicator, area, at } of kept) {
        if (at >= current.hoursGoal) continue;
        const hourAt = grids['1h'].startOf(at);
        marks.set(`${indicator}@${area}@${hourAt}`, { indicator, area, at: hourAt });
      }
      return [...marks.values()];
    },
    read: history.read,
    upkeep,
  };
}
