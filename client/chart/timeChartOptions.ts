import uPlot from 'uplot';
import { formatClock, formatDay } from '#client/format/clock.ts';
import { readToken } from '#client/ui/theme.ts';
import type { Box } from '#client/ui/useBox.ts';
import { type AxisKind, type ChartColumns, type ChartPoint, valueRange } from './timeChartData.ts';

interface TimeChartParts {
  readonly box: Box;
  /** Pixels of one arc minute. */
  readonly u: number;
  readonly columns: ChartColumns;
  readonly range: { readonly fromAt: number; readonly toAt: number };
  readonly target: number | null;
  /** What stands at the target line: "chỉ tiêu 80 %". */
  readonly targetText: string;
  /** A moment to be seen, as a line from head to foot; epoch ms. */
  readonly momentAt: number | null;
  readonly axis: AxisKind;
  readonly timeZone: string;
  readonly formatAxis: (values: readonly number[]) => string[];
  readonly onPoint: (point: ChartPoint | null) => void;
}

const labelUnits = 20;
const hourS = 3_600;
const longestInHours = 72;
/** Of the chart's height: the strip at its foot that shows how many areas were missing. */
const stripShare = 0.08;

const axisLook = (u: number): Pick<uPlot.Axis, 'stroke' | 'font' | 'grid' | 'ticks'> => ({
  stroke: readToken('--text-quiet'),
  font: `${Math.round(labelUnits * u)}px ${readToken('--font')}`,
  grid: { stroke: readToken('--line'), width: 1 },
  ticks: { show: false },
});

const isLong = ({ range }: Pick<TimeChartParts, 'range'>): boolean =>
  range.toAt - range.fromAt > longestInHours * hourS * 1_000;

/** Hours of a few days, and days of anything longer, for which the library has steps of its own. */
function timeTicks({ range, timeZone }: TimeChartParts): Pick<uPlot.Axis, 'incrs' | 'values'> {
  if (isLong({ range }))
    return { values: (_chart, times) => times.map((time) => formatDay(time * 1_000, timeZone)) };
  return {
    incrs: [hourS, 3 * hourS, 6 * hourS, 12 * hourS],
    values: (_chart, times) => times.map((time) => formatClock(time * 1_000, timeZone)),
  };
}

function chartAxes(parts: TimeChartParts): uPlot.Axis[] {
  const { u, formatAxis } = parts;
  const look = axisLook(u);
  return [
    {
      ...look,
      size: Math.round(42 * u),
      gap: Math.round(8 * u),
      space: Math.round(110 * u),
      ...timeTicks(parts),
    },
    {
      ...look,
      size: Math.round(110 * u),
      gap: Math.round(10 * u),
      space: Math.round(60 * u),
      values: (_chart, values) => formatAxis(values),
    },
  ];
}

/** The target: a dashed line with its value. Its text has a halo of the ground, because the series may pass there. */
function drawTarget(chart: uPlot, target: number, text: string, u: number): void {
  const { ctx, bbox } = chart;
  const y = Math.round(chart.valToPos(target, 'y', true));
  const pixels = uPlot.pxRatio;
  ctx.save();
  ctx.strokeStyle = readToken('--text');
  ctx.fillStyle = readToken('--text');
  ctx.lineWidth = pixels;
  ctx.setLineDash([5 * pixels, 4 * pixels]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `${Math.round(labelUnits * u * pixels)}px ${readToken('--font')}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.setLineDash([]);
  ctx.lineWidth = 4 * pixels;
  ctx.strokeStyle = readToken('--ground');
  ctx.strokeText(text, bbox.left + 4 * pixels, y - 3 * pixels);
  ctx.fillText(text, bbox.left + 4 * pixels, y - 3 * pixels);
  ctx.restore();
}

function drawMoment(chart: uPlot, at: number, u: number): void {
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(at / 1_000, 'x', true));
  ctx.save();
  ctx.strokeStyle = readToken('--critical');
  ctx.lineWidth = Math.max(2, 3 * u) * uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** A mark at the foot for every point that was made of fewer areas than expected, the taller the more were missing. */
function drawMissingAreas(chart: uPlot, points: ChartColumns['points'], u: number): void {
  const { ctx, bbox } = chart;
  const width = Math.max(2, 4 * u) * uPlot.pxRatio;
  const strip = bbox.height * stripShare;
  ctx.save();
  ctx.fillStyle = readToken('--attention');
  for (const point of points) {
    if (!point || point.reporting >= point.expected) continue;
    const missing = 1 - point.reporting / point.expected;
    const height = Math.max(width, missing * strip);
    const x = chart.valToPos(point.at / 1_000, 'x', true);
    ctx.fillRect(x - width / 2, bbox.top + bbox.height - height, width, height);
  }
  ctx.restore();
}

export function timeChartOptions(parts: TimeChartParts): uPlot.Options {
  const { box, u, columns, range, target, targetText, momentAt, axis, timeZone, onPoint } = parts;
  const line = readToken('--accent');
  const [low, high] = valueRange(columns.values, target, axis);
  return {
    width: Math.floor(box.width),
    height: Math.floor(box.height),
    // A whole date at the right end needs more room than an hour.
    padding: [Math.round(34 * u), Math.round((isLong(parts) ? 64 : 24) * u), 0, 0],
    legend: { show: false },
    // Whole hours of the province, whatever the clock of this machine says.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), timeZone),
    cursor: { y: false, drag: { x: false, y: false }, points: { size: Math.round(12 * u), fill: line } },
    scales: {
      x: { time: true, range: [range.fromAt / 1_000, range.toAt / 1_000] },
      y: { range: [low, high] },
    },
    axes: chartAxes(parts),
    series: [{}, { stroke: line, width: Math.max(1.5, 3 * u), spanGaps: false, points: { show: false } }],
    hooks: {
      draw: [
        (chart) => {
          drawMissingAreas(chart, columns.points, u);
          if (momentAt !== null) drawMoment(chart, momentAt, u);
          if (target !== null) drawTarget(chart, target, targetText, u);
        },
      ],
      setCursor: [
        ({ cursor }) =>
          onPoint(
            cursor.idx === null || cursor.idx === undefined ? null : (columns.points[cursor.idx] ?? null),
          ),
      ],
    },
  };
}
