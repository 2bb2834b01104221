import { beforeAll, describe, expect, test } from 'vitest';
import { type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';
import { profileProblems } from '#shared/profile/profileProblems.ts';
import type { SiteKind } from '#shared/site/site.ts';

const inventedIn = async (name: string): Promise<LoadedProfile> => {
  const result = await loadProfile(name, { withInventedSites: true });
  if (!result.ok) throw result.error;
  return result.value;
};

/** Stations, masts, radio stations, and the network nodes of district and commune committees. */
const published = {
  'nghe-an': [8_100, 3_616, 420, 151],
  'bac-ninh': [3_300, null, 41, 49],
  'cao-bang': [2_270, 1_136, 56, 66],
  'phu-yen': [1_700, null, 34, 43],
} as const;

describe.each(Object.keys(published) as (keyof typeof published)[])('the demo feed of %s', (name) => {
  let loaded: LoadedProfile;
  beforeAll(async () => {
    loaded = await inventedIn(name);
  });
  const ofKind = (kind: SiteKind) => loaded.profile.sites.filter((site) => site.kind === kind);

  test('has as many stations, masts, radio stations and nodes as are published', () => {
    const stations = ofKind('bts');

    const masts = new Set(stations.map(({ place }) => place)).size;
    const [count, places, radio, nodes] = published[name];
    expect([stations.length, places === null ? null : masts]).toEqual([count, places]);
    expect([ofKind('radio').length, ofKind('network').length]).toEqual([radio, nodes]);
  });

  test('invents nothing that a profile may not have', () => {
    expect(profileProblems(loaded.profile)).toEqual([]);
  });

  test('puts every site within the outline of the province', () => {
    const points = loaded.boundaries.features.flatMap(({ geometry }) =>
      (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat(),
    );
    const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];

    for (const { id, at } of loaded.profile.sites) {
      expect(at[0], id).toBeGreaterThan(Math.min(...lons) - 0.02);
      expect(at[0], id).toBeLessThan(Math.max(...lons) + 0.02);
      expect(at[1], id).toBeGreaterThan(Math.min(...lats) - 0.02);
      expect(at[1], id).toBeLessThan(Math.max(...lats) + 0.02);
    }
  });
});

describe('the stations of Nghệ An', () => {
  test('are shared among four enterprises, the largest with nearly half', async () => {
    const { profile } = await inventedIn('nghe-an');

    const of = Map.groupBy(
      profile.sites.filter(({ kind }) => kind === 'bts'),
      ({ operator }) => operator,
    );
    expect([...of.keys()].toSorted()).toEqual(
      ['MobiFone', 'Viettel', 'VinaPhone', 'Vietnamobile'].toSorted(),
    );
    expect((of.get('Viettel')?.length ?? 0) / 8_100).toBeCloseTo(0.44, 1);
  });

  test('are the same at every start', async () => {
    const [first, second] = await Promise.all([inventedIn('nghe-an'), inventedIn('nghe-an')]);

    expect(second.profile.sites).toEqual(first.profile.sites);
  });

  test('are not there where the demo feed does not play: a real centre has no invented station', async () => {
    const result = await loadProfile('nghe-an');

    expect(result.ok && result.value.profile.sites.filter(({ kind }) => kind === 'bts')).toEqual([]);
  });
});

describe('the cable routes of Nghệ An', () => {
  test('join every commune to its district, and every district to its nearest', async () => {
    const { profile } = await inventedIn('nghe-an');
    const routes = profile.sites.filter(({ kind }) => kind === 'route');

    const ends = routes.map(({ id }) => id.split('-').slice(1));
    const joined = new Set(ends.flat());
    const current = profile.areas.filter(({ validTo, level }) => validTo === null && level !== 'province');
    expect(current.filter(({ code }) => !joined.has(code)).map(({ name }) => name.vi)).toEqual([]);
    expect(routes.length).toBeGreaterThan(130 + 21);
    expect(routes.length).toBeLessThanOrEqual(130 + 2 * 21);
  });

  test('have two ends that are not one, an operator, and a name that says both', async () => {
    const { profile } = await inventedIn('nghe-an');

    for (const { at, to, operator, name, kind, id } of profile.sites.filter(
      (site) => site.kind === 'route',
    )) {
      expect(to, `${id} ${kind}`).not.toEqual(at);
      expect(['Viettel', 'VNPT', 'MobiFone']).toContain(operator);
      expect(name.vi).toMatch(/^Tuyến .+ – .+$/);
    }
  });
});
