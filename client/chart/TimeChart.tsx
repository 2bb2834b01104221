import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useEffect, useMemo } from 'react';
import { useGroundName, useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import styles from './TimeChart.module.css';
import { type AxisKind, type ChartPoint, chartColumns } from './timeChartData.ts';
import { timeChartOptions } from './timeChartOptions.ts';

export interface TimeChartProps {
  readonly points: readonly ChartPoint[];
  readonly fromAt: number;
  readonly toAt: number;
  /** Points further apart than this are not joined. */
  readonly gapMs: number;
  readonly target: number | null;
  /** What stands at the target line: "chỉ tiêu 80 %". */
  readonly targetText: string;
  /** A moment to be seen, epoch ms. */
  readonly momentAt?: number;
  readonly axis: AxisKind;
  readonly timeZone: string;
  /** The texts of the value axis; all ticks at once, so that they can share their decimals. */
  readonly formatAxis: (values: readonly number[]) => string[];
  /** The point under the pointer; null when it left. */
  readonly onPoint: (point: ChartPoint | null) => void;
}

/** A series over time with its target, its gaps left open, and where it was made of fewer areas than it should. */
export function TimeChart(props: TimeChartProps) {
  const { points, fromAt, toAt, gapMs, target, targetText, axis, timeZone, formatAxis, onPoint } = props;
  const momentAt = props.momentAt ?? null;
  const [boxRef, box] = useBox<HTMLDivElement>();
  const u = useUnit();
  const ground = useGroundName();
  const columns = useMemo(() => chartColumns(points, gapMs), [points, gapMs]);

  // Built anew instead of changed: it happens once in five minutes, and on a change of size, ground or language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the ground when it is built
  useEffect(() => {
    const host = boxRef.current;
    if (!host || !box || box.width < 50 || box.height < 50) return;
    const options = timeChartOptions({
      box,
      u,
      columns,
      range: { fromAt, toAt },
      target,
      targetText,
      momentAt,
      axis,
      timeZone,
      formatAxis,
      onPoint,
    });
    const chart = new uPlot(options, [columns.times, columns.values], host);
    return () => chart.destroy();
  }, [
    boxRef,
    box,
    u,
    ground,
    columns,
    fromAt,
    toAt,
    target,
    targetText,
    momentAt,
    axis,
    timeZone,
    formatAxis,
    onPoint,
  ]);

  return <div ref={boxRef} className={styles.chart} aria-hidden="true" />;
}
