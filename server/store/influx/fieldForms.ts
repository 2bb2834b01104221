import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { dimensionsIn, formsOf } from '#shared/indicator/writtenForm.ts';

/** Where in the database readings of an indicator are. */
export interface FieldForm {
  readonly group: string;
  readonly field: string;
  /** What the tags must be; an empty value: the series must not have the tag. */
  readonly dimensions: readonly (readonly [name: string, value: string])[];
}

/**
 * The fields in which others may have written an indicator, and last the one in which we write it: at the same time ours
 * counts. A field that several share is asked for with every tag that any of them is told by, or the total would be
 * mixed with its parts.
 */
export function createFieldForms(
  indicators: readonly Pick<Indicator, 'id' | 'measure' | 'as'>[],
): (indicator: IndicatorId) => readonly FieldForm[] {
  const forms = indicators.map((indicator) => ({ id: indicator.id, forms: formsOf(indicator) }));
  const tagsOf = new Map<string, Set<string>>();
  for (const { group, field, tags } of forms.flatMap((one) => one.forms)) {
    const known = tagsOf.get(`${group}.${field}`) ?? new Set();
    for (const [name] of dimensionsIn(tags)) known.add(name);
    tagsOf.set(`${group}.${field}`, known);
  }
  const complete = ({ group, field, tags }: ReturnType<typeof formsOf>[number]): FieldForm => ({
    group,
    field,
    dimensions: [...(tagsOf.get(`${group}.${field}`) ?? [])].map((name) => [name, tags[name] ?? '']),
  });
  const byIndicator = new Map(forms.map((one) => [one.id, one.forms.map(complete).reverse()]));
  return (indicator) => byIndicator.get(indicator) ?? [];
}

/** One reading of each area, source and time, the last of those that were found. */
export function oncePerTime(readings: readonly Reading[]): Reading[] {
  const last = new Map(
    readings.map((reading) => [`${reading.area}\n${reading.source}\n${reading.at}`, reading]),
  );
  return [...last.values()];
}
