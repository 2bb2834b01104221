import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { Area } from '#shared/area/area.ts';
import type { CaseCounts } from '#shared/case/countCases.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import type { Measured, Reading } from '#shared/indicator/reading.ts';
import { caseSource } from '#shared/indicator/reservedSource.ts';

const plain = (value: number): Measured => ({ kind: 'value', value });

/** What the counts say about each indicator of feedback; null: nothing. */
const measures: Readonly<Record<string, (counts: CaseCounts) => Measured | null>> = {
  'fb.received': ({ received }) => plain(received),
  'fb.open': ({ open }) => plain(open),
  'fb.overdue': ({ overdue }) => plain(overdue),
  'fb.processed_pct': ({ closed, receivedInAll }) => ({
    kind: 'ratio',
    numerator: closed,
    denominator: receivedInAll,
  }),
  'fb.age_p90_d': ({ ageP90Days }) => (ageP90Days === null ? null : plain(ageP90Days)),
};

/** The indicators of the profile that cases count for. */
export const caseIndicators = ({ indicators }: Catalogue): Indicator[] =>
  Object.keys(measures).flatMap((id) => indicators.get(id as IndicatorId) ?? []);

/** The counts of an area as readings; `counts` null (nothing was received by then): the readings that are not. */
export function caseReadings(
  area: Area,
  at: number,
  { counts, indicators }: { readonly counts: CaseCounts | null; readonly indicators: readonly Indicator[] },
): { readonly told: Reading[]; readonly untold: Reading[] } {
  const told: Reading[] = [];
  const untold: Reading[] = [];
  for (const { id, levels } of indicators) {
    if (!levels.includes(area.level)) continue;
    const measured = counts === null ? null : (measures[id]?.(counts) ?? null);
    const reading = { indicator: id, area: area.id, at, source: caseSource };
    if (measured) told.push({ ...reading, measured, quality: 'good' });
    else untold.push({ ...reading, measured: plain(0), quality: 'bad' });
  }
  return { told, untold };
}
