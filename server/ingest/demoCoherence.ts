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

/** An indicator that counts some of what another one counts. */
const partOfWhole = [
  ['fb.overdue', 'fb.open'],
  ['press.items_overdue', 'press.items_open'],
] as const;

/** Most stations that a storm takes are without power, some hang on a cut cable, the rest has other causes. */
const shareWithoutPower = 0.75;
const shareOnCutCable = 0.15;

function makeStationsAgree(values: DemoValues): void {
  const stations = values.get('tel.bts_up_pct');
  const down = missingOf(stations);
  set(values, 'tel.bts_down', down);
  set(values, 'tel.bts_down_power', down === null ? null : Math.round(down * shareWithoutPower));
  set(values, 'tel.bts_down_cable', down === null ? null : Math.floor(down * shareOnCutCable));
  if (stations?.kind === 'ratio') set(values, 'tel.commune_dark', stations.numerator === 0 ? 1 : 0);
}

/**
 * Makes the values of an area agree, in place, where one follows from another: a viewer who compares two tiles must not
 * find that they contradict each other.
 */
export function makeCoherent(values: DemoValues, sites: SiteCounts): void {
  makeStationsAgree(values);
  set(values, 'fb.open', missingOf(values.get('fb.processed_pct')));
  set(values, 'rep.late', missingOf(values.get('rep.on_time_pct')));
  set(values, 'gr.station_down', missingOf(values.get('gr.station_online_pct')));
  set(values, 'vc.points_online', sites.conferencePointsUp);
  for (const [part, whole] of partOfWhole) {
    const most = plainValue(values, whole);
    const given = plainValue(values, part);
    if (most !== null && given !== null) set(values, part, Math.min(most, given));
  }

  const network = values.get('net.sites_up_pct');
  if (network?.kind !== 'ratio') return;
  const most = Math.max(0, network.denominator - sites.networkNodesDown);
  values.set('net.sites_up_pct', { ...network, numerator: Math.min(network.numerator, most) });
}
