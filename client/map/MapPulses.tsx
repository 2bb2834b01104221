import { useCallback } from 'react';
import styles from './MapPulses.module.css';
import type { MapFrame } from './mapFrame.ts';
import type { AlertMarkAt, SiteMarkAt } from './mapMarks.ts';
import { projectTo, unprojectFrom } from './projection.ts';
import { type Incident, isYoung, pulse } from './pulses.ts';
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

/** What on the map began lately. Of thousands of marks few did: only those are made anything of. */
function youngIncidents(props: MapPulsesProps, now: number): Incident[] {
  const { frame, alerts, routes, singles, clusters } = props;
  const found: Incident[] = [];
  for (const { area, active, raisedAt: since } of alerts) {
    const at = active && isYoung(since, now) ? frame.marks.get(area) : undefined;
    if (at) found.push({ key: `alert ${area}`, at, since, round: 'alert' });
  }
  for (const route of routes)
    if (route.isCut && isYoung(route.since, now))
      found.push({ key: route.place, at: middleOf(route), since: route.since, round: 'site' });
  for (const { place, state, at, since } of singles)
    if (state === 'down' && isYoung(since, now)) found.push({ key: place, at, since, round: 'site' });
  for (const { key, at, downAt } of clusters)
    if (downAt !== null && isYoung(downAt, now))
      found.push({
        key: `cluster ${key}`,
        at: unprojectFrom(frame.view, at),
        since: downAt,
        round: 'cluster',
      });
  return found;
}

/**
 * Rings around what is new on the map. Drawn by the browser's compositor, a few times and never again: no frame of it is a
 * render. Over GPU and drawing alike.
 */
export function MapPulses(props: MapPulsesProps) {
  const { frame, alerts, routes, singles, clusters } = props;
  const read = useCallback(
    (now: number) => youngIncidents({ frame, alerts, routes, singles, clusters }, now),
    [frame, alerts, routes, singles, clusters],
  );
  const ringing = usePulses(read);
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
