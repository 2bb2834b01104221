import type { AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import {
  type RolledUpPoint,
  rollUpSeries,
  type SeriesPoint,
  type SeriesRange,
} from '#shared/indicator/series.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { maxSeriesPoints } from '#shared/protocol/routes.ts';
import type { Catalogue } from './catalogue.ts';
import { type ReadingStore, StoreRefusal } from './readingStore.ts';

export interface SeriesRequest extends SeriesRange {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
}

/** History for a chart: an area's own readings, or its reporters' rolled up bucket by bucket. */
export interface SeriesReader {
  read(request: SeriesRequest): Promise<Result<readonly RolledUpPoint[]>>;
}

interface SeriesReaderParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly now: () => number;
}

/** A thousand walls ask for the same curve: the database sees one query in that time. */
const keepAnswerMs = 20_000;

const asRolledUp = ({ bucketAt, at, measured }: SeriesPoint): RolledUpPoint => ({
  bucketAt,
  at,
  measured,
  reporting: 1,
  expected: 1,
});

export function createSeriesReader({ catalogue, store, now }: SeriesReaderParts): SeriesReader {
  const answers = new Map<
    string,
    { readonly readAt: number; readonly points: Promise<readonly RolledUpPoint[]> }
  >();

  const query = async ({
    indicator: id,
    area: areaId,
    ...range
  }: SeriesRequest): Promise<readonly RolledUpPoint[]> => {
    const indicator = catalogue.indicators.get(id);
    const area = catalogue.tree.get(areaId);
    if (!indicator || !area) return [];
    const reporters = catalogue.reportersOf(indicator, area);
    if (indicator.levels.includes(area.level)) {
      const own = (await store.series({ indicator: id, areas: [areaId], ...range })).get(areaId) ?? [];
      if (own.length > 0 || reporters.length === 0) return own.map(asRolledUp);
    }
    // A child's last reading before the range still counts in the first buckets.
    const reach = indicator.cadence + indicator.grace;
    const fromAt = range.fromAt - reach;
    const areas = reporters.map((reporter) => reporter.id);
    const series = await store.series({ ...range, indicator: id, areas, fromAt });
    const children = reporters.map((reporter) => ({
      points: series.get(reporter.id) ?? [],
      isExpectedAt: (at: number) => isValidOn(reporter, catalogue.dayOf(at)),
    }));
    // Carried further than now, a daily value would draw a line into the future.
    return rollUpSeries(children, indicator, { ...range, toAt: Math.min(range.toAt, now() + 1) });
  };

  const remembered = (request: SeriesRequest): Promise<readonly RolledUpPoint[]> => {
    const key = `${request.indicator}@${request.area}:${request.fromAt}-${request.toAt}/${request.everyMs}`;
    const known = answers.get(key);
    if (known && now() - known.readAt < keepAnswerMs) return known.points;
    for (const [old, { readAt }] of answers) if (now() - readAt >= keepAnswerMs) answers.delete(old);
    const points = query(request);
    answers.set(key, { readAt: now(), points });
    points.catch(() => answers.delete(key));
    return points;
  };

  const needsPastWeights = ({ indicator: id, area: areaId }: SeriesRequest): boolean => {
    const indicator = catalogue.indicators.get(id);
    const area = catalogue.tree.get(areaId);
    if (!indicator || !area || indicator.rollUp.rule !== 'weighted-mean') return false;
    return !indicator.levels.includes(area.level) && catalogue.reportersOf(indicator, area).length > 0;
  };

  return {
    read: async (request) => {
      const { fromAt, toAt, everyMs } = request;
      if (needsPastWeights(request))
        return failure('bad-request', 'a weighted mean has a history only where it is reported');
      if (toAt <= fromAt) return failure('bad-request', '"to" must be after "from"');
      if ((toAt - fromAt) / everyMs > maxSeriesPoints)
        return failure(
          'bad-request',
          `more than ${maxSeriesPoints} buckets; ask for a longer "every" or less time`,
        );
      try {
        return success(await remembered(request));
      } catch (error) {
        if (error instanceof StoreRefusal) return failure(error.code, error.message);
        throw error;
      }
    },
  };
}
