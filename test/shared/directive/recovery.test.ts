import { describe, expect, test } from 'vitest';
import { compareDirectives, isOverdue } from '#shared/directive/directive.ts';
import { recoveryOf } from '#shared/directive/recovery.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { aDirective } from '#test/support/directiveBuilders.ts';
import { anIndicator, asArea, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const indicator = anIndicator({ thresholds: { attention: 30, critical: 50, deadband: 2 } });
const unlimited = anIndicator({ thresholds: undefined as never });

const aCell = (given: Partial<Cell> = {}): Cell => ({
  indicator: indicator.id,
  area: asArea('vinh'),
  at: testNow,
  measured: { kind: 'value', value: 12 },
  band: 'calm',
  origin: 'reported',
  reporting: 1,
  expected: 1,
  ...given,
});

describe('an indicator has recovered', () => {
  test('when its newest value counts and lies in the calm band', () => {
    expect(recoveryOf({ indicator, cell: aCell(), alertActive: false }, testNow)).toEqual({
      recovered: true,
      band: 'calm',
      value: 12,
      at: testNow,
      alertActive: false,
    });
  });

  test.each([
    ['in the attention band', aCell({ band: 'attention' }), false, testNow],
    ['while the alert is still active', aCell(), true, testNow],
    ['by a value that no longer counts', aCell(), false, testNow + 24 * hourMs],
    ['without a value', aCell({ measured: null, at: null }), false, testNow],
    ['by a cell that never came', undefined, false, testNow],
  ])('not %s', (_what, cell, alertActive, now) => {
    expect(recoveryOf({ indicator, cell, alertActive }, now).recovered).toBe(false);
  });

  test('not by itself where it has no thresholds', () => {
    expect(recoveryOf({ indicator: unlimited, cell: aCell(), alertActive: false }, testNow)).toMatchObject({
      recovered: false,
      band: null,
      value: 12,
    });
  });

  test.each([
    [true, false],
    [false, true],
  ])('as a silent source when its alert is over: active %s', (alertActive, recovered) => {
    expect(recoveryOf({ indicator: undefined, cell: undefined, alertActive }, testNow).recovered).toBe(
      recovered,
    );
  });
});

describe('a direction is overdue', () => {
  const due = { dueAt: testNow };

  test('from the moment after its deadline', () => {
    expect(isOverdue(aDirective(due), testNow)).toBe(false);
    expect(isOverdue(aDirective(due), testNow + 1)).toBe(true);
  });

  test('no longer once it is reported or over, and again when it is returned', () => {
    const states = ['reported', 'verified', 'withdrawn', 'returned'] as const;

    expect(states.map((state) => isOverdue(aDirective({ ...due, state }), testNow + minuteMs))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('and stands first in the list, before the open and the ended ones', () => {
    const late = aDirective({ id: 'late', dueAt: testNow - hourMs });
    const soon = aDirective({ id: 'soon', dueAt: testNow + hourMs });
    const later = aDirective({ id: 'later', dueAt: testNow + 2 * hourMs });
    const over = aDirective({ id: 'over', dueAt: testNow - 2 * hourMs, state: 'verified' });

    const listed = [over, later, soon, late].toSorted(compareDirectives(testNow));

    expect(listed.map(({ id }) => id)).toEqual(['late', 'soon', 'later', 'over']);
  });
});
