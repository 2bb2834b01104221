import { describe, expect, test } from 'vitest';
import { comparisonOf } from '#client/explorer/comparison.ts';
import { comparisonWords } from '#client/explorer/comparisonWords.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { SeriesNote, SeriesNoteCode } from '#shared/indicator/seriesNote.ts';
import type { SeriesBody } from '#shared/protocol/routes.ts';
import { aCount, anIndicator } from './builders.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const now = Date.UTC(2026, 10, 25, 7, 7);
const thenAt = Date.UTC(2025, 10, 25, 7, 7);
const wholeHour = Date.UTC(2025, 10, 25, 7);

type Point = SeriesBody['points'][number];
const aPoint = (bucketAt: number, at: number, value = 50): Point => [bucketAt, at, value, 100, 1, 1];
const aNote = (code: SeriesNoteCode, ...areas: string[]): SeriesNote => ({
  code,
  fromAt: thenAt - hourMs,
  toAt: thenAt + hourMs,
  areas: areas as AreaId[],
});
const earlier = (points: readonly Point[], notes: readonly SeriesNote[] = [], everyMs = hourMs) => ({
  points: [...points],
  notes: [...notes],
  everyMs,
});

/** Fresh for two minutes, due for three more. */
const indicator = anIndicator();

describe('what there is to compare with', () => {
  test('is the newest value that had been reported by then', () => {
    const points = [aPoint(wholeHour - hourMs, thenAt - 4 * minuteMs, 40), aPoint(wholeHour, thenAt, 50)];

    expect(comparisonOf(earlier(points), thenAt, indicator)).toMatchObject({
      kind: 'compared',
      before: 50,
      at: thenAt,
    });
  });

  test('is the hour before where of its own hour only a later reading is kept', () => {
    const points = [
      aPoint(wholeHour - hourMs, wholeHour - minuteMs, 40),
      aPoint(wholeHour, wholeHour + 59 * minuteMs, 50),
    ];

    expect(comparisonOf(earlier(points), thenAt, indicator)).toMatchObject({ kind: 'compared', before: 40 });
  });

  test.each([
    ['no point at all', []],
    ['a value that had long been late', [aPoint(wholeHour - 2 * hourMs, wholeHour - 90 * minuteMs)]],
    ['a ratio of nothing', [[wholeHour, thenAt, 0, 0, 1, 1] as Point]],
  ])('is nothing with %s', (_what, points) => {
    expect(comparisonOf(earlier(points), thenAt, indicator)).toEqual({ kind: 'nothing' });
  });

  test('names the areas that had the territory then', () => {
    const given = earlier([aPoint(wholeHour, thenAt)], [aNote('same-territory', 'town', 'village')]);

    expect(comparisonOf(given, thenAt, indicator)).toMatchObject({
      kind: 'compared',
      madeOf: ['town', 'village'],
    });
  });

  test.each(['split-territory', 'unknown-territory'] as const)('is refused with %s', (code) => {
    const given = earlier([], [aNote(code, 'vinh')]);

    expect(comparisonOf(given, thenAt, indicator)).toEqual({ kind: 'refused', areas: ['vinh'] });
  });

  test('is not refused for what happened at another time', () => {
    const note = { ...aNote('split-territory', 'vinh'), toAt: thenAt };

    expect(comparisonOf(earlier([aPoint(wholeHour, thenAt)], [note]), thenAt, indicator).kind).toBe(
      'compared',
    );
  });
});

describe('a comparison in words', () => {
  const nameOf = (id: string) => `huyện ${id}`;
  const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
  const said = (
    comparison: Parameters<typeof comparisonWords>[0],
    given: { readonly indicator?: typeof indicator; readonly value?: number } = {},
    language: 'vi' | 'en' = 'vi',
  ) =>
    plainly(
      comparisonWords(
        comparison,
        { indicator, value: 72.4, thenAt, now, timeZone: 'Asia/Ho_Chi_Minh', nameOf, ...given },
        language,
      ).join('; '),
    );
  const compared = {
    kind: 'compared',
    before: 70.3,
    at: thenAt,
    madeOf: [],
    reporting: 1,
    expected: 1,
  } as const;

  test('gives the change in points, what from, and that the territory is the same', () => {
    expect(said(compared)).toBe('+2,1 điểm, tốt lên; từ 70,3 % lúc 25/11/2025 14:07; cùng địa bàn');
    expect(said(compared, {}, 'en')).toBe(
      '+2.1 points, better; from 70.3 % at 25/11/2025 14:07; same territory',
    );
  });

  test('subtracts the numbers that are shown', () => {
    expect(said({ ...compared, before: 70.349 }, { value: 72.351 })).toContain('+2,1 điểm');
  });

  test('gives a count with its share of what was', () => {
    const count = { indicator: aCount({ better: 'down' }), value: 45 };

    expect(said({ ...compared, before: 60 }, count)).toMatch(/^−15.* \(−25,0 %\), tốt lên/);
    expect(said({ ...compared, before: 45 }, count)).toMatch(/^không đổi;/);
    expect(said({ ...compared, before: 0 }, count)).toMatch(/^\+45[^(]*, kém đi;/);
  });

  test('does not judge a change that is neither good nor bad', () => {
    expect(
      said({ ...compared, before: 60 }, { indicator: aCount({ better: 'none' }), value: 45 }),
    ).not.toMatch(/tốt|kém/);
  });

  test('names who had the territory, and how many had reported', () => {
    const text = said({ ...compared, madeOf: ['A', 'B'] as AreaId[], reporting: 1, expected: 2 });

    expect(text).toContain('cùng địa bàn, khi đó gồm huyện A, huyện B; khi đó 1/2 địa bàn báo cáo');
  });

  test('says why there is none', () => {
    expect(said({ kind: 'refused', areas: ['A'] as AreaId[] })).toMatch(
      /^không so sánh được: khi đó địa bàn này thuộc huyện A/,
    );
    expect(said({ kind: 'refused', areas: [] })).toMatch(/^không so sánh được: chưa có số liệu/);
    expect(said({ kind: 'nothing' })).toBe('chưa có số liệu lúc 25/11/2025 14:07');
  });
});
