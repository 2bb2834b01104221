/** The largest map that ships: as many areas as the largest catalogue has, as many stations as the province with most. */
export const areaCount = 168;
export const siteCount = 8_100;

const columns = 14;
const rows = Math.ceil(areaCount / columns);
const corner = [103.9, 18.5] as const;
const cell = [0.12, 0.1] as const;

type Ring = (readonly [number, number])[];

/** The outline of an area with as many corners as a generalised district has. */
export function ringOf(area: number): Ring {
  const [west, south] = [
    corner[0] + (area % columns) * cell[0],
    corner[1] + Math.floor(area / columns) * cell[1],
  ];
  const steps = 8;
  const sides = [
    (part: number) => [west + part * cell[0], south],
    (part: number) => [west + cell[0], south + part * cell[1]],
    (part: number) => [west + cell[0] * (1 - part), south + cell[1]],
    (part: number) => [west, south + cell[1] * (1 - part)],
  ] as const;
  const ring = sides.flatMap((side) => Array.from({ length: steps }, (_, step) => side(step / steps)));
  return [...ring, ring[0]] as unknown as Ring;
}

/** Where a station stands: spread over all areas, never twice at the same place. */
export function positionOf(site: number): [number, number] {
  const [wide, high] = [columns * cell[0], rows * cell[1]];
  const turn = (site * 0.618_033_988_75) % 1;
  return [corner[0] + wide * ((site + 0.5) / siteCount), corner[1] + high * turn];
}

/** The number of the area that a place lies in. */
export const areaOf = ([lon, lat]: readonly [number, number]): number => {
  const place = Math.floor((lat - corner[1]) / cell[1]) * columns + Math.floor((lon - corner[0]) / cell[0]);
  return Math.min(areaCount - 1, Math.max(0, place));
};

/** The value of an area in a tick: in another class than in the tick before, for every area. */
export const valueAt = (area: number, tick: number): number => ((area * 37 + tick * 23) % 100) + 0.5;

/** Whether a station is down in a tick: half of them always are, and every `one`-th changes in each tick. */
export const isDownAt = (site: number, tick: number, one: number): boolean => (site + tick) % (2 * one) < one;
