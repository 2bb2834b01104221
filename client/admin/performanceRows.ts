import { formatAge } from '#client/format/age.ts';
import { formatMoment } from '#client/format/clock.ts';
import { formatNumber } from '#client/format/number.ts';
import type { Performance } from '#shared/alert/performance.ts';
import {
  type FigureStanding,
  type JudgedFigure,
  judgedFigures,
  judgePerformance,
} from '#shared/alert/performanceTargets.ts';
import type { Language } from '#shared/locale/localText.ts';
import { performanceTexts } from './performanceTexts.ts';

export type FigureName = JudgedFigure | 'taken';

/** In the order in which they are told. */
export const figureNames: readonly FigureName[] = [
  ...judgedFigures.filter((name) => name !== 'overdue'),
  'taken',
  'overdue',
];

/** One of the twelve figures, in words. */
export interface PerformanceRow {
  readonly name: FigureName;
  readonly value: string;
  readonly standing: FigureStanding;
}

interface Means {
  readonly language: Language;
  readonly timeZone: string;
}

function figureText(name: FigureName, figures: Performance, { language, timeZone }: Means): string {
  const texts = performanceTexts[language];
  const whole = (value: number): string => formatNumber(value, 0, language);
  const percent = (value: number, decimals = 0): string =>
    texts.percent(formatNumber(value, decimals, language));
  const moment = (at: number): string => formatMoment(at, figures.toAt, timeZone);
  const share = (count: number): string =>
    formatNumber(figures.annunciated === 0 ? null : (100 * count) / figures.annunciated, 0, language);
  const peak = ({ count, at }: Performance['peakHour']): string =>
    at === null ? whole(count) : texts.at(whole(count), moment(at));
  switch (name) {
    case 'perDay':
      return whole(figures.perDay);
    case 'perHour':
      return formatNumber(figures.perHour, 1, language);
    case 'perTenMinutes':
      return formatNumber(figures.perTenMinutes, 2, language);
    case 'floods':
      return figures.floodSince === null
        ? whole(figures.floods)
        : texts.and(texts.floodCount(whole(figures.floods)), texts.floodNow(moment(figures.floodSince)));
    case 'floodShare':
      return percent(figures.floodShare, 1);
    case 'peaks':
      return texts.and(peak(figures.peakHour), peak(figures.peakMinute));
    case 'split': {
      const { high, medium, low } = figures.split;
      return texts.percent([high, medium, low].map(share).join(' / '));
    }
    case 'frequent':
      return figures.frequentShare === null
        ? formatNumber(null, 0, language)
        : percent(figures.frequentShare);
    case 'stale':
      return texts.and(whole(figures.staleWorstDay), whole(figures.staleNow));
    case 'nuisance':
      return texts.and(whole(figures.chattering), whole(figures.fleeting));
    case 'taken':
      return figures.takenMedianMs === null || figures.takenP95Ms === null
        ? texts.nobodyTook
        : texts.and(formatAge(figures.takenMedianMs, language), formatAge(figures.takenP95Ms, language));
    case 'overdue':
      return texts.and(whole(figures.overdueNow), whole(figures.takenLate));
    default:
      return name satisfies never;
  }
}

/** The twelve figures in words, with how each stands against its target. */
export function performanceRows(figures: Performance, means: Means): PerformanceRow[] {
  const standings = judgePerformance(figures);
  return figureNames.map((name) => ({
    name,
    value: figureText(name, figures, means),
    standing: name === 'taken' ? 'none' : standings[name],
  }));
}

/** The whole page in a sentence or two: how many there were, how many figures are at their target, which are not. */
export function performanceStatement(
  rows: readonly PerformanceRow[],
  { annunciated }: Performance,
  language: Language,
): string {
  const texts = performanceTexts[language];
  const whole = (value: number): string => formatNumber(value, 0, language);
  const judged = rows.filter(({ standing }) => standing !== 'none');
  const missed = judged.filter(({ standing }) => standing !== 'target');
  if (annunciated === 0 && missed.length === 0) return texts.none;
  if (missed.length === 0) return texts.allMet(whole(annunciated));
  const named = (standing: FigureStanding): string =>
    missed
      .filter((row) => row.standing === standing)
      .map(({ name }) => texts.names[name].toLocaleLowerCase(language))
      .join('; ');
  const [beyond, manageable] = [named('beyond'), named('manageable')];
  return [
    texts.someMissed(whole(annunciated), whole(judged.length - missed.length), whole(judged.length)),
    ...(beyond === '' ? [] : [texts.missed(beyond)]),
    ...(manageable === '' ? [] : [texts.manageable(manageable)]),
  ].join(' ');
}
