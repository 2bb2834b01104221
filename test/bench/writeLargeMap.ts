import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { areaCount, areaOf, positionOf, ringOf, siteCount } from './largeMap.ts';

const both = (text: string) => ({ vi: text, en: text });

const anArea = (id: string, level: string, parent: string | null) => ({
  id,
  code: id,
  name: both(id),
  fullName: both(id),
  level,
  parent,
  validFrom: null,
  validTo: null,
  replaces: [],
});

const districts = Array.from({ length: areaCount }, (_, area) => `d${area}`);

const indicator = {
  id: 'fb.processed_pct',
  name: both('Phản ánh đã xử lý'),
  shortName: both('Đã xử lý'),
  unit: both('%'),
  decimals: 0,
  measure: 'value',
  better: 'up',
  cadence: '1m',
  grace: '1m',
  missingAfter: '1h',
  rollUp: { rule: 'max' },
  levels: ['district'],
  source: 'bench',
  owner: both('bench'),
};

const tiles = (column: number, columnsWide: number, kinds: readonly object[]) => ({
  column,
  row: 1,
  columns: columnsWide,
  rows: 12,
  tiles: kinds,
});

/** Writes a province of that size into a folder: `IOC_PROFILE=<folder>`. */
export async function writeLargeMap(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files: Readonly<Record<string, unknown>> = {
    'profile.json': {
      id: 'large',
      name: both('Large'),
      centre: both('Large'),
      timeZone: 'Asia/Ho_Chi_Minh',
      levels: [
        { id: 'province', name: both('Tỉnh'), many: both('tỉnh') },
        { id: 'district', name: both('Huyện'), many: both('huyện') },
      ],
      map: { level: 'district', notice: null, credits: ['invented'], labels: [] },
      reforms: [],
    },
    'areas.json': [
      anArea('large', 'province', null),
      ...districts.map((id) => anArea(id, 'district', 'large')),
    ],
    'boundaries.geojson': {
      type: 'FeatureCollection',
      features: districts.map((id, area) => ({
        type: 'Feature',
        properties: { code: id },
        geometry: { type: 'Polygon', coordinates: [ringOf(area)] },
      })),
    },
    'indicators.json': {
      sources: [{ id: 'bench', name: both('bench'), lateAfter: '2h' }],
      indicators: [indicator],
    },
    'rules.json': [],
    'sites.json': Array.from({ length: siteCount }, (_, site) => ({
      id: `s${site}`,
      kind: 'bts',
      name: both(`s${site}`),
      area: `d${areaOf(positionOf(site))}`,
      at: positionOf(site),
    })),
    'scenes.json': [
      {
        id: 'map',
        name: both('Bản đồ'),
        places: [
          tiles(1, 9, [{ kind: 'map', indicator: indicator.id, limits: [20, 40, 60, 80] }]),
          tiles(10, 3, [{ kind: 'headline', indicator: indicator.id }]),
        ],
      },
    ],
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(content));
}
