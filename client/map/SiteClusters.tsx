import { useLayoutEffect, useRef } from 'react';
import { type ClusterBoard, createClusterBoard } from './clusterBoard.ts';
import styles from './SiteClusters.module.css';
import type { PlacedCluster } from './siteClusters.ts';
import type { ClusterType } from './useSiteClusters.ts';

interface SiteClustersProps {
  readonly clusters: readonly PlacedCluster[];
  readonly type: ClusterType;
  /** Nobody has said lately how they are: the marks tell what was. */
  readonly isOld: boolean;
}

/** How many sites are down (filled) and degraded (hollow) where many are, and why. The same over GPU and drawing. */
export function SiteClusters({ clusters, type, isOld }: SiteClustersProps) {
  const place = useRef<HTMLDivElement>(null);
  const board = useRef<ClusterBoard | null>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    board.current ??= createClusterBoard(place.current);
    board.current.show(clusters, type);
  }, [clusters, type]);
  return <div ref={place} className={styles.clusters} data-old={isOld} aria-hidden="true" />;
}
