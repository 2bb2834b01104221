import { z } from 'zod';
import { alertIdSchema } from '#shared/alert/alert.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { sceneIdSchema } from '#shared/scene/scene.ts';

export const screenIdSchema = z.string().min(1).max(40).brand<'ScreenId'>();
export type ScreenId = z.infer<typeof screenIdSchema>;

/** What a screen is and shows when nobody sends it anything else. */
export const screenSettingsSchema = z.strictObject({
  /** As people call it: "Màn hình 1". */
  name: z.string().trim().min(1).max(60),
  /** Where it hangs. */
  place: z.string().trim().max(120),
  diagonalInches: z.number().min(10).max(500),
  /** Of the whole screen, pixels. */
  width: z.int().min(320).max(16_384),
  height: z.int().min(240).max(16_384),
  /** From the eye to the screen, metres: the type is scaled by it. */
  distanceM: z.number().min(0.5).max(60),
  /** In this order; empty: all scenes of the profile. */
  scenes: z.array(sceneIdSchema).max(20),
  /** How long each scene stays, seconds; null: as the scenes say. */
  dwellSeconds: z.int().min(5).max(3_600).nullable(),
});
export type ScreenSettings = Readonly<z.infer<typeof screenSettingsSchema>>;

/** Something that is shown to whoever stands before a screen. */
export const screenViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scene'), scene: sceneIdSchema }),
  z.strictObject({
    kind: z.literal('explorer'),
    area: areaIdSchema,
    indicator: indicatorIdSchema.nullable(),
  }),
  /** The scene about it, its map at its place. */
  z.strictObject({ kind: z.literal('alert'), alert: alertIdSchema }),
]);
export type ScreenView = Readonly<z.infer<typeof screenViewSchema>>;

/** A view that somebody sent; the screen goes back by itself. Times are epoch ms, server's clock. */
export const sentViewSchema = z.strictObject({
  view: screenViewSchema,
  userName: z.string(),
  at: z.number(),
  until: z.number(),
});
export type SentView = Readonly<z.infer<typeof sentViewSchema>>;

export const screenSchema = z.strictObject({
  id: screenIdSchema,
  settings: screenSettingsSchema,
  pairedAt: z.number(),
  pairedBy: z.string(),
  sent: sentViewSchema.nullable(),
});
export type Screen = Readonly<z.infer<typeof screenSchema>>;

/** What a screen says about itself every few seconds. */
export const screenFactsSchema = z.strictObject({
  release: z.string().max(40),
  /** Used by the page's scripts, bytes; null where the browser does not say. */
  heapBytes: z.number().nonnegative().nullable(),
  /** Path and query of what it shows. */
  address: z.string().max(400),
  /** How often its state differed from the server's and was mended. */
  stateFaults: z.int().nonnegative(),
});
export type ScreenFacts = Readonly<z.infer<typeof screenFactsSchema>>;

/** How a screen is doing. `seenAt`: when it was last heard, epoch ms; null since the server started. */
export const screenStatusSchema = z.strictObject({
  connected: z.boolean(),
  seenAt: z.number().nullable(),
  facts: screenFactsSchema.nullable(),
});
export type ScreenStatus = Readonly<z.infer<typeof screenStatusSchema>>;

/** What happened to a screen, for the record. */
export const screenEventKinds = ['paired', 'changed', 'revoked', 'sent', 'called-back'] as const;
export type ScreenEventKind = (typeof screenEventKinds)[number];

export const screenEventSchema = z.strictObject({
  screen: screenIdSchema,
  at: z.number(),
  kind: z.enum(screenEventKinds),
  userId: z.string(),
  userName: z.string(),
  /** What was sent, and until when; null for the other kinds. */
  sent: sentViewSchema.nullable(),
});
export type ScreenEvent = Readonly<z.infer<typeof screenEventSchema>>;

/** A code as it stands on an unpaired screen: six digits, typed with or without the space between them. */
export const pairingCodeSchema = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'expected the six digits on the screen'));

/** How long a view may stay, minutes. */
export const longestSentMinutes = 8 * 60;

/** The view that a screen is to show now; null when it is on its own. */
export const viewAt = ({ sent }: Pick<Screen, 'sent'>, now: number): ScreenView | null =>
  sent !== null && sent.until > now ? sent.view : null;
