import { join } from 'node:path';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import type { Log } from '#server/log.ts';
import type { Settings } from '#server/settings.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { createEmbeddedReadingStore } from './embedded/embeddedReadingStore.ts';
import { createInfluxReadingStore } from './influx/influxReadingStore.ts';
import { createOutboxReadingStore } from './outbox/outboxReadingStore.ts';

interface ReadingStoreParts {
  readonly settings: Settings;
  readonly profile: Profile;
  readonly log: Log;
}

/** Two gigabytes: about a day of a whole province while the database is away. */
const outboxMaxBytes = 2 * 1024 ** 3;

/** InfluxDB behind its outbox where one is configured; else the embedded store in the data folder. */
export async function createReadingStore({
  settings,
  profile,
  log,
}: ReadingStoreParts): Promise<ReadingStore> {
  const { dataDir, influx } = settings;
  if (!influx) return createEmbeddedReadingStore({ file: join(dataDir, 'readings.sqlite') });
  const target = createInfluxReadingStore({
    ...influx,
    areas: createAreaTree(profile.levels, profile.areas),
    timeZone: profile.timeZone,
    indicators: profile.indicators,
    sites: profile.sites,
  });
  return createOutboxReadingStore({
    file: join(dataDir, 'outbox.sqlite'),
    target,
    maxBytes: outboxMaxBytes,
    log,
  });
}
