import { exactSum } from './decimal.ts';
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
  /** The oldest reading in it, epoch ms: the parent is never shown younger than its oldest part. null without value. */
  readonly at: number | null;
  readonly reporting: number;
  readonly expected: number;
}

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
      return { kind: 'value', value: exactSum(numbers(parts)) };
    case 'max':
      return { kind: 'value', value: Math.max(...numbers(parts)) };
    case 'last':
      return parts.reduce((newest, part) => (part.at > newest.at ? part : newest)).measured;
    case 'ratio': {
      const ratios = parts.map(({ measured }) => measured).filter((measured) => measured.kind === 'ratio');
      return {
        kind: 'ratio',
        numerator: exactSum(ratios.map(({ numerator }) => numerator)),
        denominator: exactSum(ratios.map(({ denominator }) => denominator)),
      };
    }
    case 'weighted-mean': {
      const weight = exactSum(parts.map((part) => part.weight ?? 0));
      const weighted = exactSum(
        parts.map((part) => (part.weight ?? 0) * (measuredValue(part.measured) ?? 0)),
      );
      return weight === 0 ? null : { kind: 'value', value: Number((weighted / weight).toPrecision(15)) };
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
  const measured = combine(present, rollUp);
  return {
    measured,
    at: measured === null ? null : Math.min(...present.map((part) => part.at)),
    reporting: present.length,
    expected: parts.length,
  };
}
