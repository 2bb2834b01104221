import { type Indicator, type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import { foldText } from '#shared/locale/foldText.ts';
import type { ReadingPart } from './importPlan.ts';

/** What a name in a file says about an indicator. */
export interface NamedPart {
  readonly indicator: IndicatorId;
  readonly part: ReadingPart;
}

type Named = Pick<Indicator, 'id' | 'name' | 'shortName' | 'measure'>;

/** By id, or by one of its names without regard to marks. */
export interface IndicatorFinder {
  find(text: string): IndicatorId | null;
  /** A column name: an indicator, or the part of a ratio that its ending names. */
  findColumn(header: string): NamedPart | null;
}

const partEndings: readonly (readonly [RegExp, ReadingPart])[] = [
  [/ (?:tu so|numerator|num)$/, 'numerator'],
  [/ (?:mau so|denominator|den)$/, 'denominator'],
];

export function createIndicatorFinder(indicators: readonly Named[]): IndicatorFinder {
  const byName = new Map<string, IndicatorId | null>();
  for (const { id, name, shortName } of indicators) {
    const names = [name.vi, name.en, ...(shortName ? [shortName.vi, shortName.en] : [])];
    for (const text of new Set([...names.map(foldText), foldText(id), foldText(nameWithinGroup(id))])) {
      const known = byName.get(text);
      // A name of two indicators names none of them.
      byName.set(text, known === undefined || known === id ? id : null);
    }
  }
  // An id names its indicator even where another one has a name like it.
  for (const { id } of indicators) byName.set(foldText(id), id);
  const ratios = new Set(indicators.filter(({ measure }) => measure === 'ratio').map(({ id }) => id));
  /** A unit in brackets behind the name is no part of it: "Hồ sơ quá hạn (hồ sơ)". */
  const find = (text: string): IndicatorId | null =>
    byName.get(foldText(text)) ?? byName.get(foldText(text.replace(/\s*\([^()]*\)\s*$/, ''))) ?? null;

  return {
    find,
    findColumn: (header) => {
      const indicator = find(header);
      if (indicator) return { indicator, part: 'value' };
      const folded = foldText(header);
      for (const [ending, part] of partEndings) {
        const ratio = ending.test(folded) ? byName.get(folded.replace(ending, '')) : undefined;
        if (ratio && ratios.has(ratio)) return { indicator: ratio, part };
      }
      return null;
    },
  };
}
