import digitsUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { type ClusterCall, type ClusterLook, type DrawnCluster, unpackClusters } from './clusterPicture.ts';
import { drawClusters } from './drawClusters.ts';

/* Draws the marks of clusters, in a thread of its own: to lay fifty changed numbers out costs a page as much as its whole map. */

interface Sheet {
  readonly canvas: OffscreenCanvas;
  look: ClusterLook | null;
  clusters: readonly DrawnCluster[];
}

const sheets = new Map<number, Sheet>();

function draw({ canvas, look, clusters }: Sheet): void {
  const pen = canvas.getContext('2d');
  if (!pen || !look) return;
  const [width, height] = [Math.round(look.width * look.ratio), Math.round(look.height * look.ratio)];
  // Setting a size throws the drawing away, even the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  drawClusters(pen, look, clusters);
}

const font = new FontFace('Inter Variable', `url(${digitsUrl})`, { weight: '100 900' });
(self as unknown as { readonly fonts: FontFaceSet }).fonts.add(font);
// Without it the figures stand in the system's own; what was drawn before it came is drawn again.
font.load().then(
  () => {
    for (const sheet of sheets.values()) draw(sheet);
  },
  () => undefined,
);

self.addEventListener('message', ({ data }: MessageEvent<ClusterCall>) => {
  if (data.kind === 'canvas') sheets.set(data.id, { canvas: data.canvas, look: null, clusters: [] });
  else if (data.kind === 'gone') sheets.delete(data.id);
  else {
    const sheet = sheets.get(data.id);
    if (!sheet) return;
    if (data.kind === 'look') sheet.look = data.look;
    else sheet.clusters = unpackClusters(data.clusters);
    draw(sheet);
  }
});
