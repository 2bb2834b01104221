import { describe, expect, test } from 'vitest';
import { demoSchema, profileHeadSchema } from '#shared/profile/profile.ts';

const text = (vi: string) => ({ vi, en: vi });
const aHead = (changes: object = {}) => ({
  id: 'mot-tinh',
  name: text('Một tỉnh'),
  centre: text('Trung tâm'),
  timeZone: 'Asia/Ho_Chi_Minh',
  levels: [{ id: 'province', name: text('Tỉnh'), many: text('tỉnh') }],
  map: { level: 'province', notice: null, credits: ['Natural Earth'], labels: [] },
  reforms: [],
  ...changes,
});

describe('the head of a profile', () => {
  test.each(['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'UTC', 'Europe/Berlin'])(
    'takes the time zone %s',
    (timeZone) => {
      const parsed = profileHeadSchema.safeParse(aHead({ timeZone }));

      expect(parsed.success).toBe(true);
    },
  );

  test.each(['', 'Asia/Vinh', 'GMT+seven'])('refuses the time zone "%s" and says what one is', (timeZone) => {
    const parsed = profileHeadSchema.safeParse(aHead({ timeZone }));

    expect(parsed.error?.issues[0]?.message).toBe('expected an IANA time zone such as "Asia/Ho_Chi_Minh"');
  });

  test.each([
    ['a field that it does not know', { colour: 'red' }],
    ['an id with capitals', { id: 'Nghe-An' }],
    ['a name in one language', { name: { vi: 'Nghệ An' } }],
    ['no levels', { levels: [] }],
    ['a map without credits', { map: { ...aHead().map, credits: [] } }],
    ['a reform on a day that is none', { reforms: [{ day: '2025-02-30', note: text('x'), source: 'x' }] }],
  ])('refuses %s', (_, changes) => {
    const parsed = profileHeadSchema.safeParse(aHead(changes));

    expect(parsed.success).toBe(false);
  });
});

describe('the demo feed of a profile', () => {
  test('may give level and size by area, and a straggler', () => {
    const demo = {
      indicators: [
        { indicator: 'dvc.overdue', level: 4, sway: 1, areas: { 412: 9 } },
        { indicator: 'dvc.submit_online_pct', level: 72, sway: 1, sizes: { 412: 1011 } },
      ],
      stormPath: ['412'],
      straggler: { source: 'portal', area: '412' },
    };

    const parsed = demoSchema.safeParse(demo);

    expect(parsed.success).toBe(true);
  });

  test('refuses a size of nothing: a ratio needs something to divide by', () => {
    const demo = {
      indicators: [{ indicator: 'dvc.submit_online_pct', level: 72, sway: 1, sizes: { 412: 0 } }],
      stormPath: [],
    };

    const parsed = demoSchema.safeParse(demo);

    expect(parsed.error?.issues[0]?.path).toEqual(['indicators', 0, 'sizes', '412']);
  });
});
