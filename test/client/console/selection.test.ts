import { describe, expect, it } from 'vitest';
import {
  acknowledgeRefusal,
  moveCurrent,
  nothingSelected,
  selectedAlerts,
  togglePicked,
} from '#client/console/selection.ts';
import { anAcknowledged, anAlert } from '../alert/builders.ts';

const [a, b, c] = [anAlert({ id: 'a' }), anAlert({ id: 'b' }), anAlert({ id: 'c' })];
const rows = [a, b, c].map((alert) => ({ alert, over: false }));
const at = (alert: typeof a) => ({ ...nothingSelected, current: alert.id });

describe('moving through the table', () => {
  it('begins at the first row', () => {
    expect(moveCurrent(nothingSelected, rows, 1).current).toBe('a');
  });

  it('moves by one and stops at both ends', () => {
    expect(moveCurrent(at(a), rows, 1).current).toBe('b');
    expect(moveCurrent(at(c), rows, 1).current).toBe('c');
    expect(moveCurrent(at(b), rows, -10).current).toBe('a');
  });

  it('follows the alert and not the place when rows flowed in', () => {
    const more = [{ alert: anAlert({ id: 'new' }), over: false }, ...rows];

    expect(moveCurrent(at(b), more, 1).current).toBe('c');
  });

  it('has nothing to stand on in an empty table', () => {
    expect(moveCurrent(at(a), [], 1).current).toBeNull();
  });
});

describe('what a command is about', () => {
  it('is the current row when none is picked', () => {
    expect(selectedAlerts(at(b), rows)).toEqual([b]);
  });

  it('is the picked rows, in the order of the table', () => {
    const picked = togglePicked(togglePicked(nothingSelected, c.id), a.id);

    expect(selectedAlerts(picked, rows)).toEqual([a, c]);
  });

  it('forgets a pick that is taken back', () => {
    const picked = togglePicked(togglePicked(nothingSelected, c.id), c.id);

    expect(picked.picked.size).toBe(0);
  });

  it('leaves out what is over', () => {
    expect(selectedAlerts(at(a), [{ alert: a, over: true }])).toEqual([]);
  });
});

describe('why an alert cannot be acknowledged', () => {
  const means = { online: true, mayAcknowledge: () => true, isUnderWay: () => false };

  it('has no reason for an untaken alert of somebody who may', () => {
    expect(acknowledgeRefusal(a, means)).toBeNull();
    expect(acknowledgeRefusal(anAlert({ facts: { active: false } }), means)).toBeNull();
  });

  it('gives the role before anything else: nothing will change it', () => {
    const refused = { ...means, mayAcknowledge: () => false, online: false };

    expect(acknowledgeRefusal(anAcknowledged(), refused)).toBe('role');
  });

  it('tells the other reasons apart', () => {
    const hidden = anAlert({ facts: { suppression: 'shelved' } });

    expect(acknowledgeRefusal(anAcknowledged(), means)).toBe('taken');
    expect(acknowledgeRefusal(hidden, means)).toBe('hidden');
    expect(acknowledgeRefusal(a, { ...means, isUnderWay: () => true })).toBe('under-way');
    expect(acknowledgeRefusal(a, { ...means, online: false })).toBe('offline');
  });
});
