import { describe, expect, it } from 'vitest';
import { actingForMs, calmRows, countStanding, isActing } from '#client/console/calmRows.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { anAcknowledged, anAlert } from '../alert/builders.ts';

const [a, b, c] = [anAlert({ id: 'a' }), anAlert({ id: 'b' }), anAlert({ id: 'c' })];
const storeOf =
  (...alerts: readonly Alert[]) =>
  (id: AlertId): Alert | undefined =>
    alerts.find((alert) => alert.id === id);
const idsOf = (alerts: readonly { readonly id: string }[]): string[] => alerts.map(({ id }) => id);

describe('the table of alerts', () => {
  it('shows the newest list while nobody acts', () => {
    const { rows, waiting } = calmRows([c, a, b], null, storeOf(a, b, c));

    expect(idsOf(rows.map(({ alert }) => alert))).toEqual(['c', 'a', 'b']);
    expect(waiting).toEqual([]);
  });

  it('keeps its rows in their places while somebody acts, and counts the new ones', () => {
    const { rows, waiting } = calmRows([c, b, a], [a, b], storeOf(a, b, c));

    expect(idsOf(rows.map(({ alert }) => alert))).toEqual(['a', 'b']);
    expect(idsOf(waiting)).toEqual(['c']);
  });

  it('shows each row as the alert now is, although the filter would no longer find it', () => {
    const taken = anAcknowledged({ id: 'a' });

    const { rows, waiting } = calmRows([b], [a, b], storeOf(taken, b));

    expect(rows[0]).toEqual({ alert: taken, over: false });
    expect(waiting).toEqual([]);
  });

  it('keeps the place of an alert that was closed meanwhile, marked as over', () => {
    const { rows } = calmRows([b], [a, b], storeOf(b));

    expect(rows.map(({ alert, over }) => [alert.id, over])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(countStanding(rows)).toBe(1);
  });

  it('does not let an alert wait that was closed before its acknowledgement was heard of', () => {
    const { rows } = calmRows([b], [a, b], storeOf(b));

    expect(rows.map(({ alert }) => isUntaken(alert.facts))).toEqual([false, true]);
  });
});

describe('somebody acting', () => {
  it('is acting for a while after the last movement or key', () => {
    expect(isActing(1_000, 1_000 + actingForMs - 1, false)).toBe(true);
    expect(isActing(1_000, 1_000 + actingForMs, false)).toBe(false);
  });

  it('is acting as long as a dialog is open', () => {
    expect(isActing(null, 5_000_000, true)).toBe(true);
  });

  it('is not acting before the first movement', () => {
    expect(isActing(null, 0, false)).toBe(false);
  });
});
