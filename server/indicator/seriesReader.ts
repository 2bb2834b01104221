import type { AreaId } from '#shared/area/area.ts';
import { createBucketGrid } from '#shared/indicator/bucketGrid.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { RolledUpPoint } from '#shared/indicator/series.ts';
import { lifetimeNotes, type SeriesNote, territoryNotes } from '#shared/indicator/seriesNote.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { maxSeriesPoints, usualSeriesPoints } from '#shared/protocol/routes.ts';
import { type AreaSeriesParts, createAreaSeries, type Frame } from './areaSeries.ts';
import { type HistoryChoice, levelForPoints, levelForStep } from './historyLevel.ts';
import { StoreRefusal } from './readingStore.ts';
import { createTerritorySeries } from './territorySeries.ts';

export interface SeriesRequest {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly fromAt: number;
  readonly toAt: number;
  /** The step to answer in; without it the finest that stays within `maxPoints`. */
  readonly everyMs?: number | undefined;
  readonly maxPoints?: number | undefined;
  /** Continues the area where it did not exist by those who had exactly its territory. */
  readonly sameTerritory?: boolean | undefined;
}

/** `everyMs`: the step of the answer, longer than asked where the asked one is not kept as far back. */
export interface Series {
  readonly everyMs: number;
  readonly points: readonly RolledUpPoint[];
  /** Where the range goes beyond the days of the area: who had its territory there, and what that means for the points. */
  readonly notes: readonly SeriesNote[];
}

/** History for a chart: an area's own readings, or its reporters' rolled up bucket by bucket. */
export interface SeriesReader {
  read(request: SeriesRequest): Promise<Result<Series>>;
}

/** A thousand walls ask for the same curve: the database sees one query in that time. */
const keepAnswerMs = 20_000;

export function createSeriesReader({ catalogue, store, now }: AreaSeriesParts): SeriesReader {
  const { timeZone } = catalogue.profile;
  const areaSeries = createAreaSeries({ catalogue, store, now });
  const territorySeries = createTerritorySeries(areaSeries);
  const answers = new Map<string, { readonly readAt: number; readonly series: Promise<Series> }>();

  const query = async (request: SeriesRequest, choice: HistoryChoice): Promise<Series> => {
    const { everyMs } = choice;
    const indicator = catalogue.indicators.get(request.indicator);
    const area = catalogue.tree.get(request.area);
    if (!indicator || !area) return { everyMs, points: [], notes: [] };
    const grid = createBucketGrid(everyMs, timeZone);
    const fromAt = grid.startOf(request.fromAt);
    const frame: Frame = { fromAt, toAt: grid.endOf(grid.startOf(request.toAt - 1)), choice, grid };
    const spans = catalogue.spansOf(area, frame);
    const points = request.sameTerritory
      ? await territorySeries(indicator, { frame, spans })
      : await areaSeries.read(indicator, area, frame);
    return {
      everyMs,
      points: points.filter(({ bucketAt }) => bucketAt >= fromAt),
      notes: request.sameTerritory ? territoryNotes(area, spans) : lifetimeNotes(area, spans),
    };
  };

  const remembered = (request: SeriesRequest, choice: HistoryChoice): Promise<Series> => {
    const { indicator, area, fromAt, toAt, sameTerritory = false } = request;
    const key = `${indicator}@${area}:${fromAt}-${toAt}/${choice.everyMs}${sameTerritory ? ' territory' : ''}`;
    const known = answers.get(key);
    if (known && now() - known.readAt < keepAnswerMs) return known.series;
    for (const [old, { readAt }] of answers) if (now() - readAt >= keepAnswerMs) answers.delete(old);
    const series = query(request, choice);
    answers.set(key, { readAt: now(), series });
    series.catch(() => answers.delete(key));
    return series;
  };

  const choose = ({ everyMs, maxPoints = usualSeriesPoints, ...range }: SeriesRequest): HistoryChoice =>
    everyMs === undefined
      ? levelForPoints(range, maxPoints, now())
      : levelForStep(everyMs, range.fromAt, now());

  return {
    read: async (request) => {
      const { fromAt, toAt, everyMs = Number.POSITIVE_INFINITY } = request;
      if (toAt <= fromAt) return failure('bad-request', '"to" must be after "from"');
      if ((toAt - fromAt) / everyMs > maxSeriesPoints)
        return failure(
          'bad-request',
          `more than ${maxSeriesPoints} buckets; ask for a longer "every" or less time`,
        );
      try {
        return success(await remembered(request, choose(request)));
      } catch (error) {
        if (error instanceof StoreRefusal) return failure(error.code, error.message);
        throw error;
      }
    },
  };
}
