import { parseMoment } from '#client/format/wallMoment.ts';
import { type EntryRequest, shortestReason } from '#shared/entry/entry.ts';
import { parseDateText } from '#shared/import/dateForm.ts';
import { parseNumberText } from '#shared/import/numberForm.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { type RangeFault, rangeFaultOf } from '#shared/indicator/valueRange.ts';
import type { Language } from '#shared/locale/localText.ts';

/** The fields of the form, as they are typed. */
export interface EntryDraft {
  readonly indicator: string;
  readonly area: string;
  /** Wall time of the province, `21/11/2026 14:30`: the form that the product shows everywhere. */
  readonly at: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly reason: string;
}

/** The day of a draft as areas are valid by, `YYYY-MM-DD`; null while it is none. */
export function dayOfDraft({ at }: Pick<EntryDraft, 'at'>): string | null {
  const date = parseDateText(at, 'day-first');
  if (date.kind !== 'date') return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.wall.year}-${two(date.wall.month)}-${two(date.wall.day)}`;
}

export const emptyDraft: EntryDraft = {
  indicator: '',
  area: '',
  at: '',
  value: '',
  numerator: '',
  denominator: '',
  reason: '',
};

export type EntryProblem = 'incomplete' | 'badTime' | 'badNumber' | RangeFault | 'shortReason';

/**
 * What somebody types here is in the form of the language on screen, which the hint beside the field says. Separators
 * between thousands are refused: 1.234 would be a thousand times too much for whoever has the other form in mind.
 */
function numberOf(text: string, language: Language): number | null {
  if (/[.,].*[.,]/.test(text) || /\d[\s\u00a0\u202f]\d/.test(text)) return null;
  const decimal = language === 'vi' ? ',' : '.';
  if (text.includes(language === 'vi' ? '.' : ',')) return null;
  const reading = parseNumberText(text, decimal === ',' ? 'comma-decimal' : 'dot-decimal');
  return reading.kind === 'number' ? reading.number : null;
}

function measuredOf(draft: EntryDraft, indicator: Indicator, language: Language): Measured | null {
  if (indicator.measure === 'value') {
    const value = numberOf(draft.value, language);
    return value === null ? null : { kind: 'value', value };
  }
  const numerator = numberOf(draft.numerator, language);
  const denominator = numberOf(draft.denominator, language);
  return numerator === null || denominator === null ? null : { kind: 'ratio', numerator, denominator };
}

interface DraftMeans {
  readonly indicator: Indicator | undefined;
  readonly timeZone: string;
  readonly language: Language;
}

/** The request that a draft makes, or the first thing that is wrong with it. */
export function requestOf(
  draft: EntryDraft,
  { indicator, timeZone, language }: DraftMeans,
): EntryRequest | EntryProblem {
  if (!indicator || draft.area === '') return 'incomplete';
  const at = parseMoment(draft.at, timeZone);
  if (at === null) return 'badTime';
  const measured = measuredOf(draft, indicator, language);
  if (!measured) return 'badNumber';
  const fault = rangeFaultOf(measured, indicator);
  if (fault) return fault;
  const reason = draft.reason.trim();
  if (reason.length < shortestReason) return 'shortReason';
  return { indicator: indicator.id, area: draft.area, at, measured, reason };
}
