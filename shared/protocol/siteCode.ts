import { z } from 'zod';
import { type SiteStanding, siteStates } from '#shared/site/site.ts';

/**
 * How a site stands, on the wire: its place in the list of `GET /api/sites`, its state, since when (epoch ms), the cause. About
 * 30 bytes: a storm changes hundreds of them in a second.
 */
export const siteCodeSchema = z.tuple([
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.number(),
  z.string().nullable(),
]);
export type SiteCode = z.infer<typeof siteCodeSchema>;

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
