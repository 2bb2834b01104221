import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';

/** Duty officer (watches the wall), leader (drills down), operator (takes alerts), administrator. */
export const roles = ['duty', 'leader', 'operator', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Somebody who signed in. `area` is the top of what they may see and do; the root for the whole province. */
export const userSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.enum(roles),
  area: areaIdSchema,
});
export type User = Readonly<z.infer<typeof userSchema>>;
