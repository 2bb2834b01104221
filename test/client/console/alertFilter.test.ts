import { describe, expect, it } from 'vitest';
import { countAlerts, filterAlerts, noFilter } from '#client/console/alertFilter.ts';
import { foldText } from '#shared/locale/foldText.ts';
import { anAcknowledged, anAlert } from '../alert/builders.ts';

const critical = anAlert({ id: 'critical', priority: 'critical', area: 'Vinh' });
const high = anAlert({ id: 'high' });
const taken = anAcknowledged({ id: 'taken', priority: 'critical' });
const shelved = anAlert({ id: 'shelved', facts: { suppression: 'shelved' } });
const alerts = [critical, high, taken, shelved];

const folded = (alert: (typeof alerts)[number]): string =>
  foldText([alert.area, alert.acknowledgement?.userName].join(' '));
const idsOf = (filter: Partial<typeof noFilter>): string[] =>
  filterAlerts(alerts, { ...noFilter, ...filter }, folded).map(({ id }) => id);

describe('the filter of the console', () => {
  it('shows everything open and keeps the order', () => {
    expect(idsOf({})).toEqual(['critical', 'high', 'taken']);
  });

  it('separates untaken, taken and hidden ones', () => {
    expect(idsOf({ view: 'untaken' })).toEqual(['critical', 'high']);
    expect(idsOf({ view: 'taken' })).toEqual(['taken']);
    expect(idsOf({ view: 'shelved' })).toEqual(['shelved']);
  });

  it('combines priority and text', () => {
    expect(idsOf({ priority: 'critical' })).toEqual(['critical', 'taken']);
    expect(idsOf({ priority: 'critical', text: ' VINH ' })).toEqual(['critical']);
  });

  it('finds by the name of who took it, typed without marks', () => {
    expect(idsOf({ text: 'tran van b' })).toEqual(['taken']);
  });
});

describe('the counters of the console', () => {
  it('count untaken ones by priority; hidden ones are not untaken', () => {
    const counts = countAlerts(alerts);

    expect(counts.untaken).toEqual({ critical: 1, high: 1, medium: 0, low: 0 });
    expect(counts.view).toMatchObject({ open: 3, untaken: 2, taken: 1, shelved: 1 });
  });
});
