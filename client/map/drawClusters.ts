import { formatNumber } from '#client/format/number.ts';
import { causeSign } from '#client/site/causeSigns.ts';
import { clusterSizes, widthsOfCluster } from './clusterMark.ts';
import type { ClusterLook, DrawnCluster } from './clusterPicture.ts';

type Pen = OffscreenCanvasRenderingContext2D;

/** Farther than this from its sites, in arc minutes, a mark is tied to them by a line. */
const tiedFrom = 16;
/** In arc minutes. */
const corner = 5;
const rim = 1.6;
const tieEnd = 2.2;
const dash = 4;
/** Half the height of a figure, of the size of the text. */
const capHalf = 0.364;

/** Ties what had to move aside to its sites. Under all marks, or the end of one would lie on another. */
function drawTies(pen: Pen, { type, colours }: ClusterLook, clusters: readonly DrawnCluster[]): void {
  const { u } = type;
  pen.lineWidth = Math.max(1, u);
  for (const { at, from } of clusters) {
    if (Math.hypot(at.x - from.x, at.y - from.y) <= tiedFrom * u) continue;
    pen.strokeStyle = colours.quiet;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(at.x, at.y);
    pen.stroke();
    pen.beginPath();
    pen.arc(from.x, from.y, tieEnd * u, 0, 2 * Math.PI);
    pen.fillStyle = colours.quiet;
    pen.fill();
    pen.strokeStyle = colours.ground;
    pen.stroke();
  }
}

/** With figures of one width: a canvas has none of its own. */
function drawCount(pen: Pen, count: number, x: number, { type }: ClusterLook): void {
  let left = x;
  for (const sign of formatNumber(count, 0, type.language)) {
    const width = sign >= '0' && sign <= '9' ? type.digit : type.point;
    pen.fillText(sign, left + width / 2, capHalf * clusterSizes.text * type.u);
    left += width;
  }
}

function drawSign(pen: Pen, cause: string | null, x: number, u: number): void {
  const scale = (clusterSizes.sign * u) / 16;
  pen.save();
  pen.translate(x, -8 * scale);
  pen.scale(scale, scale);
  pen.lineWidth = 2.2;
  pen.stroke(new Path2D(causeSign(cause)));
  pen.restore();
}

function drawMark(pen: Pen, cluster: DrawnCluster, look: ClusterLook): void {
  const { type, isOld, colours } = look;
  const { u } = type;
  const { height, pad, gap, sign } = clusterSizes;
  const widths = widthsOfCluster(cluster, type);
  const [left, top] = [-widths.width / 2, (-height * u) / 2];
  const ink = isOld ? colours.late : colours.text;
  pen.save();
  pen.translate(cluster.at.x, cluster.at.y);
  pen.beginPath();
  pen.roundRect(left, top, widths.width, height * u, corner * u);
  pen.fillStyle = colours.ground;
  pen.fill();
  pen.lineWidth = rim * u;
  pen.strokeStyle = isOld ? colours.late : colours.quiet;
  // What was, not what is: hollow and broken, as whatever is late.
  pen.setLineDash(isOld ? [dash * u, dash * u] : []);
  pen.stroke();
  pen.setLineDash([]);
  const isFilled = cluster.down > 0 && !isOld;
  if (isFilled) {
    pen.beginPath();
    pen.roundRect(left, top, widths.down, height * u, corner * u);
    pen.fillStyle = colours.quiet;
    pen.fill();
  }
  const first = isFilled ? colours.ground : ink;
  pen.strokeStyle = first;
  drawSign(pen, cluster.cause, left + pad * u, u);
  const afterSign = left + (pad + sign + gap) * u;
  if (cluster.down > 0) {
    pen.fillStyle = first;
    drawCount(pen, cluster.down, afterSign, look);
  }
  if (cluster.degraded > 0) {
    pen.fillStyle = ink;
    drawCount(pen, cluster.degraded, cluster.down > 0 ? left + widths.down + pad * u : afterSign, look);
  }
  pen.restore();
}

/** Draws all marks anew. */
export function drawClusters(pen: Pen, look: ClusterLook, clusters: readonly DrawnCluster[]): void {
  const { width, height, ratio, type } = look;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.font = `650 ${clusterSizes.text * type.u}px "Inter Variable"`;
  drawTies(pen, look, clusters);
  for (const cluster of clusters) drawMark(pen, cluster, look);
}
