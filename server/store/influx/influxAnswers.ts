import type { IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import { type Measured, type Quality, qualities, type Reading } from '#shared/indicator/reading.ts';
import { type SiteId, type SiteReport, siteStates } from '#shared/site/site.ts';
import type { AreaCodes } from './areaCodes.ts';
import type { InfluxSeries } from './influxConnection.ts';
import { decodeTag, qualityMark, usualQuality } from './lineEncoding.ts';

type Cell = string | number | boolean | null;
type Row = ReadonlyMap<string, Cell>;

function* rowsOf({ columns, values }: InfluxSeries): Generator<Row> {
  for (const row of values) yield new Map(columns.map((column, index) => [column, row[index] ?? null]));
}

const numberIn = (row: Row, column: string): number | null => {
  const cell = row.get(column);
  return typeof cell === 'number' ? cell : null;
};

/** Where a time has both, the parts count: they say more, and a bare percentage follows from them. */
function measuredIn(row: Row): Measured | null {
  const numerator = numberIn(row, 'numerator');
  const denominator = numberIn(row, 'denominator');
  if (numerator !== null && denominator !== null) return { kind: 'ratio', numerator, denominator };
  const value = numberIn(row, 'value');
  return value === null ? null : { kind: 'value', value };
}

function qualityIn(row: Row, measured: Measured, isRatio: boolean): Quality {
  const mark = row.get('quality');
  return (
    qualities.find((quality) => mark === qualityMark(quality, measured)) ?? usualQuality(measured, isRatio)
  );
}

export interface AnswerReader {
  readonly codes: AreaCodes;
  readonly indicator: IndicatorId;
  readonly isRatio: boolean;
  /** Whose reading it is when whoever wrote it did not say: the `source` tag is optional. */
  readonly usualSource: SourceId;
}

/** Readings of one indicator. Points of areas that no profile knows are others' business and left out. */
export function readingsIn(answer: readonly InfluxSeries[], reader: AnswerReader): Reading[] {
  const { codes, indicator, isRatio, usualSource } = reader;
  return answer.flatMap((series) => {
    const code = decodeTag(series.tags?.area ?? '');
    const tag = decodeTag(series.tags?.source ?? '');
    const source = tag === '' ? usualSource : (tag as SourceId);
    const readings: Reading[] = [];
    for (const row of rowsOf(series)) {
      const at = numberIn(row, 'time');
      const measured = measuredIn(row);
      if (at === null || measured === null) continue;
      const area = codes.areaOf(code, at);
      if (area === null) continue;
      readings.push({ indicator, area, at, measured, source, quality: qualityIn(row, measured, isRatio) });
    }
    return readings;
  });
}

/** The newest report of each site; a state that is none of ours is left out. */
export function siteReportsIn(answer: readonly InfluxSeries[]): SiteReport[] {
  return answer.flatMap((series) => {
    const site = decodeTag(series.tags?.site ?? '') as SiteId;
    const reports: SiteReport[] = [];
    for (const row of rowsOf(series)) {
      const at = numberIn(row, 'time');
      const state = siteStates.find((known) => known === row.get('state'));
      const cause = row.get('cause');
      if (site === '' || at === null || state === undefined) continue;
      reports.push({ site, at, state, cause: typeof cause === 'string' && cause !== '' ? cause : null });
    }
    return reports;
  });
}
