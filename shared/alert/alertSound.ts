import { type Priority, urgencyOf } from './priority.ts';

/** Three soft motifs, the gravest first; low and medium share one. */
export const motifs = ['critical', 'high', 'other'] as const;
export type Motif = (typeof motifs)[number];

export const soundsAMinute = 2;
const minuteMs = 60_000;
/** Longer than a motif, ms: only a graver one may follow sooner. */
export const soundGapMs = 3_000;

export const motifOf = (priority: Priority): Motif =>
  priority === 'critical' || priority === 'high' ? priority : 'other';

export interface PlayedSound {
  /** Epoch ms. */
  readonly at: number;
  readonly motif: Motif;
}

export interface SoundFacts {
  /** The sounds of the last minute at least, oldest first. */
  readonly played: readonly PlayedSound[];
  /** Muted until then, epoch ms; null when it is not. */
  readonly mutedUntilAt: number | null;
}

const isGraver = (motif: Motif, than: Motif): boolean => motifs.indexOf(motif) < motifs.indexOf(than);

/**
 * The one motif that what was just annunciated calls for; null when it is to stay silent. At most two sounds within any
 * minute, and the second of them is kept for what is high or critical: a stream of lesser ones never drowns it.
 */
export function motifFor(
  annunciated: readonly Priority[],
  { played, mutedUntilAt }: SoundFacts,
  now: number,
): Motif | null {
  const [first, ...others] = annunciated;
  if (first === undefined || (mutedUntilAt !== null && now < mutedUntilAt)) return null;
  const gravest = others.reduce((one, other) => (urgencyOf(other) > urgencyOf(one) ? other : one), first);
  const motif = motifOf(gravest);
  const last = played.at(-1);
  if (last && now - last.at < soundGapMs && !isGraver(motif, last.motif)) return null;
  const allowed = motif === 'other' ? soundsAMinute - 1 : soundsAMinute;
  return played.filter(({ at }) => at > now - minuteMs).length < allowed ? motif : null;
}
