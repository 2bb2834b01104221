import { chanceAt, seedOf } from '#server/profile/chance.ts';
import type { Area } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Site, SiteCause, SiteState } from '#shared/site/site.ts';
import type { DemoStory } from './demoStory.ts';
import { isDarkOn } from './demoWeather.ts';

/** How a site is played at a moment. */
export interface DemoSiteState {
  readonly site: Site;
  /** Area code. */
  readonly area: string;
  readonly state: SiteState;
  readonly cause: SiteCause | null;
}

/** The states of all sites as functions of time (epoch ms). */
export interface DemoSites {
  statesAt(at: number): readonly DemoSiteState[];
  /** What is to be said between the ticks at `before` and `at`: what changed, and whose turn it is to be said again. */
  due(before: number, at: number): DemoSiteState[];
}

interface PlayedSite {
  readonly site: Site;
  readonly area: Area;
  /** Code of the district on the storm's road that it lies in; null beside the road. */
  readonly district: string | null;
  readonly seed: number;
  /** Shared by all that stand on one mast: they lose the mains together. */
  readonly placeSeed: number;
}

type Played = Pick<DemoSiteState, 'state' | 'cause'>;

const up: Played = { state: 'up', cause: null };
const down = (cause: SiteCause | null): Played => ({ state: 'down', cause });

/** Now and then each is said again, for a listener that missed one. */
const sayAgainMs = 10 * 60_000;

/** An ordinary day: of a thousand sites this many are out, each for this long. */
const ordinary: Readonly<
  Partial<Record<Site['kind'], { readonly perThousand: number; readonly ms: number }>>
> = {
  bts: { perThousand: 2, ms: 45 * 60_000 },
  radio: { perThousand: 35, ms: 6 * 3_600_000 },
  route: { perThousand: 4, ms: 3 * 3_600_000 },
};

/** Most outages are of power, some of a cut cable, the rest of equipment or not explained yet. */
function causeOf(seed: number, turn: number): SiteCause | null {
  const share = chanceAt(seed ^ 0x5bd1, turn);
  if (share < 0.5) return 'power';
  if (share < 0.75) return 'cable';
  return share < 0.95 ? 'equipment' : null;
}

function ordinaryState({ site, seed }: PlayedSite, at: number): Played {
  const rhythm = ordinary[site.kind];
  if (!rhythm) return up;
  const turn = Math.floor(at / rhythm.ms + seed / 2 ** 32);
  if (chanceAt(seed, turn) >= rhythm.perThousand / 1_000) return up;
  return down(site.kind === 'route' ? 'cable' : causeOf(seed, turn));
}

/** Short of the force that takes a conference point down it runs on its battery. */
const batteryMargin = 0.15;

function pointUnder({ seed }: PlayedSite, storm: number, loop: number): Played {
  const holds = 0.3 + 0.5 * chanceAt(seed, loop);
  if (storm > holds) return down('power');
  return storm > holds - batteryMargin ? { state: 'degraded', cause: 'battery' } : up;
}

/** Of the masts in the eye of the storm one in ten loses the mains; a third of those have a generator. */
function stationUnder({ seed, placeSeed }: PlayedSite, storm: number, loop: number): Played {
  if (chanceAt(placeSeed, loop) < 0.1 * storm)
    return chanceAt(placeSeed ^ 0x2c1b, loop) < 0.35
      ? { state: 'degraded', cause: 'generator' }
      : down('power');
  if (chanceAt(seed ^ 0x77a1, loop) < 0.03 * storm)
    return down(chanceAt(seed ^ 0x19f3, loop) < 0.6 ? 'cable' : 'equipment');
  return up;
}

function stateUnder(one: PlayedSite, storm: number, loop: number): Played {
  switch (one.site.kind) {
    case 'bts':
      return stationUnder(one, storm, loop);
    case 'radio':
    case 'network':
      return chanceAt(one.seed, loop) < 0.33 * storm ? down('power') : up;
    case 'route':
      return chanceAt(one.seed, loop) < 0.2 * storm ? down('cable') : up;
    case 'conference':
      return pointUnder(one, storm, loop);
    case 'data-centre':
      // It has a generator, and the storm knows it.
      return up;
    default:
      return one.site.kind satisfies never;
  }
}

interface DemoSitesParts {
  readonly sites: readonly Site[];
  readonly stormPath: readonly string[];
  readonly tree: AreaTree;
  readonly story: DemoStory;
}

function playedSites({ sites, stormPath, tree }: DemoSitesParts): PlayedSite[] {
  const road = new Set(stormPath);
  return sites.flatMap((site) => {
    const area = tree.get(site.area);
    if (!area) return [];
    const districts = [area, ...tree.ancestorsOf(area.id)].map(({ code }) => code);
    const district = districts.find((code) => road.has(code)) ?? null;
    const seed = seedOf(site.id);
    return [{ site, area, district, seed, placeSeed: site.place === undefined ? seed : seedOf(site.place) }];
  });
}

export function createDemoSites(parts: DemoSitesParts): DemoSites {
  const { tree, story } = parts;
  const played = playedSites(parts);
  let newest: { readonly at: number; readonly states: readonly DemoSiteState[] } = {
    at: Number.NaN,
    states: [],
  };

  const computeAt = (at: number): DemoSiteState[] => {
    const loop = story.loopAt(at);
    const storms = new Map<string, number>();
    const dark = new Map<string, boolean>();
    const stormIn = (district: string): number => {
      const storm = storms.get(district) ?? story.stormIn(district, at);
      storms.set(district, storm);
      return storm;
    };
    const isDark = ({ area, district }: PlayedSite): boolean => {
      const known = dark.get(area.id) ?? isDarkOn({ area, district }, at, { story, tree });
      dark.set(area.id, known);
      return known;
    };
    return played.map((one) => {
      const { site, area, district } = one;
      const storm = district === null ? 0 : stormIn(district);
      const stormy = storm === 0 ? up : stateUnder(one, storm, loop);
      const state =
        site.kind === 'bts' && storm > 0 && isDark(one)
          ? down('power')
          : stormy === up
            ? ordinaryState(one, at)
            : stormy;
      return { site, area: area.code, ...state };
    });
  };

  const statesAt = (at: number): readonly DemoSiteState[] => {
    if (newest.at !== at) newest = { at, states: computeAt(at) };
    return newest.states;
  };

  const hasTurn = (seed: number, before: number, at: number): boolean => {
    const offset = (seed / 2 ** 32) * sayAgainMs;
    return Math.floor((at + offset) / sayAgainMs) > Math.floor((before + offset) / sayAgainMs);
  };

  return {
    statesAt,
    due: (before, at) => {
      // The tick before asked for its own moment last: it is still there.
      const then = statesAt(before);
      const now = statesAt(at);
      return now.filter((one, index) => {
        const was = then[index];
        const isChanged = was?.state !== one.state || was.cause !== one.cause;
        return isChanged || hasTurn(played[index]?.seed ?? 0, before, at);
      });
    },
  };
}
