import { useMemo } from 'react';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Site } from '#shared/site/site.ts';
import { type AreaValue, useAreaValues } from './areaValues.ts';
import type { Bubble } from './bubbles.ts';
import { noClass } from './drawnMap.ts';
import { landExtent } from './landExtent.ts';
import { MapDrawing } from './MapDrawing.tsx';
import { MapLabels } from './MapLabels.tsx';
import { MapPulses } from './MapPulses.tsx';
import styles from './MapView.module.css';
import type { MapFrame } from './mapFrame.ts';
import type { MapGeometry } from './mapGeometry.ts';
import { useMapMarks } from './mapMarks.ts';
import type { Rect, View } from './projection.ts';
import { classOf, type RampClass } from './ramp.ts';
import { SiteClusters } from './SiteClusters.tsx';
import type { useGlide } from './useGlide.ts';
import { useClusterType, useSiteClusters } from './useSiteClusters.ts';

function classesOf(values: readonly AreaValue[], limits: readonly number[]): ReadonlyMap<AreaId, number> {
  return new Map(
    values.map(({ area, value, current }) => [
      area,
      current && value !== null ? classOf(value, limits) : noClass,
    ]),
  );
}

/** Where the drawn land runs out, for the mask that lets it: a map that is wider than what is known around has no edge. */
function useLandEdges(geometry: MapGeometry, view: View): React.CSSProperties {
  return useMemo(() => {
    const { left, top, right, bottom } = landExtent(geometry, view);
    return {
      '--land-left': `${left}px`,
      '--land-right': `${right}px`,
      '--land-bottom': `${bottom}px`,
      '--land-top': `${top}px`,
      // At the head of the map it runs on under the line of the wall.
      '--land-top-fade': top > 0 ? '7%' : '0px',
    } as React.CSSProperties;
  }, [geometry, view]);
}

interface LiveMapProps {
  readonly indicator: Indicator;
  /** Class limits in the indicator's unit, ascending. */
  readonly limits: readonly number[];
  readonly volume: Indicator | undefined;
  readonly geometry: MapGeometry;
  readonly frame: MapFrame;
  readonly areas: readonly AreaId[];
  /** All of the province, in the order of their places. */
  readonly sites: readonly Site[];
  readonly ramp: readonly RampClass[];
  readonly selected: AreaId | null;
  readonly u: number;
  readonly bubbles: readonly Bubble[];
  /** Kept free along the foot of the map, in pixels. */
  readonly foot: number;
  /** Where the legend and what is written over the map stand. */
  readonly kept: readonly Rect[];
  /** The map is near: each site is shown. */
  readonly isNear: boolean;
  readonly glide: ReturnType<typeof useGlide>;
  readonly failed: boolean;
  readonly onFailed: () => void;
}

/** What of the map changes with every message: nothing else is thought over with it. */
export function LiveMap(props: LiveMapProps) {
  const { indicator, limits, volume, geometry, frame, areas, ramp, selected, u, bubbles } = props;
  const { foot, kept, isNear, glide, failed, onFailed } = props;
  const edges = useLandEdges(geometry, frame.view);
  const values = useAreaValues(indicator, areas);
  const classes = useMemo(() => classesOf(values, limits), [values, limits]);
  const marks = useMapMarks(volume ? 'none' : (indicator.sites?.kind ?? 'all'), props.sites);
  const { alerts, routes, sites, troubles } = marks;
  const marked = useMemo(() => new Set(alerts.map(({ area }) => area)), [alerts]);
  const type = useClusterType(u);
  const { singles, clusters } = useSiteClusters({
    ...{ frame, sites, troubles, alerts, type, foot, kept, isNear },
    isAside: indicator.sites === undefined,
  });
  const drawn = { ramp, classes, selected, u, alerts, routes, sites: singles, bubbles };
  return (
    <>
      <div className={styles.drawn} style={edges}>
        <MapDrawing
          drawn={{ ...drawn, geometry, frame, glideMs: glide.duration }}
          {...{ failed, onFailed }}
        />
      </div>
      <div className={styles.over} data-moving={glide.isMoving}>
        <MapLabels {...{ frame, indicator, values, marked, u }} />
        <SiteClusters
          clusters={clusters}
          view={frame.view}
          type={type}
          isOld={indicator.sites !== undefined && !values.some(({ current }) => current)}
        />
        <MapPulses {...{ frame, alerts, routes, singles, clusters }} />
      </div>
    </>
  );
}
