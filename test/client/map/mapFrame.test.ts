import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMapFrame } from '#client/map/mapFrame.ts';
import type { MapGeometry } from '#client/map/mapGeometry.ts';
import { alertPlaces, namesIn } from '#client/map/mapObstacles.ts';
import { boxOf, contains, overlaps } from '#client/map/plane.ts';
import type { LonLat } from '#client/map/projection.ts';
import type { AreaId } from '#shared/area/area.ts';

interface AreaFact {
  readonly id: AreaId;
  readonly name: { readonly vi: string };
  readonly seat: LonLat;
}

const folder = join(import.meta.dirname, '../../../server/profiles/nghe-an');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const facts: readonly AreaFact[] = read('areas.json');
const boundaries: MapGeometry['boundaries'] = read('boundaries.geojson');
boundaries.features.forEach(({ properties }) => {
  properties.area = String(properties.area) as AreaId;
});

const letter = 9.4;
const measured = (text: string) => ({ text, width: text.length * letter });
const labels = boundaries.features.flatMap(({ properties: { area } }) => {
  const fact = facts.find(({ id }) => id === area);
  if (!fact) return [];
  const broken = fact.name.vi.split(' ').map(measured);
  return [{ area, seat: fact.seat, name: measured(fact.name.vi), broken, value: 44 }];
});
const box = { width: 1_000, height: 600 };
const legend = { left: 14, top: 470, right: 360, bottom: 560 };
const caption = { left: 14, top: 14, right: 330, bottom: 102 };

interface FrameGiven {
  readonly fitTo: AreaId | null;
  readonly caption?: typeof caption;
  readonly legend?: typeof legend;
  readonly box?: typeof box;
  readonly surroundings?: readonly { readonly name: { vi: string; en: string }; readonly at: LonLat }[];
}
const frameOf = (given: FrameGiven) =>
  createMapFrame({
    geometry: { boundaries, surroundings: { type: 'FeatureCollection', features: [] } },
    ...{ box, u: 1, labels, legend, foot: 40, surroundings: [] },
    ...{ caption: null, ...given },
  });
const isUnderLegend = (frame: ReturnType<typeof frameOf>, area: AreaId): boolean =>
  (frame.cells.find((cell) => cell.area === area)?.rings ?? [])
    .flat()
    .some(({ x, y }) => x < legend.right && y > legend.top);
const cellOf = (frame: ReturnType<typeof frameOf>, area: AreaId) =>
  boxOf(frame.cells.find((cell) => cell.area === area)?.rings ?? []);

describe.each(labels.map(({ area, name }) => [name.text, area] as const))('a map of %s', (_, area) => {
  test('shows all of it with some of what lies around, clear of the legend', () => {
    const frame = frameOf({ fitTo: area });

    const cell = cellOf(frame, area);
    expect(contains({ left: 14, top: 14, right: 986, bottom: 560 }, cell)).toBe(true);
    expect(isUnderLegend(frame, area)).toBe(false);
  });

  test('shows it beside the words that say why', () => {
    const frame = frameOf({ fitTo: area, caption });

    const cell = cellOf(frame, area);
    expect(contains({ left: caption.right, top: 14, right: 986, bottom: 560 }, cell)).toBe(true);
    expect(isUnderLegend(frame, area)).toBe(false);
  });

  test('names what is on it, over nothing that is written there, without a column beside', () => {
    const frame = frameOf({ fitTo: area, caption });

    const names = namesIn(frame, 1);
    expect(frame.labels.leaders).toEqual([]);
    for (const name of names) {
      expect(overlaps(name, caption) || overlaps(name, legend)).toBe(false);
      expect(contains({ left: 0, top: 0, right: box.width, bottom: box.height }, name)).toBe(true);
    }
  });
});

test('the places of alerts on the whole province are clear of the names inside it', () => {
  const frame = frameOf({ fitTo: null });

  const places = alertPlaces(frame, labels, 1);

  const inside = frame.labels.inside.map(({ at, shape }) => ({
    left: at.x - shape.width / 2,
    right: at.x + shape.width / 2,
    top: at.y - shape.height / 2,
    bottom: at.y + shape.height / 2,
  }));
  expect(places).toHaveLength(labels.length);
  for (const name of inside)
    for (const { id } of frame.labels.inside) {
      const [place] = alertPlaces(frame, [{ area: id }], 1);
      expect(place && overlaps(place, name)).toBe(false);
    }
});

describe('the column of names beside the province', () => {
  const narrow = { width: 620, height: 900 };

  test('stands clear of a legend that keeps to the width it was told', () => {
    const { legendMost } = frameOf({ fitTo: null, box: narrow });
    const fitting = { ...legend, top: 770, bottom: 860, right: legend.left + (legendMost ?? 0) };

    const frame = frameOf({ fitTo: null, box: narrow, legend: fitting });

    expect(fitting.right).toBeLessThan(frame.column.bend);
    expect(frame.labels.leaders.length).toBeGreaterThan(10);
  });

  test('is none where it would take more than half of the map, nor a limit for the legend', () => {
    const frame = frameOf({ fitTo: null, box: { width: 380, height: 600 } });

    expect(frame.labels.leaders).toEqual([]);
    expect(frame.legendMost).toBeNull();
  });
});

test('the name of a neighbour stands where it lies, never on the province', () => {
  const name = (text: string) => ({ vi: text, en: text });
  const surroundings = [
    { name: name('trong tỉnh'), at: [104.9, 19.2] as const },
    { name: name('Lào'), at: [104.0, 18.75] as const },
  ];

  const frame = frameOf({ fitTo: null, surroundings });

  expect(frame.surroundings.map((one) => one.name.vi)).toEqual(['Lào']);
});
