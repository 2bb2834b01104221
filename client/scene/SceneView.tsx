import { TileView } from '#client/tile/tileRegistry.tsx';
import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import type { Scene, Tile } from '#shared/scene/scene.ts';
import styles from './SceneView.module.css';
import { Side } from './Side.tsx';

/** A place of the scene that measures the room it has for its tile. */
function Place({ tile, className }: { readonly tile: Tile; readonly className: string | undefined }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const u = useUnit();
  return (
    <div className={className} ref={ref}>
      {box && <TileView tile={tile} room={{ width: box.width / u, height: box.height / u }} />}
    </div>
  );
}

/** One composed page: what dominates on the left, what demands action on the right, the last day along the foot. */
export function SceneView({ scene }: { readonly scene: Scene }) {
  return (
    <main className={styles.scene} data-foot={scene.foot !== undefined}>
      <Place tile={scene.main} className={styles.main} />
      <Side tiles={scene.side} />
      {scene.foot && <Place tile={scene.foot} className={styles.foot} />}
    </main>
  );
}
