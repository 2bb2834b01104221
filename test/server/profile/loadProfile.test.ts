import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { measuredIds } from '#shared/quality/ownFigures.ts';
import { createProfileFolders, edited, load, shipped } from './profileFolders.ts';

const folders = createProfileFolders();
afterAll(folders.remove);
const { aFolder, problemsOf } = folders;

describe('the profile of Nghệ An', () => {
  test('has 21 former districts and 130 communes, each commune in one of them', async () => {
    const name = 'nghe-an';

    const { profile } = await load(name);

    const today = profile.areas.filter(({ validTo }) => validTo === null);
    const at = (level: string) => today.filter((area) => area.level === level);
    const districts = new Set(at('district').map((area) => area.id));
    expect(districts.size).toBe(21);
    expect(at('commune')).toHaveLength(130);
    expect(at('commune').every((area) => area.parent !== null && districts.has(area.parent))).toBe(true);
    expect(new Set(at('commune').map((area) => area.parent))).toEqual(districts);
  });

  test('draws a boundary for each district and what lies around, in a small file', async () => {
    const name = 'nghe-an';

    const { boundaries, surroundings } = await load(name);

    expect(boundaries.features).toHaveLength(21);
    expect(boundaries.features.every(({ id, properties }) => properties.area === id)).toBe(true);
    expect(new Set(surroundings?.features.map((one) => one.properties?.kind))).toEqual(
      new Set(['land', 'neighbour', 'country']),
    );
    expect((await readFile(join(shipped, 'surroundings.geojson'))).length).toBeLessThan(150_000);
  });

  test('plays every indicator in the demo feed but those it measures or counts itself', async () => {
    const name = 'nghe-an';

    const { profile, demo } = await load(name);

    const measured = measuredIds(profile.sources);
    const counted = profile.indicators.filter(({ sites }) => sites).map(({ id }) => id);
    expect(counted.length).toBeGreaterThan(15);
    expect(new Set(demo?.indicators.map((entry) => entry.indicator))).toEqual(
      new Set(
        profile.indicators.filter(({ id, sites }) => !sites && !measured.includes(id)).map(({ id }) => id),
      ),
    );
  });

  test('has a response in both languages for every rule, and names that are read from afar', async () => {
    const name = 'nghe-an';

    const { profile } = await load(name);

    for (const rule of profile.rules) {
      expect(Math.min(rule.response.vi.length, rule.response.en.length), rule.id).toBeGreaterThan(40);
      expect(Math.max(rule.name.vi.length, rule.name.en.length), rule.id).toBeLessThanOrEqual(28);
    }
    for (const { id, shortName } of profile.indicators)
      expect(Math.max(shortName?.vi.length ?? 99, shortName?.en.length ?? 99), id).toBeLessThanOrEqual(24);
  });

  test('takes the codes of districts for the public service indicators', async () => {
    const name = 'nghe-an';

    const { profile } = await load(name);

    const services = profile.indicators.filter(({ id }) => /^dvc\.(submit|on_time|pay|overdue)/.test(id));
    expect(services).toHaveLength(4);
    expect(services.every(({ levels }) => levels.includes('district' as never))).toBe(true);
    expect(profile.areas.find((area) => area.code === '412')?.level).toBe('district');
  });

  test('has 24 conference points, 21 network nodes and a data centre', async () => {
    const name = 'nghe-an';

    const { profile } = await load(name);

    const count = (kind: string) => profile.sites.filter((site) => site.kind === kind).length;
    expect([count('conference'), count('network'), count('data-centre')]).toEqual([24, 21, 1]);
  });
});

