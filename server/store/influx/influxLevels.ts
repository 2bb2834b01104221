// Roll-ups in InfluxDB: a database (bucket) for each level, beside the one of the readings. Written with /write and read with
// a plain SELECT: continuous queries, SELECT INTO and DELETE are not what every InfluxDB line understands. How long a level
// is kept is therefore the operator's: the retention of these databases, and of the readings' own, must not be
// shorter than `keptForMs`. On 1.x they are made at the first write; on 2.x an administrator creates the three buckets.
import { escape as escaped } from '@influxdata/influxdb-client';
import { type HistoryLevel, historyLevels } from '#server/indicator/historyLevel.ts';
import type { HistoryQuery } from '#server/indicator/readingStore.ts';
import type { BucketSummary } from '#server/store/history/bucketSummary.ts';
import type { BucketsByArea, LevelStore } from '#server/store/history/levelStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { groupOf, type Indicator, type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { type AreaCodes, type CodePeriod, createAreaCodes } from './areaCodes.ts';
import { createInfluxConnection, type InfluxSeries } from './influxConnection.ts';
import { conditions, quotedName } from './influxQuestions.ts';
import type { InfluxStoreOptions } from './influxReadingStore.ts';
import { decodeTag, encodeTag } from './lineEncoding.ts';

/**
 * The parts of a bucket. A dot is in no indicator's name, so `overdue.count` cannot be a field of an indicator
 * `overdue_count`. `at` is counted from the start of the bucket. `bare`: a ratio reported without its parts; needed because
 * a field once written cannot be taken back.
 */
const valueParts = ['value', 'at', 'count', 'low', 'high'] as const;
const ratioParts = [...valueParts, 'num', 'den', 'bare'] as const;
type Part = (typeof ratioParts)[number];

function fieldsOf({ bucketAt, last, count, low, high }: BucketSummary, isRatio: boolean): [Part, string][] {
  if (last === null) return [['count', '0i']];
  const { measured } = last;
  const measuredFields: [Part, string][] =
    measured.kind === 'value'
      ? [['value', String(measured.value)]]
      : [
          ['num', String(measured.numerator)],
          ['den', String(measured.denominator)],
        ];
  if (isRatio) measuredFields.push(['bare', measured.kind === 'value' ? 'true' : 'false']);
  // Low above high says that no reading had a value: it overwrites the extremes of before a correction.
  return [
    ...measuredFields,
    ['at', `${last.at - bucketAt}i`],
    ['count', `${count}i`],
    ['low', String(low ?? 1)],
    ['high', String(high ?? 0)],
  ];
}

function linesOf(indicator: Pick<Indicator, 'id' | 'measure'>, buckets: BucketsByArea, codes: AreaCodes) {
  const group = escaped.measurement(groupOf(indicator.id));
  const name = nameWithinGroup(indicator.id);
  const lines: string[] = [];
  for (const [area, summaries] of buckets)
    for (const summary of summaries) {
      // An area that is not on the map of that day any more has no code to be read back by: not rolled up.
      const code = codes.codeOf(area, summary.bucketAt);
      if (code === null) continue;
      const fields = fieldsOf(summary, indicator.measure === 'ratio').map(
        ([part, value]) => `${name}.${part}=${value}`,
      );
      lines.push(`${group},area=${escaped.tag(encodeTag(code))} ${fields.join(',')} ${summary.bucketAt}`);
    }
  return lines;
}

function question(
  { indicator, fromAt, toAt }: HistoryQuery,
  isRatio: boolean,
  codes: string[] | null,
): string {
  const name = nameWithinGroup(indicator);
  const columns = (isRatio ? ratioParts : valueParts).map(
    (part) => `${quotedName(`${name}.${part}`)} AS "${part}"`,
  );
  return (
    `SELECT ${columns.join(', ')} FROM ${quotedName(groupOf(indicator))}` +
    `${conditions({ fromAt, toAt }, codes)} GROUP BY "area"`
  );
}

