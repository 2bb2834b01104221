import { z } from 'zod';
import { type SiteStanding, siteStates } from '#shared/site/site.ts';
import { isCount, isNumber } from './codeParts.ts';

/**
 * How a site stands, on the wire: its place in the list of `GET /api/sites`, its state, since when (epoch ms), the cause. About
 * 30 bytes: a storm changes hundreds of them in a second.
 */
export type SiteCode = readonly [place: number, state: number, since: number, cause: string | null];

const isSiteCode = (code: unknown): boolean =>
  Array.isArray(code) &&
  code.length === 4 &&
  isCount(code[0]) &&
  isCount(code[1]) &&
  isNumber(code[2]) &&
  (code[3] === null || typeof code[3] === 'string');

/** Looked at as a whole, as `cellCodesSchema`. */
export const siteCodesSchema = z.custom<readonly SiteCode[]>(
  (codes) => Array.isArray(codes) && codes.every(isSiteCode),
  'standings of a place, a state, a time and a cause each',
);

/** A standing without the name of its site: pages know the list long before they need it. */
export interface PlacedStanding extends Omit<SiteStanding, 'site'> {
  readonly place: number;
}

export const encodeStanding = (
  place: number,
  { state, since, cause }: Omit<SiteStanding, 'site'>,
): SiteCode => [place, siteStates.indexOf(state), since, cause];

/** null for a state that this side does not know. */
export function decodeStanding([place, state, since, cause]: SiteCode): PlacedStanding | null {
  const known = siteStates[state];
  return known === undefined ? null : { place, state: known, since, cause };
}
