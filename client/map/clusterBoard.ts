import { formatNumber } from '#client/format/number.ts';
import { causeSign } from '#client/site/CauseGlyph.tsx';
import styles from './SiteClusters.module.css';
import type { PlacedCluster } from './siteClusters.ts';
import { type ClusterType, clusterSizes, widthsOfCluster } from './useSiteClusters.ts';

/** Farther than this from its sites, in arc minutes, a mark is tied to them by a line. */
const tiedFrom = 16;

/** The marks of clusters on a page. */
export interface ClusterBoard {
  /** Writes what is another than before, and nothing else. */
  show(clusters: readonly PlacedCluster[], type: ClusterType): void;
}

interface Mark {
  show(cluster: PlacedCluster, type: ClusterType): void;
  remove(): void;
}

const svgName = 'http://www.w3.org/2000/svg';

function add<K extends keyof HTMLElementTagNameMap>(
  to: HTMLElement,
  tag: K,
  className?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  to.append(element);
  return element;
}

function addPath(to: Element, className = ''): SVGPathElement {
  const path = document.createElementNS(svgName, 'path');
  path.setAttribute('class', className);
  to.append(path);
  return path;
}

function createMark(board: HTMLElement): Mark {
  const element = add(board, 'div', styles.mark);
  const part = (name: 'down' | 'degraded') => {
    const text = document.createTextNode('');
    const place = add(element, 'span', styles[name]);
    place.append(text);
    return { place, text };
  };
  const parts = { down: part('down'), degraded: part('degraded') };
  const icon = document.createElementNS(svgName, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('class', styles.sign ?? '');
  const sign = addPath(icon);
  element.append(icon);

  let last: { readonly cluster: PlacedCluster; readonly type: ClusterType } | null = null;
  const write = (name: 'down' | 'degraded', { cluster, type }: NonNullable<typeof last>): void => {
    const { place, text } = parts[name];
    const count = cluster[name];
    place.hidden = count === 0;
    text.data = count === 0 ? '' : formatNumber(count, 0, type.language);
  };
  const setOut = ({ cluster, type }: NonNullable<typeof last>): void => {
    const { at, key, down } = cluster;
    const widths = widthsOfCluster(cluster, type);
    const { height, sign: signSize, pad, gap } = clusterSizes;
    const { u } = type;
    element.dataset.cluster = key;
    element.dataset.first = down > 0 ? 'down' : 'degraded';
    element.style.cssText =
      `left:${at.x - widths.width / 2}px;top:${at.y - (height * u) / 2}px;` +
      `width:${widths.width}px;--down:${widths.down}px;--head:${(pad + signSize + gap) * u}px`;
  };
  return {
    show: (cluster, type) => {
      const next = { cluster, type };
      const before = last?.type === type ? last.cluster : null;
      last = next;
      const isElsewhere = before?.at.x !== cluster.at.x || before.at.y !== cluster.at.y;
      const width = widthsOfCluster(cluster, type);
      const known = before && widthsOfCluster(before, type);
      if (isElsewhere || known?.down !== width.down || known.degraded !== width.degraded) setOut(next);
      if (before?.down !== cluster.down) write('down', next);
      if (before?.degraded !== cluster.degraded) write('degraded', next);
      if (!before || before.cause !== cluster.cause) sign.setAttribute('d', causeSign(cluster.cause));
    },
    remove: () => element.remove(),
  };
}

/** Ties what had to move aside to its sites. Under all marks, or the end of one would lie on another. */
function createTies(board: HTMLElement) {
  const drawing = document.createElementNS(svgName, 'svg');
  drawing.setAttribute('class', styles.ties ?? '');
  board.prepend(drawing);
  const rims = addPath(drawing, styles.rim);
  const lines = addPath(drawing, styles.line);
  const ends = addPath(drawing, styles.end);
  let last = '';
  return (clusters: readonly PlacedCluster[], u: number): void => {
    const tied = clusters.filter(({ at, from }) => Math.hypot(at.x - from.x, at.y - from.y) > tiedFrom * u);
    const points = tied.map(({ from }) => `M${from.x} ${from.y}h0`).join('');
    const along = tied.map(({ at, from }) => `M${from.x} ${from.y}L${at.x} ${at.y}`).join('');
    if (along === last) return;
    last = along;
    rims.setAttribute('d', points);
    ends.setAttribute('d', points);
    lines.setAttribute('d', along);
  };
}

/**
 * Puts marks into an element that nobody else writes to. Without React: a storm changes fifty marks every second, and to render
 * them anew costs more than the rest of the page.
 */
export function createClusterBoard(board: HTMLElement): ClusterBoard {
  const showTies = createTies(board);
  const marks = new Map<string, Mark>();
  return {
    show: (clusters, type) => {
      showTies(clusters, type.u);
      const shown = new Set<string>();
      for (const cluster of clusters) {
        shown.add(cluster.key);
        let mark = marks.get(cluster.key);
        if (!mark) {
          mark = createMark(board);
          marks.set(cluster.key, mark);
        }
        mark.show(cluster, type);
      }
      if (shown.size === marks.size) return;
      for (const [key, mark] of marks) {
        if (shown.has(key)) continue;
        mark.remove();
        marks.delete(key);
      }
    },
  };
}
