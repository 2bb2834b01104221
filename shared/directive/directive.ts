import { z } from 'zod';
import { alertIdSchema } from '#shared/alert/alert.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { directiveEvents, directiveStates, isOver, isOwed } from './directiveState.ts';
import { recoverySchema } from './recovery.ts';

export const directiveIdSchema = z.string().min(1).max(100).brand<'DirectiveId'>();
export type DirectiveId = z.infer<typeof directiveIdSchema>;

/** A direction (*chỉ đạo*) asks for work, an explanation (*yêu cầu giải trình*) for reasons; their life is the same. */
export const directiveKinds = ['direction', 'explanation'] as const;
export type DirectiveKind = (typeof directiveKinds)[number];

/**
 * What it is about. Of an alert the indicator or the source stays with it: the alert leaves the list, the direction does
 * not.
 */
export const directiveSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicator: indicatorIdSchema }),
  z.strictObject({
    kind: z.literal('alert'),
    alert: alertIdSchema,
    rule: z.string(),
    indicator: indicatorIdSchema.nullable(),
    source: sourceIdSchema.nullable(),
  }),
]);
export type DirectiveSubject = Readonly<z.infer<typeof directiveSubjectSchema>>;

/** Somebody who did something, and when (epoch ms). The name is kept: accounts come and go. */
export const deedSchema = z.strictObject({ userId: z.string(), userName: z.string(), at: z.number() });

/** A direction as it is now. Times are epoch ms, server's clock. */
export const directiveSchema = z.strictObject({
  id: directiveIdSchema,
  kind: z.enum(directiveKinds),
  subject: directiveSubjectSchema,
  area: areaIdSchema,
  /** The unit that answers for it, as the leader named it. */
  owner: z.string(),
  text: z.string(),
  dueAt: z.number(),
  state: z.enum(directiveStates),
  /** Rises by one with every accepted change; a command carries the revision that its sender saw. */
  revision: z.int().positive(),
  issued: deedSchema,
  accepted: deedSchema.nullable(),
  /** The newest report; earlier ones are in the history. `link` leads to the evidence. */
  report: deedSchema.extend({ text: z.string(), link: z.string().nullable() }).nullable(),
  /** Why it was closed: what the indicator said at that moment, and the leader's words where it had not recovered. */
  closing: deedSchema.extend({ reason: z.string(), recovery: recoverySchema.nullable() }).nullable(),
});
export type Directive = Readonly<z.infer<typeof directiveSchema>>;

/** Everything that is on record about a direction begins with `issue`. */
export const recordedEvents = ['issue', ...directiveEvents] as const;

/** One thing that happened to a direction, with the direction as it was afterwards. */
export const directiveEntrySchema = z.strictObject({
  at: z.number(),
  event: z.enum(recordedEvents),
  directive: directiveSchema,
  userId: z.string(),
  userName: z.string(),
  /** What was said with it. */
  text: z.string(),
  /** The sender's id of the command, so that a repeat is recognised after a restart too. */
  operationId: z.string(),
});
export type DirectiveEntry = Readonly<z.infer<typeof directiveEntrySchema>>;

/** Whether the unit still owes it although its deadline is over at `now` (epoch ms, server's clock). */
export const isOverdue = ({ state, dueAt }: Pick<Directive, 'state' | 'dueAt'>, now: number): boolean =>
  isOwed(state) && now > dueAt;

/** What is overdue first, then what is open by its deadline, then what is over, the newest first. */
export const compareDirectives =
  (now: number) =>
  (a: Directive, b: Directive): number =>
    Number(isOverdue(b, now)) - Number(isOverdue(a, now)) ||
    Number(isOver(a.state)) - Number(isOver(b.state)) ||
    (isOver(a.state) ? b.issued.at - a.issued.at : a.dueAt - b.dueAt) ||
    (a.id < b.id ? -1 : 1);
