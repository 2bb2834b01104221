import type { ClusterType } from './clusterMark.ts';
import type { PlacedCluster } from './siteClusters.ts';

/** All marks of a map, with what is needed to draw them away from the page. */
export interface ClusterPicture {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for one of CSS. */
  readonly ratio: number;
  readonly clusters: readonly PlacedCluster[];
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

/** What a page tells the thread that draws. `id`: which of its canvases. */
export type ClusterCall =
  | { readonly kind: 'canvas'; readonly id: number; readonly canvas: OffscreenCanvas }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: ClusterPicture }
  | { readonly kind: 'gone'; readonly id: number };
