import { chance } from '#server/profile/chance.ts';

const smoothStep = (share: number): number => share * share * (3 - 2 * share);

/** Between −1 and 1, passing through a random point every `periodMs` without a jump. */
function drift(key: string, at: number, periodMs: number): number {
  const place = at / periodMs + chance(key);
  const step = Math.floor(place);
  const from = chance(`${key}:${step}`);
  const to = chance(`${key}:${step + 1}`);
  return 2 * (from + (to - from) * smoothStep(place - step)) - 1;
}

/** Between −1 and 1: a slow swing of half an hour with a livelier one of a few minutes upon it. */
export const wander = (key: string, at: number): number =>
  0.7 * drift(key, at, 31 * 60_000) + 0.3 * drift(`${key}/`, at, 7 * 60_000);

/**
 * A whole number near `value`, which is right on average: 0.12 stations in each of 130 communes are 16 stations and not
 * none. Which areas round up changes about every three quarters of an hour, in each at another time.
 */
export function wholeNear(value: number, key: string, at: number): number {
  const turn = Math.floor(at / (45 * 60_000) + chance(key));
  return Math.max(0, Math.floor(value + chance(`${key}#${turn}`)));
}
