import type { SourceId } from '#shared/indicator/indicator.ts';

/** The centre as a source: what it measures of itself. Left out of its own sums, which it would only flatter. */
export const ownSource = 'ioc' as SourceId;

/** What the server measures of itself every minute; no demo feed plays these. */
export const measuredFigures = [
  'valid_pct',
  'coverage_pct',
  'clean_pct',
  'freshness_ok_pct',
  'sources_up',
  'manual_share_pct',
  'alerts_unacked',
  'directives_overdue',
] as const;
export type MeasuredFigure = (typeof measuredFigures)[number];

export const ownFigureId = (figure: MeasuredFigure): string => `${ownSource}.${figure}`;
