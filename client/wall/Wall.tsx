import { useMemo, useRef, useState } from 'react';
import { useTopic } from '#client/live/liveContext.tsx';
import { useLanguage } from '#client/locale/language.tsx';
import { SentAlertContext } from '#client/map/sentAlert.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { SceneView } from '#client/scene/SceneView.tsx';
import { useDraft } from '#client/scene/sceneDraft.ts';
import { useScenes } from '#client/scene/useScenes.ts';
import { useGround } from '#client/ui/useGround.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { useDrift, useNight, useSomebodyThere, useWakeLock } from './useKiosk.ts';
import { useRotation } from './useRotation.ts';
import { useWallScale } from './useWallScale.ts';
import { useWallSound } from './useWallSound.ts';
import styles from './Wall.module.css';
import { WallHeader } from './WallHeader.tsx';
import { WallLinks } from './WallLinks.tsx';
import { OutdatedFrame, useOutdated, WallNoticeBar } from './WallNoticeBar.tsx';
import { alertAsked, scenesAsked, splitScenes } from './wallScenes.ts';

interface PaneProps {
  readonly scene: Scene;
  /** Two on one wall: each says its own name, and the second leaves the list of alerts to the first. */
  readonly of: 'one' | 'first' | 'second';
}

function Pane({ scene, of }: PaneProps) {
  const { language } = useLanguage();
  return (
    <div className={styles.pane}>
      {of === 'one' ? <span /> : <h2 className={styles.paneName}>{scene.name[language]}</h2>}
      <SceneView scene={scene} beside={of === 'second'} />
    </div>
  );
}

/** The unattended display: the province's scenes in turn, what is wrong with them, and what time it is. */
export function Wall() {
  useGround('wall');
  useWakeLock();
  const drifting = useRef<HTMLDivElement>(null);
  useDrift(drifting);
  const { legible, panes, far } = useWallScale();
  const { profile, tree } = useProvince();
  useTopic('alerts');
  useTopic('escalations');
  useTopic('sites');
  useTopic(`area:${tree.root.id}`);
  const [asked] = useState(location.search);
  const scenes = useScenes();
  const draft = useDraft();
  const { standing, turning } = useMemo(
    () => splitScenes(draft ? [draft] : scenesAsked(asked, scenes), panes),
    [draft, asked, scenes, panes],
  );
  const rotation = useRotation(turning);
  const night = useNight(profile.timeZone);
  const there = useSomebodyThere();
  const outdated = useOutdated();
  const sound = useWallSound();
  const scene = turning[rotation.at] ?? turning[0];
  if (!scene) return null;
  return (
    <div className={styles.wall} data-night={night} data-there={there} data-outdated={outdated}>
      <div className={styles.drifting} ref={drifting}>
        <WallHeader name={standing ? null : scene.name} mode={rotation.mode} legible={legible} far={far} />
        <WallNoticeBar />
        <SentAlertContext value={alertAsked(asked)}>
          <div className={styles.panes} data-panes={standing ? 2 : 1}>
            {standing && <Pane scene={standing} of="first" />}
            <Pane scene={scene} of={standing ? 'second' : 'one'} />
          </div>
        </SentAlertContext>
      </div>
      {outdated && <OutdatedFrame />}
      <WallLinks sound={sound} />
    </div>
  );
}
