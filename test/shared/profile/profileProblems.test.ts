import { describe, expect, test } from 'vitest';
import { profileSchema } from '#shared/profile/profile.ts';
import { profileProblems } from '#shared/profile/profileProblems.ts';

const text = (vi: string) => ({ vi, en: vi });
const anArea = (changes: object = {}) => ({
  id: '40',
  code: '40',
  name: text('Tỉnh'),
  fullName: text('Tỉnh'),
  level: 'province',
  parent: null,
  validFrom: null,
  validTo: null,
  replaces: [],
  ...changes,
});
const aDistrict = (changes: object = {}) =>
  anArea({ id: '412', code: '412', level: 'district', parent: '40', ...changes });
const anIndicator = (changes: object = {}) => ({
  id: 'dvc.overdue',
  name: text('Quá hạn'),
  unit: text('hồ sơ'),
  decimals: 0,
  measure: 'value',
  better: 'down',
  cadence: '5m',
  grace: '5m',
  missingAfter: '1h',
  rollUp: { rule: 'sum' },
  levels: ['district'],
  source: 'portal',
  owner: text('Văn phòng'),
  ...changes,
});
const aRule = (condition: object) => ({
  id: 'rule',
  name: text('Quá hạn tăng'),
  priority: 'low',
  condition,
  response: text('Gọi đơn vị.'),
});
const threshold = (changes: object = {}) => ({
  kind: 'threshold',
  indicator: 'dvc.overdue',
  level: 'district',
  side: 'above',
  limit: 10,
  deadband: 2,
  onDelay: '30s',
  offDelay: '1m',
  ...changes,
});
const headline = { kind: 'headline', indicator: 'dvc.overdue' };
const aPlace = (tiles: object[]) => ({ column: 1, row: 1, columns: 12, rows: 12, tiles });
const aScene = (changes: object = {}) => ({
  id: 'overview',
  name: text('Tổng quan'),
  places: [aPlace([headline])],
  ...changes,
});
const aSite = (changes: object = {}) => ({
  id: 'vc-412',
  kind: 'conference',
  name: text('Điểm cầu'),
  area: '412',
  at: [105.69, 18.67],
  ...changes,
});
const level = (id: string) => ({ id, name: text(id), many: text(id) });

const aProfile = (changes: object = {}) =>
  profileSchema.parse({
    id: 'mot-tinh',
    name: text('Một tỉnh'),
    centre: text('Trung tâm'),
    timeZone: 'Asia/Ho_Chi_Minh',
    levels: [level('province'), level('district')],
    map: { level: 'district', notice: null, credits: ['Natural Earth'], labels: [] },
    reforms: [],
    areas: [anArea(), aDistrict()],
    sources: [{ id: 'portal', name: text('Cổng'), lateAfter: '10m' }],
    indicators: [anIndicator()],
    rules: [aRule(threshold())],
    scenes: [aScene()],
    sites: [aSite()],
    ...changes,
  });

const kind = (field: string, value: string) => ({ as: { field, tags: { kind: value } } });
const ratio = { measure: 'ratio', rollUp: { rule: 'ratio' } };
const thresholds = { attention: 10, critical: 20, deadband: 1 };
const map = (limits: number[]) => ({ kind: 'map', indicator: 'dvc.overdue', limits });

const reformDay = '2025-07-01';
const anEnded = (changes = {}) => aDistrict({ id: 'old', code: 'old', validTo: reformDay, ...changes });
const successor = (id: string) => ({ id, code: id, validFrom: reformDay });

