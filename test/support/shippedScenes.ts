import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Indicator, indicatorSchema } from '#shared/indicator/indicator.ts';
import { profileHeadSchema } from '#shared/profile/profile.ts';
import { type Scene, sceneSchema } from '#shared/scene/scene.ts';
import type { SceneGround } from '#shared/scene/sceneProblems.ts';

const profiles = join(import.meta.dirname, '..', '..', 'server', 'profiles');
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(profiles, ...path), 'utf8'));

/** The scenes of the catalogue, which every shipped province uses. */
export const shippedScenes: readonly Scene[] = z.array(sceneSchema).parse(read('catalogue', 'scenes.json'));

const indicatorFiles = readdirSync(join(profiles, 'catalogue', 'indicators'));
const { levels, map } = profileHeadSchema.parse(read('nghe-an', 'profile.json'));

/** What they are checked against in Nghệ An. */
export const shippedGround: SceneGround = {
  indicators: indicatorFiles.flatMap((file): Indicator[] =>
    z.array(indicatorSchema).parse(read('catalogue', 'indicators', file)),
  ),
  levels,
  map,
};