type Cell = string | number | boolean | null | undefined;
const numberIn = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);

function summariesIn({ columns, values }: InfluxSeries, isRatio: boolean): BucketSummary[] {
  const place = (column: Part | 'time'): number => columns.indexOf(column);
  const [timeAt, valueAt, atAt, countAt] = [place('time'), place('value'), place('at'), place('count')];
  const [lowAt, highAt] = [place('low'), place('high')];
  const [numAt, denAt, bareAt] = [place('num'), place('den'), place('bare')];
  const measuredIn = (row: InfluxSeries['values'][number]): Measured | null => {
    const value = numberIn(row[valueAt]);
    if (!isRatio || row[bareAt] === true) return value === null ? null : { kind: 'value', value };
    const numerator = numberIn(row[numAt]);
    const denominator = numberIn(row[denAt]);
    return numerator === null || denominator === null ? null : { kind: 'ratio', numerator, denominator };
  };
  return values.flatMap((row) => {
    const bucketAt = numberIn(row[timeAt]);
    const count = numberIn(row[countAt]) ?? 0;
    const measured = measuredIn(row);
    if (bucketAt === null || count === 0 || measured === null) return [];
    const low = numberIn(row[lowAt]) ?? 1;
    const high = numberIn(row[highAt]) ?? 0;
    const isValued = low <= high;
    const last = { at: bucketAt + (numberIn(row[atAt]) ?? 0), measured };
    return [{ bucketAt, last, count, low: isValued ? low : null, high: isValued ? high : null }];
  });
}

/**
 * A question opens every shard of its span, and a week each, as is usual, makes 53 of a year of days. Of what is kept for a
 * month a shard is a week still: a shard is let go as a whole.
 */
const shardDurations: Readonly<Record<HistoryLevel, string>> = { '5m': '7d', '1h': '60d', '1d': '3650d' };

type LevelStoreOptions = Omit<InfluxStoreOptions, 'sites'>;

/** A `LevelStore` in the databases `<bucket>_5m`, `<bucket>_1h` and `<bucket>_1d`. */
export function createInfluxLevels(options: LevelStoreOptions): LevelStore {
  const codes = createAreaCodes(options.areas, options.timeZone);
  const indicators = new Map<IndicatorId, LevelStoreOptions['indicators'][number]>(
    options.indicators.map((indicator) => [indicator.id, indicator]),
  );
  const connections = new Map(
    historyLevels.map((level) => [
      level,
      createInfluxConnection({
        ...options,
        bucket: `${options.bucket}_${level}`,
        shardDuration: shardDurations[level],
      }),
    ]),
  );
  const connectionOf = (level: HistoryLevel) => {
    const connection = connections.get(level);
    if (!connection) throw new Error(`no database for ${level}`);
    return connection;
  };

  return {
    read: async (query) => {
      const found = new Map<AreaId, BucketSummary[]>(query.areas.map((area) => [area, []]));
      if (query.areas.length === 0 || query.fromAt >= query.toAt) return found;
      const periods = query.areas.flatMap((area) => {
        const period = codes.periodOf(area);
        return period ? [{ area, ...period }] : [];
      });
      const byCode = Map.groupBy<string, CodePeriod & { area: AreaId }>(periods, ({ code }) => code);
      const within = codes.isMost(query.areas) ? null : [...byCode.keys()];
      const isRatio = indicators.get(query.indicator)?.measure === 'ratio';
      for (const series of await connectionOf(query.level).query(question(query, isRatio, within))) {
        const owners = byCode.get(decodeTag(series.tags?.area ?? ''));
        if (!owners) continue;
        for (const summary of summariesIn(series, isRatio))
          for (const { area, fromAt, toAt } of owners)
            if (summary.bucketAt >= fromAt && summary.bucketAt < toAt) found.get(area)?.push(summary);
      }
      return found;
    },
    write: async (level, indicator, buckets) => {
      const known = indicators.get(indicator);
      if (known) await connectionOf(level).write(linesOf(known, buckets, codes));
    },
  };
}
