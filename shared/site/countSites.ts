import type { Measured } from '#shared/indicator/reading.ts';
import type { SiteStanding } from './site.ts';
import type { SiteClause } from './siteClause.ts';

/** An outage that is over: it ended at `endedAt` (epoch ms) after `lastedMs`. */
export interface Outage {
  readonly endedAt: number;
  readonly lastedMs: number;
}

/** What is known of one site of the area. `standing` null: it never reported. */
export interface CountedSite {
  readonly operator: string | undefined;
  readonly standing: SiteStanding | null;
  /** Those that ended in the last 24 hours. */
  readonly outages: readonly Outage[];
}

const hourMs = 3_600_000;
const plain = (value: number): Measured => ({ kind: 'value', value });
/** Hours to the second decimal: a storm is not measured in seconds. */
const hours = (ms: number): Measured => plain(Math.round((100 * ms) / hourMs) / 100);

/**
 * One figure of the sites of an area at `now` (epoch ms). null where nothing can be said: none of them ever reported, or, for
 * the time to restore, none was restored. A site that never reported is in no figure but `heard`: it is not taken for down.
 */
export function countSites(
  sites: readonly CountedSite[],
  { figure, operator, cause }: Omit<SiteClause, 'kind'>,
  now: number,
): Measured | null {
  const own = operator === undefined ? sites : sites.filter((site) => site.operator === operator);
  const standings = own.flatMap(({ standing }) => standing ?? []);
  if (figure === 'heard')
    return own.length === 0 ? null : { kind: 'ratio', numerator: standings.length, denominator: own.length };
  if (standings.length === 0) return null;
  const inState = (state: SiteStanding['state']): SiteStanding[] =>
    standings.filter((one) => one.state === state && (cause === undefined || one.cause === cause));
  const down = inState('down');
  const outages = own.flatMap((site) => site.outages);
  switch (figure) {
    case 'working':
      return plain(standings.filter(({ state }) => state !== 'down').length);
    case 'working-share':
      return {
        kind: 'ratio',
        numerator: standings.filter(({ state }) => state !== 'down').length,
        denominator: standings.length,
      };
    case 'degraded':
      return plain(inState('degraded').length);
    case 'down':
      return plain(down.length);
    case 'dark':
      return plain(down.length === standings.length ? 1 : 0);
    case 'restored':
      return plain(outages.length);
    case 'restore-hours': {
      const total = outages.reduce((sum, { lastedMs }) => sum + lastedMs, 0);
      return outages.length === 0 ? null : hours(total / outages.length);
    }
    case 'outage-hours':
      return hours(down.length === 0 ? 0 : now - Math.min(...down.map(({ since }) => since)));
    default:
      return figure satisfies never;
  }
}
