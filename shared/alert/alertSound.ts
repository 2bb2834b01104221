import { type Priority, urgencyOf } from './priority.ts';

/** Three soft motifs; low and medium share one. */
export const motifs = ['critical', 'high', 'other'] as const;
export type Motif = (typeof motifs)[number];

export const soundsAMinute = 2;
const minuteMs = 60_000;

export const motifOf = (priority: Priority): Motif =>
  priority === 'critical' || priority === 'high' ? priority : 'other';

export interface SoundFacts {
  /** When sounds were played, epoch ms. */
  readonly playedAt: readonly number[];
  /** Muted until then, epoch ms; null when it is not. */
  readonly mutedUntilAt: number | null;
}

/**
 * The one motif that what was just annunciated calls for; null when it is to stay silent. At most two sounds within any
 * minute, and the second of them is kept for what is high or critical: a stream of lesser ones never drowns it.
 */
export function motifFor(
  annunciated: readonly Priority[],
  { playedAt, mutedUntilAt }: SoundFacts,
  now: number,
): Motif | null {
  if (annunciated.length === 0 || (mutedUntilAt !== null && now < mutedUntilAt)) return null;
  const urgency = Math.max(...annunciated.map(urgencyOf));
  const recent = playedAt.filter((at) => at > now - minuteMs).length;
  const allowed = urgency >= urgencyOf('high') ? soundsAMinute : soundsAMinute - 1;
  if (recent >= allowed) return null;
  return motifOf(annunciated.find((priority) => urgencyOf(priority) === urgency) ?? 'low');
}
