import { createInfluxReadingStore } from '#server/store/influx/influxReadingStore.ts';
import { aProfileTree, testIndicators, testSites, testTimeZone } from './readingBuilders.ts';

let lastBucket = 0;

/** A bucket name that no other test of the process has: tests share one server and must not see each other's readings. */
export function aBucket(): string {
  lastBucket += 1;
  return `test ${lastBucket}`;
}

/** The InfluxDB adapter on the test profile. */
export const anInfluxStore = (url: string, bucket: string = aBucket()) =>
  createInfluxReadingStore({
    url,
    bucket,
    areas: aProfileTree(),
    timeZone: testTimeZone,
    indicators: testIndicators,
    sites: testSites,
  });
