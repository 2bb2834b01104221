import { z } from 'zod';
import { languages } from '#shared/locale/localText.ts';
import { roles, type User } from '#shared/user/user.ts';

export const dutyTurnIdSchema = z.string().min(8).max(64).brand<'DutyTurnId'>();
export type DutyTurnId = z.infer<typeof dutyTurnIdSchema>;

/** The last place in the order of calling. */
export const lastRank = 9;

/** Somebody's turn on the duty roster: who, as what, from when until when (epoch ms, `toAt` no longer in it). */
export const dutyTurnSchema = z.strictObject({
  id: dutyTurnIdSchema,
  /** The account that they sign in with; null for somebody without one. */
  userId: z.string().min(1).max(100).nullable(),
  name: z.string().trim().min(2).max(100),
  role: z.enum(roles),
  /** As they are called at the centre: "Trưởng ca". */
  position: z.string().trim().min(2).max(100),
  /** 1 takes the alerts first; an alert that nobody takes is told to the next rank. */
  rank: z.int().min(1).max(lastRank),
  /** The operator in charge edits the roster as an administrator does, as long as the turn lasts. */
  inCharge: z.boolean(),
  fromAt: z.int().positive(),
  toAt: z.int().positive(),
  /** Where notifications go; null: they are seen on the screens only. */
  email: z.email().max(200).nullable(),
  language: z.enum(languages),
});
export type DutyTurn = Readonly<z.infer<typeof dutyTurnSchema>>;

/** A turn as it is put on the roster: it ends after it begins, and within a week. */
export const dutyTurnPutSchema = dutyTurnSchema.refine(
  ({ fromAt, toAt }) => toAt > fromAt && toAt - fromAt <= 7 * 24 * 3_600_000,
  { path: ['toAt'], message: 'expected a time after fromAt, at most 7 days later' },
);

/** By the order of calling, whoever is in charge first, then by time. */
export const compareTurns = (a: DutyTurn, b: DutyTurn): number =>
  a.rank - b.rank || Number(b.inCharge) - Number(a.inCharge) || a.fromAt - b.fromAt || (a.id < b.id ? -1 : 1);

/** Who is on duty at `now` (epoch ms, server's clock), in the order of calling. */
export const onDutyAt = (turns: readonly DutyTurn[], now: number): DutyTurn[] =>
  turns.filter(({ fromAt, toAt }) => fromAt <= now && now < toAt).toSorted(compareTurns);

/**
 * Who an alert is told to that nobody has taken, at the given level (from 1): the next rank after those who were told
 * before. Above the last rank it is told to the last one again; empty when nobody is on duty.
 */
export function nextOnDuty(turns: readonly DutyTurn[], level: number, now: number): DutyTurn[] {
  const onDuty = onDutyAt(turns, now);
  const ranks = [...new Set(onDuty.map(({ rank }) => rank))];
  const rank = ranks[Math.min(level, ranks.length - 1)];
  return onDuty.filter((turn) => turn.rank === rank);
}

/** Whether `user` is the operator in charge at `now`. */
export const isInCharge = (user: Pick<User, 'id'>, turns: readonly DutyTurn[], now: number): boolean =>
  onDutyAt(turns, now).some(({ userId, inCharge }) => inCharge && userId === user.id);
