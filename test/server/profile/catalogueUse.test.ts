import { afterAll, describe, expect, test } from 'vitest';
import { createProfileFolders, edited, load } from './profileFolders.ts';

const folders = createProfileFolders();
afterAll(folders.remove);
const { aFolder, problemsOf } = folders;

/** The content of a file that takes the place of the whole file. */
const instead = (json: object) => () => JSON.stringify(json);
const alertPlace = { column: 1, row: 1, columns: 12, rows: 12, tiles: [{ kind: 'alert-list' }] };
/** Scenes, rules and a demo feed that need nothing of the catalogue. */
const bare = {
  'scenes.json': instead([{ id: 'one', name: { vi: 'Một', en: 'One' }, places: [alertPlace] }]),
  'rules.json': instead([]),
  'demo.json': null,
};
const ownIndicator = {
  id: 'zoo.animals',
  name: { vi: 'Số thú', en: 'Animals' },
  unit: { vi: 'con', en: 'animals' },
  decimals: 0,
  measure: 'value',
  better: 'none',
  cadence: '1d',
  grace: '1d',
  missingAfter: '7d',
  rollUp: { rule: 'sum' },
  levels: ['district'],
  source: 'zoo',
  owner: { vi: 'Vườn thú', en: 'Zoo' },
};
const ownSource = { id: 'zoo', name: { vi: 'Vườn thú', en: 'Zoo' }, lateAfter: '2d' };

describe('what a province uses of the catalogue', () => {
  test('is a group, an id, and not what it excepts; sources come with the indicators', async () => {
    const use = { use: ['svc.*', 'dx.success_pct', 'dvc.*'], except: ['dvc.overdue'] };
    const copy = await aFolder({ ...bare, 'indicators.json': instead(use) });

    const { profile } = await load(copy);

    const ids = profile.indicators.map(({ id }) => id);
    expect(ids).toContain('svc.portal_up_pct');
    expect(ids).toContain('dvc.on_time_pct');
    expect(ids).not.toContain('dvc.overdue');
    expect(ids.filter((id) => id.startsWith('dx.'))).toEqual(['dx.success_pct']);
    expect(new Set(profile.sources.map(({ id }) => id))).toEqual(
      new Set(profile.indicators.map(({ source }) => source)),
    );
  });

  test('may stand beside indicators and sources of its own, which come after them', async () => {
    const file = { use: ['dx.*'], sources: [ownSource], indicators: [ownIndicator] };
    const copy = await aFolder({ ...bare, 'indicators.json': instead(file) });

    const { profile } = await load(copy);

    expect(profile.indicators.at(-1)?.id).toBe('zoo.animals');
    expect(profile.groups?.map(({ id }) => id)).toEqual(['data-sharing']);
    expect(profile.sources.map(({ id }) => id as string)).toEqual(['lgsp', 'zoo']);
  });

  test('may be nothing at all', async () => {
    const file = { sources: [ownSource], indicators: [ownIndicator] };
    const copy = await aFolder({ ...bare, 'indicators.json': instead(file) });

    const { profile } = await load(copy);

    expect(profile.indicators.map(({ id }) => id as string)).toEqual(['zoo.animals']);
  });

  test('says which pattern is nothing, and when there is no indicator left', async () => {
    const file = { use: ['nothing.*', 'dx.succes_pct'], except: ['dvc.nothing'] };

    const problems = await problemsOf({ ...bare, 'indicators.json': instead(file) });

    expect(problems).toEqual([
      'indicators.json: use[0]: "nothing.*" is nothing that the catalogue has',
      'indicators.json: use[1]: "dx.succes_pct" is nothing that the catalogue has',
      'indicators.json: except[0]: "dvc.nothing" is nothing that the catalogue has',
      'indicators.json: indicators: expected at least one indicator',
    ]);
  });

  test('leaves rules and demo values of what it does not use out by itself', async () => {
    const changes = {
      'indicators.json': instead({ use: ['dx.*'] }),
      'scenes.json': bare['scenes.json'],
      'rules.json': instead({ use: 'all' }),
      'demo.json': instead({ use: 'all', stormPath: [] }),
    };

    const { profile, demo } = await load(await aFolder(changes));

    expect(profile.rules.map(({ id }) => id as string)).toEqual([
      'lgsp-failing',
      'lgsp-silent',
      'population-link-lost',
      'ngsp-link-lost',
    ]);
    expect(new Set(demo?.indicators.map(({ indicator }) => indicator))).toEqual(
      new Set(profile.indicators.map(({ id }) => id)),
    );
  });

  test('refuses a rule that was asked for by name and watches what is not used', async () => {
    const changes = {
      'indicators.json': instead({ use: ['dx.*'] }),
      ...bare,
      'rules.json': instead({ use: ['dc-ups-low'] }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      expect.stringMatching(
        /^catalogue\/rules\.json: \[\d+\]\.condition\.indicator: "dc\.ups_min" is not one of the indicators$/,
      ),
    ]);
  });
});

