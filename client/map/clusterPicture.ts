import type { ClusterType } from './clusterMark.ts';
import type { PlacedCluster } from './siteClusters.ts';

/** A mark as it is drawn. */
export type DrawnCluster = Pick<PlacedCluster, 'at' | 'from' | 'down' | 'degraded' | 'cause'>;

/** How the marks of a map are drawn away from the page: what no change of a site changes. */
export interface ClusterLook {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for one of CSS. */
  readonly ratio: number;
  readonly type: ClusterType;
  /** Nobody has said lately how they are: the marks tell what was. */
  readonly isOld: boolean;
  readonly colours: {
    readonly ground: string;
    readonly text: string;
    readonly quiet: string;
    readonly late: string;
  };
}

/** Marks as numbers, which change threads without being copied member by member; and the causes that they have. */
export interface PackedClusters {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly causes: readonly (string | null)[];
}

const numbersOfMark = 7;

export function packClusters(clusters: readonly DrawnCluster[]): PackedClusters {
  const numbers = new Float64Array(clusters.length * numbersOfMark);
  const causes: (string | null)[] = [];
  for (const [index, { at, from, down, degraded, cause }] of clusters.entries()) {
    let number = causes.indexOf(cause);
    if (number < 0) number = causes.push(cause) - 1;
    numbers.set([at.x, at.y, from.x, from.y, down, degraded, number], index * numbersOfMark);
  }
  return { numbers, causes };
}

export function unpackClusters({ numbers, causes }: PackedClusters): DrawnCluster[] {
  return Array.from({ length: numbers.length / numbersOfMark }, (_, index) => {
    const [x = 0, y = 0, fromX = 0, fromY = 0, down = 0, degraded = 0, cause = 0] = numbers.subarray(
      index * numbersOfMark,
    );
    return { at: { x, y }, from: { x: fromX, y: fromY }, down, degraded, cause: causes[cause] ?? null };
  });
}

/** What a page tells the thread that draws. `id`: which of its canvases. */
export type ClusterCall =
  | { readonly kind: 'canvas'; readonly id: number; readonly canvas: OffscreenCanvas }
  | { readonly kind: 'look'; readonly id: number; readonly look: ClusterLook }
  | { readonly kind: 'clusters'; readonly id: number; readonly clusters: PackedClusters }
  | { readonly kind: 'gone'; readonly id: number };
