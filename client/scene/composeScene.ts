import { type AlertRows, isFlood } from '#client/tile/alertRows.ts';
import { gridLines, type Place, type Scene, type Tile } from '#shared/scene/scene.ts';
import type { Rect } from './rect.ts';
import { planStack } from './stackPlan.ts';

/** A tile with where it stands. */
export interface Piece {
  readonly key: string;
  readonly tile: Tile;
  readonly rect: Rect;
}

/** What a scene is composed for. All sizes in arc minutes. */
export interface SceneRoom {
  readonly width: number;
  readonly height: number;
  /** Kept free at both sides, for screens cut off their edges. A map alone reaches into it. */
  readonly margin: number;
  readonly rows: AlertRows;
  /** Counts up slowly: what does not fit takes turns. */
  readonly turn: number;
  /** Another scene on the same wall shows the list of alerts and the day's ribbon already. */
  readonly beside: boolean;
}

/** `top`: below the header's hairline, so that the first tiles' own does not double it. */
const gaps = { x: 28, y: 18, top: 10 } as const;

/** How far within a map its legend stands: the map begins so much left of the margin that its words begin on it. */
const mapInset = 14;

/** A smaller room shows fewer things, not smaller ones: one thing and the list. */
const leastForGrid = { width: 980, height: 500 } as const;
export const isFar = ({ width, height }: Pick<SceneRoom, 'width' | 'height'>): boolean =>
  width < leastForGrid.width || height < leastForGrid.height;

const hasList = ({ tiles }: Place): boolean => tiles.some(({ kind }) => kind === 'alert-list');
const actingKinds: readonly Tile['kind'][] = ['alert-list', 'ribbon', 'ticker'];

const keyOf = (tile: Tile): string => {
  if ('indicator' in tile) return `${tile.kind} ${tile.indicator}`;
  return 'indicators' in tile ? `${tile.kind} ${tile.indicators.join()}` : tile.kind;
};

/** Columns that the list takes from its left neighbours in trouble and in a flood. */
function widened(places: readonly Place[], gain: number): readonly Place[] {
  const list = places.find(hasList);
  if (!list || gain === 0) return places;
  const isNeighbour = (place: Place): boolean =>
    place.column + place.columns === list.column &&
    place.row < list.row + list.rows &&
    list.row < place.row + place.rows;
  const neighbours = places.filter(isNeighbour);
  if (neighbours.length === 0 || neighbours.some(({ columns }) => columns - gain < 2)) return places;
  return places.map((place) => {
    if (place === list) return { ...place, column: place.column - gain, columns: place.columns + gain };
    return isNeighbour(place) ? { ...place, columns: place.columns - gain } : place;
  });
}

/** The rectangle of a place. The grid is as high as its lowest place. */
function rectOf({ column, row, columns, rows, tiles }: Place, room: SceneRoom, lines: number): Rect {
  const { width, height, margin } = room;
  const stepX = (width - 2 * margin + gaps.x) / gridLines;
  const stepY = (height - gaps.top + gaps.y) / lines;
  const x = margin + (column - 1) * stepX;
  const rect = {
    x,
    y: gaps.top + (row - 1) * stepY,
    width: columns * stepX - gaps.x,
    height: rows * stepY - gaps.y,
  };
  // Sea and neighbours are the ground of the page, not a box on it.
  if (column > 1 || tiles[0]?.kind !== 'map') return rect;
  const above = row === 1 ? rect.y : 0;
  const left = Math.max(0, x - mapInset);
  return { x: left, y: rect.y - above, width: rect.width + x - left, height: rect.height + above };
}

function piecesOf(place: Place, room: Rect, { rows, turn }: SceneRoom): readonly Piece[] {
  const list = place.tiles.find(({ kind }) => kind === 'alert-list');
  const [only] = place.tiles;
  if (only && place.tiles.length === 1) return [{ key: keyOf(only), tile: only, rect: room }];
  const figures = place.tiles.filter((tile) => tile !== list);
  const plan = planStack({ room, rows: list ? rows : null, figures: figures.length, turn });
  return [
    ...(list && plan.list ? [{ key: keyOf(list), tile: list, rect: plan.list }] : []),
    ...plan.figures.flatMap((rect, index) => {
      const tile = figures[plan.first + index];
      return tile ? [{ key: keyOf(tile), tile, rect }] : [];
    }),
  ];
}

/** Without what the scene beside shows already; the grid closes up. */
function withoutActing({ places }: Scene): readonly Place[] {
  return places.flatMap((place) => {
    const tiles = place.tiles.filter(({ kind }) => !actingKinds.includes(kind));
    return tiles.length > 0 ? [{ ...place, tiles }] : [];
  });
}

/** Far away: the list alone while something waits, unless the room is wide; else one thing at a time beside the figures. */
function composeFar(places: readonly Place[], room: SceneRoom): readonly Piece[] {
  const whole: Place = { column: 1, row: 1, columns: gridLines, rows: gridLines, tiles: [] };
  const on = (place: Place, columns: Pick<Place, 'column' | 'columns'>): readonly Piece[] => {
    const placed = { ...whole, ...columns, tiles: place.tiles };
    return piecesOf(placed, rectOf(placed, room, gridLines), room);
  };
  const side = places.find(hasList) ?? places.find(({ tiles }) => tiles.length > 1);
  const isTrouble = side !== undefined && hasList(side) && room.rows.untaken.length > 0;
  if (isTrouble && room.width < leastForGrid.width) return on(side, whole);
  const others = places.filter(
    (place) => place !== side && place.tiles.some(({ kind }) => kind !== 'ribbon'),
  );
  const shown = others[room.turn % Math.max(1, others.length)];
  if (!shown) return side ? on(side, whole) : [];
  if (!side) return on(shown, whole);
  const columns = isTrouble ? 6 : 7;
  return [
    ...on(shown, { column: 1, columns }),
    ...on(side, { column: columns + 1, columns: gridLines - columns }),
  ];
}

/**
 * Where everything of a scene stands. What demands action decides: with alerts to take the list widens, in a flood again.
 * Nothing ever stands over anything else or out of the room.
 */
export function composeScene(scene: Scene, room: SceneRoom): readonly Piece[] {
  const given = room.beside ? withoutActing(scene) : scene.places;
  if (isFar(room)) return composeFar(given, room);
  const lines = Math.max(...given.map(({ row, rows }) => row + rows - 1));
  const gain = room.beside || room.rows.untaken.length === 0 ? 0 : 1;
  const composed = (by: number): readonly Place[] => widened(given, by);
  const listRoom = composed(gain).find(hasList);
  const flood = gain > 0 && listRoom && isFlood(room.rows, rectOf(listRoom, room, lines));
  return composed(flood ? 2 : gain).flatMap((place) => piecesOf(place, rectOf(place, room, lines), room));
}

/** Whether two compositions have the same tiles in the same places. */
export const isSameComposition = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.length === b.length &&
  a.every(({ tile, rect }, index) => {
    const other = b[index];
    return (
      tile === other?.tile &&
      rect.x === other.rect.x &&
      rect.y === other.rect.y &&
      rect.width === other.rect.width &&
      rect.height === other.rect.height
    );
  });
