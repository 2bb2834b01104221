import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { readToken, useGroundName } from '#client/ui/theme.ts';
import type { ClusterType } from './clusterMark.ts';
import { type ClusterPainter, paintClustersOn } from './clusterPainter.ts';
import type { View } from './projection.ts';
import styles from './SiteClusters.module.css';
import type { PlacedCluster } from './siteClusters.ts';

interface SiteClustersProps {
  readonly clusters: readonly PlacedCluster[];
  readonly view: View;
  readonly type: ClusterType;
  /** Nobody has said lately how they are: the marks tell what was. */
  readonly isOld: boolean;
}

/** How many sites are down (filled) and degraded (hollow) where many are, and why. The same over GPU and drawing. */
export function SiteClusters({ clusters, view, type, isOld }: SiteClustersProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<ClusterPainter | null>(null);
  const ground = useGroundName();
  const colours = useMemo(() => {
    void ground;
    return {
      ground: readToken('--ground'),
      text: readToken('--text'),
      quiet: readToken('--text-quiet'),
      late: readToken('--text-late'),
    };
  }, [ground]);
  useEffect(() => () => painter.current?.end(), []);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    painter.current ??= paintClustersOn(canvas.current);
    const { width, height } = view;
    painter.current.look({ width, height, ratio: devicePixelRatio, type, isOld, colours });
  }, [view, type, isOld, colours]);
  useLayoutEffect(() => painter.current?.show(clusters), [clusters]);
  return (
    <div className={styles.clusters} data-marks="clusters" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