describe('the problems of a profile', () => {
  test('are none when everything fits', () => {
    const profile = aProfile();

    const problems = profileProblems(profile);

    expect(problems).toEqual([]);
  });

  test('are none when a code means another area after the first one ended', () => {
    const profile = aProfile({
      areas: [
        anArea(),
        aDistrict({ id: 'old', validTo: '2025-07-01' }),
        aDistrict({ validFrom: '2025-07-01', replaces: ['old'] }),
      ],
    });

    const problems = profileProblems(profile);

    expect(problems).toEqual([]);
  });

  test('are none when indicators share a field and their tags tell them apart', () => {
    const profile = aProfile({
      indicators: [
        anIndicator(),
        anIndicator({ id: 'dvc.overdue_a', ...kind('overdue', 'a') }),
        anIndicator({ id: 'dvc.overdue_b', ...kind('overdue', 'b') }),
        anIndicator({ id: 'fb.overdue_a', ...kind('overdue', 'a') }),
      ],
    });

    const problems = profileProblems(profile);

    expect(problems).toEqual([]);
  });

  test('say which line would be of two indicators', () => {
    const profile = aProfile({
      indicators: [
        anIndicator({ id: 'dvc.a', ...kind('overdue', 'x') }),
        anIndicator({ id: 'dvc.b', ...kind('overdue', 'x') }),
      ],
    });

    const problems = profileProblems(profile).filter(({ path }) => path.startsWith('indicators'));

    expect(problems).toEqual([
      {
        path: 'indicators[1].as',
        message: '"dvc,kind=x overdue" would also be "dvc.a"; expected another field or tag',
      },
    ]);
  });

  test.each([
    ['an id used twice', { areas: [anArea(), aDistrict(), aDistrict({ code: '413' })] }, 'areas[2].id'],
    ['no root', { areas: [aDistrict({ parent: '412' })] }, 'areas'],
    ['two roots', { areas: [anArea(), aDistrict(), anArea({ id: '41', code: '41' })] }, 'areas'],
    [
      'an unknown parent',
      { areas: [anArea(), aDistrict(), aDistrict({ id: 'x', code: 'x', parent: 'y' })] },
      'areas[2].parent',
    ],
    [
      'a parent of the same level',
      { areas: [anArea(), aDistrict(), aDistrict({ id: 'x', code: 'x', parent: '412' })] },
      'areas[2].parent',
    ],
    [
      'an unknown level',
      { areas: [anArea(), aDistrict(), aDistrict({ id: 'x', code: 'x', level: 'y' })] },
      'areas[2].level',
    ],
    [
      'an end before the beginning',
      { areas: [anArea(), aDistrict({ validFrom: '2025-07-01', validTo: '2025-07-01' })] },
      'areas[1].validTo',
    ],
    [
      'a code of two areas at once',
      { areas: [anArea(), aDistrict(), aDistrict({ id: 'x', validFrom: '2025-07-01' })] },
      'areas[2].code',
    ],
    [
      'a source that is kept for people',
      { sources: [{ id: 'manual', name: text('Cổng'), lateAfter: '10m' }] },
      'sources[0].id',
    ],
    ['an unknown replaced area', { areas: [anArea(), aDistrict({ replaces: ['x'] })] }, 'areas[1].replaces'],
    [
      'an unknown divided area',
      { areas: [anArea(), aDistrict({ validFrom: reformDay, takesPartOf: ['x'] })] },
      'areas[1].takesPartOf',
    ],
    [
      'a successor without a beginning',
      { areas: [anArea(), anEnded(), aDistrict({ id: 'y', code: 'y', replaces: ['old'] })] },
      'areas[2].replaces',
    ],
    [
      'a successor of an area that lives on',
      { areas: [anArea(), aDistrict(), aDistrict({ ...successor('y'), replaces: ['412'] })] },
      'areas[2].replaces',
    ],
    [
      'a successor of an area that ended at another time',
      {
        areas: [
          anArea(),
          anEnded({ validTo: '2024-12-01' }),
          aDistrict({ ...successor('y'), takesPartOf: ['old'] }),
        ],
      },
      'areas[2].takesPartOf',
    ],
    [
      'a territory restored before it ended',
      { areas: [anArea(), aDistrict(), aDistrict({ ...successor('y'), sameTerritoryAs: '412' })] },
      'areas[2].sameTerritoryAs',
    ],
    [
      'an area taken over as a whole by two',
      {
        areas: [
          anArea(),
          anEnded(),
          aDistrict({ ...successor('y'), replaces: ['old'] }),
          aDistrict({ ...successor('z'), replaces: ['old'] }),
        ],
      },
      'areas[3].replaces',
    ],
    [
      'a part of an area that another took over as a whole',
      {
        areas: [
          anArea(),
          anEnded(),
          aDistrict({ ...successor('y'), takesPartOf: ['old'] }),
          aDistrict({ ...successor('z'), replaces: ['old'] }),
        ],
      },
      'areas[2].takesPartOf',
    ],
    [
      'an ended area whose id another one has as its code',
      { areas: [anArea(), aDistrict({ validTo: reformDay }), aDistrict({ id: 'y', validFrom: reformDay })] },
      'areas[1].id',
    ],
    [
      'a unit that ended after its area',
      { areas: [anArea(), anEnded({ unitTo: '2025-07-02' })] },
      'areas[1].unitTo',
    ],
    ['an unknown source', { indicators: [anIndicator({ source: 'x' })] }, 'indicators[0].source'],
    ['a level nobody has', { indicators: [anIndicator({ levels: ['x'] })] }, 'indicators[0].levels'],
    [
      'a field and tag of two indicators, a part of one of them',
      {
        indicators: [
          anIndicator({ ...kind('share_num', 'x') }),
          anIndicator({ id: 'dvc.b', ...ratio, ...kind('share', 'x') }),
        ],
      },
      'indicators[1].as',
    ],
    [
      'an id that is a part of another indicator',
      {
        indicators: [anIndicator(), anIndicator({ id: 'dvc.b', ...ratio }), anIndicator({ id: 'dvc.b_den' })],
      },
      'indicators[2].id',
    ],
    [
      'an unknown weight',
      { indicators: [anIndicator({ rollUp: { rule: 'weighted-mean', weight: 'a.b' } })] },
      'indicators[0].rollUp.weight',
    ],
    [
      'a ratio of plain values',
      { indicators: [anIndicator({ rollUp: { rule: 'ratio' } })] },
      'indicators[0].rollUp.rule',
    ],
    [
      'a sum of percentages',
      { indicators: [anIndicator({ measure: 'ratio' })] },
      'indicators[0].rollUp.rule',
    ],
    [
      'critical on the calm side',
      { indicators: [anIndicator({ better: 'up', thresholds })] },
      'indicators[0].thresholds.critical',
    ],
    [
      'thresholds without a worse side',
      { indicators: [anIndicator({ better: 'none', thresholds })] },
      'indicators[0].thresholds',
    ],
    [
      'a rule on nothing',
      { rules: [aRule(threshold({ indicator: 'a.b' }))] },
      'rules[0].condition.indicator',
    ],
    [
      'a rule on a level nobody has',
      { rules: [aRule(threshold({ level: 'x' }))] },
      'rules[0].condition.level',
    ],
    [
      'a rule on no source',
      { rules: [aRule({ kind: 'late-source', source: 'x' })] },
      'rules[0].condition.source',
    ],
    [
      'a tile of nothing',
      { scenes: [aScene({ places: [aPlace([{ ...headline, indicator: 'a.b' }])] })] },
      'scenes[0].places[0].tiles[0].indicator',
    ],
    [
      'map limits that fall',
      { scenes: [aScene({ places: [aPlace([map([10, 5])])] })] },
      'scenes[0].places[0].tiles[0].limits',
    ],
    ['a site nowhere', { sites: [aSite({ area: 'x' })] }, 'sites[0].area'],
    ['a route without its other end', { sites: [aSite({ kind: 'route' })] }, 'sites[0].to'],
    ['a station with two ends', { sites: [aSite({ to: [105.7, 18.8] })] }, 'sites[0].to'],
    [
      'a map of a level nobody has',
      { map: { level: 'x', notice: null, credits: ['x'], labels: [] } },
      'map.level',
    ],
  ])('name %s', (_, changes, path) => {
    const profile = aProfile(changes);

    const problems = profileProblems(profile);

    expect(problems.map((problem) => problem.path)).toContain(path);
  });
});
