import { createCachedLevels } from '#server/store/history/cachedLevels.ts';
import { createInfluxLevels } from '#server/store/influx/influxLevels.ts';
import { createInfluxReadingStore } from '#server/store/influx/influxReadingStore.ts';
import type { RollUpOptions } from '#server/store/outbox/outboxRollUps.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { aProfileTree, testIndicators, testSites, testTimeZone } from './readingBuilders.ts';

let lastBucket = 0;

/** A bucket name that no other test of the process has: tests share one server and must not see each other's readings. */
export function aBucket(): string {
  lastBucket += 1;
  return `test ${lastBucket}`;
}

/** What of the test profile another test has instead. */
export interface InfluxGiven {
  readonly indicators?: readonly Indicator[];
  readonly areas?: AreaTree;
}

const ofTestProfile = (url: string, bucket: string, given: InfluxGiven) => ({
  url,
  bucket,
  areas: aProfileTree(),
  timeZone: testTimeZone,
  indicators: testIndicators,
  sites: testSites,
  ...given,
});

/** The InfluxDB adapter on the test profile. */
export const anInfluxStore = (url: string, bucket: string = aBucket(), given: InfluxGiven = {}) =>
  createInfluxReadingStore(ofTestProfile(url, bucket, given));

/** Where an outbox in front of `anInfluxStore` keeps its roll-ups. */
export const influxRollUps = (url: string, bucket: string, given: InfluxGiven = {}): RollUpOptions => {
  const { indicators, areas, timeZone } = ofTestProfile(url, bucket, given);
  return {
    levels: createCachedLevels(createInfluxLevels(ofTestProfile(url, bucket, given)), Date.now),
    timeZone,
    indicators,
    areas: areas.areas.map(({ id }) => id),
  };
};
