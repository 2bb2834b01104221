import { beforeEach, describe, expect, test } from 'vitest';
import { createEarlierValues, type EarlierValues } from '#server/alert/earlierValues.ts';
import { asArea, asIndicator, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const overdue = asIndicator('dvc.overdue');
const vinh = asArea('vinh');
const window = 30 * minuteMs;

describe('values of a while ago', () => {
  let earlier: EarlierValues;
  beforeEach(() => {
    earlier = createEarlierValues();
    earlier.remember(new Map([[overdue, window]]));
  });
  const note = (minute: number, value: number): void =>
    earlier.note(overdue, vinh, { value, at: testNow + minute * minuteMs });
  const known = (minute: number) =>
    earlier.before(overdue, vinh, { now: testNow + minute * minuteMs, window });

  test('are the newest that was known a window ago', () => {
    note(0, 1);
    note(5, 2);
    note(10, 3);

    expect(known(29)).toBeNull();
    expect(known(30)?.value).toBe(1);
    expect(known(36)?.value).toBe(2);
    expect(known(50)?.value).toBe(3);
  });

  test('are not told when they are two windows old', () => {
    note(0, 1);

    expect(known(60)?.value).toBe(1);
    expect(known(60.1)).toBeNull();
  });

  test('are kept a thirtieth of a window apart, however often they come', () => {
    for (let second = 0; second <= 120; second += 1) note(second / 60, second);

    expect(known(30.5)?.value).toBe(0);
    expect(known(31)?.value).toBe(60);
  });

  test('go on for days without growing, and stay right', () => {
    for (let minute = 0; minute < 3_000; minute += 1) note(minute, minute);

    expect(known(2_999)?.value).toBe(2_969);
  });

  test('of the history stand before those that were noted', () => {
    note(0, 7);
    const history = [-20, -10, 0, 10].map((minute) => ({ value: minute, at: testNow + minute * minuteMs }));

    earlier.seed(overdue, vinh, history);

    expect(known(15)?.value).toBe(-20);
    expect(known(25)?.value).toBe(-10);
    expect(known(35)?.value).toBe(7);
  });

  test('are forgotten with the last rule that looked at them', () => {
    note(0, 1);
    earlier.remember(new Map());

    note(1, 2);

    expect(known(40)).toBeNull();
  });
});
