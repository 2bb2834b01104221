import { z } from 'zod';
import { alertIdSchema } from '#shared/alert/alert.ts';
import { areaIdSchema } from '#shared/area/area.ts';

/** Above it an alert is not told to anybody again: whoever could be told was told. */
export const highestLevel = 5;

/**
 * How far an alert has gone up the duty roster because nobody took it. Beside the alert and not in it: the life of an
 * alert is what happens to it, not whom we told. Times are epoch ms, server's clock.
 */
export const escalationSchema = z.strictObject({
  alert: alertIdSchema,
  area: areaIdSchema,
  /** 1 with the first deadline that passed, rising by one with each further one; 0: it is over, somebody took it. */
  level: z.int().min(0).max(highestLevel),
  at: z.number(),
  /** Since when nobody has taken it: the deadlines are counted from here. */
  waitingSinceAt: z.number(),
  /** Who was told; empty when nobody was on duty. */
  to: z.array(z.strictObject({ name: z.string(), position: z.string() })),
});
export type Escalation = Readonly<z.infer<typeof escalationSchema>>;

/** The level of an alert that has waited since `waitingSinceAt` with a deadline of `takeWithinMs`, at `now`. */
export const levelAt = (waitingSinceAt: number, takeWithinMs: number, now: number): number =>
  Math.max(0, Math.min(highestLevel, Math.floor((now - waitingSinceAt) / takeWithinMs)));
