import { expect, test } from 'vitest';
import { landExtent } from '#client/map/landExtent.ts';
import type { Surroundings } from '#client/map/mapGeometry.ts';
import { projectTo, type View } from '#client/map/projection.ts';

const view: View = { width: 1_000, height: 600, scale: 100_000, left: 78_500, top: 44_500 };
const around = (west: number, east: number): Surroundings => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kind: 'neighbour' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 10],
            [east, 10],
            [east, 25],
            [west, 25],
            [west, 10],
          ],
        ],
      },
    },
  ],
});

test('land that reaches beyond the map covers all of it', () => {
  expect(landExtent({ surroundings: around(90, 120) }, view)).toEqual({
    left: 0,
    top: 0,
    right: 1_000,
    bottom: 600,
  });
});

test('land that ends within the map covers it up to there', () => {
  const { left, right } = landExtent({ surroundings: around(103.5, 105.5) }, view);

  expect(left).toBeCloseTo(projectTo(view, [103.5, 20]).x, 6);
  expect(right).toBeCloseTo(projectTo(view, [105.5, 20]).x, 6);
  expect(left).toBeGreaterThan(0);
  expect(right).toBeLessThan(1_000);
});

test('a map without surroundings is drawn whole', () => {
  const surroundings: Surroundings = { type: 'FeatureCollection', features: [] };

  expect(landExtent({ surroundings }, view)).toEqual({ left: 0, top: 0, right: 1_000, bottom: 600 });
});
