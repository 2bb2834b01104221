import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '#client/live/ask.ts';
import { centreStatus } from '#client/live/centreStatus.ts';
import { useValueAs } from '#client/live/valueStore.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { paths } from '#shared/protocol/routes.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { profileScenesVersion, type ScenesBody, scenesBodySchema } from '#shared/scene/sceneVersion.ts';

async function readScenes(): Promise<ScenesBody> {
  const answer = await ask(paths.scenes, scenesBodySchema);
  if (!answer.ok) throw new Error(`the scenes: ${answer.failure.code}`);
  return answer.value;
}

/**
 * The scenes that walls show now: the profile's until somebody composed others here. The heartbeat says which version that
 * is, so a page that missed a message asks a second later.
 */
export function useScenes(): readonly Scene[] {
  const { profile } = useProvince();
  const version = useValueAs(centreStatus, (centre) => centre?.scenesVersion ?? profileScenesVersion);
  const { data } = useQuery({
    queryKey: ['scenes', version],
    queryFn: readScenes,
    enabled: version !== profileScenesVersion,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: true,
  });
  return version === profileScenesVersion ? profile.scenes : (data?.scenes ?? profile.scenes);
}
