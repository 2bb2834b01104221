import { chance } from '#server/profile/chance.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { DemoSeries } from './demoSeries.ts';
import type { DemoStory } from './demoStory.ts';

/** A storm as hard as this leaves one commune of a larger district without any signal. */
const darkFrom = 0.8;
const largeDistrict = 4;

/** How hard the storm hits the area of a series at `at` (epoch ms): 0 to 1; for the whole province the mean of the road. */
export function stormOn({ area, district }: DemoSeries, at: number, story: DemoStory): number {
  if (area.parent === null) return story.stormIn(null, at);
  return district === null ? 0 : story.stormIn(district, at);
}

/** Whether it is the one commune of its district that loses everything; another one in each loop. */
export function isDarkOn(
  { area, district }: Pick<DemoSeries, 'area' | 'district'>,
  at: number,
  { story, tree }: { readonly story: DemoStory; readonly tree: AreaTree },
): boolean {
  if (district === null || area.parent === null || area.code === district) return false;
  const siblings = tree.childrenOf(area.parent);
  if (siblings.length < largeDistrict || story.stormIn(district, at) < darkFrom) return false;
  const turn = Math.floor(chance(`dark:${district}:${story.loopAt(at)}`) * siblings.length);
  return siblings[turn]?.id === area.id;
}
