import { type MapGeometry, ringsOf } from './mapGeometry.ts';
import { boundsOf, projectTo, type Rect, type View } from './projection.ts';

/** How much of a view what lies around the province covers, in pixels of its box. All of it where nothing is known. */
export function landExtent({ surroundings }: Pick<MapGeometry, 'surroundings'>, view: View): Rect {
  const whole = { left: 0, top: 0, right: view.width, bottom: view.height };
  if (surroundings.features.length === 0) return whole;
  const [west, south, east, north] = boundsOf(surroundings.features.flatMap(ringsOf));
  const [from, to] = [projectTo(view, [west, north]), projectTo(view, [east, south])];
  return {
    left: Math.max(whole.left, from.x),
    top: Math.max(whole.top, from.y),
    right: Math.min(whole.right, to.x),
    bottom: Math.min(whole.bottom, to.y),
  };
}
