import { useMemo } from 'react';
import { formatClock } from '#client/format/clock.ts';
import { useTexts } from '#client/locale/language.tsx';
import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import { chartTexts } from './chartTexts.ts';
import styles from './DayChart.module.css';
import { hourMarks } from './ribbonStacks.ts';
import { type SparkPath, type SparkPoint, sparkPath } from './sparkLine.ts';

interface DayChartProps {
  readonly points: readonly SparkPoint[];
  readonly fromAt: number;
  readonly toAt: number;
  /** Points further apart than this, in ms, are not joined. */
  readonly gapMs: number;
  readonly target: number | null;
  /** What stands beside the target's line. */
  readonly targetText: string;
  /** As the most and the least of the day are written. */
  readonly numeral: (value: number) => string;
  readonly timeZone: string;
  /** Faded with its numeral: the line ends in the past. */
  readonly faded: boolean;
}

interface HoursProps {
  readonly fromAt: number;
  readonly toAt: number;
  readonly timeZone: string;
  /** In arc minutes. */
  readonly width: number;
}

/** Room of the words of an hour, in arc minutes. */
const hourRoom = 70;

/** The hours along the foot, as many as are read; "now" at the right edge. */
export function DayHours({ fromAt, toAt, timeZone, width }: HoursProps) {
  const texts = useTexts(chartTexts);
  const hour = (at: number): number => Number(formatClock(at, timeZone).slice(0, 2));
  const place = (at: number): number => (at - fromAt) / (toAt - fromAt);
  const every = [3, 6, 12, 24].find((hours) => (24 / hours) * hourRoom * 1.3 <= width) ?? 24;
  const edge = hourRoom / Math.max(1, width);
  // The marks beside "now" and at the left edge would run out of the picture or into it.
  const marks = hourMarks({ fromAt, toAt }, hour, every).filter(
    (at) => place(at) < 1 - 1.5 * edge && place(at) > edge / 2,
  );
  return (
    <div className={styles.hours}>
      {marks.map((at) => (
        <span key={at} style={{ left: `${100 * place(at)}%` }}>
          {formatClock(at, timeZone)}
        </span>
      ))}
      <span className={styles.now}>{texts.now}</span>
    </div>
  );
}

function Lines({
  path,
  width,
  dot,
}: {
  readonly path: SparkPath;
  readonly width: number;
  readonly dot: number;
}) {
  return (
    <g transform={`translate(0 ${dot})`}>
      {path.targetY !== null && (
        <line className={styles.target} x2={width} y1={path.targetY} y2={path.targetY} />
      )}
      <path className={styles.line} d={path.line} />
      {path.end && <circle className={styles.end} cx={path.end.x} cy={path.end.y} r={dot} />}
    </g>
  );
}

/** Width of the words beside the line, from which width of the chart on there is room for them, how near they may come, in arc minutes. */
const beside = { width: 82, from: 300, apart: 34 } as const;

/** In shares of the picture: a tile that just became lower has its words within it before its line is drawn anew. */
type PlaceOf = (y: number) => string;

interface ScaleProps extends Pick<DayChartProps, 'targetText' | 'numeral'> {
  readonly path: SparkPath;
  readonly placeOf: PlaceOf;
  readonly u: number;
}

/** What the heights mean: the most and the least of the day, and the target. */
function Scale({ path, targetText, numeral, placeOf, u }: ScaleProps) {
  const { targetY, extremes } = path;
  const far = extremes?.filter(({ y }) => targetY === null || Math.abs(y - targetY) >= beside.apart * u);
  return (
    <div className={styles.scale} style={{ width: beside.width * u }}>
      {targetY !== null && <p style={{ top: placeOf(targetY) }}>{targetText}</p>}
      {far?.map(({ value, y }) => (
        <p key={value} style={{ top: placeOf(y) }}>
          {numeral(value)}
        </p>
      ))}
    </div>
  );
}

/** A day in a line at the width of a tile: its target named, the hours along the foot, a dot where it ends. */
export function DayChart(props: DayChartProps) {
  const { points, fromAt, toAt, gapMs, target, targetText, numeral, timeZone, faded } = props;
  const [ref, box] = useBox<HTMLDivElement>();
  const u = useUnit();
  const dot = 4.6 * u;
  const [chartRef, chartBox] = useBox<HTMLElement>();
  const hasScale = (chartBox?.width ?? 0) >= beside.from * u;
  const width = Math.max(0, (box?.width ?? 0) - dot);
  const height = Math.max(0, (box?.height ?? 0) - 2 * dot);
  const placeOf: PlaceOf = (y) => `${(100 * (y + dot)) / (height + 2 * dot)}%`;
  const path = useMemo(
    () =>
      width > 0 && height > 0 ? sparkPath(points, { fromAt, toAt, gapMs, target, width, height }) : null,
    [points, fromAt, toAt, gapMs, target, width, height],
  );
  return (
    <figure className={styles.chart} data-faded={faded} ref={chartRef}>
      <div className={styles.picture} ref={ref}>
        <svg className={styles.drawing} aria-hidden="true">
          {path && <Lines path={path} width={width} dot={dot} />}
        </svg>
        {!hasScale && path?.targetY != null && (
          <p className={styles.targetText} style={{ top: placeOf(path.targetY) }}>
            {targetText}
          </p>
        )}
      </div>
      {hasScale && path && <Scale {...{ path, targetText, numeral, placeOf, u }} />}
      {box && <DayHours fromAt={fromAt} toAt={toAt} timeZone={timeZone} width={box.width / u} />}
    </figure>
  );
}
