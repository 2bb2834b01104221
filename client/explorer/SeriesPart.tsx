import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { axisOf, useAxisFormat } from '#client/chart/indicatorAxis.ts';
import { TimeChart } from '#client/chart/TimeChart.tsx';
import { type ChartPoint, summaryOf } from '#client/chart/timeChartData.ts';
import { formatDay } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import type { DrawnSeries } from '#client/indicator/useSeries.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { AreaId } from '#shared/area/area.ts';
import { coverageLevel } from '#shared/indicator/indicator.ts';
import type { SeriesNote } from '#shared/indicator/seriesNote.ts';
import styles from './Explorer.module.css';
import { explorerTexts } from './explorerTexts.ts';
import { hasLevel } from './reportedLevel.ts';
import { seriesNoteTexts } from './seriesNoteTexts.ts';
import { inSentence, targetText } from './statement.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** The span that a chart shows: what it is called, and how its moments are. */
export interface Span {
  readonly title: string;
  readonly none: string;
  readonly momentOf: (at: number) => string;
}

/** One point in words: when, how much, made of how many. */
function usePointWords(
  { indicator, area }: ExplorerFacts,
  { momentOf }: Span,
): (point: ChartPoint) => string {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const many = coverageLevel(indicator, area.level, profile.levels)?.many[language];
  const count = (value: number): string => formatNumber(value, 0, language);
  return ({ at, value, reporting, expected }) =>
    [
      momentOf(at),
      formatValue(value, indicator, language),
      many !== undefined && reporting < expected
        ? texts.coverageShort(count(reporting), count(expected), many)
        : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
}

function useSummaryWords({ indicator }: ExplorerFacts, points: readonly ChartPoint[], span: Span): string {
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const summary = summaryOf(points);
  if (!summary) return span.none;
  const value = (point: ChartPoint): string => formatValue(point.value, indicator, language);
  const moment = (point: ChartPoint): string => span.momentOf(point.at);
  const { lowest, highest } = summary;
  return texts.daySummary(value(lowest), moment(lowest), value(highest), moment(highest));
}

interface DrawingProps {
  readonly facts: ExplorerFacts;
  readonly series: DrawnSeries;
  readonly span: Span;
}

function Drawing({ facts, series, span }: DrawingProps) {
  const { profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(explorerTexts);
  const [pointed, setPointed] = useState<ChartPoint | null>(null);
  const { indicator } = facts;
  const points = useMemo(
    () => series.points.map(({ bucketAt, ...point }): ChartPoint => ({ at: bucketAt, ...point })),
    [series],
  );
  const formatAxis = useAxisFormat(indicator);
  const targetWords =
    indicator.target === undefined ? '' : texts.target(targetText(indicator.target, indicator, language));
  const pointWords = usePointWords(facts, span);
  const summary = useSummaryWords(facts, points, span);
  const hasMissing = points.some(({ reporting, expected }) => reporting < expected);
  return (
    <>
      <p className={styles.dayWords}>
        <b>{span.title}</b> {pointed ? pointWords(pointed) : summary}
        {hasMissing && !pointed && (
          <span className={styles.missing} title={texts.missingMeaning}>
            {texts.missingAreas}
          </span>
        )}
      </p>
      <div className={styles.chart}>
        <TimeChart
          points={points}
          fromAt={series.fromAt}
          toAt={series.toAt}
          gapMs={Math.max(1.5 * series.everyMs, indicator.cadence + indicator.grace + series.everyMs)}
          target={indicator.target ?? null}
          targetText={targetWords}
          axis={axisOf(indicator)}
          timeZone={profile.timeZone}
          formatAxis={formatAxis}
          onPoint={setPointed}
        />
      </div>
    </>
  );
}

/** Where the land was another, in words: a line over the change of a border must not look like any other. */
function NoteLines({ notes }: { readonly notes: readonly SeriesNote[] }) {
  const { tree, profile } = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(seriesNoteTexts);
  const nameOf = (id: AreaId): string => inSentence(tree.get(id)?.fullName[language] ?? id);
  return notes.map(({ code, fromAt, toAt, areas }) => (
    <p key={fromAt} className={styles.dayWords}>
      {texts.span(formatDay(fromAt, profile.timeZone), formatDay(toAt - 1, profile.timeZone))}{' '}
      {texts[code](areas.map(nameOf).join(', '))}
    </p>
  ));
}

interface SeriesPartProps {
  readonly facts: ExplorerFacts;
  readonly span: Span;
  readonly query: UseQueryResult<DrawnSeries>;
}

/** A series as a chart, or what is the matter with it. */
export function SeriesPart({ facts, span, query }: SeriesPartProps) {
  const { profile } = useProvince();
  const texts = useTexts(explorerTexts);
  const { indicator, area } = facts;
  const { data, isPending, isError, refetch } = query;
  if (!hasLevel(indicator, area.level, profile.levels)) return null;
  return (
    <section className={styles.day} aria-label={span.title}>
      {data && <Drawing facts={facts} series={data} span={span} />}
      {data && <NoteLines notes={data.notes} />}
      {!data && isPending && <p className={styles.dayWords}>{texts.dayLoading}</p>}
      {!data && isError && (
        <p className={styles.dayWords} role="alert">
          {indicator.rollUp.rule === 'weighted-mean' ? texts.dayRefused : texts.dayFailed}{' '}
          <Button onClick={() => void refetch()}>{texts.retry}</Button>
        </p>
      )}
    </section>
  );
}
