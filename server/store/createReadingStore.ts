import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import type { Log } from '#server/log.ts';
import type { Settings } from '#server/settings.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { createEmbeddedReadingStore } from './embedded/embeddedReadingStore.ts';
import { createCachedLevels } from './history/cachedLevels.ts';
import { createHistoryDuty, type DutyTiming } from './history/historyDuty.ts';
import { createInfluxLevels } from './influx/influxLevels.ts';
import { createInfluxReadingStore } from './influx/influxReadingStore.ts';
import { createOutboxReadingStore } from './outbox/outboxReadingStore.ts';

interface ReadingStoreParts {
  readonly settings: Settings;
  readonly profile: Profile;
  readonly log: Log;
  /** Of the roll-ups' upkeep; the machine's by default. */
  readonly timing?: DutyTiming;
}

const systemTiming: DutyTiming = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

type WithUpkeep = ReadingStore & { upkeep(now: number): Promise<boolean> };

/** The store with somebody who keeps its roll-ups up for as long as it is open. */
function keptUp(store: WithUpkeep, { timing, log }: { timing: DutyTiming; log: Log }): ReadingStore {
  const duty = createHistoryDuty({
    timing,
    step: (now) => store.upkeep(now),
    onFailure: (error) => log.warn({ error }, 'the roll-ups could not be brought up to date; trying again'),
  });
  return {
    ...store,
    close: async () => {
      await duty.stop();
      await store.close();
    },
  };
}

/** Two gigabytes: about a day of a whole province while the database is away. */
const outboxMaxBytes = 2 * 1024 ** 3;

/** InfluxDB behind its outbox where one is configured; else the embedded store in the data folder. */
export async function createReadingStore({
  settings,
  profile,
  log,
  timing = systemTiming,
}: ReadingStoreParts): Promise<ReadingStore> {
  const { dataDir, influx } = settings;
  const { timeZone, indicators, sites } = profile;
  if (!influx) {
    const file = join(dataDir, 'readings.sqlite');
    return keptUp(await createEmbeddedReadingStore({ file, timeZone }), { timing, log });
  }
  const tree = createAreaTree(profile.levels, profile.areas);
  const ofProfile = { ...influx, areas: tree, timeZone, indicators, sites };
  const outbox = await createOutboxReadingStore({
    file: join(dataDir, 'outbox.sqlite'),
    target: createInfluxReadingStore(ofProfile),
    maxBytes: outboxMaxBytes,
    log,
    rollUps: {
      levels: createCachedLevels(createInfluxLevels(ofProfile), timing.now),
      timeZone,
      indicators,
      areas: tree.areas.map(({ id }) => id),
    },
  });
  return keptUp(outbox, { timing, log });
}

/** The database itself, past the outbox, for seeing what others write into it; null where none is configured. */
export function createTailReader({
  settings: { influx },
  profile,
}: Pick<ReadingStoreParts, 'settings' | 'profile'>): ReadingStore | null {
  if (!influx) return null;
  const { levels, areas, timeZone, indicators, sites } = profile;
  return createInfluxReadingStore({
    ...influx,
    areas: createAreaTree(levels, areas),
    timeZone,
    indicators,
    sites,
  });
}

/**
 * The store for a tool that has it for itself while the server is stopped: nobody keeps roll-ups up, and where nothing
 * ever waited for the database it is written to directly.
 */
export async function createQuietReadingStore({
  settings,
  profile,
  log,
}: Omit<ReadingStoreParts, 'timing'>): Promise<ReadingStore> {
  const target = createTailReader({ settings, profile });
  if (!target)
    return createEmbeddedReadingStore({
      file: join(settings.dataDir, 'readings.sqlite'),
      timeZone: profile.timeZone,
    });
  const file = join(settings.dataDir, 'outbox.sqlite');
  return existsSync(file)
    ? createOutboxReadingStore({ file, target, maxBytes: outboxMaxBytes, log })
    : target;
}
