import { useMemo, useState } from 'react';
import { alertLimit, indicatorOf, thresholdOf } from '#client/alert/alertWords.ts';
import { axisOf, useAxisFormat } from '#client/chart/indicatorAxis.ts';
import { TimeChart } from '#client/chart/TimeChart.tsx';
import type { ChartPoint } from '#client/chart/timeChartData.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { type DrawnSeries, useSeriesAround } from '#client/indicator/useSeries.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import styles from './AlertDetail.module.css';
import { detailTexts } from './detailTexts.ts';

/** Of the time before the moment: the line must not stand at the edge of an alert that was raised just now. */
const roomAfter = 0.15;

interface CurveProps {
  readonly alert: Alert;
  readonly indicator: Indicator;
  readonly series: DrawnSeries;
}

function Curve({ alert, indicator, series }: CurveProps) {
  const names = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(detailTexts);
  const [pointed, setPointed] = useState<ChartPoint | null>(null);
  const formatAxis = useAxisFormat(indicator);
  const points = useMemo(
    () => series.points.map(({ bucketAt, ...point }): ChartPoint => ({ at: bucketAt, ...point })),
    [series],
  );
  const { timeZone } = names.profile;
  if (points.length === 0) return <p className={styles.quiet}>{texts.seriesNone}</p>;
  return (
    <>
      <p className={styles.quiet}>
        {pointed
          ? `${formatMoment(pointed.at, serverNow(), timeZone)} · ${formatValue(pointed.value, indicator, language)}`
          : texts.seriesMoment(formatMoment(alert.raisedAt, serverNow(), timeZone))}
      </p>
      <div className={styles.chart}>
        <TimeChart
          points={points}
          fromAt={series.fromAt}
          toAt={Math.max(series.toAt, alert.raisedAt + (alert.raisedAt - series.fromAt) * roomAfter)}
          gapMs={Math.max(1.5 * series.everyMs, indicator.cadence + indicator.grace + series.everyMs)}
          target={thresholdOf(alert, names)?.limit ?? null}
          targetText={alertLimit(alert, names, language)}
          momentAt={alert.raisedAt}
          axis={axisOf(indicator)}
          timeZone={timeZone}
          formatAxis={formatAxis}
          onPoint={setPointed}
        />
      </div>
    </>
  );
}

function Around({ alert, indicator }: Omit<CurveProps, 'series'>) {
  const texts = useTexts(detailTexts);
  const { data, isError } = useSeriesAround(indicator, alert.area, alert.raisedAt);
  return (
    <section>
      <h3>{texts.series}</h3>
      {data && <Curve alert={alert} indicator={indicator} series={data} />}
      {!data && <p className={styles.quiet}>{isError ? texts.seriesFailed : texts.reading}</p>}
    </section>
  );
}

/** What the indicator did around the moment the alert was raised, with the limit; nothing for what has no indicator. */
export function DetailSeries({ alert }: { readonly alert: Alert }) {
  const indicator = indicatorOf(alert, useProvince());
  return indicator ? <Around alert={alert} indicator={indicator} /> : null;
}
