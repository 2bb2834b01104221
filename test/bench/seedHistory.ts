import { createHistoryGrids, historyLevels } from '#server/indicator/historyLevel.ts';
import { embeddedMigrations } from '#server/store/embedded/embeddedTables.ts';
import {
  type HistorySample,
  summariseBuckets,
  summariseReadings,
} from '#server/store/history/bucketSummary.ts';
import type { LevelStore } from '#server/store/history/levelStore.ts';
import { inTransaction, openDatabase } from '#server/store/sql/openDatabase.ts';
import { groupOf, type Indicator, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { asArea, asSource } from '#test/support/readingBuilders.ts';
import { measuredAt, reportingAreas } from './wholeProvince.ts';

/** One reading every `everyMs` in [fromAt, toAt), of the indicators it names. */
export interface SeededSpan {
  readonly indicators: readonly Indicator[];
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
}

/** Areas report at different seconds of a minute. */
const offsetOf = (place: number): number => (place * 137) % 50_000;
const readingsIn = ({ fromAt, toAt, everyMs }: SeededSpan): number => Math.ceil((toAt - fromAt) / everyMs);

export const readingsOf = (spans: readonly SeededSpan[]): number =>
  spans.reduce(
    (sum, span) =>
      sum + span.indicators.reduce((of, one) => of + reportingAreas(one).length * readingsIn(span), 0),
    0,
  );

/** The values of `measuredAt`, made by the database itself: a hundred million rows in minutes. */
const insertSeries = `INSERT INTO reading
  SELECT :series, :fromAt + n * :everyMs + :offset,
    CASE WHEN :ratio THEN NULL ELSE v END, CASE WHEN :ratio THEN v END, CASE WHEN :ratio THEN v + 100 END, 0
  FROM (SELECT n, ((:fromAt / :everyMs + n) * 7 + :place * 13) % 997 + CASE WHEN :place % 4 = 0 THEN 0.25 ELSE 0 END AS v
        FROM temp.tick WHERE n < :count)`;

/** Fills a new file with readings as the embedded store keeps them. Roll-ups are the store's own work. */
export function seedEmbedded(file: string, spans: readonly SeededSpan[]): void {
  const database = openDatabase(file, embeddedMigrations);
  // Nothing is promised of this file until it is full.
  database.exec(
    'PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; CREATE TEMP TABLE tick (n INTEGER PRIMARY KEY)',
  );
  const longest = Math.max(...spans.map(readingsIn));
  database.exec(
    `INSERT INTO temp.tick WITH RECURSIVE t(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n + 1 < ${longest}) SELECT n FROM t`,
  );
  const addCell = database.prepare('INSERT INTO cell (indicator, area) VALUES (?, ?) RETURNING key');
  const addSeries = database.prepare(
    "INSERT INTO series (indicator, area, source, cell) VALUES (?, ?, 'portal', ?) RETURNING key",
  );
  const insert = database.prepare(insertSeries);
  const indicators = new Set(spans.flatMap((span) => span.indicators));
  for (const indicator of indicators)
    inTransaction(database, () => {
      for (const [place, area] of reportingAreas(indicator).entries()) {
        const cell = Number(addCell.get(indicator.id, area)?.key);
        const series = Number(addSeries.get(indicator.id, area, cell)?.key);
        for (const span of spans)
          if (span.indicators.includes(indicator))
            insert.run({
              series,
              fromAt: span.fromAt,
              everyMs: span.everyMs,
              offset: offsetOf(place),
              place,
              count: readingsIn(span),
              ratio: indicator.measure === 'ratio' ? 1 : 0,
            });
      }
    });
  database.close();
}

const linesAtOnce = 5_000;

/** Lines with every field that a group has from an area at an instant, as the store writes them. */
function* linesOf(span: SeededSpan): Generator<string> {
  const groups = Map.groupBy(span.indicators, ({ id, levels }) => `${groupOf(id)} ${levels[0]}`);
  for (const ofGroup of groups.values()) {
    const [first] = ofGroup;
    if (!first) continue;
    for (const [place, area] of reportingAreas(first).entries())
      for (let n = 0; n < readingsIn(span); n += 1) {
        const at = span.fromAt + n * span.everyMs;
        const fields = ofGroup.map((indicator) => {
          const name = nameWithinGroup(indicator.id);
          const measured = measuredAt(indicator, place, at / span.everyMs);
          return measured.kind === 'value'
            ? `${name}=${measured.value}`
            : `${name}_num=${measured.numerator},${name}_den=${measured.denominator}`;
        });
        yield `${groupOf(first.id)},area=${area},source=portal ${fields.join(',')} ${at + offsetOf(place)}`;
      }
  }
}

function* samplesOf(
  indicator: Indicator,
  place: number,
  spans: readonly SeededSpan[],
): Generator<HistorySample> {
  for (const span of spans)
    if (span.indicators.includes(indicator))
      for (let n = 0; n < readingsIn(span); n += 1) {
        const at = span.fromAt + n * span.everyMs;
        const measured: Measured = measuredAt(indicator, place, at / span.everyMs);
        yield { at: at + offsetOf(place), source: asSource('portal'), measured, quality: 'good' };
      }
}

interface InfluxSeed {
  readonly write: (lines: string) => Promise<void>;
  readonly levels: LevelStore;
  readonly timeZone: string;
}

/** Fills InfluxDB with readings and with the roll-ups that belong to them, past the outbox. */
export async function seedInflux(
  spans: readonly SeededSpan[],
  { write, levels, timeZone }: InfluxSeed,
): Promise<void> {
  const grids = createHistoryGrids(timeZone);
  let lines: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  const send = async (): Promise<void> => {
    await writing;
    writing = write(lines.join('\n'));
    lines = [];
  };
  for (const span of spans)
    for (const line of linesOf(span)) {
      lines.push(line);
      if (lines.length >= linesAtOnce) await send();
    }
  await send();
  await writing;
  for (const indicator of new Set(spans.flatMap((span) => span.indicators)))
    for (const [place, area] of reportingAreas(indicator).entries()) {
      const fives = summariseReadings(samplesOf(indicator, place, spans), grids['5m']);
      const hours = summariseBuckets(fives, grids['1h']);
      const buckets = { '5m': fives, '1h': hours, '1d': summariseBuckets(hours, grids['1d']) };
      await Promise.all(
        historyLevels.map((level) =>
          levels.write(level, indicator.id, new Map([[asArea(area), buckets[level]]])),
        ),
      );
    }
}
