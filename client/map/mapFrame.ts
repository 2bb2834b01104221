import type { AreaId } from '#shared/area/area.ts';
import type { LocalText } from '#shared/locale/localText.ts';
import type { Column } from './leaderColumn.ts';
import { type MapGeometry, ringsOf } from './mapGeometry.ts';
import { type LabelCell, type LabelPlacement, type LabelShape, placeLabels } from './placeLabels.ts';
import { contains, edgesOf, inflate, isInside, overlaps, touches } from './plane.ts';
import {
  type Bounds,
  boundsOf,
  fitView,
  type LonLat,
  type Point,
  projectTo,
  type Rect,
  unprojectFrom,
  type View,
} from './projection.ts';

/** Sizes of the map's furniture in arc minutes. */
export const mapSizes = {
  text: 18.5,
  lineHeight: 26,
  /** Where the map is low. */
  closeLineHeight: 21.6,
  /** Distance of the lines of a label inside its cell. */
  insideLine: 20.5,
  nameValueGap: 16,
  columnGap: 44,
  edge: 14,
  mark: 11,
} as const;

/** The text of an area as measured in pixels; the value as wide as it can get. */
export interface MeasuredLabel {
  readonly area: AreaId;
  readonly seat: LonLat | undefined;
  /** The name on one line, and broken in two where it has a space. */
  readonly name: MeasuredText;
  readonly broken: readonly MeasuredText[] | null;
  readonly value: number;
}

export interface MeasuredText {
  readonly text: string;
  readonly width: number;
}

export interface ProjectedCell {
  readonly area: AreaId;
  readonly rings: readonly (readonly Point[])[];
  readonly anchor: Point;
}

/** Everything about where things stand on the map; nothing about values. */
export interface MapFrame {
  readonly view: View;
  readonly cells: readonly ProjectedCell[];
  readonly column: Column & { readonly valueRight: number };
  readonly labels: LabelPlacement<AreaId>;
  /** How wide a legend may be that keeps clear of the column, in pixels; null where none would stand. */
  readonly legendMost: number | null;
  /** Where an area is marked: at its seat, or beside its name where that covers the seat. */
  readonly marks: ReadonlyMap<AreaId, LonLat>;
  readonly surroundings: readonly SurroundingLabel[];
}

/** The name of what lies around, at its middle. */
export interface SurroundingLabel {
  readonly name: LocalText;
  readonly at: Point;
}

interface FrameInput {
  readonly geometry: MapGeometry;
  readonly box: { readonly width: number; readonly height: number };
  readonly u: number;
  readonly labels: readonly MeasuredLabel[];
  /** The area to fill the map with; all of them when null. */
  readonly fitTo: AreaId | null;
  /** Kept free on the left foot for the legend. */
  readonly legend: Rect;
  /** Kept free for what is written over a map of one area; null when nothing is. */
  readonly caption: Rect | null;
  /** Kept free along the foot for the notice and the credits, in pixels. */
  readonly foot: number;
  readonly surroundings: readonly { readonly name: LocalText; readonly at: LonLat }[];
}

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
});

function projectCells({ geometry, labels }: FrameInput, view: View): ProjectedCell[] {
  const seats = new Map(labels.map(({ area, seat }) => [area, seat]));
  return geometry.boundaries.features.map((feature) => {
    const area = feature.properties.area;
    const rings = ringsOf(feature).map((ring) => ring.map((at) => projectTo(view, at)));
    const seat = seats.get(area);
    return { area, rings, anchor: seat ? projectTo(view, seat) : middleOf(rings[0] ?? []) };
  });
}

/** Name over value; where that is too wide, the name on two lines over the value. */
const shapesOf = ({ name, broken, value }: MeasuredLabel, u: number): LabelShape[] =>
  [[name], ...(broken ? [broken] : [])].map((lines) => ({
    lines: lines.map(({ text }) => text),
    width: Math.max(value, ...lines.map(({ width }) => width)),
    height: (lines.length + 1) * mapSizes.insideLine * u,
  }));

/** Half the room that the name of a neighbour needs, in arc minutes. */
const surroundingRoom = { x: 60, y: 16 };
/** Of that room what is only air. */
const surroundingMargin = 6;

/** Names of neighbours where they lie, without those that would stand in the column, the legend, the foot or the province itself. */
function placeSurroundings(
  { box, u, legend, foot, surroundings }: FrameInput,
  view: View,
  { column, cells }: { readonly column: Column; readonly cells: readonly ProjectedCell[] },
): SurroundingLabel[] {
  const borders = cells.flatMap(({ rings }) => edgesOf(rings));
  const free = { left: 0, top: 0, right: column.bend, bottom: box.height - foot };
  return surroundings
    .map(({ name, at }) => ({ name, at: projectTo(view, at) }))
    .filter(({ at: { x, y } }) => {
      const room = {
        left: x - surroundingRoom.x * u,
        right: x + surroundingRoom.x * u,
        top: y - surroundingRoom.y * u,
        bottom: y + surroundingRoom.y * u,
      };
      const written = inflate(room, -surroundingMargin * u);
      return (
        contains(free, room) &&
        !overlaps(room, legend) &&
        !borders.some((border) => touches(border, written)) &&
        !cells.some(({ rings }) => isInside({ x, y }, edgesOf(rings)))
      );
    });
}

