import type { Measured } from '#shared/indicator/reading.ts';

/** The values of one area at one moment, by indicator id. */
export type DemoValues = Map<string, Measured>;

/** What the sites of an area say, for the indicators that count them. */
export interface SiteCounts {
  readonly conferencePointsUp: number;
  readonly networkNodesDown: number;
}

const missingOf = (measured: Measured | undefined): number | null =>
  measured?.kind === 'ratio' ? measured.denominator - measured.numerator : null;

/** Sets an indicator that the feed plays; one that the profile does not have stays out. */
function set(values: DemoValues, id: string, value: number | null): void {
  if (value !== null && values.has(id)) values.set(id, { kind: 'value', value });
}

function plainValue(values: DemoValues, id: string): number | null {
  const measured = values.get(id);
  return measured?.kind === 'value' ? measured.value : null;
}

/**
 * Makes the values of an area agree, in place, where one follows from another: a viewer who compares two tiles must not
 * find that they contradict each other.
 */
export function makeCoherent(values: DemoValues, sites: SiteCounts): void {
  const stations = values.get('tel.bts_up_pct');
  set(values, 'tel.bts_down', missingOf(stations));
  if (stations?.kind === 'ratio') set(values, 'tel.commune_dark', stations.numerator === 0 ? 1 : 0);

  set(values, 'fb.open', missingOf(values.get('fb.processed_pct')));
  const open = plainValue(values, 'fb.open');
  const overdue = plainValue(values, 'fb.overdue');
  if (open !== null && overdue !== null) set(values, 'fb.overdue', Math.min(open, overdue));

  set(values, 'rep.late', missingOf(values.get('rep.on_time_pct')));
  set(values, 'vc.points_online', sites.conferencePointsUp);

  const network = values.get('net.sites_up_pct');
  if (network?.kind !== 'ratio') return;
  const most = Math.max(0, network.denominator - sites.networkNodesDown);
  values.set('net.sites_up_pct', { ...network, numerator: Math.min(network.numerator, most) });
}
