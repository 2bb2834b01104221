import type { RollUp } from './indicator.ts';
import { type Measured, measuredValue } from './reading.ts';

/** One child of a roll-up: its newest reading while that still counts, else null. */
export interface RollUpPart {
  readonly measured: Measured | null;
  readonly at: number;
  /** Only for a weighted mean: the weight indicator's value for the same area. */
  readonly weight: number | null;
}

/** A parent's value with its coverage: how many of the expected children it is made of. */
export interface RolledUp {
  readonly measured: Measured | null;
  /** The oldest reading in it, epoch ms: the parent is never shown younger than its oldest part. */
  readonly at: number | null;
  readonly reporting: number;
  readonly expected: number;
}

/** Binary fractions drift in long sums; nine decimals are far beyond what any source measures. */
const exact = (value: number): number => Number(value.toFixed(9));

type Present = RollUpPart & { readonly measured: Measured };

function usable(part: RollUpPart, rollUp: RollUp): part is Present {
  if (part.measured === null) return false;
  if (rollUp.rule === 'ratio') return part.measured.kind === 'ratio';
  if (rollUp.rule === 'weighted-mean') return part.weight !== null && measuredValue(part.measured) !== null;
  return measuredValue(part.measured) !== null;
}

const numbers = (parts: readonly Present[]): number[] =>
  parts.map((part) => measuredValue(part.measured) ?? 0);

function combine(parts: readonly Present[], rollUp: RollUp): Measured | null {
  switch (rollUp.rule) {
    case 'sum':
      return { kind: 'value', value: exact(numbers(parts).reduce((sum, value) => sum + value, 0)) };
    case 'max':
      return { kind: 'value', value: Math.max(...numbers(parts)) };
    case 'last':
      return parts.reduce((newest, part) => (part.at > newest.at ? part : newest)).measured;
    case 'ratio':
      return parts.reduce(
        (sum, { measured }) => ({
          kind: 'ratio',
          numerator: exact(sum.numerator + (measured.kind === 'ratio' ? measured.numerator : 0)),
          denominator: exact(sum.denominator + (measured.kind === 'ratio' ? measured.denominator : 0)),
        }),
        { kind: 'ratio' as const, numerator: 0, denominator: 0 },
      );
    case 'weighted-mean': {
      const weight = parts.reduce((sum, part) => sum + (part.weight ?? 0), 0);
      const weighted = parts.reduce(
        (sum, part) => sum + (part.weight ?? 0) * (measuredValue(part.measured) ?? 0),
        0,
      );
      return weight === 0 ? null : { kind: 'value', value: exact(weighted / weight) };
    }
    default:
      return rollUp satisfies never;
  }
}

/**
 * A parent's value from all its children by the indicator's rule. Children without a counting value lower the coverage
 * and are never taken as zero; with none left the parent has no value at all.
 */
export function rollUpParts(parts: readonly RollUpPart[], rollUp: RollUp): RolledUp {
  const present = parts.filter((part): part is Present => usable(part, rollUp));
  if (present.length === 0) return { measured: null, at: null, reporting: 0, expected: parts.length };
  return {
    measured: combine(present, rollUp),
    at: Math.min(...present.map((part) => part.at)),
    reporting: present.length,
    expected: parts.length,
  };
}
