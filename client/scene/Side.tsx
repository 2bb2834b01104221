import { useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { alertRowsOf } from '#client/tile/alertRows.ts';
import { TileView } from '#client/tile/tileRegistry.tsx';
import { useUnit } from '#client/ui/theme.ts';
import { useBox } from '#client/ui/useBox.ts';
import type { Tile } from '#shared/scene/scene.ts';
import styles from './SceneView.module.css';
import { planSide, sideGaps } from './sidePlan.ts';

const inUnits = (arcMinutes: number): string => `calc(${arcMinutes.toFixed(2)} * var(--u))`;
const keyOf = (tile: Tile): string => ('indicator' in tile ? `${tile.kind} ${tile.indicator}` : tile.kind);

/** The right side of a scene: what demands action on top, the figures below in the room that it leaves. */
export function Side({ tiles }: { readonly tiles: readonly Tile[] }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const u = useUnit();
  const alerts = useAlerts();
  const rows = useMemo(() => alertRowsOf(alerts), [alerts]);
  const lists = tiles.filter(({ kind }) => kind === 'alert-list');
  const figures = tiles.filter(({ kind }) => kind !== 'alert-list');
  const plan = box
    ? planSide({ width: box.width / u, height: box.height / u, figures: figures.length, rows })
    : null;
  return (
    <div className={styles.side} ref={ref}>
      {plan && (
        <>
          {lists.map((tile) => (
            <div key={tile.kind} className={styles.list} style={{ height: inUnits(plan.alertHeight) }}>
              <TileView tile={tile} room={{ width: box ? box.width / u : 0, height: plan.alertHeight }} />
            </div>
          ))}
          <div
            className={styles.figures}
            style={{
              gridTemplateColumns: `repeat(${plan.columns}, ${inUnits(plan.figure.width)})`,
              gridAutoRows: inUnits(plan.figure.height),
              columnGap: inUnits(sideGaps.betweenColumns),
              rowGap: inUnits(sideGaps.betweenRows),
            }}
          >
            {figures.map((tile) => (
              <TileView key={keyOf(tile)} tile={tile} room={plan.figure} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
