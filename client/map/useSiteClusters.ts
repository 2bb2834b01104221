import { useMemo } from 'react';
import { useLanguage } from '#client/locale/language.tsx';
import type { SiteTrouble } from '#client/site/siteStore.ts';
import { textWidth, useFontArrival } from '#client/ui/textWidth.ts';
import { type ClusterType, clusterSizes, widthsOfCluster } from './clusterMark.ts';
import type { MapFrame } from './mapFrame.ts';
import type { MapMarks, SiteMarkAt } from './mapMarks.ts';
import { alertPlaces, namesIn } from './mapObstacles.ts';
import { beside, inflate } from './plane.ts';
import { type LonLat, type Rect, unprojectFrom, type View } from './projection.ts';
import {
  type ClusteredSites,
  clusterSites,
  gridOf,
  type SiteCluster,
  type SiteGrid,
} from './siteClusters.ts';
import { useSameList } from './useSameList.ts';

/** In arc minutes: about as far as two marks must be apart to be two. On a map about something else they are fewer. */
const cell = { width: 84, height: 56, asideShare: 1.5 } as const;
/** Fewer are shown one by one. */
const clusterFrom = 5;
const step = 14;
/** Between a dot and a name, in arc minutes: its radius. */
const dotRoom = 3;

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

const isSameMark = (a: SiteMarkAt, b: SiteMarkAt): boolean =>
  a.place === b.place && a.at === b.at && a.state === b.state && a.since === b.since;

interface ClusterRequest extends Pick<MapMarks, 'sites' | 'troubles' | 'alerts'> {
  readonly frame: MapFrame | null;
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

/**
 * Where each site is marked, by its place: beside a name that would cover it. A dot that is half under a letter reads as a tone
 * mark of it.
 */
function markPlaces(
  sites: MapMarks['sites'],
  { x, y }: SiteGrid,
  { view, names, u }: { readonly view: View; readonly names: readonly Rect[]; readonly u: number },
): (LonLat | undefined)[] {
  const kept = names.map((name) => inflate(name, dotRoom * u));
  return sites.map((site, place) => {
    if (!site) return undefined;
    const at = { x: x[place] ?? 0, y: y[place] ?? 0 };
    const shown = beside(at, kept);
    return shown === at ? site.at : unprojectFrom(view, shown);
  });
}

/** What is free for marks: all that neither a site nor a value changes. */
function useClusterRoom({ frame, sites, alerts, type, foot, kept, isAside, isNear }: ClusterRequest) {
  const { u } = type;
  const base = useMemo(() => {
    if (!frame) return null;
    const { view } = frame;
    const bounds = { left: 0, top: 0, right: view.width, bottom: view.height - foot };
    const share = isAside ? cell.asideShare : 1;
    const grid = gridOf(
      sites.map((site) => site?.at),
      { view, cell: { width: cell.width * share * u, height: cell.height * share * u }, bounds },
    );
    const names = namesIn(frame, u);
    const places = markPlaces(sites, grid, { view, names, u });
    return { bounds, grid, names, places, step: step * u };
  }, [frame, sites, u, foot, isAside]);
  return useMemo(() => {
    if (!frame || !base) return null;
    const { margin, height } = clusterSizes;
    return {
      ...base,
      from: isNear ? Number.POSITIVE_INFINITY : clusterFrom,
      sizeOf: (cluster: SiteCluster) => ({
        width: widthsOfCluster(cluster, type).width + 2 * margin * u,
        height: (height + 2 * margin) * u,
      }),
      obstacles: [...alertPlaces(frame, alerts, u), ...kept],
    };
  }, [frame, base, alerts, kept, isNear, type, u]);
}

const none: ClusteredSites<SiteTrouble> = { singles: [], clusters: [] };

/**
 * The sites that are not up, together where many are. Thought over when a site or the picture changes, never for a value; the
 * single ones are the same list until one of them is another, so that the GPU is told nothing twice.
 */
export function useSiteClusters(request: ClusterRequest) {
  const { sites, troubles } = request;
  const room = useClusterRoom(request);
  const { singles, clusters } = useMemo(
    () => (room ? clusterSites(troubles, room.grid, room) : none),
    [room, troubles],
  );
  const marks = useMemo(
    () =>
      singles.flatMap(({ place, state, since }): SiteMarkAt[] => {
        const [site, at] = [sites[place], room?.places[place]];
        return site && at && state ? [{ place, at, kind: site.kind, state, since: since ?? 0 }] : [];
      }),
    [singles, sites, room],
  );
  return { singles: useSameList(marks, isSameMark), clusters };
}
