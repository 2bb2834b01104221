import type { Site, SiteState } from '#shared/site/site.ts';
import { chance } from './demoNoise.ts';
import type { DemoStory } from './demoStory.ts';

/** What the storm does to a site. The cause is power: that is what takes most stations in a real storm. */
export interface DemoSiteState {
  readonly site: Site;
  /** Area code. */
  readonly area: string;
  readonly state: SiteState;
  readonly cause: string | null;
}

/** Short of the force that takes a site down it runs on its battery. */
const batteryMargin = 0.15;

function stateUnder(site: Site, storm: number, loop: number): SiteState {
  // A data centre has a generator.
  if (site.kind === 'data-centre' || storm === 0) return 'up';
  const holds = 0.3 + 0.5 * chance(`${site.id}:${loop}`);
  if (storm > holds) return 'down';
  return storm > holds - batteryMargin ? 'degraded' : 'up';
}

/** The state of a site at `at` (epoch ms) by the story. `area` is the code of the district that the site is in. */
export function demoSiteState(
  { site, area }: Pick<DemoSiteState, 'site' | 'area'>,
  at: number,
  story: DemoStory,
): DemoSiteState {
  const state = stateUnder(site, story.stormIn(area, at), story.loopAt(at));
  return { site, area, state, cause: state === 'up' ? null : 'power' };
}
