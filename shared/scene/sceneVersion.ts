import { z } from 'zod';
import { sceneSchema } from './scene.ts';

/** The version of the scenes that came with the profile: nobody has composed any here yet. */
export const profileScenesVersion = 0;

const versionSchema = z.int().nonnegative();
const scenesSchema = z
  .array(sceneSchema)
  .min(1)
  .max(40)
  .refine((scenes) => new Set(scenes.map(({ id }) => id)).size === scenes.length, {
    message: 'expected scenes of different ids',
  });

/** All scenes as somebody saved them. `savedAt` in epoch ms. */
export const sceneVersionSchema = z.strictObject({
  version: versionSchema.min(1),
  savedAt: z.number(),
  userId: z.string(),
  userName: z.string(),
  scenes: scenesSchema,
});
export type SceneVersion = Readonly<z.infer<typeof sceneVersionSchema>>;

/** What is sent to save scenes. `base`: the version that the sender had before, so that nobody's work is written over. */
export const sceneSaveSchema = z.strictObject({ base: versionSchema, scenes: scenesSchema });
export type SceneSave = Readonly<z.infer<typeof sceneSaveSchema>>;

/** The scenes that are shown now. */
export const scenesBodySchema = z.strictObject({ version: versionSchema, scenes: scenesSchema });
export type ScenesBody = Readonly<z.infer<typeof scenesBodySchema>>;

/** Who saved when, newest first, without the scenes. */
export const sceneHistoryBodySchema = z.strictObject({
  versions: z.array(sceneVersionSchema.omit({ scenes: true })),
});
