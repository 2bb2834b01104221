import type { SiteCluster } from './siteClusters.ts';

/** Sizes of a cluster's mark in arc minutes. */
export const clusterSizes = {
  text: 18.5,
  height: 26,
  sign: 13,
  pad: 7,
  gap: 4,
  /** Kept free around it. */
  margin: 3,
} as const;

/** How wide the parts of a mark are, in pixels; 0 for one that is not there. */
export interface ClusterWidths {
  readonly down: number;
  readonly degraded: number;
  readonly width: number;
}

/** Widths in pixels, measured once: a measure asks the page for its style, and there are fifty marks. */
export interface ClusterType {
  readonly u: number;
  readonly language: 'vi' | 'en';
  readonly digit: number;
  /** Between thousands. */
  readonly point: number;
}

/** The sign of the cause stands in the first part. By counting digits: a mark is tried in many places before its text is written. */
export function widthsOfCluster(
  { down, degraded }: Pick<SiteCluster, 'down' | 'degraded'>,
  { u, digit, point }: ClusterType,
): ClusterWidths {
  const { sign, pad, gap } = clusterSizes;
  const widthOf = (count: number, isFirst: boolean): number => {
    if (count === 0) return 0;
    const digits = String(count).length;
    // Drawn with figures of one width.
    const written = digits * digit + Math.floor((digits - 1) / 3) * point;
    return written + (2 * pad + (isFirst ? sign + gap : 0)) * u;
  };
  const first = widthOf(down, true);
  const second = widthOf(degraded, down === 0);
  return { down: first, degraded: second, width: first + second };
}
