import { describe, expect, test } from 'vitest';
import { createDemoModel, demoPoints } from '#server/ingest/demoModel.ts';
import { nameWithinGroup } from '#shared/indicator/indicator.ts';
import { load } from './profileFolders.ts';

/** A Saturday in November; the story begins later, so that no storm bends a figure. */
const at = Date.UTC(2026, 10, 21, 16, 59, 59);
const storyStartAt = at + 3_600_000;

/** Province, indicator, figure, and how far the feed may be off: 0 where a plain number is played to the digit. */
const published: readonly (readonly [string, string, number, number])[] = [
  ['nghe-an', 'dvc.submit_online_pct', 72.35, 1],
  ['nghe-an', 'dvc.digitised_pct', 88.43, 1],
  ['nghe-an', 'dvc.procedures', 2_156, 0],
  ['nghe-an', 'doc.agencies', 844, 0],
  ['nghe-an', 'doc.exchanged_total', 2_700_000, 0],
  ['nghe-an', 'dx.lgsp_total', 2_278_941, 0],
  ['nghe-an', 'tel.bts_total', 8_100, 0],
  ['nghe-an', 'tel.bts_sites', 3_616, 0],
  ['nghe-an', 'tel.commune_cov_pct', 100, 0],
  ['nghe-an', 'tel.village_cov_pct', 98, 0.3],
  ['nghe-an', 'tel.pop_cov_pct', 99.74, 0.01],
  ['nghe-an', 'tel.fibre_hh_pct', 68, 0.1],
  ['nghe-an', 'tel.fibre_commune_pct', 100, 0],
  ['nghe-an', 'post.commune_staffed_pct', 100, 0],
  ['nghe-an', 'vc.points_total', 24, 0],
  ['nghe-an', 'press.bodies', 3, 0],
  ['nghe-an', 'press.central_bodies', 2, 0],
  ['nghe-an', 'press.offices', 38, 0],
  ['nghe-an', 'press.residents', 41, 0],
  ['nghe-an', 'press.reporters', 300, 0],
  ['nghe-an', 'gr.centres', 21, 0],
  ['nghe-an', 'org.staff', 37, 0],
  ['nghe-an', 'sec.drills_ytd', 1, 0],
  ['nghe-an', 'social.fines_vnd', 32.5, 0],
  ['bac-ninh', 'rep.regimes_online_pct', 100, 0],
  ['bac-ninh', 'fb.processed_pct', 95, 1.5],
  ['bac-ninh', 'fb.agencies', 252, 0],
  ['bac-ninh', 'fb.it_bodies_pct', 100, 0],
  ['bac-ninh', 'fb.received_total', 10_000, 0],
  ['bac-ninh', 'org.staff', 80, 0],
  ['bac-ninh', 'press.partners', 57, 0],
  ['bac-ninh', 'press.central_partners', 50, 0],
  ['bac-ninh', 'press.countries', 30, 0],
  ['bac-ninh', 'ins.petitions_open', 0, 0],
  ['cao-bang', 'dvc.services_npsp', 1_162, 0],
  ['cao-bang', 'net.sites_up_pct', 100, 0],
  ['cao-bang', 'dx.link_ngsp', 1, 0],
  ['cao-bang', 'tel.bts_sites', 1_136, 0],
  ['cao-bang', 'tel.fibre_commune_pct', 100, 0],
  ['cao-bang', 'tel.subs', 600_000, 0],
  ['cao-bang', 'tel.revenue', 735.3, 0],
  ['cao-bang', 'tel.budget_paid', 30, 0],
  ['cao-bang', 'mkt.enterprises_telecom', 4, 0],
  ['cao-bang', 'mkt.enterprises_postal', 2, 0],
  ['cao-bang', 'mkt.enterprises_delivery', 5, 0],
  ['cao-bang', 'mkt.enterprises_paytv', 3, 0],
  ['cao-bang', 'mkt.enterprises_printing', 3, 0],
  ['cao-bang', 'press.bodies', 2, 0],
  ['cao-bang', 'press.publications', 2, 0],
  ['cao-bang', 'press.offices', 2, 0],
  ['cao-bang', 'press.central_bodies', 3, 0],
  ['cao-bang', 'press.reporters', 13, 0],
  ['cao-bang', 'ins.count', 5, 0],
  ['cao-bang', 'ins.petitions_open', 7, 0],
  ['cao-bang', 'ins.decisions', 23, 0],
  ['cao-bang', 'ins.fines_vnd', 201, 0],
  ['cao-bang', 'social.sanctions', 4, 0],
  ['cao-bang', 'social.fines_vnd', 30, 0],
  ['cao-bang', 'prj.count', 2, 0],
  ['cao-bang', 'prj.budget', 25, 0],
  ['phu-yen', 'tv.dtt_cov_pct', 60, 0.1],
  ['phu-yen', 'tv.dth_cov_pct', 100, 0],
  ['phu-yen', 'doc.users_active_pct', 90, 1],
  ['phu-yen', 'mail.accounts', 6_000, 0],
  ['phu-yen', 'mail.account_pct', 100, 0],
];

