/** Why an alert is a nuisance: it swings, or it was gone before anybody could look. */
export const nuisances = ['chattering', 'fleeting'] as const;
export type Nuisance = (typeof nuisances)[number];

/** Ten minutes, as in the figures of the control room. */
export const chatterWindowMs = 600_000;
/**
 * Raises within the window that make an alert chattering. A plant counts three within a minute; the fastest indicators here
 * report once a minute.
 */
export const chatterRaises = 3;
/** An alert that returns sooner than this after its raise, untaken, is fleeting. */
export const fleetingMs = 60_000;

/** `raisedAt`: when the condition became true in the last ten minutes and now, epoch ms, in any order. */
export const nuisanceAfterRaise = (raisedAt: readonly number[], now: number): Nuisance | null =>
  raisedAt.filter((at) => at > now - chatterWindowMs).length >= chatterRaises ? 'chattering' : null;

/** Chattering outlives a return. `lastRaisedAt` in epoch ms; null when it is not known. */
export function nuisanceAfterReturn(
  before: Nuisance | null,
  lastRaisedAt: number | null,
  now: number,
): Nuisance | null {
  if (before === 'chattering') return before;
  return lastRaisedAt !== null && now - lastRaisedAt < fleetingMs ? 'fleeting' : null;
}

/**
 * Whether a condition that became true again calls for attention once more. Not within ten minutes of the last call while
 * that one still waits, or while it swings: the same row says it already.
 */
export function callsAgain({ annunciatedAt, waits, nuisance }: ChatterFacts, now: number): boolean {
  const isRecent = annunciatedAt !== null && now - annunciatedAt < chatterWindowMs;
  return !isRecent || !(waits || nuisance === 'chattering');
}

export interface ChatterFacts {
  /** When it last called for attention, epoch ms; null when it never did. */
  readonly annunciatedAt: number | null;
  /** Whether that call is still untaken. */
  readonly waits: boolean;
  readonly nuisance: Nuisance | null;
}
