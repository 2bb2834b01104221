import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { aReading, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { measuredAt, percentile, reportingAreas, wholeProvince } from './wholeProvince.ts';

/**
 * How long a tick of the live values takes for 155 indicators × 168 areas: every reporting area brings a new value, then
 * one in ten does. `take` and `settle` apart: the first is paid by the request that brought the readings.
 */
const rounds = Number(process.argv[2] ?? 60);
const warmUp = 15;

const profile = wholeProvince();
const liveValues = createLiveValues(createCatalogue(profile));

function readingsOf(tick: number, share: number) {
  return profile.indicators.flatMap((indicator, index) =>
    reportingAreas(indicator).flatMap((area, place) =>
      (index + place + tick) % share === 0
        ? [
            aReading({
              indicator: indicator.id,
              area,
              at: testNow + tick * minuteMs,
              measured: measuredAt(indicator, place, tick),
            }),
          ]
        : [],
    ),
  );
}

for (const [name, share] of [
  ['every value new', 1],
  ['one in ten new', 10],
] as const) {
  const taking: number[] = [];
  const settling: number[] = [];
  let changed = 0;
  let brought = 0;
  for (let round = -warmUp; round < rounds; round += 1) {
    const tick = round + warmUp + share * 10_000;
    const readings = readingsOf(tick, share);
    const beganAt = performance.now();
    liveValues.take(readings);
    const takenAt = performance.now();
    const cells = liveValues.settle(testNow + tick * minuteMs + 1);
    const endedAt = performance.now();
    if (round < 0) continue;
    taking.push(takenAt - beganAt);
    settling.push(endedAt - takenAt);
    changed = cells.length;
    brought = readings.length;
  }
  const show = (list: readonly number[]): string =>
    `p50 ${percentile(list, 0.5).toFixed(1)} ms, p95 ${percentile(list, 0.95).toFixed(1)} ms`;
  console.log(
    `${name}: ${brought} readings, ${changed} cells changed; take ${show(taking)}; settle ${show(settling)}`,
  );
}
