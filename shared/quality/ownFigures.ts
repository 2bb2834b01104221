import type { SourceId } from '#shared/indicator/indicator.ts';
import { type QualityPrinciple, qualityPrinciples } from './quality.ts';

/** The centre as a source: what it measures of itself. Left out of its own sums, which it would only flatter. */
export const ownSource = 'ioc' as SourceId;

/** What the server measures of itself every minute. */
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

/** The figure of each principle; also measured by source, where a profile has the indicator for it. */
export const principleFigures = {
  valid: 'valid_pct',
  complete: 'coverage_pct',
  clean: 'clean_pct',
  alive: 'freshness_ok_pct',
} as const satisfies Readonly<Record<QualityPrinciple, MeasuredFigure>>;

export const sourceFigureId = (principle: QualityPrinciple, source: SourceId): string =>
  `${ownFigureId(principleFigures[principle])}_${source}`;

/** Every figure that the server measures itself, of a profile with these sources; no demo feed plays one. */
export const measuredIds = (sources: readonly { readonly id: SourceId }[]): readonly string[] => [
  ...measuredFigures.map(ownFigureId),
  ...sources.flatMap(({ id }) => qualityPrinciples.map((principle) => sourceFigureId(principle, id))),
];
