import type { AreaId } from '#shared/area/area.ts';
import { type MapFrame, mapSizes } from './mapFrame.ts';
import { rectAround } from './plane.ts';
import { projectTo, type Rect } from './projection.ts';

/** Half the room of the name of a neighbour, in arc minutes. */
const surroundingRoom = { width: 110, height: 26 } as const;

/** Where alerts are marked. Room for those that may come would leave none on a map of many areas. */
export function alertPlaces(
  { view, marks }: MapFrame,
  alerts: readonly { readonly area: AreaId }[],
  u: number,
): Rect[] {
  const side = 2 * mapSizes.mark * u;
  return alerts.flatMap(({ area }) => {
    const at = marks.get(area);
    return at ? [rectAround(projectTo(view, at), { width: side, height: side })] : [];
  });
}

/** Where names stand: in the areas, around them, and in the column beside the province. */
export function namesIn({ view, labels, surroundings, column }: MapFrame, u: number): Rect[] {
  const isNamedBeside = labels.leaders.length > 0;
  return [
    ...labels.inside.map(({ at, shape }) => rectAround(at, shape)),
    ...surroundings.map(({ at }) =>
      rectAround(at, { width: surroundingRoom.width * u, height: surroundingRoom.height * u }),
    ),
    ...(isNamedBeside ? [{ left: column.bend, top: 0, right: view.width, bottom: view.height }] : []),
  ];
}
