import { useMemo } from 'react';
import { SparkLine } from '#client/chart/SparkLine.tsx';
import { dayGapMs } from '#client/indicator/dayGap.ts';
import { useDaySeries } from '#client/indicator/useSeries.ts';
import { isCurrent, type ValueLook } from '#client/indicator/valueLook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './HeadlineTile.module.css';

interface DayLineProps {
  readonly indicator: Indicator;
  readonly area: AreaId;
  readonly look: ValueLook;
}

/** Less is no line, but a speck that means nothing: points, and the share of the day that they cover. */
const least = { points: 3, share: 0.06 } as const;

/** The last 24 hours of an indicator; an empty place until they are read, so that nothing moves. */
export function DayLine({ indicator, area, look }: DayLineProps) {
  const { data } = useDaySeries(indicator.id, area);
  const points = useMemo(
    () => data?.points.map(({ bucketAt, value }) => ({ at: bucketAt, value })) ?? [],
    [data],
  );
  const covered = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  return (
    <div className={styles.day}>
      {data && points.length >= least.points && covered >= least.share * (data.toAt - data.fromAt) && (
        <SparkLine
          points={points}
          fromAt={data.fromAt}
          toAt={data.toAt}
          gapMs={dayGapMs(indicator, data.everyMs)}
          target={indicator.target ?? null}
          faded={!isCurrent(look)}
        />
      )}
    </div>
  );
}
