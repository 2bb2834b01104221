import { z } from 'zod';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import { earliestAt, futureToleranceMs } from '#server/indicator/validatePoint.ts';
import { createAreaFinder } from '#shared/area/areaFinder.ts';
import type { CaseRecord } from '#shared/case/caseRecord.ts';
import type { Rejection } from '#shared/protocol/routes.ts';

export interface ParsedCases {
  readonly cases: readonly CaseRecord[];
  /** The place in the request of each of `cases`. */
  readonly positions: readonly number[];
  readonly rejections: readonly Rejection[];
}

const instantSchema = z.union([
  z.number(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

/** A case as a program sends it; times in epoch ms or ISO 8601, `area` a code or a name. */
const caseItemSchema = z.strictObject({
  id: z.string().min(1).max(100),
  area: z.string().min(1).max(200),
  createdAt: instantSchema,
  closedAt: instantSchema.nullable().optional(),
  dueAt: instantSchema.nullable().optional(),
  channel: z.string().max(60).nullable().optional(),
});
type CaseItem = z.infer<typeof caseItemSchema>;

/** Reads the items of a request, each by itself: a bad one is refused with its index, from 0, and the good ones are kept. */
export function createCaseIntake(catalogue: Catalogue, clock: () => number) {
  const areas = createAreaFinder(catalogue.tree);

  const caseOf = (item: CaseItem, now: number): CaseRecord | Omit<Rejection, 'position'> => {
    const { id, createdAt, closedAt = null, dueAt = null, channel = null } = item;
    if (!(createdAt >= earliestAt && createdAt <= now + futureToleranceMs))
      return {
        code: 'time-out-of-range',
        detail: 'createdAt: expected a time since 2000 and not in the future',
      };
    if (closedAt !== null && closedAt < createdAt)
      return { code: 'time-out-of-range', detail: 'closedAt: it lies before createdAt' };
    const found = areas.find(item.area, catalogue.dayOf(createdAt));
    if (found.kind !== 'found')
      return {
        code: 'unknown-area',
        detail: `area: "${item.area}" is ${found.kind}; GET /api/areas lists them`,
      };
    return { id, createdAt, closedAt, dueAt, area: found.area.id, channel };
  };

  return (items: readonly unknown[]): ParsedCases => {
    const cases: CaseRecord[] = [];
    const positions: number[] = [];
    const rejections: Rejection[] = [];
    const now = clock();
    for (const [position, given] of items.entries()) {
      const item = caseItemSchema.safeParse(given);
      const [issue] = item.error?.issues ?? [];
      const read = item.success
        ? caseOf(item.data, now)
        : { code: 'malformed' as const, detail: `${issue?.path.join('.')}: ${issue?.message}` };
      if ('code' in read) rejections.push({ position, ...read });
      else {
        cases.push(read);
        positions.push(position);
      }
    }
    return { cases, positions, rejections };
  };
}
