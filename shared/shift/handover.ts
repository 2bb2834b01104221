import { z } from 'zod';
import { alertIdSchema } from '#shared/alert/alert.ts';
import { priorities } from '#shared/alert/priority.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { roles } from '#shared/user/user.ts';
import { handoverStates } from './handoverState.ts';

export const handoverIdSchema = z.string().min(8).max(64).brand<'HandoverId'>();
export type HandoverId = z.infer<typeof handoverIdSchema>;

/** A line of the shift log: what somebody wrote, when (epoch ms). */
export const shiftNoteSchema = z.strictObject({
  id: z.string().min(8).max(64),
  at: z.number(),
  userId: z.string(),
  userName: z.string(),
  text: z.string(),
});
export type ShiftNote = Readonly<z.infer<typeof shiftNoteSchema>>;

/** An alert as it stood when the sheet was made. Its words are kept: rules and areas change. */
export const handoverAlertSchema = z.strictObject({
  alert: alertIdSchema,
  title: localTextSchema,
  place: localTextSchema,
  priority: z.enum(priorities),
  raisedAt: z.number(),
  /** Who has it, since when, with what they said; null while nobody has. */
  taken: z.strictObject({ userName: z.string(), at: z.number(), comment: z.string() }).nullable(),
});
export type HandoverAlert = Readonly<z.infer<typeof handoverAlertSchema>>;

/** The most rows that a part of the sheet lists; its total says how many there are. */
export const listedAtMost = 200;

const partSchema = z.strictObject({ total: z.int().nonnegative(), rows: z.array(handoverAlertSchema) });
export type HandoverPart = Readonly<z.infer<typeof partSchema>>;

const personSchema = z.strictObject({ name: z.string(), position: z.string() });

/** What one shift leaves to the next, as of `toAt`. Times are epoch ms, server's clock. */
export const handoverSheetSchema = z.strictObject({
  fromAt: z.number(),
  toAt: z.number(),
  onDuty: z.array(personSchema),
  /** Untaken. */
  open: partSchema,
  acknowledged: partSchema,
  /** Shelved, suppressed or out of service. */
  shelved: partSchema,
  /** Open for more than a day, whatever their state. */
  stale: partSchema,
  /** The ten rules that called most often during the shift. */
  frequent: z.array(z.strictObject({ rule: z.string(), name: localTextSchema, count: z.int() })),
  directives: z.strictObject({ open: z.int(), overdue: z.int() }),
  notes: z.array(shiftNoteSchema),
  /** What the shift that leaves has to say. */
  remark: z.string(),
});
export type HandoverSheet = Readonly<z.infer<typeof handoverSheetSchema>>;

const signatureSchema = z.strictObject({
  userId: z.string(),
  userName: z.string(),
  role: z.enum(roles),
  at: z.number(),
});
export type Signature = Readonly<z.infer<typeof signatureSchema>>;

/** A sheet with its signatures. `sheetHash` is the SHA-256 of the sheet, 64 hexadecimal digits. */
export const handoverSchema = z.strictObject({
  id: handoverIdSchema,
  state: z.enum(handoverStates),
  sheet: handoverSheetSchema,
  sheetHash: z.string().length(64),
  outgoing: signatureSchema,
  incoming: signatureSchema.nullable(),
  refusal: signatureSchema.extend({ reason: z.string() }).nullable(),
});
export type Handover = Readonly<z.infer<typeof handoverSchema>>;

/** A handover without its sheet, for the list. */
export const handoverHeadSchema = handoverSchema
  .omit({ sheet: true })
  .extend({ fromAt: z.number(), toAt: z.number() });
export type HandoverHead = Readonly<z.infer<typeof handoverHeadSchema>>;
