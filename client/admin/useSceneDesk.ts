import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask, tell } from '#client/live/ask.ts';
import type { Failure, Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { type ScenesBody, sceneHistoryBodySchema, scenesBodySchema } from '#shared/scene/sceneVersion.ts';

/** Where the work at the scenes stands. */
export interface SceneDesk {
  /** null until they are read. */
  readonly scenes: readonly Scene[] | null;
  readonly isChanged: boolean;
  readonly versions: readonly {
    readonly version: number;
    readonly savedAt: number;
    readonly userName: string;
  }[];
  readonly outcome: 'saved' | Failure | null;
  readonly change: (scenes: readonly Scene[]) => void;
  readonly save: () => Promise<void>;
  /** Puts an older version on the desk; nothing is shown until it is saved. */
  readonly takeBack: (version: number) => Promise<void>;
}

const readVersion = (version: number): Promise<Result<ScenesBody>> =>
  ask(`${paths.scenes}/${version}`, scenesBodySchema);

/** The scenes as they are being composed, against the version they began from. */
export function useSceneDesk(): SceneDesk {
  const [begun, setBegun] = useState<ScenesBody | null>(null);
  const [scenes, setScenes] = useState<readonly Scene[] | null>(null);
  const [outcome, setOutcome] = useState<SceneDesk['outcome']>(null);
  const queries = useQueryClient();
  const { data: history } = useQuery({
    queryKey: ['scene-history'],
    queryFn: () => ask(paths.sceneHistory, sceneHistoryBodySchema),
  });
  useEffect(() => {
    let over = false;
    void ask(paths.scenes, scenesBodySchema).then((answer) => {
      if (over) return;
      if (!answer.ok) return setOutcome(answer.failure);
      setBegun(answer.value);
      setScenes(answer.value.scenes);
    });
    return () => {
      over = true;
    };
  }, []);
  const change = (next: readonly Scene[]): void => {
    setScenes(next);
    setOutcome(null);
  };
  return {
    scenes,
    isChanged: begun !== null && scenes !== null && JSON.stringify(scenes) !== JSON.stringify(begun.scenes),
    versions: history?.ok ? history.value.versions : [],
    outcome,
    change,
    save: async () => {
      if (!begun || !scenes) return;
      const answer = await tell(paths.scenes, scenesBodySchema, { base: begun.version, scenes });
      setOutcome(answer.ok ? 'saved' : answer.failure);
      if (!answer.ok) return;
      setBegun(answer.value);
      setScenes(answer.value.scenes);
      await queries.invalidateQueries({ queryKey: ['scene-history'] });
    },
    takeBack: async (version) => {
      const answer = await readVersion(version);
      if (answer.ok) change(answer.value.scenes);
      else setOutcome(answer.failure);
    },
  };
}