/** The figure of the whole province as the demo feed plays it: sums, and shares of summed parts. */
async function played(province: string): Promise<(id: string, level?: string) => number> {
  const { profile, demo } = await load(province);
  if (!demo) throw new Error('a shipped profile has a demo feed');
  const points = demoPoints(createDemoModel({ profile, demo, storyStartAt }), at);
  return (id, level) => {
    const indicator = profile.indicators.find((one) => one.id === id);
    const codes = profile.areas.filter((area) => !level || area.level === level).map(({ code }) => code);
    const sum = (suffix: string): number => {
      const field = `${indicator ? nameWithinGroup(indicator.id) : id}${suffix}`;
      const said = points.filter((one) => id.startsWith(`${one.measurement}.`) && field in one.fields);
      expect(said.length, id).toBeGreaterThan(0);
      return said
        .filter(({ tags }) => codes.includes(tags.area ?? ''))
        .reduce((total, one) => total + Number(one.fields[field]), 0);
    };
    return indicator?.measure === 'ratio' ? (100 * sum('_num')) / sum('_den') : sum('');
  };
}

/** The fields of a measurement for the whole province, as the demo feed plays them. */
async function playedFields(province: string, group: string): Promise<Readonly<Record<string, number>>> {
  const { profile, demo } = await load(province);
  if (!demo) throw new Error('a shipped profile has a demo feed');
  const points = demoPoints(createDemoModel({ profile, demo, storyStartAt }), at);
  const own = points.filter(({ measurement }) => measurement === group).map(({ fields }) => fields);
  return Object.assign({}, ...own);
}

describe('the figures that a province has published', () => {
  test.each(['nghe-an', 'bac-ninh', 'cao-bang', 'phu-yen'])(
    'are played by the demo feed of %s',
    async (name) => {
      const figureOf = await played(name);

      for (const [, id, figure, off] of published.filter(([province]) => province === name))
        expect(Math.abs(figureOf(id) - figure), `${id} is ${figureOf(id)}`).toBeLessThanOrEqual(off);
    },
  );

  test('are played by level where they were published by level', async () => {
    const figureOf = await played('bac-ninh');

    for (const [level, figure] of [
      ['province', 97.33],
      ['district', 98.52],
      ['commune', 99.29],
    ] as const)
      expect(Math.abs(figureOf('doc.online_processed_pct', level) - figure), level).toBeLessThan(0.3);
  });

  test('may be a sum of two', async () => {
    const figureOf = await played('cao-bang');

    expect(figureOf('dvc.services_full') + figureOf('dvc.services_part')).toBe(1_504);
  });

  test.each(['nghe-an', 'bac-ninh', 'cao-bang', 'phu-yen'])(
    'of %s add up: systems of the five security levels are all systems',
    async (name) => {
      const levels = [1, 2, 3, 4, 5].map((level) => `level_approved_pct_${level}`);
      const partsOf = await playedFields(name, 'sec');

      for (const part of ['_num', '_den'])
        expect(levels.reduce((sum, level) => sum + (partsOf[level + part] ?? 0), 0)).toBe(
          partsOf[`level_approved_pct${part}`],
        );
    },
  );

  test('may be a day, or a year, of what counts up', async () => {
    const figureOf = await played('nghe-an');

    // A Saturday has a fraction of a workday's 2,000.
    expect(figureOf('dx.lgsp_tx')).toBeGreaterThan(100);
    expect(figureOf('dx.lgsp_tx')).toBeLessThan(2_000);
    expect(figureOf('hr.courses_ytd')).toBe(35);
  });

  test.each([
    ['nghe-an', 'dvc.submit_online_pct', 80],
    ['nghe-an', 'dvc.pay_online_pct', 65],
    ['nghe-an', 'hr.courses_ytd', 40],
    ['nghe-an', 'doc.agencies', 844],
    ['nghe-an', 'doc.paperless_meeting_pct', 100],
    ['nghe-an', 'tel.commune_cov_pct', 100],
    ['nghe-an', 'tel.village_cov_pct', 98],
    ['nghe-an', 'post.commune_staffed_pct', 100],
    ['bac-ninh', 'fb.processed_pct', 95],
    ['bac-ninh', 'rep.regimes_online_pct', 100],
    ['bac-ninh', 'fb.agencies', 252],
    ['cao-bang', 'net.sites_up_pct', 100],
    ['cao-bang', 'ins.petitions_open', 0],
    ['phu-yen', 'doc.users_active_pct', 90],
    ['phu-yen', 'mail.account_pct', 100],
    ['phu-yen', 'tv.dth_cov_pct', 100],
  ])('are the target in %s of %s: %s', async (name, id, target) => {
    const { profile } = await load(name);

    expect(profile.indicators.find((one) => one.id === id)?.target).toBe(target);
  });
});
