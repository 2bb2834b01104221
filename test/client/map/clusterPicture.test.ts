import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterSizes, widthsOfCluster } from '#client/map/clusterMark.ts';
import { packClusters, unpackClusters } from '#client/map/clusterPicture.ts';

const place = fc.record({ x: fc.integer(), y: fc.integer() });

test('marks come to the thread that draws them as they are', () => {
  const clusters = fc.array(
    fc.record({
      at: place,
      from: place,
      down: fc.nat(),
      degraded: fc.nat(),
      cause: fc.constantFrom('power', 'cable', null),
    }),
  );

  fc.assert(
    fc.property(clusters, (marks) => {
      expect(unpackClusters(packClusters(marks))).toEqual(marks);
    }),
  );
});

test.each([
  ['1', 1, 1, 0],
  ['12', 12, 2, 0],
  ['1.234', 1_234, 4, 1],
  ['12.345', 12_345, 5, 1],
])('is as wide as %s is written', (_text, count, digits, points) => {
  const type = { u: 2, language: 'vi', digit: 20, point: 8 } as const;
  const around = 2 * (2 * clusterSizes.pad + clusterSizes.sign + clusterSizes.gap);

  const { down, degraded, width } = widthsOfCluster({ down: count, degraded: 0 }, type);

  expect([down, degraded, width]).toEqual([digits * 20 + points * 8 + around, 0, down]);
});

test('has the sign of its cause in its first part, whatever state that tells of', () => {
  const type = { u: 1, language: 'vi', digit: 10, point: 4 } as const;
  const both = widthsOfCluster({ down: 5, degraded: 5 }, type);
  const degraded = widthsOfCluster({ down: 0, degraded: 5 }, type);

  expect(both.down - both.degraded).toBe(clusterSizes.sign + clusterSizes.gap);
  expect(degraded.degraded).toBe(both.down);
});

test('is written large enough for the distance, which no test of the page can see on a canvas', () => {
  expect(clusterSizes.text).toBeGreaterThanOrEqual(16);
});
