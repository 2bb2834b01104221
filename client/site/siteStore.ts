import { useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import { createValueStore } from '#client/live/valueStore.ts';
import {
  decodeStanding,
  encodeStanding,
  type PlacedStanding,
  type SiteCode,
} from '#shared/protocol/siteCode.ts';
import type { SiteState } from '#shared/site/site.ts';

/** A site that is not up, by its place in the list of sites. `state` null: it never reported. */
export interface SiteTrouble {
  readonly place: number;
  readonly state: Exclude<SiteState, 'up'> | null;
  /** Epoch ms; null where nothing was ever reported. */
  readonly since: number | null;
  readonly cause: string | null;
}

/** Whether it was ever said how they stand: until then none is up. */
export const sitesKnown = createValueStore(false);

/** The sites that are not up; all others are. Thousands that are in order cost nothing. */
const siteStore = createKeyedStore<number, SiteTrouble>();

const isTrouble = (standing: PlacedStanding): standing is PlacedStanding & SiteTrouble =>
  standing.state !== 'up';

function troubleOf(code: SiteCode): [number, SiteTrouble | undefined] {
  const standing = decodeStanding(code);
  return [code[0], standing && isTrouble(standing) ? standing : undefined];
}

/** Writes what changed. Called by `liveUpdates` alone. */
export const changeSites = (standings: readonly SiteCode[]): void =>
  siteStore.write(standings.map(troubleOf));

/** Writes all there is to know. Called by `liveUpdates` alone. */
export function writeSites(standings: readonly SiteCode[], unheard: readonly number[]): void {
  const silent = unheard.map((place): [number, SiteTrouble] => [
    place,
    { place, state: null, since: null, cause: null },
  ]);
  const next = new Map<number, SiteTrouble | undefined>([...silent, ...standings.map(troubleOf)]);
  const gone = siteStore.values().filter(({ place }) => !next.has(place));
  siteStore.write([...next, ...gone.map(({ place }): [number, undefined] => [place, undefined])]);
  sitesKnown.set(true);
}

/** What `writeSites` was told, changes included; for a page that keeps what it shows. */
export function siteCodes(): { standings: SiteCode[]; unheard: number[] } {
  const standings: SiteCode[] = [];
  const unheard: number[] = [];
  for (const { place, state, since, cause } of siteStore.values())
    if (state === null || since === null) unheard.push(place);
    else standings.push(encodeStanding(place, { state, since, cause }));
  return { standings, unheard };
}

export const useSiteTroubles = (): readonly SiteTrouble[] =>
  useSyncExternalStore(siteStore.subscribeAll, siteStore.values);
