import { useServerNowAs } from '#client/live/serverClock.ts';
import { TileView } from '#client/tile/tileRegistry.tsx';
import { useAlertRows } from '#client/tile/useAlertRows.ts';
import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { composeScene, isSameComposition, type Piece } from './composeScene.ts';
import type { Rect } from './rect.ts';
import styles from './SceneView.module.css';

/** How long a page of figures stays before those that found no room have their turn. */
const turnMs = 15_000;
/** Of the screen's width, at each side, as the wall's header has it: screens cut off up to two per cent (over-scan). */
const marginShare = 0.02;

const nothing: readonly Piece[] = [];

const inUnits = (arcMinutes: number): string => `calc(${arcMinutes.toFixed(2)} * var(--u))`;
const placed = ({ x, y, width, height }: Rect) => ({
  left: inUnits(x),
  top: inUnits(y),
  width: inUnits(width),
  height: inUnits(height),
});

interface SceneViewProps {
  readonly scene: Scene;
  /** The scene beside this one on a wide wall shows the list of alerts. */
  readonly beside?: boolean;
}

/** One composed page, as its room and what demands action want it. */
export function SceneView({ scene, beside = false }: SceneViewProps) {
  const [ref, box] = useBox<HTMLElement>();
  const u = useUnit();
  const rows = useAlertRows();
  const pieces = useServerNowAs((now): readonly Piece[] => {
    if (!box) return nothing;
    const [width, height] = [box.width / u, box.height / u];
    const turn = Math.floor(now / turnMs);
    const margin = (window.innerWidth / u) * marginShare;
    return composeScene(scene, { width, height, margin, rows, turn, beside });
  }, isSameComposition);
  return (
    <main className={styles.scene} ref={ref} data-scene={scene.id}>
      {pieces.map(({ key, tile, rect }) => (
        <div key={key} className={styles.piece} style={placed(rect)} data-tile={tile.kind}>
          <TileView tile={tile} room={{ width: rect.width, height: rect.height }} />
        </div>
      ))}
    </main>
  );
}
