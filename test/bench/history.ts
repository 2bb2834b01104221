import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { rollUpSeries } from '#shared/indicator/series.ts';
import { startInfluxServer } from '#test/support/influxServer.ts';
import { aReading, asArea, hourMs, minuteMs } from '#test/support/readingBuilders.ts';
import { measuredAt, percentile, reportingAreas, wholeProvince } from './wholeProvince.ts';

/**
 * How long a step of the drill-down takes: a year of daily and a week of minute readings, rolled up, then the questions of the
 * explorer to each store, beside the same questions answered from the readings themselves.
 *   node test/bench/history.ts [indicators with minutes = 3] [indicators with days = 155] [only: embedded | influx]
 * All 155 with minutes would be 97 million readings of the districts alone: an hour to write.
 */
const minuteIndicators = Number(process.argv[2] ?? 3);
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
const districts = profile.areas.filter(({ level }) => level === 'district').map(({ id }) => id);

type Kept = ReadingStore & { upkeep(now: number): Promise<boolean>; drained?(): Promise<void> };

function* readingsOfSpan(fromAt: number, everyMs: number, isAsked: (index: number) => boolean) {
  for (let at = fromAt; at < now; at += everyMs) {
    const batch: Reading[] = [];
    for (const [index, indicator] of indicators.entries())
      if (isAsked(index))
        for (const [place, area] of reportingAreas(indicator).entries())
          batch.push(
            aReading({
              indicator: indicator.id,
              area,
              at: at + ((place * 137) % 50_000),
              measured: measuredAt(indicator, place, at / everyMs),
            }),
          );
    yield batch;
  }
}

async function write(store: Kept, spans: readonly Iterable<Reading[]>[]): Promise<number> {
  let count = 0;
  let together: Reading[] = [];
  const send = async (): Promise<void> => {
    count += together.length;
    await store.keep({ readings: together, siteReports: [] });
    together = [];
    if (count % 500_000 < 20_000) await store.drained?.();
  };
  for (const span of spans)
    for (const batch of span) {
      together.push(...batch);
      if (together.length >= 20_000) await send();
    }
  await send();
  await store.drained?.();
  return count;
}

async function rollUp(store: Kept, until: number): Promise<number> {
  const beganAt = performance.now();
  while (await store.upkeep(until));
  return performance.now() - beganAt;
}

const grids = createHistoryGrids(profile.timeZone);
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
  /** Of a minute indicator that districts report, else of one that comes daily. */
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
      withMinutes(index) === ofMinutes &&
      (ofMinutes || index < dayIndicators) &&
      levels.some((level) => level === reportedBy) &&
      rollUp.rule !== 'weighted-mean',
  );
  const found = fitting[round % fitting.length];
  if (!found) throw new Error('no indicator fits the question');
  return found;
}

/** The same answer from the readings: the last of each bucket of every reporter, rolled up. */
async function fromReadings(store: ReadingStore, question: Question, indicator: Indicator) {
  const level: HistoryLevel = question.everyMs === dayMs ? '1d' : '5m';
  const areas = reportingAreas(indicator).map(asArea);
  const range = { fromAt: now - question.spanMs, toAt: now };
  const series = await store.series({ indicator: indicator.id, areas, ...range, everyMs: question.everyMs });
  if (question.area === 'districts') return series;
  const children = [...series.values()].map((points) => ({ points, isExpectedAt: () => true }));
  return rollUpSeries(children, indicator, { ...range, everyMs: question.everyMs, grid: grids[level] });
}

async function ask(name: string, store: Kept): Promise<void> {
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
      const raw = await timed(3, (round) =>
        fromReadings(store, question, indicatorOf(question, round, reportedBy)),
      );
      const who = question.ofMinutes ? '' : `, reported by every ${reportedBy}`;
      console.log(
        `${name}: ${question.name}${who}: ${figures(levels)}; from readings p50 ${percentile(raw, 0.5).toFixed(0)} ms`,
      );
    }
}

async function run(name: string, store: Kept): Promise<void> {
  const yearAgo = grids['1d'].startOf(now - 365 * dayMs) + 8 * hourMs;
  const weekAgo = grids['1h'].startOf(now - 7 * dayMs);
  const beganAt = performance.now();
  // The store is as old as its data: closed hour by hour it would have been, here all at once.
  await rollUp(store, weekAgo - 30 * dayMs);
  const count = await write(store, [
    readingsOfSpan(yearAgo, dayMs, (index) => index < dayIndicators && !withMinutes(index)),
    readingsOfSpan(weekAgo, minuteMs, withMinutes),
  ]);
  const written = performance.now() - beganAt;
  const rolled = await rollUp(store, now);
  console.log(
    `${name}: ${count.toLocaleString('en')} readings written in ${seconds(written)}, rolled up in ${seconds(rolled)}`,
  );
  await ask(name, store);
}

const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
if (only !== 'influx') {
  const file = join(folder, 'readings.sqlite');
  const store = await createEmbeddedReadingStore({ file, timeZone: profile.timeZone });
  await run('embedded', store);
  await store.close();
}
if (only !== 'embedded') {
  const influx = await startInfluxServer();
  const { timeZone } = profile;
  const options = { url: influx.url, bucket: 'ioc', areas: tree, timeZone, indicators, sites: [] };
  const store = await createOutboxReadingStore({
    file: join(folder, 'outbox.sqlite'),
    target: createInfluxReadingStore(options),
    maxBytes: 2 * 1024 ** 3,
    log: { info: () => undefined, warn: console.error, error: console.error },
    rollUps: {
      levels: createCachedLevels(createInfluxLevels(options), Date.now),
      timeZone,
      indicators,
      areas: tree.areas.map(({ id }) => id),
    },
  });
  await run('InfluxDB', store);
  await store.close();
  await influx.remove();
}
await rm(folder, { recursive: true, force: true });
