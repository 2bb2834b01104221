import { type SiteCause, siteCauses } from '#shared/site/site.ts';

export const isKnownCause = (cause: string): cause is SiteCause =>
  siteCauses.some((known) => known === cause);

/**
 * A sign for each cause, drawn as lines in a box of 16: told apart without colour. They stand for the word where there is
 * no room for it, and beside it in lists, which is where they are learned.
 */
const signs: Readonly<Record<SiteCause, string>> = {
  power: 'M9.6 1.5 4.2 8.8H11.6L6.4 14.5',
  cable: 'M0.8 8H5.4M10.6 8H15.2M5.4 3.6V12.4M10.6 3.6V12.4',
  equipment: 'M2.4 2.4H13.6V13.6H2.4ZM5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6',
  generator: 'M8 1.4A6.6 6.6 0 1 1 7.99 1.4ZM4.4 8.6Q6.2 4.4 8 8T11.6 7.4',
  battery: 'M1.2 4.6H12.6V11.4H1.2ZM15 7V9M4.4 8H9.4',
  maintenance: 'M5 2.4V13.6M11 2.4V13.6',
};
/** Nobody said why. */
const unknownSign = 'M4.6 5.4Q4.6 1.8 8 1.8T11.4 5.2Q11.4 7.4 8 8.6V10.6M8 13.8V14.2';
/** A cause in a source's own words. */
const otherSign = 'M2.6 8H3M7.8 8H8.2M13 8H13.4';

/** The outline of a cause's sign. */
export function causeSign(cause: string | null): string {
  if (cause === null) return unknownSign;
  return isKnownCause(cause) ? signs[cause] : otherSign;
}
