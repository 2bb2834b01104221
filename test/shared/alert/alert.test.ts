import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alert, compareAlerts } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { priorities, urgencyOf } from '#shared/alert/priority.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const idsInOrder = (...alerts: Alert[]): string[] => alerts.toSorted(compareAlerts).map(({ id }) => id);

describe('the order of alerts', () => {
  test('an untaken low one stands above a taken critical one', () => {
    const taken = anAlert({ id: 'taken', priority: 'critical', facts: { acknowledged: true } });

    expect(idsInOrder(taken, anAlert({ id: 'untaken', priority: 'low' }))).toEqual(['untaken', 'taken']);
  });

  test('a shelved one does not count as untaken', () => {
    const shelved = anAlert({ id: 'shelved', priority: 'critical', facts: { suppression: 'shelved' } });

    expect(idsInOrder(shelved, anAlert({ id: 'untaken', priority: 'low' }))).toEqual(['untaken', 'shelved']);
  });

  test('the more urgent stands above the older', () => {
    const older = anAlert({ id: 'older', priority: 'medium', raisedAt: testNow - 1 });

    expect(idsInOrder(older, anAlert({ id: 'urgent', priority: 'high' }))).toEqual(['urgent', 'older']);
  });

  test('the one that waits longest stands on top of its urgency', () => {
    const waiting = anAlert({ id: 'waiting', raisedAt: testNow - 1 });

    expect(idsInOrder(anAlert({ id: 'new' }), waiting)).toEqual(['waiting', 'new']);
  });

  test('is the same however the alerts come', () => {
    const someAlert = fc
      .record({
        id: fc.uuid(),
        priority: fc.constantFrom(...priorities),
        raisedAt: fc.nat(5),
        acknowledged: fc.boolean(),
      })
      .map(({ acknowledged, ...given }) => anAlert({ ...given, facts: { acknowledged } }));
    const someAlerts = fc.uniqueArray(someAlert, { selector: ({ id }) => id, maxLength: 50 });
    fc.assert(
      fc.property(someAlerts, (alerts) => {
        const sorted = alerts.toSorted(compareAlerts);

        expect(alerts.toReversed().toSorted(compareAlerts)).toEqual(sorted);
        const firstTaken = sorted.findIndex(({ facts }) => !isUntaken(facts));
        expect(sorted.slice(firstTaken).some(({ facts }) => isUntaken(facts)) && firstTaken >= 0).toBe(false);
      }),
    );
  });

  test('priorities rise from low to critical', () => {
    expect(priorities.map(urgencyOf)).toEqual([0, 1, 2, 3]);
    expect(priorities).toEqual(['low', 'medium', 'high', 'critical']);
  });
});
