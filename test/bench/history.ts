import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createHistoryGrids, type HistoryLevel } from '#server/indicator/historyLevel.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { createSeriesReader } from '#server/indicator/seriesReader.ts';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { createCachedLevels } from '#server/store/history/cachedLevels.ts';
import { createInfluxLevels } from '#server/store/influx/influxLevels.ts';
import { createInfluxReadingStore } from '#server/store/influx/influxReadingStore.ts';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { groupOf, type Indicator, nameWithinGroup } from '#shared/indicator/indicator.ts';
import { startInfluxServer } from '#test/support/influxServer.ts';
import { hourMs, minuteMs } from '#test/support/readingBuilders.ts';
import { readingsOf, type SeededSpan, seedEmbedded, seedInflux } from './seedHistory.ts';
import { percentile, wholeProvince } from './wholeProvince.ts';

/**
 * How long a step of the drill-down takes: a year of daily and a week of minute readings of 155 indicators from 168 areas,
 * rolled up, then the questions of the explorer to each store, warm, beside the plain query to the same database for the
 * same buckets. Embedded, the full size takes some 5 GB and a quarter of an hour, InfluxDB twice as long.
 *   node test/bench/history.ts [indicators with minutes = 155] [indicators with days = 155] [only: embedded | influx]
 */
const minuteIndicators = Number(process.argv[2] ?? 155);
const dayIndicators = Number(process.argv[3] ?? 155);
const only = process.argv[4];
const rounds = 25;
const dayMs = 24 * hourMs;
const now = Date.UTC(2026, 10, 21, 3, 20);

const profile = wholeProvince();
const tree = createAreaTree(profile.levels, profile.areas);
const withMinutes = (index: number): boolean => index < minuteIndicators;
// What has no minutes comes once a day, as most indicators of a province do.
const indicators = profile.indicators.map(
  (indicator, index): Indicator =>
    withMinutes(index) ? indicator : { ...indicator, cadence: dayMs, grace: hourMs },
);
const catalogue = createCatalogue({ ...profile, indicators });
const yearAgo = createHistoryGrids(profile.timeZone)['1d'].startOf(now - 365 * dayMs) + 8 * hourMs;
const weekAgo = createHistoryGrids(profile.timeZone)['1h'].startOf(now - 7 * dayMs);
const spans: readonly SeededSpan[] = [
  { indicators: indicators.slice(0, dayIndicators), fromAt: yearAgo, toAt: weekAgo, everyMs: dayMs },
  { indicators: indicators.slice(0, minuteIndicators), fromAt: weekAgo, toAt: now, everyMs: minuteMs },
];
const districts = profile.areas.filter(({ level }) => level === 'district').map(({ id }) => id);

type Kept = ReadingStore & { upkeep(now: number): Promise<boolean> };

