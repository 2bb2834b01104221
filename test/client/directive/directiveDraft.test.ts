import { describe, expect, test } from 'vitest';
import { type DirectiveDraft, endOfDay, issueOf } from '#client/directive/directiveDraft.ts';
import { momentText } from '#client/format/wallMoment.ts';
import { anIssue } from '#test/support/directiveBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const means = { about: anIssue().about, operationId: 'operation-1', timeZone, now: testNow };
const draft = (given: Partial<DirectiveDraft> = {}): DirectiveDraft => ({
  kind: 'direction',
  owner: ' UBND thành phố Vinh ',
  text: ' Giải quyết hồ sơ quá hạn ',
  due: '22/11/2024 17:00',
  ...given,
});

describe('a draft of a direction', () => {
  test("becomes the command, its deadline on the province's clock", () => {
    expect(issueOf(draft(), means)).toEqual({
      operationId: 'operation-1',
      kind: 'direction',
      about: anIssue().about,
      owner: 'UBND thành phố Vinh',
      text: 'Giải quyết hồ sơ quá hạn',
      dueAt: testNow + 27 * hourMs,
    });
  });

  test.each([
    ['without a unit', { owner: ' ' }, 'owner'],
    ['without words', { text: 'làm' }, 'text'],
    ['without a time of day', { due: '22/11/2024' }, 'due'],
    ['with a deadline that is none', { due: 'mai' }, 'due'],
    ['with a day that no calendar has', { due: '31/02/2025 17:00' }, 'due'],
    ['for yesterday', { due: '20/11/2024 17:00' }, 'past'],
  ])('%s says what is wrong', (_what, given, problem) => {
    expect(issueOf(draft(given), means)).toBe(problem);
  });

  test('takes back the deadline that it wrote itself', () => {
    const due = momentText(testNow + hourMs, timeZone);

    expect(issueOf(draft({ due }), means)).toMatchObject({ dueAt: testNow + hourMs });
  });
});

describe('the end of the day', () => {
  test('is 17:00 of today', () => {
    expect(endOfDay(testNow, timeZone)).toBe(testNow + 3 * hourMs);
  });

  test('is 17:00 of tomorrow once that has passed', () => {
    expect(endOfDay(testNow + 4 * hourMs, timeZone)).toBe(testNow + 27 * hourMs);
  });
});
