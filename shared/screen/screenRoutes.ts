import { z } from 'zod';
import {
  longestSentMinutes,
  pairingCodeSchema,
  screenEventSchema,
  screenSchema,
  screenSettingsSchema,
  screenStatusSchema,
  screenViewSchema,
} from './screen.ts';

/** What an unpaired screen shows, and with what it asks whether somebody has typed it in. */
export const pairingBodySchema = z.strictObject({ code: z.string(), secret: z.string(), until: z.number() });
export type PairingBody = z.infer<typeof pairingBodySchema>;

/** `waiting`: not typed in yet. `gone`: the code is over, or the server was started anew; ask for another one. */
export const pairingStateSchema = z.strictObject({ state: z.enum(['waiting', 'paired', 'gone']) });
export type PairingState = z.infer<typeof pairingStateSchema>;

export const pairScreenSchema = z.strictObject({ code: pairingCodeSchema, settings: screenSettingsSchema });
export const sendViewSchema = z.strictObject({
  view: screenViewSchema,
  minutes: z.number().min(0.1).max(longestSentMinutes),
});

export const listedScreenSchema = z.strictObject({ screen: screenSchema, status: screenStatusSchema });
export type ListedScreen = z.infer<typeof listedScreenSchema>;
export const screensBodySchema = z.strictObject({ screens: z.array(listedScreenSchema) });
export const screenBodySchema = z.strictObject({ screen: screenSchema });
export const screenEventsBodySchema = z.strictObject({ events: z.array(screenEventSchema) });
/** null on a machine that is no screen. */
export const ownScreenBodySchema = z.strictObject({ screen: screenSchema.nullable() });
