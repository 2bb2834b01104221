import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { groupOf } from '#shared/indicator/indicator.ts';
import {
  measuredFigures,
  measuredIds,
  ownFigureId,
  ownSource,
  sourceFigureId,
} from '#shared/quality/ownFigures.ts';
import { load, shipped } from './profileFolders.ts';

/** What each document of the four provinces names, by the ids that the catalogue has for it. */
const named: Readonly<Record<string, readonly string[]>> = {
  'nghe-an': [
    'org.staff post.commune_staffed_pct tel.bts_total tel.bts_sites tel.bts_down tel.commune_cov_pct',
    'tel.village_cov_pct tel.fibre_commune_pct svc.portal_up_pct dx.lgsp_tx dx.success_pct dx.ndxp_tx hr.courses_ytd',
    'sec.level_approved_pct sec.drills_ytd press.bodies press.offices press.reporters press.guidance_sent',
    'press.response_h press.items_open press.items_overdue social.items_open gr.centres gr.station_online_pct',
    'gr.speaker_down doc.agencies doc.exchanged vc.points_total vc.points_online doc.paperless_meeting_pct',
    'tel.underground_pct ins.count ins.decisions ins.petitions_open gr.station_down gr.repair_days',
  ],
  'bac-ninh': [
    'org.staff dvc.remote_sign_count dvc.e_receipt_count doc.online_processed_pct rep.regimes_online_pct rep.late',
    'fb.received fb.open fb.overdue fb.processed_pct fb.agencies tel.underground_pct tel.bts_total press.partners',
    'ins.petitions_open',
  ],
  'cao-bang': [
    'doc.issued_ytd mkt.enterprises_telecom mkt.enterprises_postal mkt.enterprises_delivery mkt.enterprises_paytv',
    'mkt.enterprises_printing dx.link_ngsp dx.link_population net.sites_up_pct ioc.sources_up dvc.services_full',
    'dvc.services_part dvc.services_npsp vc.points_online vc.sessions tel.bts_sites tel.fibre_commune_pct tel.subs',
    'tel.revenue press.bodies press.offices press.reporters ins.count ins.petitions_open ins.decisions ins.fines_vnd',
    'social.sanctions prj.progress_pct prj.disbursed_pct tel.bts_licence_pending gr.station_online_pct',
  ],
  'phu-yen': [
    'tv.dtt_cov_pct tv.dth_cov_pct dc.uptime_pct web.up_pct doc.users_active_pct mail.accounts mail.account_pct',
    'dvc.submit_online_pct dvc.on_time_pct sec.warnings_issued sec.incidents_open social.items_open social.bad_found',
    'social.handled_pct sec.attacks',
  ],
};
/** The groups A to N of the catalogue by their measurements. */
const measurements =
  'dvc svc fb doc mail sign rep dx tel post gr tv sec dc net web vc press social ins hr prj ioc org mkt'.split(
    ' ',
  );
const shape = {
  'nghe-an': [21, 130],
  'bac-ninh': [8, 41],
  'cao-bang': [10, 56],
  'phu-yen': [9, 34],
} as const;
const provinces = Object.keys(shape) as (keyof typeof shape)[];

test('the provinces that ship are the four, and the catalogue', async () => {
  const folders = await readdir(join(shipped, '..'));

  expect(folders.toSorted()).toEqual(['bac-ninh', 'cao-bang', 'catalogue', 'nghe-an', 'phu-yen']);
});

