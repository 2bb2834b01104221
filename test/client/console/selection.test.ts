import { describe, expect, it } from 'vitest';
import {
  isPicked,
  moveCurrent,
  nothingSelected,
  type Selection,
  selectedAlerts,
  toggleAll,
  togglePicked,
} from '#client/console/selection.ts';
import { groupedRows, groupsBy, plainRows, standingGroup, type TableRow } from '#client/console/tableRows.ts';
import type { Alert } from '#shared/alert/alert.ts';
import { anAlert } from '../alert/builders.ts';

const [a, b, c] = [anAlert({ id: 'a' }), anAlert({ id: 'b' }), anAlert({ id: 'c', rule: 'portal-slow' })];
const calm = [a, b, c].map((alert) => ({ alert, over: false }));
const rows = plainRows(calm);
const rowOf = (key: string, of: readonly TableRow[] = rows) => of.find((row) => row.key === key);
const at = (key: string): Selection => ({ ...nothingSelected, current: key });

describe('moving through the table', () => {
  it('begins at the first row', () => {
    expect(moveCurrent(nothingSelected, rows, 1).current).toBe('a');
  });

  it('moves by one and stops at both ends', () => {
    expect(moveCurrent(at('a'), rows, 1).current).toBe('b');
    expect(moveCurrent(at('c'), rows, 1).current).toBe('c');
    expect(moveCurrent(at('b'), rows, -10).current).toBe('a');
  });

  it('follows the alert and not the place when rows flowed in', () => {
    const more = plainRows([{ alert: anAlert({ id: 'new' }), over: false }, ...calm]);

    expect(moveCurrent(at('b'), more, 1).current).toBe('c');
  });

  it('has nothing to stand on in an empty table', () => {
    expect(moveCurrent(at('a'), [], 1).current).toBeNull();
  });
});

describe('what a command is about', () => {
  it('is the current row when none is picked', () => {
    expect(selectedAlerts(at('b'), calm, rows)).toEqual([b]);
  });

  it('is the picked rows, in the order of the table', () => {
    const picked = togglePicked(togglePicked(nothingSelected, rowOf('c')), rowOf('a'));

    expect(selectedAlerts(picked, calm, rows)).toEqual([a, c]);
  });

  it('forgets a pick that is taken back', () => {
    const picked = togglePicked(togglePicked(nothingSelected, rowOf('c')), rowOf('c'));

    expect(picked.picked.size).toBe(0);
  });

  it('leaves out what is over', () => {
    const over = [{ alert: a, over: true }];

    expect(selectedAlerts(at('a'), over, plainRows(over))).toEqual([]);
  });

  it('is everything on the table, or nothing again', () => {
    const all = toggleAll(nothingSelected, calm);

    expect(selectedAlerts(all, calm, rows)).toEqual([a, b, c]);
    expect(toggleAll(all, calm).picked.size).toBe(0);
  });
});

describe('a table of groups', () => {
  const groups = groupsBy(calm, 'rule', ({ rule }) => rule);
  const closed = groupedRows(calm, groups, new Set());

  it('has one row for a group, and the alert itself for a group of one', () => {
    expect(closed.map(({ key }) => key)).toEqual(['rule:bts-down', 'c']);
  });

  it('shows the alerts of an open group beneath it', () => {
    const open = groupedRows(calm, groups, new Set(['rule:bts-down']));

    expect(open.map(({ key }) => key)).toEqual(['rule:bts-down', 'a', 'b', 'c']);
    expect(open[1]).toMatchObject({ nested: true });
  });

  it('means all alerts of a group by its row', () => {
    expect(selectedAlerts(at('rule:bts-down'), calm, closed)).toEqual([a, b]);
  });

  it('picks a group with all its alerts, although it is closed', () => {
    const group = rowOf('rule:bts-down', closed);
    const picked = togglePicked(nothingSelected, group);

    expect(selectedAlerts(picked, calm, closed)).toEqual([a, b]);
    expect(group && isPicked(group, picked)).toBe(true);
    expect(togglePicked(picked, group).picked.size).toBe(0);
  });

  it('does not command what is over within a group', () => {
    const one = [{ alert: a, over: true }, ...calm.slice(1)];
    const table = groupedRows(one, groups, new Set());

    expect(selectedAlerts(at('rule:bts-down'), one, table)).toEqual([b]);
  });

  it('speaks of those of a group that are not over, and of all once everything is', () => {
    const toldOf = (...over: readonly Alert[]) => {
      const table = calm.map(({ alert }) => ({ alert, over: over.includes(alert) }));
      const row = rowOf('rule:bts-down', groupedRows(table, groups, new Set()));
      return row?.kind === 'group' ? standingGroup(row).alerts : [];
    };

    expect(toldOf()).toEqual([a, b]);
    expect(toldOf(a)).toEqual([b]);
    expect(toldOf(a, b)).toEqual([a, b]);
  });
});
