import type { Indicator } from '#shared/indicator/indicator.ts';
import {
  gridLines,
  type Place,
  type Scene,
  type SceneId,
  type Tile,
  type TileKind,
} from '#shared/scene/scene.ts';
import { isInGrid, placesOverlap } from '#shared/scene/sceneProblems.ts';

type Box = Omit<Place, 'tiles'>;

/** A change of a place in lines of the grid. */
export interface PlaceChange {
  readonly column?: number;
  readonly row?: number;
  readonly columns?: number;
  readonly rows?: number;
}

const isFree = (places: readonly Place[], box: Box, own: number): boolean =>
  box.column >= 1 &&
  box.row >= 1 &&
  box.columns >= 1 &&
  box.rows >= 1 &&
  isInGrid(box) &&
  !places.some((place, index) => index !== own && placesOverlap(place, box));

/** The places with one moved or resized; as they were where it would leave the grid or lie over another. */
export function changePlace(
  places: readonly Place[],
  index: number,
  { column = 0, row = 0, columns = 0, rows = 0 }: PlaceChange,
): readonly Place[] {
  const place = places[index];
  if (!place) return places;
  const next = {
    ...place,
    column: place.column + column,
    row: place.row + row,
    columns: place.columns + columns,
    rows: place.rows + rows,
  };
  return isFree(places, next, index) ? places.with(index, next) : places;
}

/** The largest free rectangle of the grid; null when the grid is full. */
export function freeBox(places: readonly Place[]): Box | null {
  const lines = Array.from({ length: gridLines }, (_, index) => index + 1);
  const boxes = lines.flatMap((column) =>
    lines.flatMap((row) =>
      lines.flatMap((columns) => lines.map((rows): Box => ({ column, row, columns, rows }))),
    ),
  );
  const free = boxes.filter((box) => isFree(places, box, -1));
  return free.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows)[0] ?? null;
}

/** A tile of a kind with something in it that the province has. */
export function newTile(kind: TileKind, indicators: readonly Indicator[]): Tile {
  const [first] = indicators;
  if (!first) throw new Error('a profile has at least one indicator');
  switch (kind) {
    case 'headline':
    case 'trend':
    case 'ranking':
      return { kind, indicator: first.id };
    case 'map':
      return { kind, indicator: first.id, limits: [25, 50, 75] };
    case 'bullet':
    case 'state-matrix':
      return { kind, indicators: [first.id] };
    case 'sites':
      return { kind, site: 'bts' };
    case 'notice':
      return { kind, text: { vi: 'Nội dung thông báo', en: 'Text of the notice' } };
    case 'alert-list':
    case 'ribbon':
    case 'ticker':
    case 'clock':
      return { kind };
    default:
      return kind satisfies never;
  }
}

/** The first name of the form `canh-1` that no scene has. */
export function newSceneId(scenes: readonly Scene[]): SceneId {
  const taken = new Set<string>(scenes.map(({ id }) => id));
  let number = 1;
  while (taken.has(`canh-${number}`)) number += 1;
  return `canh-${number}` as SceneId;
}

/** A list with one item moved by one place; as it was at an end of the list. */
export function moveItem<T>(items: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const [item, other] = [items[index], items[index + by]];
  return item === undefined || other === undefined ? items : items.with(index, other).with(index + by, item);
}