async function rollUp(store: Kept, until: number): Promise<number> {
  const beganAt = performance.now();
  while (await store.upkeep(until));
  return performance.now() - beganAt;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const figures = (list: readonly number[]): string =>
  `p50 ${percentile(list, 0.5).toFixed(0)} ms, p95 ${percentile(list, 0.95).toFixed(0)} ms`;

async function timed(times: number, ask: (round: number) => Promise<unknown>): Promise<number[]> {
  await ask(0);
  const list: number[] = [];
  for (let round = 1; round <= times; round += 1) {
    const beganAt = performance.now();
    await ask(round);
    list.push(performance.now() - beganAt);
  }
  return list;
}

interface Question {
  readonly name: string;
  /** Of an indicator with minutes that districts report; else of any, from districts and from communes. */
  readonly ofMinutes: boolean;
  readonly area: 'districts' | 'province';
  readonly spanMs: number;
  readonly everyMs: number;
}

const questions: readonly Question[] = [
  {
    name: '24 h of 21 districts at 15 min',
    ofMinutes: true,
    area: 'districts',
    spanMs: dayMs,
    everyMs: 900_000,
  },
  {
    name: '24 h of the province at 15 min',
    ofMinutes: true,
    area: 'province',
    spanMs: dayMs,
    everyMs: 900_000,
  },
  {
    name: 'week of the province at 1 h',
    ofMinutes: true,
    area: 'province',
    spanMs: 7 * dayMs,
    everyMs: hourMs,
  },
  {
    name: 'year of the province at 1 day',
    ofMinutes: false,
    area: 'province',
    spanMs: 365 * dayMs,
    everyMs: dayMs,
  },
];

/** Which indicator a round asks for: others in turn, so that nothing is remembered between rounds. */
function indicatorOf({ ofMinutes }: Question, round: number, reportedBy: string): Indicator {
  const fitting = indicators.filter(
    ({ levels, rollUp }, index) =>
      (ofMinutes ? withMinutes(index) : index < dayIndicators) &&
      levels.some((level) => level === reportedBy) &&
      rollUp.rule !== 'weighted-mean',
  );
  const found = fitting[round % fitting.length];
  if (!found) throw new Error('no indicator fits the question');
  return found;
}

/** Answers with the rows of the buckets that a question needs, straight from the database. */
type Straight = (level: HistoryLevel, indicator: Indicator, fromAt: number) => Promise<number>;

const levelOf = ({ everyMs }: Question): HistoryLevel =>
  everyMs === dayMs ? '1d' : everyMs === hourMs ? '1h' : '5m';

async function ask(name: string, store: Kept, straight: Straight): Promise<void> {
  for (const question of questions)
    for (const reportedBy of question.ofMinutes ? ['district'] : ['district', 'commune']) {
      let clock = now;
      const reader = createSeriesReader({ catalogue, store, now: () => clock });
      const areas: readonly AreaId[] = question.area === 'province' ? [tree.root.id] : districts;
      const answer = async (round: number): Promise<void> => {
        clock += 30_000;
        const indicator = indicatorOf(question, round, reportedBy).id;
        const { spanMs, everyMs } = question;
        for (const result of await Promise.all(
          areas.map((area) => reader.read({ indicator, area, fromAt: now - spanMs, toAt: now, everyMs })),
        ))
          if (!result.ok || result.value.points.length === 0) throw new Error('an empty answer');
      };
      const levels = await timed(rounds, answer);
      const plain = await timed(rounds, async (round) => {
        const indicator = indicatorOf(question, round, reportedBy);
        if ((await straight(levelOf(question), indicator, now - question.spanMs)) === 0)
          throw new Error('an empty answer');
      });
      const who = question.ofMinutes ? '' : `, reported by every ${reportedBy}`;
      const ratio = percentile(levels, 0.5) / percentile(plain, 0.5);
      console.log(
        `${name}: ${question.name}${who}: ${figures(levels)}; straight ${figures(plain)}; ratio ${ratio.toFixed(2)}`,
      );
    }
}

const volume = readingsOf(spans).toLocaleString('en');

async function runEmbedded(folder: string): Promise<void> {
  const file = join(folder, 'readings.sqlite');
  const beganAt = performance.now();
  seedEmbedded(file, spans);
  const seeded = performance.now() - beganAt;
  const store = await createEmbeddedReadingStore({ file, timeZone: profile.timeZone });
  const rolled = await rollUp(store, now);
  const size = (await stat(file)).size / 1e9;
  console.log(
    `embedded: ${volume} readings, ${size.toFixed(1)} GB with roll-ups; seeded in ${seconds(seeded)}, rolled up in ${seconds(rolled)}`,
  );
  const database = new DatabaseSync(file, { readOnly: true });
  await ask('embedded', store, async (level, indicator, fromAt) => {
    const rows = database.prepare(
      `SELECT b.* FROM cell c JOIN bucket_${level} b ON b.cell = c.key
       WHERE c.indicator = ? AND b.bucket_at >= ? AND b.bucket_at < ?`,
    );
    rows.setReturnArrays(true);
    return rows.all(indicator.id, fromAt, now).length;
  });
  database.close();
  await store.close();
}

async function runInflux(folder: string): Promise<void> {
  const influx = await startInfluxServer();
  const { timeZone } = profile;
  const options = { url: influx.url, bucket: 'ioc', areas: tree, timeZone, indicators, sites: [] };
  const levels = createInfluxLevels(options);
  const store = await createOutboxReadingStore({
    file: join(folder, 'outbox.sqlite'),
    target: createInfluxReadingStore(options),
    maxBytes: 2 * 1024 ** 3,
    log: { info: () => undefined, warn: console.error, error: console.error },
    rollUps: {
      levels: createCachedLevels(levels, Date.now),
      timeZone,
      indicators,
      areas: tree.areas.map(({ id }) => id),
    },
  });
  await influx.query('CREATE DATABASE ioc');
  // What is seeded comes with its roll-ups: the hours up to now count as closed.
  await rollUp(store, now);
  const beganAt = performance.now();
  await seedInflux(spans, { levels, timeZone, write: (lines) => influx.write('ioc', lines) });
  console.log(`InfluxDB: ${volume} readings with roll-ups seeded in ${seconds(performance.now() - beganAt)}`);
  await ask('InfluxDB', store, async (level, { id, measure }, fromAt) => {
    const parts = (
      measure === 'ratio'
        ? ['num', 'den', 'at', 'count', 'low', 'high']
        : ['value', 'at', 'count', 'low', 'high']
    )
      .map((part) => `"${nameWithinGroup(id)}.${part}"`)
      .join(', ');
    const answer = (await influx.query(
      `SELECT ${parts} FROM "${groupOf(id)}" WHERE time >= ${fromAt}ms AND time < ${now}ms GROUP BY "area"`,
      `ioc_${level}`,
    )) as { results: { series?: { values: unknown[] }[] }[] };
    return answer.results[0]?.series?.flatMap(({ values }) => values).length ?? 0;
  });
  await store.close();
  await influx.remove();
}

const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
try {
  if (only !== 'influx') await runEmbedded(folder);
  if (only !== 'embedded') await runInflux(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
