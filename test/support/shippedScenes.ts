import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Scene, sceneSchema } from '#shared/scene/scene.ts';

const file = join(import.meta.dirname, '..', '..', 'server', 'profiles', 'catalogue', 'scenes.json');

/** The scenes of the catalogue, which every shipped province uses. */
export const shippedScenes: readonly Scene[] = z
  .array(sceneSchema)
  .parse(JSON.parse(readFileSync(file, 'utf8')));
