import { createCachedLevels } from '#server/store/history/cachedLevels.ts';
import { createInfluxLevels } from '#server/store/influx/influxLevels.ts';
import { createInfluxReadingStore } from '#server/store/influx/influxReadingStore.ts';
import type { RollUpOptions } from '#server/store/outbox/outboxRollUps.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { aProfileTree, testIndicators, testSites, testTimeZone } from './readingBuilders.ts';

let lastBucket = 0;

/** A bucket name that no other test of the process has: tests share one server and must not see each other's readings. */
export function aBucket(): string {
  lastBucket += 1;
  return `test ${lastBucket}`;
}

const ofTestProfile = (url: string, bucket: string, indicators: readonly Indicator[]) => ({
  url,
  bucket,
  areas: aProfileTree(),
  timeZone: testTimeZone,
  indicators,
  sites: testSites,
});

/** The InfluxDB adapter on the test profile. */
export const anInfluxStore = (
  url: string,
  bucket: string = aBucket(),
  indicators: readonly Indicator[] = testIndicators,
) => createInfluxReadingStore(ofTestProfile(url, bucket, indicators));

/** Where an outbox in front of `anInfluxStore` keeps its roll-ups. */
export const influxRollUps = (
  url: string,
  bucket: string,
  indicators: readonly Indicator[] = testIndicators,
): RollUpOptions => ({
  levels: createCachedLevels(createInfluxLevels(ofTestProfile(url, bucket, indicators)), Date.now),
  timeZone: testTimeZone,
  indicators,
  areas: aProfileTree().areas.map(({ id }) => id),
});