describe('loading a profile', () => {
  test('from a folder gives what the shipped name gives, with the same hash', async () => {
    const copy = await aFolder({});

    const [byFolder, byName] = await Promise.all([load(copy), load('nghe-an')]);

    expect(byFolder.hash).toBe(byName.hash);
    expect(byFolder.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has another hash when anything in it is another', async () => {
    const copy = await aFolder({
      'scenes.json': edited((scenes: { override?: object }) => {
        scenes.override = { overview: { name: { vi: 'Toàn tỉnh' } } };
      }),
    });

    const { hash } = await load(copy);

    expect(hash).not.toBe((await load('nghe-an')).hash);
  });

  test('needs neither surroundings nor a demo feed', async () => {
    const copy = await aFolder({ 'surroundings.geojson': null, 'demo.json': null });

    const { surroundings, demo } = await load(copy);

    expect([surroundings, demo]).toEqual([null, null]);
  });

  test('takes a file that an editor began with a byte order mark', async () => {
    const copy = await aFolder({ 'rules.json': (text) => `\uFEFF${text}` });

    const { profile } = await load(copy);

    expect(profile.rules.length).toBeGreaterThan(9);
  });

  test('names the file and the path of every wrong field at once', async () => {
    const changes = {
      'indicators.json': edited((json: { override?: object }) => {
        json.override = { 'dvc.overdue': { cadence: '5 phút' } };
      }),
      'areas.json': edited((areas: Record<string, unknown>[]) => {
        Object.assign(areas[2] ?? {}, { level: 3 });
      }),
      'sites.json': null,
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      expect.stringMatching(/^areas\.json: areas\[2\]\.level: /),
      'indicators.json: override["dvc.overdue"].cadence: expected a duration such as "90s", "5m", "1h" or "30d"',
      'sites.json: the file is missing',
    ]);
  });

  test('names line and column where a file is no JSON', async () => {
    const changes = { 'rules.json': () => '[\n  { "id": "a",\n    "name": nothing }\n]' };

    const problems = await problemsOf(changes);

    expect(problems).toEqual(['rules.json: no valid JSON at line 3, column 13: unexpected "n"']);
  });

  test('names references that lead nowhere by the file that they are in', async () => {
    const changes = {
      'rules.json': edited((json: { override?: object }) => {
        json.override = { 'bts-down': { condition: { indicator: 'tel.nothing' } } };
      }),
      'demo.json': edited((demo: { stormPath: string[] }) => {
        demo.stormPath.push('999');
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      'rules.json: override["bts-down"].condition.indicator: "tel.nothing" is not one of the indicators',
      'demo.json: stormPath: "999" is not the code of one of the areas',
    ]);
  });

  test('says which folder has no profile', async () => {
    const nowhere = join(await aFolder({}), 'nowhere');

    const result = await loadProfile(nowhere);

    expect(result.ok ? '' : result.error.message).toContain(nowhere);
    expect(result.ok ? '' : result.error.message).toContain('profile.json: the file is missing');
  });
});

type Boundaries = { features: { properties: Record<string, unknown>; geometry: Record<string, unknown> }[] };

describe('the boundaries of a profile', () => {
  test.each([
    ['a code under ma_huyen', () => ({ ma_huyen: '412' })],
    ['a number as code', () => ({ code: 412 })],
    ['a code with the country in ADM2_PCODE', () => ({ ADM2_PCODE: 'VN412' })],
    ['a name with type word and marks', () => ({ name: 'Thành phố Vinh' })],
    ['a name in capitals', () => ({ ten_huyen: 'TP. VINH' })],
  ])('find their area by %s', async (_, properties) => {
    const copy = await aFolder({
      'boundaries.geojson': edited(({ features }: Boundaries) => {
        if (features[0]) features[0].properties = properties();
      }),
    });

    const { boundaries } = await load(copy);

    expect(boundaries.features[0]).toMatchObject({ id: '412', properties: { area: '412' } });
  });

  test('that match nothing, twice or not at all are problems', async () => {
    const changes = {
      'boundaries.geojson': edited(({ features }: Boundaries) => {
        if (features[0]) features[0].properties = { name: 'Huyện Không Có' };
        if (features[1]) features[1].properties = { area: '414' };
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      expect.stringMatching(/^boundaries\.geojson: features\[0\]: matches no area of the map/),
      'boundaries.geojson: features[2]: "Thị xã Thái Hòa" already has a boundary',
      'boundaries.geojson: features: no boundary for "Thành phố Vinh" (code 412)',
      'boundaries.geojson: features: no boundary for "Thị xã Cửa Lò" (code 413)',
    ]);
  });

  test('in metres, open or of points are refused with what is expected', async () => {
    const ring = (x: number) => [
      [x, 18],
      [x + 1, 18],
      [x + 1, 19],
      [x, 18],
    ];
    const changes = {
      'boundaries.geojson': edited(({ features }: Boundaries) => {
        const [first, second, third] = features;
        if (first) first.geometry = { type: 'Polygon', coordinates: [ring(571_000)] };
        if (second)
          second.geometry = { type: 'Polygon', coordinates: [[...ring(105).slice(0, 3), [105, 18.5]]] };
        if (third) third.geometry = { type: 'Point', coordinates: [105, 18] };
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems.slice(0, 3)).toEqual([
      expect.stringContaining('features[0].geometry: expected positions as [longitude, latitude] in degrees'),
      'boundaries.geojson: features[1].geometry: expected a closed ring',
      'boundaries.geojson: features[2].geometry: expected a Polygon or MultiPolygon',
    ]);
  });
});

test('the profile of the recorded day can be used, also where the recording itself is absent', async () => {
  const folder = join(import.meta.dirname, '../../support/nyc311/profile');

  const { profile } = await load(folder);

  expect(profile.scenes[0]?.places.flatMap(({ tiles }) => tiles).map(({ kind }) => kind)).toEqual([
    'map',
    'alert-list',
    ...Array.from({ length: 4 }, () => 'headline'),
    'ribbon',
  ]);
});
