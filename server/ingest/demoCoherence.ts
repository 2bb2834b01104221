import type { Measured } from '#shared/indicator/reading.ts';

/** The values of one area at one moment, by indicator id. */
export type DemoValues = Map<string, Measured>;

const missingOf = (measured: Measured | undefined): number | null =>
  measured?.kind === 'ratio' ? measured.denominator - measured.numerator : null;

/** Sets an indicator that the feed plays; one that the profile does not have stays out. */
function set(values: DemoValues, id: string, value: number | null): void {
  if (value !== null && values.has(id)) values.set(id, { kind: 'value', value });
}

function plainValue(values: DemoValues, id: string): number | null {
  const measured = values.get(id);
  return measured?.kind === 'value' ? measured.value : null;
}

/** An indicator that counts some of what another one counts. */
const partOfWhole = [
  ['fb.overdue', 'fb.open'],
  ['press.items_overdue', 'press.items_open'],
] as const;

/**
 * Makes the values of an area agree, in place, where one follows from another: a viewer who compares two tiles must not
 * find that they contradict each other.
 */
export function makeCoherent(values: DemoValues): void {
  set(values, 'fb.open', missingOf(values.get('fb.processed_pct')));
  set(values, 'rep.late', missingOf(values.get('rep.on_time_pct')));
  for (const [part, whole] of partOfWhole) {
    const most = plainValue(values, whole);
    const given = plainValue(values, part);
    if (most !== null && given !== null) set(values, part, Math.min(most, given));
  }
}
