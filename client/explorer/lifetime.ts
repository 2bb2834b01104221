import type { Area } from '#shared/area/area.ts';
import { dayBefore } from '#shared/area/calendarDay.ts';
import type { Crosswalk } from '#shared/area/crosswalk.ts';

/** What a reader must know of the days of an area. Days are `YYYY-MM-DD`. */
export type Lifetime =
  /** It is no more; several successors divided its land, none is known where nobody took it over here. */
  | { readonly kind: 'ended'; readonly day: string; readonly successors: readonly Area[] }
  /** It lives since `day`; `formers` had its land before, empty when nobody knows. */
  | {
      readonly kind: 'begun';
      readonly day: string;
      readonly formers: readonly Area[];
      readonly isExact: boolean;
    }
  /** No administrative unit any more, but followed on. */
  | { readonly kind: 'followed'; readonly day: string };

/** Everything to be said of `area` on `today`, nothing for one that was always there. */
export function lifetimeOf(area: Area, today: string, crosswalk: Crosswalk): readonly Lifetime[] {
  const { validFrom, validTo, unitTo } = area;
  const said: Lifetime[] = [];
  if (validTo !== null && validTo <= today)
    said.push({ kind: 'ended', day: validTo, successors: crosswalk.successorsOf(area) });
  if (unitTo && unitTo <= today && validTo === null) said.push({ kind: 'followed', day: unitTo });
  if (validFrom !== null && validFrom <= today) {
    const { kind, areas } = crosswalk.territoryOn(area, dayBefore(validFrom));
    // Land that others held in between: who had exactly it before tells more than who had it last.
    const same = crosswalk.sameEarlier(area);
    const formers = same ? [same] : areas;
    said.push({ kind: 'begun', day: validFrom, formers, isExact: same !== undefined || kind === 'exact' });
  }
  return said;
}
