import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import { floodGroups, groupAlerts, groupFacts, groupKeyOf, maxFloodRows } from '#shared/alert/grouping.ts';
import { type Priority, priorities, urgencyOf } from '#shared/alert/priority.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

const names = { sourceOf: () => 'portal', areaOf: ({ area }: Alert) => area };

describe('alerts with something in common', () => {
  test('are one group where the first of them stands', () => {
    const groups = groupAlerts(
      [anAlert({ id: 'a' }), anAlert({ id: 'b', rule: 'slow' }), anAlert({ id: 'c' })],
      ({ rule }) => rule,
    );

    expect(groups.map(({ key, alerts }) => [key, alerts.map(({ id }) => id)])).toEqual([
      ['overdue', ['a', 'c']],
      ['slow', ['b']],
    ]);
  });

  test.each([
    ['rule', 'overdue'],
    ['source', 'portal'],
    ['area', 'vinh'],
    ['time', String(Math.floor(testNow / 600_000) * 600_000)],
  ] as const)('can be gathered by %s', (by, key) => {
    expect(groupKeyOf(anAlert(), by, names)).toBe(key);
  });
});

describe('what a row says about a group', () => {
  const factsOf = (...alerts: Alert[]) => {
    const [group] = groupAlerts(alerts, () => 'one');
    return group && groupFacts(group, testNow);
  };

  test('counts, with the gravest priority and the longest wait', () => {
    const taken = anAlert({
      id: 'b',
      priority: 'critical',
      raisedAt: testNow - 9,
      facts: { acknowledged: true },
    });

    expect(factsOf(anAlert({ raisedAt: testNow - 3 }), taken)).toMatchObject({
      ...{ count: 2, untaken: 1, priority: 'critical', waitingSinceAt: testNow - 3 },
    });
  });

  test('says whether more or fewer come than ten minutes ago', () => {
    const at = (minutes: number) => anAlert({ id: `m${minutes}`, raisedAt: testNow - minutes * minuteMs });

    expect(factsOf(at(1), at(2), at(15))?.trend).toBe('rising');
    expect(factsOf(at(1), at(15))?.trend).toBe('steady');
    expect(factsOf(at(12), at(15), at(300))?.trend).toBe('falling');
    expect(factsOf(at(300))?.trend).toBe('steady');
  });
});

describe('a flood in rows', () => {
  const many = (count: number, of: (place: number) => { rule: string; priority: Priority }): Alert[] =>
    Array.from({ length: count }, (_, place) => anAlert({ id: `alert-${place}`, ...of(place) }));
  const someAlerts = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...priorities)), {
      minLength: 1,
      maxLength: 300,
    })
    .map((given) =>
      many(given.length, (place) => ({
        rule: `rule-${given[place]?.[0]}`,
        priority: given[place]?.[1] ?? 'low',
      })),
    );
  const bySource = ({ rule }: Alert) => `source-${rule.length}`;

  test('of one rule for each priority is not gathered further', () => {
    const { by, groups, rest } = floodGroups(
      many(1_000, (place) => ({ rule: `rule-${place % 12}`, priority: 'high' })),
      bySource,
    );

    expect([by, groups.length, rest]).toEqual(['rule', 12, null]);
  });

  test('of too many urgent rules is gathered by source', () => {
    const { by } = floodGroups(
      many(100, (place) => ({ rule: `rule-${place}`, priority: 'high' })),
      bySource,
    );

    expect(by).toBe('source');
  });

  test('has at most twelve rows, every alert in exactly one, and no urgent one beside a lesser one', () => {
    fc.assert(
      fc.property(someAlerts, (alerts) => {
        const { groups, rest } = floodGroups(alerts, ({ rule }) => rule);

        const rows = rest ? [...groups, rest] : groups;
        expect(rows.length).toBeLessThanOrEqual(maxFloodRows);
        expect(rows.flatMap((row) => row.alerts.map(({ id }) => id)).sort()).toEqual(
          alerts.map(({ id }) => id).sort(),
        );
        for (const row of rows) {
          const urgent = row.alerts.filter(({ priority }) => urgencyOf(priority) >= urgencyOf('high'));
          expect([0, row.alerts.length]).toContain(urgent.length);
          if (urgent.length > 0) expect(new Set(urgent.map(({ priority }) => priority)).size).toBe(1);
        }
        for (const { priority } of rest?.alerts ?? []) expect(['low', 'medium']).toContain(priority);
      }),
      { numRuns: 200 },
    );
  });
});
