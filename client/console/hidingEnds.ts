import { type HidingAction, longestHidingMs } from '#shared/alert/alertAction.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long to hide, ms, from short to long: a shelving ends within a day, what a leader orders within months. */
export const hidingLengths: Readonly<Record<HidingAction['kind'], readonly number[]>> = {
  shelve: [0.5 * hourMs, hourMs, 2 * hourMs, 4 * hourMs, 8 * hourMs, longestHidingMs.shelve],
  suppress: [8 * hourMs, dayMs, 3 * dayMs, 7 * dayMs, 14 * dayMs, longestHidingMs.suppress],
  'take-out-of-service': [
    dayMs,
    3 * dayMs,
    7 * dayMs,
    14 * dayMs,
    30 * dayMs,
    longestHidingMs['take-out-of-service'],
  ],
};

/** The length that is chosen at first: long enough to do something, short enough to look again. */
export const usualLength = 1;

/**
 * The end of a hiding that begins at `now`. A minute less than the longest: on the way to the server, and on a clock that is
 * behind, it would be a moment too long.
 */
export const hidingEndAt = (kind: HidingAction['kind'], lengthMs: number, now: number): number =>
  Math.round(now + Math.min(lengthMs, longestHidingMs[kind] - 60_000));
