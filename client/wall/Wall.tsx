import { useTopic } from '#client/live/liveContext.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { SceneView } from '#client/scene/SceneView.tsx';
import { useGround } from '#client/ui/useGround.ts';
import { useWallScale } from './useWallScale.ts';
import styles from './Wall.module.css';
import { WallHeader } from './WallHeader.tsx';
import { WallLinks } from './WallLinks.tsx';
import { WallNoticeBar } from './WallNoticeBar.tsx';

/** The unattended display: the province's first scene, what is wrong with it, and what time it is. */
export function Wall() {
  useGround('wall');
  const { legible } = useWallScale();
  const { profile, tree } = useProvince();
  useTopic('alerts');
  useTopic('escalations');
  useTopic('sites');
  useTopic(`area:${tree.root.id}`);
  const scene = profile.scenes[0];
  if (!scene) return null;
  return (
    <div className={styles.wall}>
      <WallHeader scene={scene} />
      <WallNoticeBar />
      <SceneView scene={scene} />
      <WallLinks legible={legible} />
    </div>
  );
}
