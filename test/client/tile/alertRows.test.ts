import { expect, test } from 'vitest';
import { alertListSizes, alertRowsOf, fitRows, usedHeight } from '#client/tile/alertRows.ts';
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
    acknowledgement: null,
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
  const alerts = ['a', 'b', 'c', 'd'].flatMap((named) => [anAlert({ named }), anAlert({ named })]);
  const { heading, row, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(alerts), heading + 2.9 * row + note);

  expect(fitting.untaken).toHaveLength(2);
  expect(fitting.more).toBe(4);
});

test('no taken alert takes the place of one that nobody has taken', () => {
  const alerts = [
    ...['a', 'b', 'c'].map((named) => anAlert({ named })),
    anAlert({ named: 'd', facts: taken }),
  ];
  const { heading, row, note } = alertListSizes;

  const fitting = fitRows(alertRowsOf(alerts), heading + 2.9 * row + note);

  expect(fitting.taken).toEqual([]);
});

test('a thousand alerts never need more height than there is', () => {
  const alerts = Array.from({ length: 1000 }, (_, index) => anAlert({ named: `rule-${index}` }));

  const used = usedHeight(alertRowsOf(alerts), 300);

  expect(used).toBeLessThanOrEqual(300);
});
