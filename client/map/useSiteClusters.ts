import { useMemo } from 'react';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage } from '#client/locale/language.tsx';
import type { MapFrame } from './mapFrame.ts';
import type { MapMarks, SiteMarkAt } from './mapMarks.ts';
import { alertPlaces, namesIn } from './mapObstacles.ts';
import type { Rect } from './projection.ts';
import { type ClusteredSites, clusterSites, type SiteCluster } from './siteClusters.ts';
import { textWidth, useFontArrival } from './textWidth.ts';
import { useSameList } from './useSameList.ts';

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

/** In arc minutes: about as far as two marks must be apart to be two. On a map about something else they are fewer. */
const cell = { width: 84, height: 56, asideShare: 1.5 } as const;
/** Fewer are shown one by one. */
const clusterFrom = 5;
const step = 14;

/** What a mark says in each of its parts, and how wide the parts are. Pixels. */
export interface ClusterParts {
  readonly down: { readonly text: string; readonly width: number } | null;
  readonly degraded: { readonly text: string; readonly width: number } | null;
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

export function useClusterType(u: number): ClusterType {
  const { language } = useLanguage();
  const arrival = useFontArrival();
  return useMemo(() => {
    // Widths measured before the font came belong to another font.
    void arrival;
    const width = (text: string): number => textWidth(text, 650, clusterSizes.text * u);
    return { u, language, digit: width('8'), point: width('.') };
  }, [u, language, arrival]);
}

/** The sign of the cause stands in the first part. */
export function partsOfCluster(
  { down, degraded }: Pick<SiteCluster, 'down' | 'degraded'>,
  { u, language, digit, point }: ClusterType,
): ClusterParts {
  const { sign, pad, gap } = clusterSizes;
  const part = (count: number, isFirst: boolean) => {
    if (count === 0) return null;
    const text = formatNumber(count, 0, language);
    const digits = text.replaceAll(/\D/g, '').length;
    // Drawn with figures of one width.
    const written = digits * digit + (text.length - digits) * point;
    const width = written + (2 * pad + (isFirst ? sign + gap : 0)) * u;
    return { text, width };
  };
  const first = part(down, true);
  const second = part(degraded, first === null);
  return { down: first, degraded: second, width: (first?.width ?? 0) + (second?.width ?? 0) };
}

const isSameMark = (a: SiteMarkAt, b: SiteMarkAt): boolean =>
  a.place === b.place && a.state === b.state && a.since === b.since;

interface ClusterRequest {
  readonly frame: MapFrame | null;
  readonly sites: MapMarks['sites'];
  readonly alerts: MapMarks['alerts'];
  readonly type: ClusterType;
  /** Kept free along the foot of the map, in pixels. */
  readonly foot: number;
  /** Where the legend and what is written over the map stand. */
  readonly kept: readonly Rect[];
  /** The map is about something else than its sites. */
  readonly isAside: boolean;
  /** The map is near: each site is shown. */
  readonly isNear: boolean;
}

const none: ClusteredSites<SiteMarkAt> = { singles: [], clusters: [] };

/**
 * The sites that are not up, together where many are. Thought over when a site or the picture changes, never for a value; the
 * single ones are the same list until one of them is another, so that the GPU is told nothing twice.
 */
export function useSiteClusters({ frame, sites, alerts, type, foot, kept, isAside, isNear }: ClusterRequest) {
  const found = useMemo(() => {
    if (!frame) return none;
    const { u } = type;
    const { margin, height } = clusterSizes;
    const share = isAside ? cell.asideShare : 1;
    return clusterSites(sites, {
      view: frame.view,
      cell: { width: cell.width * share * u, height: cell.height * share * u },
      from: isNear ? Number.POSITIVE_INFINITY : clusterFrom,
      sizeOf: (cluster) => ({
        width: partsOfCluster(cluster, type).width + 2 * margin * u,
        height: (height + 2 * margin) * u,
      }),
      bounds: { left: 0, top: 0, right: frame.view.width, bottom: frame.view.height - foot },
      obstacles: [...alertPlaces(frame, alerts, u), ...kept],
      names: namesIn(frame, u),
      step: step * u,
    });
  }, [frame, sites, alerts, type, foot, kept, isAside, isNear]);
  const singles = useSameList(found.singles, isSameMark);
  return { singles, clusters: found.clusters };
}