/** The column that is wide enough for the longest name. `lineHeight` in arc minutes. */
function columnFor({ box, u, labels, foot }: FrameInput, lineHeight: number): MapFrame['column'] {
  const { edge, columnGap, nameValueGap } = mapSizes;
  const widestName = Math.max(0, ...labels.map(({ name }) => name.width));
  const widestValue = Math.max(0, ...labels.map(({ value }) => value));
  const x = box.width - edge * u - widestName - nameValueGap * u - widestValue;
  return {
    x,
    top: edge * u,
    bottom: box.height - foot,
    lineHeight: lineHeight * u,
    bend: x - (columnGap - 6) * u,
    end: x - 14 * u,
    valueRight: box.width - edge * u,
  };
}

/** Of the width and height of an area that fills the map, on each side. */
const aroundShare = 0.16;

/** Narrower than this, of the box, what is left beside the caption and the legend is no map of an area. */
const besideShare = 0.35;

/** The area that fills the map beside what is written over it; null where that leaves no room. */
function viewBeside({ box, u, legend, caption, foot }: FrameInput, bounds: Bounds): View | null {
  if (!caption) return null;
  const edge = mapSizes.edge * u;
  const left = Math.max(caption.right, legend.right) + edge;
  if (box.width - left < besideShare * box.width) return null;
  const frame = { left, top: edge, right: box.width - edge, bottom: box.height - foot };
  return fitView(bounds, box, { ...frame, legendTop: box.height, isCentred: true });
}

/** The province as large as it gets left of `right`, above the legend where it would stand under it. */
function viewBefore(input: FrameInput, right: number, isCentred: boolean): View {
  const { geometry, box, u, fitTo, legend, foot } = input;
  const edge = mapSizes.edge * u;
  const wanted = geometry.boundaries.features.filter(
    ({ properties }) => fitTo === null || properties.area === fitTo,
  );
  const own = boundsOf(wanted.flatMap(ringsOf));
  const bounds = fitTo === null ? own : withSurroundings(own);
  const beside = viewBeside(input, bounds);
  if (beside) return beside;
  const fitted = (bottom: number): View =>
    fitView(bounds, box, {
      ...{ left: edge, top: edge, right, bottom },
      legendTop: legend.top - edge,
      isCentred,
    });
  const whole = fitted(box.height - foot);
  const isUnderLegend = wanted
    .flatMap(ringsOf)
    .flat()
    .map((at) => projectTo(whole, at))
    .some(({ x, y }) => x < legend.right + edge && y > legend.top - edge);
  return isUnderLegend ? fitted(legend.top - edge) : whole;
}

/**
 * Fits the province into its box, then names every area that has room for its name. Beside a column with lines of this
 * height in arc minutes, or without one when null.
 */
function frameBeside(input: FrameInput, lineHeight: number | null): MapFrame {
  const { box, u, labels, legend, caption } = input;
  const { columnGap, edge, mark } = mapSizes;
  const isNamedBeside = lineHeight !== null;
  const column = columnFor(input, lineHeight ?? mapSizes.lineHeight);
  const right = isNamedBeside ? column.x - columnGap * u : box.width - edge * u;
  const view = viewBefore(input, right, !isNamedBeside);
  const cells = projectCells(input, view);
  const measured = new Map(labels.map((label) => [label.area, label]));
  const labelCells: LabelCell<AreaId>[] = cells.flatMap(({ area, rings, anchor }) => {
    const label = measured.get(area);
    return label ? [{ id: area, rings, anchor, shapes: shapesOf(label, u) }] : [];
  });
  const bounds = { left: 0, top: 0, right: isNamedBeside ? column.bend : box.width, bottom: box.height };
  const placed = placeLabels(labelCells, {
    column: isNamedBeside ? column : null,
    bounds,
    obstacles: caption ? [legend, caption] : [legend],
    markRadius: mark * u,
    margin: 1.5 * u,
  });
  const marks = new Map(cells.map(({ area, anchor }) => [area, unprojectFrom(view, anchor)]));
  for (const { id, mark: at } of placed.inside) marks.set(id, unprojectFrom(view, at));
  const around = placeSurroundings(input, view, {
    column: { ...column, bend: bounds.right },
    cells,
  });
  return { view, cells, column, labels: placed, legendMost: null, marks, surroundings: around };
}

/** The bounds with some of what lies around. */
function withSurroundings([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) * aroundShare, (north - south) * aroundShare];
  return [west - x, south - y, east + x, north + y];
}

const isCrowded = ({ labels, column }: MapFrame): boolean =>
  labels.leaders.length > Math.floor((column.bottom - column.top) / column.lineHeight);

/**
 * Names every area beside the province where the column holds them; on a small map the province has the room, and so has an
 * area that fills it.
 */
export function createMapFrame(input: FrameInput): MapFrame {
  const { box, u, fitTo } = input;
  const { bend } = columnFor(input, mapSizes.lineHeight);
  if (fitTo !== null || bend < box.width / 2) return frameBeside(input, null);
  // Whether the column is crowded in the end or not: what the legend is told must not depend on the legend.
  const legendMost = bend - 2 * mapSizes.edge * u;
  for (const lineHeight of [mapSizes.lineHeight, mapSizes.closeLineHeight]) {
    const frame = frameBeside(input, lineHeight);
    if (!isCrowded(frame)) return { ...frame, legendMost };
  }
  return { ...frameBeside(input, null), legendMost };
}
