import { IconLayer } from 'deck.gl';
import { priorityShapes } from '#client/alert/AlertMark.tsx';
import { readToken } from '#client/ui/theme.ts';
import { type Priority, priorities } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';
import { mapSizes } from '../mapFrame.ts';
import type { AlertMarkAt } from '../mapMarks.ts';
import type { LonLat } from '../projection.ts';

/** Pixels of one shape in the atlas; drawn smaller, so that it stays sharp on a 4K wall. */
const cell = 96;
const pad = 0.14;

const toneOf: Readonly<Record<Priority, string>> = {
  critical: '--critical',
  high: '--attention',
  medium: '--text',
  low: '--text-quiet',
};

/** The shapes of the four priorities side by side, with a rim of the ground so that they stand off every class. */
export function alertAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = cell * priorities.length;
  canvas.height = cell;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  for (const [index, priority] of priorities.entries()) {
    const scale = (cell * (1 - 2 * pad)) / 16;
    context.setTransform(scale, 0, 0, scale, cell * (index + pad), cell * pad);
    const shape = new Path2D(priorityShapes[priority]);
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = readToken('--ground');
    context.stroke(shape);
    context.fillStyle = readToken(toneOf[priority]);
    context.fill(shape);
  }
  return canvas;
}

const mapping = Object.fromEntries(
  priorities.map((priority, index) => [
    priority,
    { x: index * cell, y: 0, width: cell, height: cell, anchorX: cell / 2, anchorY: cell / 2 },
  ]),
);

const nowhere: LonLat = [0, 0];

interface AlertMarkLayerInput {
  readonly alerts: readonly AlertMarkAt[];
  readonly places: ReadonlyMap<AreaId, LonLat>;
  readonly atlas: HTMLCanvasElement;
  readonly u: number;
}

/** The untaken alerts where the frame has kept room for them, drawn over everything else. */
export const alertMarkLayer = ({ alerts, places, atlas, u }: AlertMarkLayerInput): IconLayer<AlertMarkAt> =>
  new IconLayer<AlertMarkAt>({
    id: 'alert-marks',
    data: alerts.filter(({ area }) => places.has(area)),
    iconAtlas: atlas as unknown as string,
    iconMapping: mapping,
    getIcon: ({ priority }) => priority,
    getPosition: ({ area }) => [...(places.get(area) ?? nowhere)],
    sizeUnits: 'pixels',
    getSize: (2 * mapSizes.mark * u) / (1 - 2 * pad),
    updateTriggers: { getSize: u, getPosition: places },
  });
