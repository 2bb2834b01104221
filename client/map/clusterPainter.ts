import { type ClusterCall, type ClusterLook, type DrawnCluster, packClusters } from './clusterPicture.ts';

/** One canvas of the thread that draws clusters. */
export interface ClusterPainter {
  /** Told first, and whenever it changes. */
  look(look: ClusterLook): void;
  show(clusters: readonly DrawnCluster[]): void;
  end(): void;
}

let thread: Worker | null = null;
let lastId = 0;

const tell = (call: ClusterCall, given: Transferable[] = []): void => {
  // One for the page's life, as its map: a wall turns to another scene every few seconds.
  thread ??= new Worker(new URL('./clusterWorker.ts', import.meta.url), { type: 'module' });
  thread.postMessage(call, given);
};

/** Gives a canvas away to be drawn to; once for each canvas. */
export function paintClustersOn(canvas: HTMLCanvasElement): ClusterPainter {
  lastId += 1;
  const id = lastId;
  const away = canvas.transferControlToOffscreen();
  tell({ kind: 'canvas', id, canvas: away }, [away]);
  return {
    look: (look) => tell({ kind: 'look', id, look }),
    show: (clusters) => {
      const packed = packClusters(clusters);
      tell({ kind: 'clusters', id, clusters: packed }, [packed.numbers.buffer]);
    },
    end: () => tell({ kind: 'gone', id }),
  };
}
