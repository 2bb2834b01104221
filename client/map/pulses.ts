import type { LonLat } from './projection.ts';

export type IncidentKey = number | string;

/** Something on the map that went wrong at a moment. */
export interface Incident {
  /** What it is on the map: one mark has one ring at a time. A site is its place in the list: no text is made for thousands. */
  readonly key: IncidentKey;
  readonly at: LonLat;
  /** Epoch ms. */
  readonly since: number;
  /** What the ring goes round. Alerts come first where many begin at once. */
  readonly round: 'alert' | 'cluster' | 'site';
}

/** Younger is new, ms. */
export const newForMs = 10_000;
/** A ring, and how often it is drawn: then it is over. */
export const pulse = { ringMs: 1_800, rings: 3 } as const;
export const pulseMs = pulse.ringMs * pulse.rings;
/** More rings would be a flicker. */
const pulsesAtMost = 12;

/** What is older cannot ring: thousands of sites that stand as they stood need no look. */
export const isYoung = (since: number, now: number): boolean => now - since < newForMs;

interface Seen {
  /** What was on the map before, and since when: its news has been told. */
  readonly known: ReadonlyMap<IncidentKey, number>;
  /** Marks that have a ring now. */
  readonly ringing: ReadonlySet<IncidentKey>;
}

/**
 * What of the incidents begins to ring at `now` (epoch ms), and what is known after that. Where more is new at once than may ring
 * only alerts do: a storm everywhere is no news of one place.
 */
export function newPulses(
  incidents: readonly Incident[],
  { known, ringing }: Seen,
  now: number,
): { readonly begin: readonly Incident[]; readonly known: Seen['known'] } {
  const youngSince = new Map<IncidentKey, number>();
  const fresh: Incident[] = [];
  for (const incident of incidents) {
    const { key, since } = incident;
    if (!isYoung(since, now)) continue;
    youngSince.set(key, since);
    if (known.get(key) !== since && !ringing.has(key)) fresh.push(incident);
  }
  const isEverywhere = fresh.length > pulsesAtMost;
  const begin = fresh
    .filter(({ round }) => round === 'alert' || !isEverywhere)
    .toSorted((a, b) => Number(b.round === 'alert') - Number(a.round === 'alert') || b.since - a.since)
    .slice(0, Math.max(0, pulsesAtMost - ringing.size));
  return { begin, known: youngSince };
}