describe.each(provinces)('the profile %s', (name) => {
  test('has every system and figure that its document names', async () => {
    const { profile } = await load(name);

    const ids = new Set<string>(profile.indicators.map(({ id }) => id));
    const wanted = named[name]?.flatMap((line) => line.split(' ')) ?? [];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('has at least a hundred indicators, in every group of the catalogue', async () => {
    const { profile } = await load(name);

    expect(profile.indicators.length).toBeGreaterThanOrEqual(100);
    expect(new Set(profile.indicators.map(({ id }) => groupOf(id)))).toEqual(new Set(measurements));
  });

  test('has each indicator in one group of a list', async () => {
    const { groups = [], indicators } = (await load(name)).profile;

    expect(groups).toHaveLength(15);
    expect(groups.flatMap((group) => group.indicators)).toEqual(indicators.map(({ id }) => id));
  });

  test('lets sources write what the catalogue of the domain tells apart by tags', async () => {
    const { forms } = createCatalogue((await load(name)).profile);

    const idOf = (group: string, field: string, ...dimensions: [string, string][]) =>
      forms.claimsOf(group, dimensions).get(field)?.indicator.id as string | undefined;
    expect(idOf('mkt', 'enterprises', ['kind', 'telecom'])).toBe('mkt.enterprises_telecom');
    expect(idOf('dx', 'link_up', ['peer', 'ngsp'])).toBe('dx.link_ngsp');
    expect(idOf('tel', 'bts_down', ['cause', 'power'])).toBe('tel.bts_down_power');
    expect(idOf('tel', 'bts_down')).toBe('tel.bts_down');
    for (const level of ['1', '2', '3', '4', '5'])
      expect(idOf('sec', 'level_approved_pct_den', ['level', level])).toBe(`sec.level_approved_pct_${level}`);
  });

  test('says of each indicator what it counts, in both languages', async () => {
    const { indicators } = (await load(name)).profile;

    const silent = indicators.filter(({ definition }) => !definition || definition.vi.length < 20);
    expect(silent.map(({ id }) => id as string)).toEqual([]);
  });

  test('names each indicator once in both languages, short enough for a tile', async () => {
    const { indicators } = (await load(name)).profile;

    for (const language of ['vi', 'en'] as const) {
      const texts = indicators.map((indicator) => indicator.name[language].trim());
      const repeated = texts.filter((text, index) => text === '' || texts.indexOf(text) !== index);
      expect(repeated).toEqual([]);
      for (const { id, shortName } of indicators)
        expect(shortName?.[language].length ?? 99, id).toBeLessThanOrEqual(24);
    }
  });

  test('plays each of them in its demo feed, but those that the centre measures or counts itself', async () => {
    const { profile, demo } = await load(name);

    const measured = measuredIds(profile.sources);
    const ids = profile.indicators.filter(({ sites }) => !sites).map(({ id }) => id as string);
    expect(ids).toEqual(expect.arrayContaining(measuredFigures.map(ownFigureId)));
    expect(new Set<string>(demo?.indicators.map(({ indicator }) => indicator))).toEqual(
      new Set(ids.filter((id) => !measured.includes(id))),
    );
  });

  test('measures how complete and how alive each of its sources is', async () => {
    const { indicators, sources } = (await load(name)).profile;

    const ids = new Set<string>(indicators.map(({ id }) => id));
    const systems = sources.filter(({ id }) => id !== ownSource);
    expect(systems.length).toBeGreaterThanOrEqual(13);
    for (const { id } of systems) {
      expect(ids).toContain(sourceFigureId('complete', id));
      expect(ids).toContain(sourceFigureId('alive', id));
    }
  });

  test('has a response for every rule, and a late-source rule for each of its sources', async () => {
    const { profile } = await load(name);

    for (const { id, response, name: title } of profile.rules) {
      expect(Math.min(response.vi.length, response.en.length), id).toBeGreaterThan(40);
      expect(Math.max(title.vi.length, title.en.length), id).toBeLessThanOrEqual(28);
    }
    const watched = profile.rules.map(
      ({ condition }) => condition.kind === 'late-source' && condition.source,
    );
    const unwatched = profile.sources.filter(({ id }) => !watched.includes(id));
    expect(unwatched.map(({ id }) => id as string)).toEqual([]);
  });

  test('has scenes that begin with the overview, of at most seven headlines each', async () => {
    const { profile } = await load(name);

    expect(profile.scenes[0]?.id).toBe('overview');
    expect(profile.scenes.length).toBeGreaterThanOrEqual(9);
    for (const { id, places } of profile.scenes)
      for (const { tiles } of places)
        expect(tiles.filter(({ kind }) => kind === 'headline').length, id).toBeLessThanOrEqual(7);
  });

  test('has its clusters and communes, a boundary for each cluster, and what lies around', async () => {
    const { profile, boundaries, surroundings } = await load(name);

    const today = profile.areas.filter(({ validTo }) => validTo === null);
    const at = (level: string) => today.filter((area) => area.level === level);
    const clusters = at('district').map(({ id }) => id as string);
    expect([clusters.length, at('commune').length]).toEqual(shape[name]);
    expect(new Set(at('commune').map(({ parent }) => parent as string))).toEqual(new Set(clusters));
    expect(at('commune').every(({ validFrom }) => validFrom === '2025-07-01')).toBe(true);
    expect(new Set(boundaries.features.map(({ id }) => id))).toEqual(new Set(clusters));
    expect(surroundings?.features.filter((one) => one.properties?.kind === 'land')).toHaveLength(1);
  });

  test('has a conference point in each cluster and three at the seat, and a node in each cluster', async () => {
    const { profile } = await load(name);

    const count = (kind: string) => profile.sites.filter((site) => site.kind === kind).length;
    const [clusters] = shape[name];
    expect([count('conference'), count('network'), count('data-centre')]).toEqual([
      clusters + 3,
      clusters,
      1,
    ]);
    const points = profile.indicators.find(({ id }) => id === 'vc.points_online');
    expect(points?.target).toBe(clusters + 3);
  });

  test('sends the storm through clusters of its own, and keeps one source silent in one of them', async () => {
    const { profile, demo } = await load(name);

    const clusters = profile.areas.filter(({ level }) => level === 'district').map(({ code }) => code);
    expect(demo?.stormPath.length).toBeGreaterThan(5);
    expect(demo?.stormPath.every((code) => clusters.includes(code))).toBe(true);
    expect(clusters).toContain(demo?.straggler?.area);
  });
});

describe('a commune that was made from parts of two former districts', () => {
  test.each([
    ['nghe-an', 0],
    ['bac-ninh', 0],
    ['cao-bang', 8],
    ['phu-yen', 2],
  ])('says so: %s has %s', async (name, crossings) => {
    const { profile } = await load(name);

    expect(profile.areas.filter(({ note }) => note !== undefined)).toHaveLength(crossings);
  });
});