describe('what a province says otherwise', () => {
  const override = (fields: object) => ({
    'indicators.json': edited((json: { override?: object }) => {
      json.override = { ...json.override, 'dvc.overdue': fields };
    }),
  });

  test('changes those fields, within an object too, and null takes one away', async () => {
    const copy = await aFolder(
      override({ name: { en: 'Too late' }, thresholds: { attention: 50 }, target: null }),
    );

    const { profile } = await load(copy);

    expect(profile.indicators.find(({ id }) => id === 'dvc.overdue')).toMatchObject({
      name: { vi: 'Số hồ sơ quá hạn', en: 'Too late' },
      thresholds: { attention: 50, critical: 120, deadband: 3 },
    });
    expect(profile.indicators.find(({ id }) => id === 'dvc.overdue')).not.toHaveProperty('target');
  });

  test.each([
    ['a field that there is not', { colour: 'red' }, 'colour: is not a field that is known here'],
    [
      'a field within a field that there is not',
      { name: { fr: 'x' } },
      'name.fr: is not a field that is known here',
    ],
    [
      'a wrong duration',
      { cadence: 'soon' },
      'cadence: expected a duration such as "90s", "5m", "1h" or "30d"',
    ],
    ['an empty name', { name: { vi: '' } }, 'name.vi: Too small: expected string to have >=1 characters'],
    [
      'a field taken away that must be there',
      { unit: null },
      'unit: Invalid input: expected object, received undefined',
    ],
    [
      'a limit on the wrong side',
      { thresholds: { critical: 1 } },
      'thresholds.critical: expected it on the worse side of attention',
    ],
    ['a source that there is not', { source: 'x' }, 'source: "x" is not one of the sources'],
  ])('is refused where it stands: %s', async (_, fields, problem) => {
    const problems = await problemsOf(override(fields));

    expect(problems).toEqual([`indicators.json: override["dvc.overdue"].${problem}`]);
  });

  test('is refused for an id that is not used', async () => {
    const changes = {
      'indicators.json': edited((json: { override?: object }) => {
        json.override = { ...json.override, 'dvc.overdeu': { target: 1 } };
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      'indicators.json: override["dvc.overdeu"]: "dvc.overdeu" is not used from the catalogue, so nothing can differ',
    ]);
  });

  test('leaves the blame in the catalogue for what the catalogue says', async () => {
    const changes = {
      'profile.json': edited((json: { levels: { id: string }[] }) => {
        for (const level of json.levels) if (level.id === 'commune') level.id = 'ward';
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toContainEqual(
      expect.stringMatching(
        /^catalogue\/indicators\/feedback\.json: \[\d+\]\.levels: "commune" is not one of the levels$/,
      ),
    );
  });

  test('reaches rules, scenes and the demo feed in the same way', async () => {
    const changes = {
      'rules.json': edited((json: { override?: object }) => {
        json.override = { 'dc-ups-low': { condition: { limit: 20 } } };
      }),
      'scenes.json': edited((json: { override?: object }) => {
        json.override = { overview: { places: [alertPlace] } };
      }),
      'demo.json': edited((json: { override: object }) => {
        Object.assign(json.override, { 'svc.portal_p95_ms': { level: 700 } });
      }),
    };

    const { profile, demo } = await load(await aFolder(changes));

    expect(profile.rules.find(({ id }) => id === 'dc-ups-low')?.condition).toMatchObject({
      limit: 20,
      indicator: 'dc.ups_min',
    });
    expect(profile.scenes[0]?.places).toEqual([alertPlace]);
    expect(demo?.indicators.find(({ indicator }) => indicator === 'svc.portal_p95_ms')?.level).toBe(700);
  });

  test('is refused in the demo feed where it stands', async () => {
    const changes = {
      'demo.json': edited((json: { override: object }) => {
        Object.assign(json.override, { 'svc.portal_p95_ms': { areas: { 999: 1 }, by: 'moon' } });
      }),
    };

    const problems = await problemsOf(changes);

    expect(problems).toEqual([
      'demo.json: override["svc.portal_p95_ms"].by: "moon" is not one of the weights',
      'demo.json: override["svc.portal_p95_ms"].areas: "999" is not the code of one of the areas',
    ]);
  });
});
