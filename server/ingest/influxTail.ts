// Station 1 of a reading: what others write into InfluxDB directly. It is kept there already; we only look.
import type { KeptBatch, ReadingStore } from '#server/indicator/readingStore.ts';
import { futureToleranceMs } from '#server/indicator/validatePoint.ts';
import type { Log } from '#server/log.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { isReservedSource } from '#shared/indicator/reservedSource.ts';

/** Where what is found goes on. Neither keeps it again. */
export interface TailTarget {
  /** What stood there before we looked for the first time: no sign of life of its source. */
  remember(batch: KeptBatch): void;
  observe(batch: KeptBatch): void;
}

export interface InfluxTail {
  /** The same store, of which the tail knows what we wrote ourselves: that must not count twice. */
  watching(store: ReadingStore): ReadingStore;
  /** Looks at every indicator that is due. Never throws. */
  poll(target: TailTarget): Promise<void>;
  start(target: TailTarget): void;
  /** Resolves when nothing is being asked any more; closes the reader. */
  stop(): Promise<void>;
}

interface InfluxTailParts {
  /** Past the outbox: what waits in it is our own. */
  readonly reader: Pick<ReadingStore, 'readings' | 'siteReports' | 'close'>;
  readonly indicators: readonly Indicator[];
  readonly tree: AreaTree;
  readonly clock: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const tickMs = 1_000;

const between = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** An indicator is looked at four times in its cadence, between 5 s and 5 min: what comes monthly is not asked for each second. */
const pauseOf = ({ cadence }: Indicator): number => between(5_000, cadence / 4, 5 * minuteMs);

/**
 * How far back each look goes. "Everything since the last look" would never see a point that comes late; three cadences of
 * lateness are seen, ten minutes at least, and of monthly figures the present month.
 */
const overlapOf = ({ cadence }: Indicator): number => between(10 * minuteMs, 3 * cadence, 35 * dayMs);

const sitePauseMs = 5_000;
/** A report that is longer on its way is found with the next start. */
const siteOverlapMs = 10 * minuteMs;

/** What has been seen of an indicator: a point of a series and time with what it said, and when it was about. */
type Seen = Map<string, { readonly at: number; readonly said: string }>;

const keyOf = ({ area, source, at }: Reading): string => `${area}\n${source}\n${at}`;
const saidBy = ({ measured, quality }: Reading): string => JSON.stringify([measured, quality]);

interface Watched {
  readonly indicator: Indicator;
  readonly seen: Seen;
  /** Epoch ms; negative infinity: never. */
  lookedAt: number;
}

export function createInfluxTail({ reader, indicators, tree, clock, log }: InfluxTailParts): InfluxTail {
  const watched = new Map(
    indicators.map((indicator): [string, Watched] => [
      indicator.id,
      { indicator, seen: new Map(), lookedAt: Number.NEGATIVE_INFINITY },
    ]),
  );
  const areas = tree.areas.map(({ id }) => id);
  let sitesLookedAt = Number.NEGATIVE_INFINITY;
  let noticed: ReadingStore['noticed'] = async () => undefined;
  let isAway = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const forgetOld = ({ indicator, seen }: Watched, now: number): void => {
    for (const [key, { at }] of seen) if (at < now - overlapOf(indicator)) seen.delete(key);
  };

  const isWanted = ({ indicator }: Watched, reading: Reading, now: number): boolean =>
    reading.quality !== 'bad' &&
    reading.at <= now + futureToleranceMs &&
    // Typed and imported values go through our own doors; under these names nobody else writes.
    !isReservedSource(reading.source) &&
    indicator.levels.some((level) => tree.get(reading.area)?.level === level);

  /** What was not seen before, or says something else now. */
  const newOf = (one: Watched, found: readonly Reading[], now: number): Reading[] =>
    found.filter((reading) => {
      if (!isWanted(one, reading, now)) return false;
      const key = keyOf(reading);
      const said = saidBy(reading);
      if (one.seen.get(key)?.said === said) return false;
      one.seen.set(key, { at: reading.at, said });
      return true;
    });

  const look = async (one: Watched, target: TailTarget): Promise<void> => {
    const { indicator } = one;
    const now = clock();
    const fromAt = now - overlapOf(indicator);
    const found = await reader.readings({
      indicator: indicator.id,
      areas,
      fromAt,
      toAt: now + futureToleranceMs,
    });
    const isFirst = one.lookedAt === Number.NEGATIVE_INFINITY;
    const readings = newOf(one, found, now);
    one.lookedAt = now;
    forgetOld(one, now);
    if (readings.length === 0) return;
    await noticed(readings);
    if (isFirst) target.remember({ readings, siteReports: [] });
    else target.observe({ readings, siteReports: [] });
  };

  const lookAtSites = async (target: TailTarget): Promise<void> => {
    const now = clock();
    if (now - sitesLookedAt < sitePauseMs) return;
    const span = { fromAt: now - siteOverlapMs, toAt: now + futureToleranceMs };
    const batch = { readings: [], siteReports: await reader.siteReports(span) };
    // What we wrote ourselves is among them: it ends in the site book, which knows it.
    if (sitesLookedAt === Number.NEGATIVE_INFINITY) target.remember(batch);
    else target.observe(batch);
    sitesLookedAt = now;
  };

  const poll = async (target: TailTarget): Promise<void> => {
    try {
      const due = [...watched.values()].filter(
        ({ indicator, lookedAt }) => clock() - lookedAt >= pauseOf(indicator),
      );
      for (const one of due) await look(one, target);
      await lookAtSites(target);
      if (isAway) log.info({}, 'what others write into InfluxDB is seen again');
      isAway = false;
    } catch (error) {
      // An overlap of minutes forgives a database that was away for as long; the newest values are read again anyway.
      if (!isAway) log.warn({ error }, 'what others write into InfluxDB cannot be seen just now');
      isAway = true;
    }
  };

  return {
    watching: (store) => {
      noticed = store.noticed;
      return {
        ...store,
        keep: async (batch) => {
          await store.keep(batch);
          const now = clock();
          for (const reading of batch.readings) {
            const one = watched.get(reading.indicator);
            if (!one || reading.at < now - overlapOf(one.indicator)) continue;
            one.seen.set(keyOf(reading), { at: reading.at, said: saidBy(reading) });
          }
        },
      };
    },
    poll,
    start: (target) => {
      timer = setInterval(() => {
        running ??= poll(target).finally(() => {
          running = null;
        });
      }, tickMs);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
      await reader.close();
    },
  };
}
