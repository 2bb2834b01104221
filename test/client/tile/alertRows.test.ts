import { describe, expect, test } from 'vitest';
import { alertListSizes, alertRowsOf, fitRows, isOneLine, usedHeight } from '#client/tile/alertRows.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

let count = 0;
const anAlert = (over: Partial<Alert> & { readonly named?: string } = {}): Alert => {
  const { named = 'portal-slow', ...rest } = over;
  count += 1;
  return {
    id: `alert-${count}` as AlertId,
    rule: named as AlertRuleId,
    priority: 'high',
    area: '412' as AreaId,
    subject: { kind: 'indicator', indicator: 'svc.portal_p95_ms' as IndicatorId },
    facts: { active: true, acknowledged: false, latched: false, suppression: null },
    revision: 1,
    raisedAt: 0,
    returnedAt: null,
    occurrences: 1,
    value: 1,
    reason: null,
    acknowledgement: null,
    assignment: null,
    comment: null,
    hiding: null,
    annunciatedAt: 0,
    nuisance: null,
    ...rest,
  };
};
const taken = { active: true, acknowledged: true, latched: false, suppression: null } as const;
const shelved = { active: true, acknowledged: false, latched: false, suppression: 'shelved' } as const;

test('a storm over many areas is one row, where its most urgent alert stands', () => {
  const alerts = [
    anAlert({ named: 'bts-down' }),
    anAlert({ named: 'portal-slow' }),
    anAlert({ named: 'bts-down' }),
  ];

  const { untaken } = alertRowsOf(alerts);

  expect(untaken.map(({ rule, alerts: { length } }) => [rule, length])).toEqual([
    ['bts-down', 2],
    ['portal-slow', 1],
  ]);
});

test('what is taken and what is not are never in one row', () => {
  const alerts = [anAlert(), anAlert({ facts: taken })];

  const rows = alertRowsOf(alerts);

  expect([rows.untaken.length, rows.taken.length]).toEqual([1, 1]);
});

test('a shelved alert is not in the list, but counted', () => {
  const alerts = [anAlert({ facts: shelved })];

  const rows = alertRowsOf(alerts);

  expect(rows).toEqual({ untaken: [], taken: [], hidden: 1 });
});

test('shows whole rows only and counts the alerts that are left out', () => {
  const priority = 'low';
  const alerts = ['a', 'b', 'c', 'd'].flatMap((named) => [
    anAlert({ named, priority }),
    anAlert({ named, priority }),
  ]);
  const { heading, denseRow, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(alerts), { width: 540, height: heading + 2.9 * denseRow + note });

  expect(fitting.untaken).toHaveLength(2);
  expect(fitting.more).toBe(4);
});

test('no taken alert takes the place of one that nobody has taken', () => {
  const alerts = [
    ...['a', 'b', 'c'].map((named) => anAlert({ named, priority: 'low' })),
    anAlert({ named: 'd', facts: taken }),
  ];
  const { heading, denseRow, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(alerts), { width: 540, height: heading + 2.9 * denseRow + note });

  expect(fitting.taken).toEqual([]);
});

test('a thousand alerts never need more height than there is', () => {
  const alerts = Array.from({ length: 1000 }, (_, index) => anAlert({ named: `rule-${index}` }));

  const used = usedHeight(alertRowsOf(alerts), { width: 540, height: 300 });

  expect(used).toBeLessThanOrEqual(300);
});

test('in a flood every high and critical row is shown, on one line each', () => {
  const flood = Array.from({ length: 1000 }, (_, index) => {
    const named = ['power', 'heat', 'dark', 'portal', 'cut', 'slow', 'late'][index % 7] ?? 'late';
    const urgent = !['slow', 'late'].includes(named);
    return anAlert({ named, priority: urgent ? (named === 'cut' ? 'critical' : 'high') : 'low' });
  });
  const { heading, denseRow, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(flood), { width: 540, height: heading + 5.9 * denseRow + note });

  expect(fitting.dense).toBe(true);
  expect(fitting.untaken.map(({ rule }) => rule)).toEqual(['power', 'heat', 'dark', 'portal', 'cut']);
  expect(fitting.moreUrgent).toBe(0);
});

