import { z } from 'zod';
import { type Area, areaIdSchema } from '#shared/area/area.ts';
import type { TerritorySpan } from '#shared/area/territorySpans.ts';

/**
 * What a series must say where its range goes beyond the days of its area. Asked for the same territory: `same-territory`,
 * the points there are those of other areas that had exactly it; `split-territory`, there are none, because an area
 * was divided and no sum is right; `unknown-territory`, nothing is known of that time. Asked for the area alone: `before-area`,
 * `after-area`, it did not exist, and who had its territory.
 */
export const seriesNoteCodes = [
  'same-territory',
  'split-territory',
  'unknown-territory',
  'before-area',
  'after-area',
] as const;
export type SeriesNoteCode = (typeof seriesNoteCodes)[number];

/** Of [fromAt, toAt), epoch ms; `areas` are those concerned, the asked one not among them. */
export const seriesNoteSchema = z.strictObject({
  code: z.enum(seriesNoteCodes),
  fromAt: z.number(),
  toAt: z.number(),
  areas: z.array(areaIdSchema),
});
export type SeriesNote = Readonly<z.infer<typeof seriesNoteSchema>>;

const isOther = ({ territory }: TerritorySpan, area: Area): boolean =>
  territory.kind !== 'exact' || territory.areas.some((holder) => holder.id !== area.id);

function noted(
  area: Area,
  spans: readonly TerritorySpan[],
  codeOf: (span: TerritorySpan, index: number) => SeriesNoteCode,
): SeriesNote[] {
  return spans.flatMap((span, index) =>
    isOther(span, area)
      ? [
          {
            code: codeOf(span, index),
            fromAt: span.fromAt,
            toAt: span.toAt,
            areas: span.territory.areas.map(({ id }) => id),
          },
        ]
      : [],
  );
}

const territoryCodes = {
  exact: 'same-territory',
  split: 'split-territory',
  none: 'unknown-territory',
} as const;

/** Notes of a series that was asked for the same territory. */
export const territoryNotes = (area: Area, spans: readonly TerritorySpan[]): SeriesNote[] =>
  noted(area, spans, ({ territory }) => territoryCodes[territory.kind]);

/** Notes of a series of the area alone. */
export function lifetimeNotes(area: Area, spans: readonly TerritorySpan[]): SeriesNote[] {
  const own = spans.findIndex((span) => !isOther(span, area));
  // Without a day of its own in the range, the days of the area say on which side of it the range lies.
  const firstAfter = own >= 0 ? own : area.validTo === null ? spans.length : 0;
  return noted(area, spans, (_span, index) => (index < firstAfter ? 'before-area' : 'after-area'));
}
