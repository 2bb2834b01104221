import type { Indicator } from '#shared/indicator/indicator.ts';
import { dimensionsIn, fieldParts, formsOf } from '#shared/indicator/writtenForm.ts';

/** What a field of a line says about one indicator. */
export interface Claim {
  readonly indicator: Indicator;
  readonly part: 'value' | 'numerator' | 'denominator';
}

type Dimensions = readonly (readonly [name: string, value: string])[];

/** Which indicator a field means, with the tags beside it. Made once at start. */
export interface WrittenForms {
  /** The tags beside area and source that a measurement knows. */
  dimensionsOf(group: string): readonly string[];
  /** null where no indicator is written so. `dimensions` as `dimensionsIn` gives them. */
  claimOf(group: string, field: string, dimensions: Dimensions): Claim | null;
  /** Every indicator that has the field, with the tags that it is told by; empty where nobody has. */
  alternatives(group: string, field: string): readonly Alternative[];
}

export interface Alternative {
  readonly indicator: Indicator;
  readonly dimensions: Dimensions;
}

/** As JSON: values come from outside, and one with a comma must not pass for two tags. */
const suffixOf = (dimensions: Dimensions): string =>
  dimensions.length === 0 ? '' : JSON.stringify(dimensions);

export function createWrittenForms(indicators: readonly Indicator[]): WrittenForms {
  const claims = new Map<string, Claim>();
  const byField = new Map<string, Alternative[]>();
  const dimensionsOf = new Map<string, Set<string>>();
  for (const indicator of indicators)
    for (const { group, field, tags } of formsOf(indicator)) {
      const dimensions = dimensionsIn(tags);
      const known = dimensionsOf.get(group) ?? new Set();
      for (const [name] of dimensions) known.add(name);
      dimensionsOf.set(group, known);
      for (const [part, name] of Object.entries(fieldParts(field, indicator.measure))) {
        const key = `${group}.${name}`;
        claims.set(key + suffixOf(dimensions), { indicator, part: part as Claim['part'] });
        byField.set(key, [...(byField.get(key) ?? []), { indicator, dimensions }]);
      }
    }
  return {
    dimensionsOf: (group) => [...(dimensionsOf.get(group) ?? [])],
    claimOf: (group, field, dimensions) => claims.get(`${group}.${field}${suffixOf(dimensions)}`) ?? null,
    alternatives: (group, field) => byField.get(`${group}.${field}`) ?? [],
  };
}
