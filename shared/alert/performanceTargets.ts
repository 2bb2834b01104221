import type { Performance } from './performance.ts';

/** How a figure stands: at its target, still manageable, or beyond; `none` where nothing is asked of it, or nothing is known. */
export const figureStandings = ['target', 'manageable', 'beyond', 'none'] as const;
export type FigureStanding = (typeof figureStandings)[number];

/** Figures that have a target, as keys of the page. */
export const judgedFigures = [
  'perDay',
  'perHour',
  'perTenMinutes',
  'floods',
  'floodShare',
  'peaks',
  'split',
  'frequent',
  'stale',
  'nuisance',
  'overdue',
] as const;
export type JudgedFigure = (typeof judgedFigures)[number];

/**
 * Targets after what is publicly known of ISA-18.2, IEC 62682 and EEMUA 191, for one operator's position. `limit`: up to
 * which it is still manageable; where there is none, what is not at its target is beyond it.
 */
export const performanceTargets = {
  perDay: { target: 144, limit: 288 },
  perHour: { target: 6, limit: 12 },
  perTenMinutes: { target: 1, limit: 2 },
  /** Per cent of the time; reached is beyond. */
  floodShare: { target: 1 },
  peakHour: { target: 15 },
  peakMinute: { target: 2 },
  /** Per cent of all annunciations. */
  split: { high: 5, medium: 15, low: 80 },
  /** Per cent of all annunciations. */
  frequentShare: { target: 5 },
  /** On any day; reached is beyond. */
  stale: { target: 5 },
} as const;

const atMost = (value: number, { target, limit }: { target: number; limit?: number }): FigureStanding => {
  if (value <= target) return 'target';
  return limit !== undefined && value <= limit ? 'manageable' : 'beyond';
};
const under = (value: number, { target }: { target: number }): FigureStanding =>
  value < target ? 'target' : 'beyond';

function splitStanding({ split, annunciated }: Performance): FigureStanding {
  if (annunciated === 0) return 'none';
  const { high, medium } = performanceTargets.split;
  const share = (count: number): number => (100 * count) / annunciated;
  return share(split.high) <= high && share(split.high + split.medium) <= high + medium ? 'target' : 'beyond';
}

/** Of ten rules or fewer the ten most frequent are all there is, which says nothing about them. */
function frequentStanding({ frequent, frequentShare }: Performance): FigureStanding {
  const isAll = frequentShare === null || frequent.length < 10 || frequentShare === 100;
  return isAll ? 'none' : atMost(frequentShare, performanceTargets.frequentShare);
}

/** How each figure stands against its target. */
export function judgePerformance(figures: Performance): Readonly<Record<JudgedFigure, FigureStanding>> {
  const { peakHour, peakMinute } = figures;
  const targets = performanceTargets;
  const arePeaksCalm =
    peakHour.count <= targets.peakHour.target && peakMinute.count <= targets.peakMinute.target;
  return {
    perDay: atMost(figures.perDay, targets.perDay),
    perHour: atMost(figures.perHour, targets.perHour),
    perTenMinutes: atMost(figures.perTenMinutes, targets.perTenMinutes),
    floods: figures.floodSince === null ? 'target' : 'beyond',
    floodShare: under(figures.floodShare, targets.floodShare),
    peaks: arePeaksCalm ? 'target' : 'beyond',
    split: splitStanding(figures),
    frequent: frequentStanding(figures),
    stale: under(figures.staleWorstDay, targets.stale),
    nuisance: figures.chattering + figures.fleeting === 0 ? 'target' : 'beyond',
    overdue: figures.overdueNow === 0 ? 'target' : 'beyond',
  };
}
