import { expect, test } from 'vitest';
import { takeWithinOf, usualTakeWithin } from '#shared/alert/alertRule.ts';
import { highestLevel, levelAt } from '#shared/escalation/escalation.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

test.each([
  [0, 0],
  [10 * minuteMs - 1, 0],
  [10 * minuteMs, 1],
  [25 * minuteMs, 2],
  [24 * 60 * minuteMs, highestLevel],
  [-minuteMs, 0],
])('with a deadline of ten minutes, an alert that has waited %i ms is at level %i', (waited, level) => {
  expect(levelAt(testNow - waited, 10 * minuteMs, testNow)).toBe(level);
});

test("the deadline is the rule's own, or the usual one of its priority", () => {
  expect(takeWithinOf({ priority: 'high', takeWithin: 5 * minuteMs })).toBe(5 * minuteMs);
  expect(takeWithinOf({ priority: 'high' })).toBe(usualTakeWithin.high);
});
