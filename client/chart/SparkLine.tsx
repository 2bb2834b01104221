import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import styles from './SparkLine.module.css';
import { type SparkPoint, sparkPath } from './sparkLine.ts';

interface SparkLineProps {
  readonly points: readonly SparkPoint[];
  readonly fromAt: number;
  readonly toAt: number;
  readonly gapMs: number;
  readonly target: number | null;
  /** Faded with its numeral: the line ends in the past. */
  readonly faded: boolean;
}

/** A day in a line: no axes, the target as a level hairline, a dot where it ends. */
export function SparkLine({ points, fromAt, toAt, gapMs, target, faded }: SparkLineProps) {
  const [ref, box] = useBox<SVGSVGElement>();
  const u = useUnit();
  const dot = 3.4 * u;
  const width = (box?.width ?? 0) - 2 * dot;
  const height = (box?.height ?? 0) - 2 * dot;
  const drawn = width > 0 && height > 0;
  const path = drawn ? sparkPath(points, { fromAt, toAt, gapMs, target, width, height }) : null;
  return (
    <svg ref={ref} className={styles.spark} data-faded={faded} aria-hidden="true">
      {path && (
        <g transform={`translate(${dot} ${dot})`}>
          {path.targetY !== null && (
            <line className={styles.target} x2={width} y1={path.targetY} y2={path.targetY} />
          )}
          <path className={styles.line} d={path.line} />
          {path.end && <circle className={styles.end} cx={path.end.x} cy={path.end.y} r={dot} />}
        </g>
      )}
    </svg>
  );
}
