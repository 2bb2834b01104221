import type { AreaId } from '#shared/area/area.ts';
import type { MapFrame } from './mapFrame.ts';
import type { MapGeometry } from './mapGeometry.ts';
import type { MapMarks } from './mapMarks.ts';
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
  readonly marks: MapMarks;
  readonly selected: AreaId | null;
  readonly u: number;
}
