import { type ExportFormat, paths } from '#shared/protocol/routes.ts';
import type { ExplorerFacts } from './useExplorer.ts';

/** What of the page can be kept as a file. */
export const downloadKinds = ['areas', 'month', 'year', 'lastYear'] as const;
export type DownloadKind = (typeof downloadKinds)[number];

const dayMs = 86_400_000;
const daysOf: Readonly<Record<Exclude<DownloadKind, 'areas'>, number>> = {
  month: 30,
  year: 365,
  lastYear: 365,
};

type Facts = Pick<ExplorerFacts, 'area' | 'indicator' | 'rankedIn' | 'rows' | 'endedOn'>;

/** What there is to keep: the areas below where there are any, and the course of a month and a year, or of the last one. */
export function downloadsOf({ area, rankedIn, rows, endedOn }: Facts): readonly DownloadKind[] {
  if (endedOn !== null) return ['lastYear'];
  return [...(rankedIn === area && rows.length > 0 ? (['areas'] as const) : []), 'month', 'year'];
}

interface DownloadMeans {
  readonly format: ExportFormat;
  readonly language: string;
  /** Up to when, epoch ms. */
  readonly toAt: number;
  /** The day whose territory is followed. */
  readonly day: string;
}

/** The address of a file. A living area is followed over the same territory, as the page compares it. */
export function downloadAddress(
  kind: DownloadKind,
  { area, indicator }: Pick<ExplorerFacts, 'area' | 'indicator'>,
  { format, language, toAt, day }: DownloadMeans,
): string {
  const asked = { indicator: indicator.id, area: area.id, format, lang: language, to: String(toAt) };
  const query =
    kind === 'areas'
      ? { ...asked, children: '1' }
      : { ...asked, from: String(toAt - daysOf[kind] * dayMs), every: String(dayMs) };
  const followed = kind === 'month' || kind === 'year' ? { territory: day } : {};
  return `${paths.export}?${new URLSearchParams({ ...query, ...followed })}`;
}
