import digitsUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { ClusterCall, ClusterPicture } from './clusterPicture.ts';
import { drawClusters } from './drawClusters.ts';

/* Draws the marks of clusters, in a thread of its own: to lay fifty changed numbers out costs a page as much as its whole map. */

interface Sheet {
  readonly canvas: OffscreenCanvas;
  picture: ClusterPicture | null;
}

const sheets = new Map<number, Sheet>();

function draw({ canvas, picture }: Sheet): void {
  const pen = canvas.getContext('2d');
  if (!pen || !picture) return;
  const [width, height] = [
    Math.round(picture.width * picture.ratio),
    Math.round(picture.height * picture.ratio),
  ];
  // Setting a size throws the drawing away, even the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  drawClusters(pen, picture);
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
  if (data.kind === 'canvas') sheets.set(data.id, { canvas: data.canvas, picture: null });
  else if (data.kind === 'gone') sheets.delete(data.id);
  else {
    const sheet = sheets.get(data.id);
    if (!sheet) return;
    sheet.picture = data.picture;
    draw(sheet);
  }
});
