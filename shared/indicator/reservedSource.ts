import type { SourceId } from './indicator.ts';

/** Typed by a person. Accepted for every indicator, and marked as such for ever. */
export const manualSource = 'manual' as SourceId;
/** From a file that a person brought. */
export const importSource = 'import' as SourceId;
/** Counted by us from case records. */
export const caseSource = 'cases' as SourceId;
/** Counted by us from the states of sites. */
export const siteSource = 'sites' as SourceId;

const reserved: readonly SourceId[] = [manualSource, importSource, caseSource, siteSource];

/**
 * Whether a source is one of the centre's own doors for people. No profile may name a source so and nobody may write under
 * the name from outside: what carries it has a record of who, when and why.
 */
export const isReservedSource = (source: SourceId): boolean => reserved.includes(source);

/**
 * Which of two readings of the same time counts: the higher. Who types or imports a value for a time means to put right
 * what a source said of that time.
 */
export const precedenceOf = (source: SourceId): number =>
  source === manualSource ? 2 : source === importSource ? 1 : 0;

/**
 * Whether of two readings of the same time that of `candidate` counts, everywhere: in the store, in roll-ups, on the wall. Of
 * two sources of the same precedence the one later in the alphabet does; a source's own later word always.
 */
export function countsBefore(candidate: SourceId, present: SourceId): boolean {
  const difference = precedenceOf(candidate) - precedenceOf(present);
  return difference === 0 ? candidate >= present : difference > 0;
}
