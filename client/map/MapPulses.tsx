import { useMemo } from 'react';
import styles from './MapPulses.module.css';
import type { MapFrame } from './mapFrame.ts';
import type { AlertMarkAt, SiteMarkAt } from './mapMarks.ts';
import { projectTo, unprojectFrom } from './projection.ts';
import { type Incident, pulse } from './pulses.ts';
import { middleOf, type RouteMarkAt } from './routeLines.ts';
import type { PlacedCluster } from './siteClusters.ts';
import { usePulses } from './usePulses.ts';
import { isGpuKnown } from './webGl.ts';

interface MapPulsesProps {
  readonly frame: MapFrame;
  readonly alerts: readonly AlertMarkAt[];
  readonly routes: readonly RouteMarkAt[];
  readonly singles: readonly SiteMarkAt[];
  readonly clusters: readonly PlacedCluster[];
}

function incidentsOf({ frame, alerts, routes, singles, clusters }: MapPulsesProps): Incident[] {
  return [
    ...alerts.flatMap(({ area, active, raisedAt }): Incident[] => {
      const at = frame.marks.get(area);
      return at && active ? [{ key: `alert ${area}`, at, since: raisedAt, round: 'alert' }] : [];
    }),
    ...routes
      .filter(({ isCut }) => isCut)
      .map((route) => ({
        ...{ key: `site ${route.place}`, at: middleOf(route), since: route.since, round: 'site' as const },
      })),
    ...singles
      .filter(({ state }) => state === 'down')
      .map(({ place, at, since }) => ({ key: `site ${place}`, at, since, round: 'site' as const })),
    ...clusters.flatMap(({ key, at, downAt }): Incident[] =>
      downAt === null
        ? []
        : [{ key: `cluster ${key}`, at: unprojectFrom(frame.view, at), since: downAt, round: 'cluster' }],
    ),
  ];
}

/**
 * Rings around what is new on the map. Drawn by the browser's compositor, a few times and never again: no frame of it is a
 * render. Over GPU and drawing alike.
 */
export function MapPulses(props: MapPulsesProps) {
  const { frame, alerts, routes, singles, clusters } = props;
  const incidents = useMemo(
    () => incidentsOf({ frame, alerts, routes, singles, clusters }),
    [frame, alerts, routes, singles, clusters],
  );
  const ringing = usePulses(incidents);
  return (
    <div className={styles.pulses} aria-hidden="true">
      {ringing.map(({ key, at, since, round }) => {
        const { x, y } = projectTo(frame.view, at);
        return (
          <span
            key={`${key}@${since}`}
            className={styles.ring}
            data-round={round}
            data-still={!isGpuKnown()}
            style={{
              left: x,
              top: y,
              animationDuration: `${pulse.ringMs}ms`,
              animationIterationCount: pulse.rings,
            }}
          />
        );
      })}
    </div>
  );
}
