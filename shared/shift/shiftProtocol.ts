import { z } from 'zod';
import { dutyTurnSchema } from './dutyTurn.ts';
import {
  handoverHeadSchema,
  handoverIdSchema,
  handoverSchema,
  handoverSheetSchema,
  shiftNoteSchema,
} from './handover.ts';

export const longestNote = 2_000;

/** `id` is made by the sender, so that a repeat is recognised. */
export const noteCommandSchema = z.strictObject({
  id: shiftNoteSchema.shape.id,
  text: z.string().trim().min(2).max(longestNote),
});
export type NoteCommand = Readonly<z.infer<typeof noteCommandSchema>>;

/** The shift that leaves signs: the server makes the sheet and freezes it. */
export const handoverCommandSchema = z.strictObject({
  id: handoverIdSchema,
  remark: z.string().trim().max(longestNote),
});
export type HandoverCommand = Readonly<z.infer<typeof handoverCommandSchema>>;

/**
 * The shift that comes signs what its `hash` says. From the own session, or on the same desk with an account's name and
 * password, which open no session.
 */
export const handoverSignSchema = z.strictObject({
  hash: handoverSchema.shape.sheetHash,
  account: z
    .strictObject({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) })
    .nullable(),
});
export type HandoverSign = Readonly<z.infer<typeof handoverSignSchema>>;

export const handoverRefuseSchema = z.strictObject({ reason: z.string().trim().min(5).max(longestNote) });

export const turnBodySchema = z.strictObject({ turn: dutyTurnSchema });
export const noteBodySchema = z.strictObject({ note: shiftNoteSchema });
export const handoverBodySchema = z.strictObject({ handover: handoverSchema });
export const sheetBodySchema = z.strictObject({ sheet: handoverSheetSchema });

/** Where the shift stands. `fromAt`: when it began, with the last handover that both signed. */
export const shiftBodySchema = z.strictObject({
  fromAt: z.number(),
  /** Turns that are not over for longer than a day. */
  turns: z.array(dutyTurnSchema),
  notes: z.array(shiftNoteSchema),
  waiting: handoverSchema.nullable(),
  /** The newest first. */
  handovers: z.array(handoverHeadSchema),
});
export type ShiftBody = Readonly<z.infer<typeof shiftBodySchema>>;
