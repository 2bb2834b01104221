import { gridLines, indicatorsOf, type Place, type Scene, type Tile } from './scene.ts';

/** What is wrong with a scene, at a path within it such as `places[0].tiles[2].indicator`. */
export interface SceneProblem {
  readonly path: string;
  readonly message: string;
}

type Report = (path: string, message: string) => void;

function checkTile(tile: Tile, path: string, ids: ReadonlySet<string>, report: Report): void {
  for (const [index, id] of indicatorsOf(tile).entries())
    if (!ids.has(id))
      report(
        'indicator' in tile ? `${path}.indicator` : `${path}.indicators[${index}]`,
        `"${id}" is not one of the indicators`,
      );
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

/** What the schema alone cannot see: places outside the grid or over one another, indicators that nobody knows. */
export function sceneProblems({ places }: Scene, indicators: ReadonlySet<string>): readonly SceneProblem[] {
  const problems: SceneProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  for (const [index, place] of places.entries()) {
    if (!isInGrid(place)) report(`places[${index}]`, `reaches out of the grid of ${gridLines}`);
    const over = places.findIndex((other, at) => at < index && placesOverlap(place, other));
    if (over >= 0) report(`places[${index}]`, `lies over places[${over}]`);
    for (const [at, tile] of place.tiles.entries())
      checkTile(tile, `places[${index}].tiles[${at}]`, indicators, report);
  }
  return problems;
}
