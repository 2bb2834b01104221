import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { alertStore, alertsKnown } from '#client/alert/alertStore.ts';
import { serverNow } from '#client/live/serverClock.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import {
  firstRotation,
  nextRotation,
  type Rotation,
  type RotationEvent,
  sceneAbout,
} from '#shared/scene/rotation.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { rotationKey } from './wallKeys.ts';

const tickMs = 1_000;

const isPressing = ({ priority, facts }: Alert): boolean =>
  priority === 'critical' && facts.suppression === null && isUntaken(facts);

/** Tells of every critical alert that begins or ends to wait. Those that waited at the start are in the list already. */
function watchCritical(scenes: readonly Scene[], tell: (event: RotationEvent) => void): () => void {
  const pressing = (): ReadonlyMap<AlertId, Alert> =>
    new Map(alertStore.values().flatMap((alert) => (isPressing(alert) ? [[alert.id, alert] as const] : [])));
  let before = pressing();
  return alertStore.subscribeAll(() => {
    const now = pressing();
    if (!alertsKnown.get()) {
      before = now;
      return;
    }
    for (const id of before.keys()) if (!now.has(id)) tell({ kind: 'settled', alert: id });
    for (const [id, { subject }] of now)
      if (!before.has(id)) {
        const scene = sceneAbout(scenes, subject.kind === 'indicator' ? subject.indicator : null);
        tell({ kind: 'raised', alert: { id, scene } });
      }
    before = now;
  });
}

/** Shows another scene: fades across where the browser can and nobody asked for less motion. */
function fadeTo(show: () => void): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still || document.visibilityState === 'hidden' || !document.startViewTransition) show();
  else document.startViewTransition(() => flushSync(show));
}

/** Which of some scenes is on screen, and why: time, a critical alert, somebody at the wall. */
export function useRotation(scenes: readonly Scene[]): Rotation {
  const [rotation, setRotation] = useState(() => firstRotation(serverNow()));
  const newest = useRef(rotation);
  useEffect(() => {
    const tell = (event: RotationEvent): void => {
      const before = newest.current;
      const next = nextRotation(before, event, { scenes, now: serverNow() });
      if (next === before) return;
      newest.current = next;
      if (next.at === before.at) setRotation(next);
      else fadeTo(() => setRotation(next));
    };
    const press = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
      const event = ctrlKey || altKey || metaKey ? null : rotationKey(key);
      if (event) tell(event);
    };
    // Another set of scenes has other numbers.
    if (newest.current.at >= scenes.length) tell({ kind: 'chosen', at: 0 });
    const timer = window.setInterval(() => tell({ kind: 'tick' }), tickMs);
    const stop = watchCritical(scenes, tell);
    window.addEventListener('keydown', press);
    return () => {
      window.clearInterval(timer);
      stop();
      window.removeEventListener('keydown', press);
    };
  }, [scenes]);
  return rotation;
}
