import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';

/** A case of citizens' feedback. Times are epoch ms; null: not yet, or none was set. The same id again is its correction. */
export const caseRecordSchema = z.strictObject({
  id: z.string().min(1).max(100),
  createdAt: z.number(),
  closedAt: z.number().nullable(),
  dueAt: z.number().nullable(),
  area: areaIdSchema,
  channel: z.string().max(60).nullable(),
});
export type CaseRecord = Readonly<z.infer<typeof caseRecordSchema>>;
