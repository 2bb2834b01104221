import type { Level, LevelId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { gridLines, type Place, type Scene, type Tile } from './scene.ts';

/** What is wrong with a scene, at a path within it such as `places[0].tiles[2].indicator`. */
export interface SceneProblem {
  readonly path: string;
  readonly message: string;
}

type Report = (path: string, message: string) => void;

/** What of a province its scenes are checked against. */
export interface SceneGround {
  readonly indicators: readonly Pick<Indicator, 'id' | 'measure' | 'rollUp' | 'levels'>[];
  /** From the top down. */
  readonly levels: readonly Pick<Level, 'id'>[];
  readonly map: { readonly level: LevelId };
}

/** The indicators of a tile, each with where it is written. */
function namedIn(tile: Tile): (readonly [path: string, id: Indicator['id']])[] {
  if ('indicators' in tile) return tile.indicators.map((id, index) => [`indicators[${index}]`, id]);
  const own = 'indicator' in tile ? [['indicator', tile.indicator] as const] : [];
  return tile.kind === 'map' && tile.volume !== undefined ? [...own, ['volume', tile.volume]] : own;
}

/** Why an indicator has no circle in each area of the map; null when it has. */
function volumeFault(
  { id, measure, rollUp, levels: reported }: SceneGround['indicators'][number],
  { levels, map }: SceneGround,
): string | null {
  if (measure !== 'value' || rollUp.rule !== 'sum')
    return `"${id}" is not a count that adds up; expected one, whose circles can be compared`;
  const rank = (level: LevelId): number => levels.findIndex((one) => one.id === level);
  if (Math.max(...reported.map(rank)) < rank(map.level))
    return `"${id}" is not reported for a ${map.level}, the level of the map`;
  return null;
}

function checkTile(tile: Tile, path: string, ground: SceneGround, report: Report): void {
  for (const [within, id] of namedIn(tile)) {
    const indicator = ground.indicators.find((one) => one.id === id);
    const fault = indicator
      ? within === 'volume' && volumeFault(indicator, ground)
      : `"${id}" is not one of the indicators`;
    if (fault) report(`${path}.${within}`, fault);
  }
  if (
    tile.kind === 'map' &&
    tile.limits.some((limit, index) => index > 0 && limit <= (tile.limits[index - 1] ?? limit))
  )
    report(`${path}.limits`, 'expected ascending numbers');
}

/** Whether two places of a grid cover a cell in common. */
export const placesOverlap = (a: Omit<Place, 'tiles'>, b: Omit<Place, 'tiles'>): boolean =>
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns &&
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows;

/** Whether a place lies within the grid. */
export const isInGrid = ({ column, row, columns, rows }: Omit<Place, 'tiles'>): boolean =>
  column + columns - 1 <= gridLines && row + rows - 1 <= gridLines;

/**
 * What the schema alone cannot see: places outside the grid or over one another, indicators that nobody knows, circles of what is
 * no count of an area.
 */
export function sceneProblems({ places }: Scene, ground: SceneGround): readonly SceneProblem[] {
  const problems: SceneProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  for (const [index, place] of places.entries()) {
    if (!isInGrid(place)) report(`places[${index}]`, `reaches out of the grid of ${gridLines}`);
    const over = places.findIndex((other, at) => at < index && placesOverlap(place, other));
    if (over >= 0) report(`places[${index}]`, `lies over places[${over}]`);
    for (const [at, tile] of place.tiles.entries())
      checkTile(tile, `places[${index}].tiles[${at}]`, ground, report);
  }
  return problems;
}
