import { chance } from '#server/profile/chance.ts';

/** The whole story: storm, repair, calm. Then it begins again, with other districts hit hardest. */
export const loopMs = 30 * 60_000;
/** Short enough for somebody who has just started the product to see the first alert within a minute. */
const firstHitMs = 15_000;
const betweenHitsMs = 50_000;
const onsetMs = 20_000;
const heldMs = 8 * 60_000;
const repairMs = 90_000;

/** Since when the straggler's readings are missing at the start, and when in each loop they come. */
const silentBeforeMs = 20 * 60_000;
const backFromMs = 22 * 60_000;

/** What happens in the demo feed, and when. Areas are area codes, instants epoch ms. */
export interface DemoStory {
  /** How hard the storm hits a district now: 0 (not) to 1. Whole province when `code` is null: the mean of the road. */
  stormIn(code: string | null, at: number): number;
  /** Which loop of the story it is; for what differs from storm to storm. Negative before the start. */
  loopAt(at: number): number;
  /** Whether the straggler's source sends nothing now. */
  isStragglerSilent(at: number): boolean;
}

/** 0 to 1 and back: the rise of the storm over a district, its stay, the repair. `since` the hit, in ms. */
function course(since: number): number {
  if (since <= 0) return 0;
  if (since < onsetMs) return since / onsetMs;
  if (since < onsetMs + heldMs) return 1;
  return Math.max(0, 1 - (since - onsetMs - heldMs) / repairMs);
}

export function createDemoStory(stormPath: readonly string[], storyStartAt: number): DemoStory {
  const places = new Map(stormPath.map((code, index) => [code, index]));
  const loopAt = (at: number) => Math.floor((at - storyStartAt) / loopMs);
  const severityOf = (code: string, place: number, loop: number): number =>
    place === 0 ? 1 : 0.4 + 0.6 * chance(`severity:${code}:${loop}`);

  const stormOver = (code: string, at: number): number => {
    const place = places.get(code);
    const loop = loopAt(at);
    // History has no storm: the 24 hours before the start are an ordinary day.
    if (place === undefined || loop < 0) return 0;
    const since = at - storyStartAt - loop * loopMs - firstHitMs - place * betweenHitsMs;
    return course(since) * severityOf(code, place, loop);
  };

  return {
    loopAt,
    stormIn: (code, at) => {
      if (code !== null) return stormOver(code, at);
      if (stormPath.length === 0) return 0;
      return stormPath.reduce((sum, one) => sum + stormOver(one, at), 0) / stormPath.length;
    },
    isStragglerSilent: (at) => {
      const loop = loopAt(at);
      if (loop < 0) return at > storyStartAt - silentBeforeMs;
      return at - storyStartAt - loop * loopMs < backFromMs;
    },
  };
}
