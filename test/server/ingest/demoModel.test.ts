import { beforeAll, describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { validatePoints } from '#server/indicator/validatePoint.ts';
import { createDemoModel, type DemoModel, type DemoPoint, demoPoints } from '#server/ingest/demoModel.ts';
import {
  backfillPoints,
  comparedPoints,
  duePoints,
  earlierReports,
  tickMs,
} from '#server/ingest/demoSchedule.ts';
import { loopMs } from '#server/ingest/demoStory.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import { measuredIds } from '#shared/quality/ownFigures.ts';

/** A Monday, 10:00 in Nghệ An. */
const storyStartAt = Date.UTC(2026, 10, 23, 3, 0, 0);
const minute = 60_000;
const hour = 60 * minute;
/** Counted from when outages begin and end: the past of the feed has states only. */
const outageFigures = ['tel.bts_restored', 'tel.restore_h', 'tel.outage_h'];
let profile: Profile;
let demo: Demo;
let model: DemoModel;

beforeAll(async () => {
  const loaded = await loadProfile('nghe-an', { withInventedSites: true });
  if (!loaded.ok || !loaded.value.demo) throw new Error('the shipped profile does not load');
  profile = loaded.value.profile;
  demo = loaded.value.demo;
  model = createDemoModel({ profile, demo, storyStartAt });
});

const field = (point: DemoPoint, name: string): number => Number(point.fields[name] ?? Number.NaN);
const sumOf = ({ fields }: DemoPoint, names: RegExp): number =>
  Object.entries(fields).reduce((sum, [name, value]) => sum + (names.test(name) ? Number(value) : 0), 0);
const inGroup = (at: number, group: string): DemoPoint[] =>
  group === 'site'
    ? model.sitePoints(at)
    : [
        ...model.series
          .filter((series) => series.group === group)
          .flatMap((series) => model.pointOf(series, at) ?? []),
        ...model.countedPoints(at).filter(({ measurement }) => measurement === group),
      ];
/** The lines of a group that carry a field. */
const withField = (at: number, group: string, name: string): DemoPoint[] =>
  inGroup(at, group).filter(({ fields }) => fields[name] !== undefined);
const total = (at: number, group: string, name: string): number =>
  withField(at, group, name).reduce((sum, point) => sum + field(point, name), 0);
const inDistrict = (at: number, code: string, name: string): number => {
  const district = profile.areas.find((area) => area.code === code)?.id;
  const codes = new Set(profile.areas.filter((area) => area.parent === district).map((area) => area.code));
  return withField(at, 'tel', name)
    .filter(({ tags }) => codes.has(tags.area ?? ''))
    .reduce((sum, point) => sum + field(point, name), 0);
};
const moments = (fromAt: number, toAt: number, stepMs: number): number[] =>
  Array.from({ length: Math.ceil((toAt - fromAt) / stepMs) }, (_, index) => fromAt + index * stepMs);
/** Around the story and around a night, a weekend and a midnight. */
const samples = [
  ...moments(storyStartAt - 10 * minute, storyStartAt + loopMs, 3 * minute),
  ...moments(storyStartAt - 60 * hour, storyStartAt, 7 * hour),
];

describe('the demo feed', () => {
  test('is accepted whole: every indicator, area, level, source and site is known', () => {
    const catalogue = createCatalogue(profile);
    const measured = measuredIds(profile.sources);

    for (const at of samples) {
      const points = demoPoints(model, at).map((point, position) => ({ ...point, position }));
      const { readings, siteReports, rejections } = validatePoints(points, { catalogue, now: at });

      expect(rejections).toEqual([]);
      expect(new Set(readings.map((reading) => reading.indicator)).size).toBe(
        profile.indicators.filter(({ id }) => !measured.includes(id)).length - outageFigures.length,
      );
      expect(siteReports).toHaveLength(profile.sites.length);
    }
  });

  test('says the same about the same moment at every start', () => {
    const again = createDemoModel({ profile, demo, storyStartAt });

    for (const at of samples) expect(demoPoints(again, at)).toEqual(demoPoints(model, at));
  });

  test('has whole, non-negative counts and no more than all in a ratio', () => {
    const whole = new Set<string>(
      profile.indicators.filter(({ decimals }) => decimals === 0).map(({ id }) => id),
    );

    for (const point of samples.flatMap((at) => demoPoints(model, at))) {
      for (const [name, value] of Object.entries(point.fields)) {
        if (typeof value !== 'number') continue;
        expect(value, name).toBeGreaterThanOrEqual(0);
        if (whole.has(`${point.measurement}.${name}`) || /_(num|den)$/.test(name))
          expect(Number.isInteger(value), name).toBe(true);
        if (name.endsWith('_num'))
          expect(value, name).toBeLessThanOrEqual(field(point, name.replace(/_num$/, '_den')));
      }
    }
  });

  test('does not contradict itself between indicators', () => {
    for (const at of samples) {
      for (const point of withField(at, 'fb', 'open')) {
        expect(field(point, 'overdue')).toBeLessThanOrEqual(field(point, 'open'));
        expect(field(point, 'processed_pct_num') + field(point, 'open')).toBe(
          field(point, 'processed_pct_den'),
        );
      }
      for (const point of withField(at, 'tel', 'bts_down'))
        expect(field(point, 'bts_up_pct_num') + field(point, 'bts_down')).toBe(
          field(point, 'bts_up_pct_den'),
        );
      const conference = inGroup(at, 'site').filter(({ tags }) => tags.site?.startsWith('vc-'));
      const pointsUp = conference.filter(({ fields }) => fields.state !== 'down').length;
      expect(total(at, 'vc', 'points_online')).toBe(pointsUp);
      expect(total(at, 'tel', 'bts_up_pct_den')).toBe(8_100);
      for (const point of withField(at, 'tel', 'bts_down_power'))
        expect(sumOf(point, /^bts_down_(power|cable|equipment|unknown)$/)).toBe(field(point, 'bts_down'));
      for (const point of withField(at, 'tel', 'bts_down_viettel'))
        expect(sumOf(point, /^bts_down_(viettel|vinaphone|mobifone|vietnamobile)$/)).toBe(
          field(point, 'bts_down'),
        );
    }
  });

  test('stands at the published figures on an ordinary day', () => {
    const at = storyStartAt - 3 * hour;

    const share = (group: string, name: string) =>
      (100 * total(at, group, `${name}_num`)) / total(at, group, `${name}_den`);

    expect(Math.abs(share('dvc', 'submit_online_pct') - 72.35)).toBeLessThan(1);
    expect(Math.abs(share('fb', 'processed_pct') - 95)).toBeLessThan(1.5);
    expect(Math.abs(share('tel', 'bts_up_pct') - 99.8)).toBeLessThan(0.2);
    expect(total(at, 'vc', 'points_online')).toBe(24);
  });

  test('counts up from midnight, in office hours more than at night, at weekends less', () => {
    const midnight = Date.UTC(2026, 10, 22, 17);
    const day = moments(midnight, midnight + 24 * hour, 10 * minute).map((at) => total(at, 'dx', 'lgsp_tx'));
    const sunday = total(midnight - minute, 'dx', 'lgsp_tx');

    const rises = day.slice(1).map((count, index) => count - (day[index] ?? 0));

    expect(Math.min(...rises)).toBeGreaterThanOrEqual(0);
    expect(day[0]).toBeLessThan(10);
    expect(rises[6 * 9] ?? 0).toBeGreaterThan(10 * (rises[6 * 3] ?? 0));
    expect(sunday).toBeLessThan((day.at(-1) ?? 0) / 3);
  });

  test('has no storm before the story begins and none at its end', () => {
    const before = total(storyStartAt - minute, 'tel', 'bts_down');
    const end = total(storyStartAt + loopMs - minute, 'tel', 'bts_down');

    expect(Math.max(before, end)).toBeLessThan(40);
    const isStanding = ({ tags }: DemoPoint) => /^(vc|net|dc)-/.test(tags.site ?? '');
    const standing = inGroup(storyStartAt - minute, 'site').filter(isStanding);
    expect(standing.length).toBeGreaterThan(40);
    expect(standing.every(({ fields }) => fields.state === 'up')).toBe(true);
  });

  test('lets the storm cross the limit of the first district within a minute of the start', () => {
    const rule = profile.rules.find(({ id }) => id === 'bts-down')?.condition;
    const limit = rule?.kind === 'threshold' ? rule.limit : Number.NaN;
    const delay = rule?.kind === 'threshold' ? rule.onDelay : Number.NaN;
    const [first = ''] = demo.stormPath;

    const reached = moments(storyStartAt, storyStartAt + minute - delay, tickMs).filter(
      (at) => inDistrict(at, first, 'bts_down') >= limit,
    );

    expect(inDistrict(storyStartAt, first, 'bts_down')).toBeLessThan(limit);
    expect(reached[0]).toBeLessThan(storyStartAt + minute - delay);
  });

  test('reaches the districts one after another, takes sites down with cause power and gives them back', () => {
    const down = (at: number) =>
      inGroup(at, 'site').filter(
        ({ tags, fields }) => tags.site?.startsWith('vc-') && fields.state === 'down',
      );

    const early = inDistrict(storyStartAt + 2 * minute, demo.stormPath[6] ?? '', 'bts_down');
    const late = inDistrict(storyStartAt + 7 * minute, demo.stormPath[6] ?? '', 'bts_down');

    expect(late).toBeGreaterThan(early + 8);
    expect(down(storyStartAt + 8 * minute).length).toBeGreaterThan(4);
    expect(down(storyStartAt + 8 * minute).every(({ fields }) => fields.cause === 'power')).toBe(true);
    expect(down(storyStartAt + 25 * minute)).toEqual([]);
  });

  test('raises a critical alert in some districts and not in all of them', () => {
    const worst = demo.stormPath.map((code) =>
      Math.max(
        ...moments(storyStartAt, storyStartAt + loopMs, minute).map((at) => inDistrict(at, code, 'bts_down')),
      ),
    );

    const critical = worst.filter((stations) => stations >= 40).length;

    expect(critical).toBeGreaterThan(1);
    expect(critical).toBeLessThan(demo.stormPath.length);
  });

  test('has one district whose portal is silent for 20 minutes at the start and comes back in each loop', () => {
    const speaks = (at: number) =>
      withField(at, 'dvc', 'overdue').some(({ tags }) => tags.area === demo.straggler?.area);

    expect(speaks(storyStartAt - 25 * minute)).toBe(true);
    expect(speaks(storyStartAt - 15 * minute)).toBe(false);
    expect(speaks(storyStartAt + 10 * minute)).toBe(false);
    expect(speaks(storyStartAt + 25 * minute)).toBe(true);
    expect(speaks(storyStartAt + loopMs + minute)).toBe(false);
    expect(withField(storyStartAt, 'dvc', 'overdue')).toHaveLength(20);
  });
});

describe('the schedule of the demo feed', () => {
  test('sends everything first', () => {
    const due = duePoints(model, null, storyStartAt);

    const sent = [
      ...model.series.flatMap((series) => model.pointOf(series, storyStartAt) ?? []),
      ...model.sitePoints(storyStartAt),
    ];
    expect(due).toEqual(sent);
  });

  test('keeps every series within its cadence', () => {
    const ticks = moments(storyStartAt + 20 * minute, storyStartAt + 20 * minute + 6 * minute, tickMs);
    const sent = ticks.map(
      (at) => new Set(duePoints(model, at - tickMs, at).map((p) => `${p.measurement}@${p.tags.area}`)),
    );

    for (const { group, area, cadence } of model.series.filter((series) => series.cadence <= 5 * minute)) {
      const window = Math.ceil(cadence / tickMs);
      const turns = sent.slice(0, window).filter((keys) => keys.has(`${group}@${area.code}`));
      if (area.code !== demo.straggler?.area)
        expect(turns.length, `${group}@${area.code}`).toBeGreaterThan(0);
    }
  });

  test('moves some numbers at every tick, and is light', () => {
    const ticks = moments(storyStartAt + 20 * minute, storyStartAt + 22 * minute, tickMs);

    const sizes = ticks.map((at) => duePoints(model, at - tickMs, at).length);

    expect(Math.min(...sizes)).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(250);
  });

  test('says what is known by the month or year once, when it is known', () => {
    const newYear = Date.UTC(2026, 11, 31, 17);
    const isYearly = ({ fields }: DemoPoint) => fields.staff !== undefined;
    const yearly = (before: number | null, at: number) => duePoints(model, before, at).filter(isYearly);

    expect(yearly(null, storyStartAt)).toHaveLength(1);
    expect(yearly(storyStartAt, storyStartAt + 6 * hour)).toEqual([]);
    expect(yearly(newYear - tickMs, newYear).map(({ at }) => at)).toEqual([newYear - 1_000]);
  });

  test('has the months and years before for a comparison, each with areas of its time', () => {
    const reports = [...earlierReports(model, storyStartAt)].flat();

    const monthsOf = (code: string) =>
      reports.filter(({ tags, fields }) => tags.area === code && fields.bts_total !== undefined);
    const first = Math.min(...reports.map(({ at }) => at));
    expect(monthsOf('16681')).toHaveLength(13);
    expect(new Date(first).toISOString()).toBe('2022-12-31T16:59:59.000Z');
    expect(reports.length).toBeLessThan(15_000);
    expect(reports.every(({ at }) => at < storyStartAt)).toBe(true);
  });

  test('tells of a site as soon as its state changes', () => {
    const ticks = moments(storyStartAt + tickMs, storyStartAt + 3 * minute, tickMs);

    for (const at of ticks) {
      const told = duePoints(model, at - tickMs, at).filter(({ measurement }) => measurement === 'site');
      const before = inGroup(at - tickMs, 'site');
      const changed = inGroup(at, 'site').filter(
        (point, index) => point.fields.state !== before[index]?.fields.state,
      );
      for (const point of changed) expect(told).toContainEqual(point);
    }
  });

  test('fills 24 hours back, the communes every ten minutes and the rest every five', () => {
    const all = [...backfillPoints(model, storyStartAt)];
    const of = (group: string, area: string) =>
      all.filter((points) => points.some((p) => p.measurement === group && p.tags.area === area)).length;

    expect(all).toHaveLength(288);
    expect(of('tel', '16681')).toBe(144);
    expect(of('dvc', '412')).toBe(288);
    expect(of('svc', '40')).toBe(288);
    expect(all.flat().every(({ at }) => at < storyStartAt && at % (5 * minute) === 0)).toBe(true);
  });

  test('has the same hours of a month and a year before, shortly before what the history keeps of them ends', () => {
    const points = [...comparedPoints(model, storyStartAt)].flat();
    const timesOf = (area: string) =>
      points
        .filter(({ measurement, tags }) => measurement === 'dvc' && tags.area === area)
        .map(({ at }) => at);

    const times = timesOf('417');
    const monthBefore = model.monthsBefore(storyStartAt, 1);
    const yearBefore = model.monthsBefore(storyStartAt, 12);
    expect(times.filter((at) => Math.abs(at - monthBefore) <= 12 * hour).length).toBeGreaterThan(140);
    expect(times.filter((at) => Math.abs(at - yearBefore) <= 12 * hour).length).toBeGreaterThanOrEqual(12);
    expect(times.every((at) => (at + 30_000) % (5 * minute) === 0)).toBe(true);
    expect(timesOf('16681')).toEqual([]);
    expect(points.length).toBeLessThan(80_000);
  });
});
