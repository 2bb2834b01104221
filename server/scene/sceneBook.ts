import type { Profile } from '#shared/profile/profile.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { sceneProblems } from '#shared/scene/sceneProblems.ts';
import { profileScenesVersion, type SceneSave, type ScenesBody } from '#shared/scene/sceneVersion.ts';
import type { User } from '#shared/user/user.ts';
import type { SceneStore } from './sceneStore.ts';

/** The scenes that all walls show, and who changed them. */
export interface SceneBook {
  /** What is shown now: the newest version, else the profile's. */
  now(): ScenesBody;
  /** Those of a version; 0 are the profile's. A refusal `not-found` where there is none. */
  version(version: number): Promise<Result<ScenesBody>>;
  history(): ReturnType<SceneStore['history']>;
  /**
   * Keeps scenes as the next version. `revision-conflict` when somebody saved meanwhile, `value-refused` when a scene does
   * not fit the province.
   */
  save(user: Pick<User, 'id' | 'name'>, save: SceneSave, now: number): Promise<Result<ScenesBody>>;
}

interface SceneBookParts {
  readonly profile: Pick<Profile, 'scenes' | 'indicators' | 'levels' | 'map'>;
  readonly store: SceneStore;
}

const historyAtMost = 50;

/** Reads the newest version, then answers from memory. */
export async function createSceneBook({ profile, store }: SceneBookParts): Promise<SceneBook> {
  const ofProfile: ScenesBody = { version: profileScenesVersion, scenes: [...profile.scenes] };
  const kept = await store.newest();
  let current: ScenesBody = kept ? { version: kept.version, scenes: kept.scenes } : ofProfile;

  const problemOf = ({ scenes }: SceneSave): string | null => {
    for (const [index, scene] of scenes.entries()) {
      const [problem] = sceneProblems(scene, profile);
      if (problem) return `scenes[${index}].${problem.path}: ${problem.message}`;
    }
    return null;
  };

  return {
    now: () => current,
    version: async (version) => {
      if (version === profileScenesVersion) return success(ofProfile);
      const found = await store.find(version);
      return found ? success({ version, scenes: found.scenes }) : failure('not-found');
    },
    history: () => store.history(historyAtMost),
    save: async (user, save, now) => {
      const problem = problemOf(save);
      if (problem !== null) return failure('value-refused', problem);
      if (save.base !== current.version) return failure('revision-conflict');
      const next = {
        ...{ version: save.base + 1, savedAt: now, scenes: save.scenes },
        ...{ userId: user.id, userName: user.name },
      };
      if (!(await store.append(next))) return failure('revision-conflict');
      current = { version: next.version, scenes: next.scenes };
      return success(current);
    },
  };
}
