import type { Area, AreaId } from './area.ts';
import { isValidOn } from './areaTree.ts';
import { dayBefore } from './calendarDay.ts';

/**
 * Who had a territory on another day. `exact`: these areas together, no more and no less. `split`: these have parts of it,
 * and no sum of them is it. `none`: nothing is known of that day.
 */
export type Territory =
  | { readonly kind: 'exact'; readonly areas: readonly Area[] }
  | { readonly kind: 'split'; readonly areas: readonly Area[] }
  | { readonly kind: 'none'; readonly areas: readonly [] };

export interface Crosswalk {
  /** The areas that had the territory of `area` on `day` (`YYYY-MM-DD`); itself while it is valid. */
  territoryOn(area: Area, day: string): Territory;
  /** The days on which areas of the profile begin or end, ascending: between two of them no territory changes. */
  readonly turningDays: readonly string[];
  /** Who took the territory over when `area` ended, at its own level where there is one; empty while it is valid. */
  successorsOf(area: Area): readonly Area[];
  /** The area that had ended earlier and is named as the same territory; undefined for most. */
  sameEarlier(area: Area): Area | undefined;
}

interface Earlier {
  readonly areas: ReadonlySet<Area>;
  /** Whether the records say nothing of some of it. */
  readonly gap: boolean;
}

const none: Territory = { kind: 'none', areas: [] };
const unknown: Earlier = { areas: new Set(), gap: true };

/** `takersOf` an ended area: who says so of it in that field. */
type Takers = ReadonlyMap<AreaId, readonly Area[]>;

function takersBy(areas: readonly Area[], named: (area: Area) => readonly AreaId[]): Takers {
  const takers = new Map<AreaId, Area[]>();
  for (const area of areas) for (const id of named(area)) takers.set(id, [...(takers.get(id) ?? []), area]);
  return takers;
}

/** `areas` must have passed the checks of a profile: what an area was made from ended before it began. */
export function createCrosswalk(areas: readonly Area[]): Crosswalk {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const wholeTakers = takersBy(areas, ({ replaces }) => replaces);
  const partTakers = takersBy(areas, ({ takesPartOf = [] }) => takesPartOf);
  const restorers = takersBy(areas, ({ sameTerritoryAs }) => (sameTerritoryAs ? [sameTerritoryAs] : []));
  const sameEarlier = ({ sameTerritoryAs }: Area): Area | undefined =>
    sameTerritoryAs && byId.get(sameTerritoryAs);
  const takersOf = (takers: Takers, { id }: Area): readonly Area[] => takers.get(id) ?? [];

  const unite = (parts: readonly Earlier[]): Earlier => ({
    areas: new Set(parts.flatMap((part) => [...part.areas])),
    gap: parts.some(({ gap }) => gap),
  });

  /** Of a divided area: what another piece is known to be exactly is not in this one. */
  const isElsewhere = (former: Area, area: Area): boolean =>
    takersOf(restorers, former).some((other) => other !== area && other.validFrom === area.validFrom);

  function pieceOf(divided: Area, area: Area, day: string): Earlier {
    const { areas: held, gap } = earlier(divided, day);
    return { areas: new Set([...held].filter((former) => !isElsewhere(former, area))), gap };
  }

  /** Every area that had some of this territory on an earlier day. */
  function earlier(area: Area, day: string): Earlier {
    if (isValidOn(area, day)) return { areas: new Set([area]), gap: false };
    if (area.validFrom === null || day >= area.validFrom) return unknown;
    const same = sameEarlier(area);
    if (same?.validTo && day < same.validTo) return earlier(same, day);
    const wholes = area.replaces.flatMap((id) => byId.get(id) ?? []);
    const divided = (area.takesPartOf ?? []).flatMap((id) => byId.get(id) ?? []);
    if (wholes.length + divided.length === 0) return unknown;
    return unite([
      ...wholes.map((whole) => earlier(whole, day)),
      ...divided.map((part) => pieceOf(part, area, day)),
    ]);
  }

  /** Whether `holders` together have all of `area`, now or since it ended. A single piece is never all of it. */
  function holdAll(holders: ReadonlySet<Area>, area: Area): boolean {
    if (holders.has(area)) return true;
    const have = (taker: Area): boolean => holdAll(holders, taker);
    if (takersOf(restorers, area).some(have) || takersOf(wholeTakers, area).some(have)) return true;
    const pieces = Map.groupBy(takersOf(partTakers, area), ({ level }) => level);
    return [...pieces.values()].some((ofLevel) => ofLevel.length > 1 && ofLevel.every(have));
  }

  function territoryBefore(area: Area, day: string): Territory {
    const { areas: found, gap } = earlier(area, day);
    if (found.size === 0) return none;
    const isExact = !gap && [...found].every((former) => holdAll(new Set([area]), former));
    return { kind: isExact ? 'exact' : 'split', areas: [...found] };
  }

  function territoryAfter(area: Area, day: string, lastDay: string): Territory {
    const later = areas.filter((one) => isValidOn(one, day) && earlier(one, lastDay).areas.has(area));
    const ofLevel = later.filter(({ level }) => level === area.level);
    const found = ofLevel.length > 0 ? ofLevel : later.filter(({ level }) => level === later[0]?.level);
    if (found.length === 0) return none;
    const isWithin = (one: Area): boolean => {
      const { areas: held, gap } = earlier(one, lastDay);
      return !gap && held.size === 1;
    };
    const isExact = found.every(isWithin) && holdAll(new Set(found), area);
    return { kind: isExact ? 'exact' : 'split', areas: found };
  }

  return {
    territoryOn: (area, day) => {
      if (isValidOn(area, day)) return { kind: 'exact', areas: [area] };
      if (area.validTo !== null && day >= area.validTo)
        return territoryAfter(area, day, dayBefore(area.validTo));
      return territoryBefore(area, day);
    },
    turningDays: [
      ...new Set(
        areas.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).filter((day) => day !== null),
      ),
    ].toSorted(),
    successorsOf: (area) => {
      if (area.validTo === null) return [];
      const takers = [...takersOf(wholeTakers, area), ...takersOf(partTakers, area)];
      const ofLevel = takers.filter(({ level }) => level === area.level);
      return ofLevel.length > 0 ? ofLevel : takers;
    },
    sameEarlier,
  };
}