test('says how many urgent alerts have no room even so', () => {
  const alerts = Array.from({ length: 12 }, (_, index) => anAlert({ named: `rule-${index}` }));
  const { heading, row, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(alerts), { width: 540, height: heading + 3 * row + note });

  expect(fitting.untaken.length + fitting.moreUrgent).toBe(12);
  expect(fitting.moreUrgent).toBeGreaterThan(0);
});

test('rows that are not urgent take one line each, so that the urgent ones stand out', () => {
  const rows = alertRowsOf([anAlert({ named: 'a' }), anAlert({ named: 'b', priority: 'medium' })]);
  const { heading, row, denseRow } = alertListSizes;

  const used = usedHeight(rows, { width: 540, height: 600 });

  expect(used).toBe(heading + row + denseRow);
});

test('however high the list is, it has at most twelve rows', () => {
  const alerts = Array.from({ length: 40 }, (_, index) => anAlert({ named: `rule-${index}` }));

  const { untaken, more } = fitRows(alertRowsOf(alerts), { width: 540, height: 10_000 });

  expect([untaken.length, more]).toEqual([12, 28]);
});

test('a row that nobody took in time stands as large as an urgent one', () => {
  const { heading, row, denseRow, note } = alertListSizes;
  const late = anAlert({ named: 'bts-down', priority: 'medium' });
  const others = ['a', 'b', 'c'].map((named) => anAlert({ named, priority: 'medium' }));

  const rows = alertRowsOf([late, ...others], { isLate: (id) => id === late.id });
  const fitting = fitRows(rows, { width: 540, height: heading + row + denseRow + note });

  expect(rows.untaken.map((one) => [one.rule, one.late, isOneLine(one, false)])).toEqual([
    ['bts-down', true, false],
    ['a', false, true],
    ['b', false, true],
    ['c', false, true],
  ]);
  expect(fitting.untaken.map(({ rule }) => rule)).toEqual(['bts-down', 'a']);
  expect([fitting.more, fitting.moreUrgent]).toEqual([2, 0]);
});

test('a late row that somebody has taken is late no more', () => {
  const alert = anAlert({ facts: taken });

  expect(alertRowsOf([alert], { isLate: () => true }).taken.map(({ late }) => late)).toEqual([false]);
});

test('the row that a flood began with says so, whoever has it', () => {
  const [cause, ...others] = [
    anAlert({ named: 'cause', facts: taken }),
    anAlert(),
    anAlert({ named: 'late' }),
  ];

  const rows = alertRowsOf([...others, cause as Alert], { firstOut: (cause as Alert).id });

  expect([...rows.untaken, ...rows.taken].map(({ rule, first }) => [rule, first])).toEqual([
    ['portal-slow', false],
    ['late', false],
    ['cause', true],
  ]);
});

describe('a name that is wider than its list', () => {
  const { heading, row, denseRow, nameLine } = alertListSizes;
  const widths: Readonly<Record<string, number>> = { long: 500, short: 300 };
  const nameWidthOf = (rule: AlertRuleId): number => widths[rule] ?? 0;

  test('takes a second line, and its row the height of one', () => {
    const rows = alertRowsOf([anAlert({ named: 'long' }), anAlert({ named: 'short' })], { nameWidthOf });

    expect(usedHeight(rows, { width: 540, height: 900 })).toBe(heading + row + row + nameLine);
    expect(usedHeight(rows, { width: 600, height: 900 })).toBe(heading + row + row);
  });

  test('breaks sooner where how long it waits is on the same line', () => {
    const rows = alertRowsOf([anAlert({ named: 'short', priority: 'low' })], { nameWidthOf });

    expect(usedHeight(rows, { width: 470, height: 900 })).toBe(heading + denseRow + nameLine);
    expect(usedHeight(rows, { width: 490, height: 900 })).toBe(heading + denseRow);
  });

  test('leaves out the rows that have no room because of it', () => {
    const alerts = [anAlert({ named: 'long' }), anAlert({ named: 'short' })];
    const room = { width: 540, height: heading + denseRow + nameLine + denseRow + 1 };

    const broken = fitRows(alertRowsOf(alerts, { nameWidthOf }), room);

    expect(broken.untaken.map(({ rule }) => rule)).toEqual(['long']);
    expect(broken.more).toBe(1);
  });
});
