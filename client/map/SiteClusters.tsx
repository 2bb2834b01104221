import { memo } from 'react';
import { causeSign } from '#client/site/CauseGlyph.tsx';
import type { View } from './projection.ts';
import styles from './SiteClusters.module.css';
import type { PlacedCluster } from './siteClusters.ts';
import { type ClusterType, clusterSizes, partsOfCluster } from './useSiteClusters.ts';

/** Farther than this from its sites, in arc minutes, a mark is tied to them by a line. */
const tiedFrom = 16;

/** Ties what had to move aside to its sites. Under all marks, or the end of one would lie on another. */
function Tie({ cluster: { at, from }, u }: { readonly cluster: PlacedCluster; readonly u: number }) {
  if (Math.hypot(at.x - from.x, at.y - from.y) <= tiedFrom * u) return null;
  return (
    <g className={styles.tie}>
      <line x1={from.x} y1={from.y} x2={at.x} y2={at.y} />
      <circle cx={from.x} cy={from.y} r={2.2 * u} />
    </g>
  );
}

interface ClusterProps {
  readonly cluster: PlacedCluster;
  readonly type: ClusterType;
}

function DrawnCluster({ cluster, type }: ClusterProps) {
  const { u } = type;
  const { at, cause } = cluster;
  const { down, degraded, width } = partsOfCluster(cluster, type);
  const { height, sign, pad, gap } = clusterSizes;
  const [h, left] = [height * u, -width / 2];
  const scale = (sign * u) / 16;
  const textAt = (start: number, isFirst: boolean): number => start + (pad + (isFirst ? sign + gap : 0)) * u;
  const downWidth = down?.width ?? 0;
  return (
    <g data-cluster={cluster.key} transform={`translate(${at.x} ${at.y})`}>
      <rect className={styles.rim} x={left} y={-h / 2} width={width} height={h} rx={5 * u} />
      {down && <rect className={styles.down} x={left} y={-h / 2} width={downWidth} height={h} rx={5 * u} />}
      <path
        className={styles.sign}
        data-on={down ? 'down' : 'degraded'}
        d={causeSign(cause)}
        transform={`translate(${left + pad * u} ${-8 * scale}) scale(${scale})`}
      />
      {down && (
        <text className={styles.onDown} x={textAt(left, true)} dy="0.36em">
          {down.text}
        </text>
      )}
      {degraded && (
        <text x={textAt(left + downWidth, !down)} dy="0.36em">
          {degraded.text}
        </text>
      )}
    </g>
  );
}

/** Of fifty marks an update changes two. */
const Cluster = memo(
  DrawnCluster,
  ({ cluster: a, type }, { cluster: b, type: nextType }) =>
    type === nextType &&
    a.down === b.down &&
    a.degraded === b.degraded &&
    a.cause === b.cause &&
    a.at.x === b.at.x &&
    a.at.y === b.at.y,
);

interface SiteClustersProps {
  readonly clusters: readonly PlacedCluster[];
  readonly view: View;
  readonly type: ClusterType;
  /** Nobody has said lately how they are: the marks tell what was. */
  readonly isOld: boolean;
}

/** How many sites are down (filled) and degraded (hollow) where many are, and why. The same over GPU and drawing. */
export function SiteClusters({ clusters, view, type, isOld }: SiteClustersProps) {
  return (
    <svg
      className={styles.clusters}
      data-old={isOld}
      width={view.width}
      height={view.height}
      aria-hidden="true"
    >
      {clusters.map((cluster) => (
        <Tie key={cluster.key} cluster={cluster} u={type.u} />
      ))}
      {clusters.map((cluster) => (
        <Cluster key={cluster.key} cluster={cluster} type={type} />
      ))}
    </svg>
  );
}
