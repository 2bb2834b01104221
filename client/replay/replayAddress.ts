import type { WallTime } from '#shared/import/dateForm.ts';
import { type ReplaySpeed, replaySpeeds } from '#shared/replay/replay.ts';

/** What is to be played: `?replay=2026-11-24T08:00&speed=60`. */
export interface ReplayStart {
  /** Epoch ms. */
  readonly at: number;
  readonly speed: ReplaySpeed;
}

export const isReplay = (search: string): boolean => new URLSearchParams(search).has('replay');

const written = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

type InstantOf = (wall: WallTime) => number | null;

/** A moment of the province's clock, or any with its own offset; null when it makes no sense. */
function momentOf(text: string, instantOf: InstantOf): number | null {
  const match = written.exec(text);
  if (match) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
      .slice(1)
      .map((part) => Number(part ?? 0));
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return null;
    return instantOf({ year, month, day, second: hour * 3_600 + minute * 60 + second, offset: null });
  }
  const at = Date.parse(text);
  return /(Z|[+-]\d{2}:\d{2})$/.test(text) && Number.isFinite(at) ? at : null;
}

/** null when the address asks for no moment that there is. */
export function parseReplay(search: string, instantOf: InstantOf): ReplayStart | null {
  const asked = new URLSearchParams(search);
  // In an address a plus sign that nobody encoded is a blank.
  const text = (asked.get('replay') ?? '').replace(/ (\d{2}:\d{2})$/, (all, rest: string) =>
    /T\d{2}:\d{2}/.test(asked.get('replay') ?? '') ? `+${rest}` : all,
  );
  const speed = replaySpeeds.find((one) => one === Number(asked.get('speed'))) ?? 1;
  const at = momentOf(text, instantOf);
  return at === null ? null : { at, speed };
}

/** Whether the address names a moment that there is not: another one is played then, which somebody should be told. */
export const asksForNothing = (search: string, instantOf: InstantOf): boolean =>
  (new URLSearchParams(search).get('replay') ?? '') !== '' && parseReplay(search, instantOf) === null;
