import { type MapFrame, mapSizes } from './mapFrame.ts';
import { rectAround } from './plane.ts';
import { projectTo, type Rect } from './projection.ts';

/** Half the room of the name of a neighbour, in arc minutes. */
const surroundingRoom = { width: 110, height: 26 } as const;

/** What a mark may not cover: names, where alerts are marked, and the column with the names beside the province. */
export function obstaclesIn({ view, labels, marks, surroundings, column }: MapFrame, u: number): Rect[] {
  const side = 2 * mapSizes.mark * u;
  const isNamedBeside = labels.leaders.length > 0;
  return [
    ...labels.inside.map(({ at, shape }) => rectAround(at, shape)),
    // Their room is kept free at all times, so that nothing moves when an alert comes.
    ...[...marks.values()].map((at) => rectAround(projectTo(view, at), { width: side, height: side })),
    ...surroundings.map(({ at }) =>
      rectAround(at, { width: surroundingRoom.width * u, height: surroundingRoom.height * u }),
    ),
    ...(isNamedBeside ? [{ left: column.bend, top: 0, right: view.width, bottom: view.height }] : []),
  ];
}
