import { describe, expect, test } from 'vitest';
import { type EntryDraft, emptyDraft, requestOf } from '#client/admin/entryDraft.ts';
import { anIndicator, testTimeZone } from '#test/support/readingBuilders.ts';

const aDraft = (given: Partial<EntryDraft> = {}): EntryDraft => ({
  ...emptyDraft,
  indicator: 'dvc.overdue',
  area: 'vinh',
  at: '21/11/2024 14:00',
  value: '12,5',
  reason: 'Báo qua điện thoại',
  ...given,
});
const read = (draft: EntryDraft, language: 'vi' | 'en' = 'vi', indicator = anIndicator()) =>
  requestOf(draft, { indicator, timeZone: testTimeZone, language });

describe('a typed value', () => {
  test('is read in the form of the language and the time of the province', () => {
    expect(read(aDraft())).toEqual({
      indicator: 'dvc.overdue',
      area: 'vinh',
      at: Date.parse('2024-11-21T07:00:00Z'),
      measured: { kind: 'value', value: 12.5 },
      reason: 'Báo qua điện thoại',
    });
    expect(read(aDraft({ value: '12.5' }), 'en')).toMatchObject({ measured: { value: 12.5 } });
  });

  test.each(['1.234', '1.234,5', '1 234', '12.5', '', 'x'])('"%s" is not taken for a number', (value) => {
    expect(read(aDraft({ value }))).toBe('badNumber');
  });

  test('of a ratio needs both parts', () => {
    const ratio = anIndicator({ measure: 'ratio' });

    expect(read(aDraft({ numerator: '8' }), 'vi', ratio)).toBe('badNumber');
    expect(read(aDraft({ numerator: '8', denominator: '10' }), 'vi', ratio)).toMatchObject({
      measured: { kind: 'ratio', numerator: 8, denominator: 10 },
    });
  });

  test.each([
    [{ value: '-1' }, 'value', 'negative'],
    [{ numerator: '500', denominator: '100' }, 'ratio', 'over-whole'],
    [{ numerator: '-5', denominator: '100' }, 'ratio', 'negative'],
    [{ numerator: '5', denominator: '0' }, 'ratio', 'part-of-nothing'],
    [{ numerator: '5', denominator: '-1' }, 'ratio', 'negative-denominator'],
  ] as const)('that is impossible, as %o of a %s, is not sent', (given, measure, problem) => {
    expect(read(aDraft(given), 'vi', anIndicator({ measure }))).toBe(problem);
  });

  test.each([
    [{ area: '' }, 'incomplete'],
    [{ at: '21/11/2024' }, 'badTime'],
    [{ at: '31/11/2024 08:00' }, 'badTime'],
    [{ reason: ' abc ' }, 'shortReason'],
  ] as const)('with %o is not sent', (given, problem) => {
    expect(read(aDraft(given))).toBe(problem);
  });
});
