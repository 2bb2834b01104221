import type { AreaId } from '#shared/area/area.ts';
import type { Bubble } from './bubbles.ts';
import type { MapFrame } from './mapFrame.ts';
import type { MapGeometry } from './mapGeometry.ts';
import type { MapMarks, SiteMarkAt } from './mapMarks.ts';
import type { RampClass } from './ramp.ts';

/** The class of an area without fresh data: hatched, not coloured. */
export const noClass = -1;

/** What a map shows, whoever draws it: the GPU or the drawing. */
export interface DrawnMapProps {
  readonly geometry: MapGeometry;
  readonly frame: MapFrame;
  readonly ramp: readonly RampClass[];
  /** Class of each area; `noClass` for one without fresh data. */
  readonly classes: ReadonlyMap<AreaId, number>;
  readonly alerts: MapMarks['alerts'];
  /** Sites that stand for themselves; where many are not up, a mark over the map tells of them. */
  readonly sites: readonly SiteMarkAt[];
  readonly routes: MapMarks['routes'];
  readonly bubbles: readonly Bubble[];
  readonly selected: AreaId | null;
  readonly u: number;
  /** How long the GPU's map takes from one view to the next, ms; 0 jumps. */
  readonly glideMs: number;
}
