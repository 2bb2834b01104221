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

type Icon = `${Priority}-${'active' | 'returned'}`;
const icons: readonly { readonly icon: Icon; readonly priority: Priority; readonly active: boolean }[] =
  priorities.flatMap((priority) => [
    { icon: `${priority}-active` as const, priority, active: true },
    { icon: `${priority}-returned` as const, priority, active: false },
  ]);

/** Draws a shape as `AlertMark` does: filled while it lasts, hollow with a core when it went by untaken. */
function drawIcon(context: CanvasRenderingContext2D, priority: Priority, active: boolean): void {
  const [ground, tone] = [readToken('--ground'), readToken(toneOf[priority])];
  const shape = new Path2D(priorityShapes[priority]);
  context.lineJoin = 'round';
  // A rim of the ground, so that it stands off every class.
  context.lineWidth = 5;
  context.strokeStyle = ground;
  context.stroke(shape);
  context.fillStyle = active ? tone : ground;
  context.fill(shape);
  if (active) return;
  context.lineWidth = 2.2;
  context.strokeStyle = tone;
  context.stroke(shape);
  context.fillStyle = tone;
  context.beginPath();
  context.arc(8, priority === 'high' ? 9.8 : 8, 2.2, 0, 2 * Math.PI);
  context.fill();
}

/** The shapes of all priorities side by side. */
export function alertAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = cell * icons.length;
  canvas.height = cell;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const scale = (cell * (1 - 2 * pad)) / 16;
  for (const [index, { priority, active }] of icons.entries()) {
    context.setTransform(scale, 0, 0, scale, cell * (index + pad), cell * pad);
    drawIcon(context, priority, active);
  }
  return canvas;
}

const mapping = Object.fromEntries(
  icons.map(({ icon }, index) => [
    icon,
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
    getIcon: ({ priority, active }): Icon => `${priority}-${active ? 'active' : 'returned'}`,
    getPosition: ({ area }) => [...(places.get(area) ?? nowhere)],
    sizeUnits: 'pixels',
    getSize: (2 * mapSizes.mark * u) / (1 - 2 * pad),
    updateTriggers: { getSize: u, getPosition: places },
  });
