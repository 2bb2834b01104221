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
  /** The tags that a measurement knows. */
  tagsOf(group: string): readonly string[];
  /** By field, with these tags beside it; `dimensions` as `dimensionsIn` gives them. */
  claimsOf(group: string, dimensions: Dimensions): ReadonlyMap<string, Claim>;
  /** Every indicator that has the field, with the tags that it is told by; empty where nobody has. */
  alternatives(group: string, field: string): readonly Alternative[];
}

export interface Alternative {
  readonly indicator: Indicator;
  readonly dimensions: Dimensions;
}

/** As JSON: values come from outside, and one with a comma must not pass for two tags. */
const keyOf = (dimensions: Dimensions): string => (dimensions.length === 0 ? '' : JSON.stringify(dimensions));

const plainTags: readonly string[] = ['area', 'source'];
const nothing: ReadonlyMap<string, Claim> = new Map();

export function createWrittenForms(indicators: readonly Indicator[]): WrittenForms {
  const claims = new Map<string, Map<string, Map<string, Claim>>>();
  const byField = new Map<string, Alternative[]>();
  const dimensionsOf = new Map<string, Set<string>>();
  for (const indicator of indicators)
    for (const { group, field, tags } of formsOf(indicator)) {
      const dimensions = dimensionsIn(tags);
      const known = dimensionsOf.get(group) ?? new Set();
      for (const [name] of dimensions) known.add(name);
      dimensionsOf.set(group, known);
      const told = keyOf(dimensions);
      for (const [part, name] of Object.entries(fieldParts(field, indicator.measure))) {
        const ofGroup = claims.get(group) ?? new Map<string, Map<string, Claim>>();
        const fields = ofGroup.get(told) ?? new Map<string, Claim>();
        fields.set(name, { indicator, part: part as Claim['part'] });
        claims.set(group, ofGroup.set(told, fields));
        const key = `${group}.${name}`;
        byField.set(key, [...(byField.get(key) ?? []), { indicator, dimensions }]);
      }
    }
  const tags = new Map([...dimensionsOf].map(([group, names]) => [group, [...plainTags, ...names]]));
  return {
    tagsOf: (group) => tags.get(group) ?? plainTags,
    claimsOf: (group, dimensions) => claims.get(group)?.get(keyOf(dimensions)) ?? nothing,
    alternatives: (group, field) => byField.get(`${group}.${field}`) ?? [],
  };
}
