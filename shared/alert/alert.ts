import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { siteSchema } from '#shared/site/site.ts';
import { alertReasonSchema } from './alertReason.ts';
import { alertRuleIdSchema } from './alertRule.ts';
import { alertFactsSchema, isUntaken } from './alertState.ts';
import { nuisances } from './chatter.ts';
import { priorities, urgencyOf } from './priority.ts';

export const alertIdSchema = z.string().min(1).max(100).brand<'AlertId'>();
export type AlertId = z.infer<typeof alertIdSchema>;

/** What an alert is about: an indicator of an area, the sites of a kind in it, or a source of the whole province. */
export const alertSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicator: indicatorIdSchema }),
  z.strictObject({ kind: z.literal('source'), source: sourceIdSchema }),
  z.strictObject({ kind: z.literal('sites'), siteKind: siteSchema.shape.kind }),
]);
export type AlertSubject = Readonly<z.infer<typeof alertSubjectSchema>>;

/** Who did something, and when (epoch ms). The name is kept: accounts come and go. */
const deedSchema = z.strictObject({ userId: z.string(), userName: z.string(), at: z.number() });

/** Who acknowledged, when, and what they said. */
export const acknowledgementSchema = deedSchema.extend({ comment: z.string() });
export type Acknowledgement = Readonly<z.infer<typeof acknowledgementSchema>>;

/** The newest remark on an alert; all of them are in its history. */
export const alertCommentSchema = deedSchema.extend({ text: z.string() });

/** Who is to handle it (`userId`, `userName`), since when. */
export const assignmentSchema = deedSchema;

/** Who took it out of the list, why, and until when (epoch ms): it never disappears without all three. */
export const hidingSchema = deedSchema.extend({ reason: z.string(), untilAt: z.number() });
export type Hiding = Readonly<z.infer<typeof hidingSchema>>;

/** One occurrence that needs an operator's attention ("alarm" in ISA-18.2). Times are epoch ms, server's clock. */
export const alertSchema = z.strictObject({
  id: alertIdSchema,
  rule: alertRuleIdSchema,
  priority: z.enum(priorities),
  area: areaIdSchema,
  subject: alertSubjectSchema,
  facts: alertFactsSchema,
  /** Rises by one with every accepted change; a command carries the revision that its sender saw. */
  revision: z.int().positive(),
  /** When it was first raised: the clock of "how long has nobody taken it" starts here. */
  raisedAt: z.number(),
  returnedAt: z.number().nullable(),
  /** How often its condition became true while it was open. */
  occurrences: z.int().positive(),
  /** The value that raised it, in the indicator's unit, or how many sites were down; null for a source. */
  value: z.number().nullable(),
  /** Why it was raised last; null for one that was raised before reasons were kept. */
  reason: alertReasonSchema.nullable().default(null),
  acknowledgement: acknowledgementSchema.nullable(),
  // Journals of before these were known hold alerts without them.
  assignment: assignmentSchema.nullable().default(null),
  comment: alertCommentSchema.nullable().default(null),
  hiding: hidingSchema.nullable().default(null),
  /** When it last called for attention; null when it never did, because it was hidden. */
  annunciatedAt: z.number().nullable().default(null),
  nuisance: z.enum(nuisances).nullable().default(null),
});
export type Alert = Readonly<z.infer<typeof alertSchema>>;

/** Untaken first, then by priority, then the oldest first: what waits longest at the highest urgency is on top. */
export function compareAlerts(a: Alert, b: Alert): number {
  return (
    Number(isUntaken(b.facts)) - Number(isUntaken(a.facts)) ||
    urgencyOf(b.priority) - urgencyOf(a.priority) ||
    a.raisedAt - b.raisedAt ||
    (a.id < b.id ? -1 : 1)
  );
}
