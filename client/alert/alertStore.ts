import { useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import { createValueStore } from '#client/live/valueStore.ts';
import { type Alert, type AlertId, compareAlerts } from '#shared/alert/alert.ts';
import type { Annunciation } from '#shared/protocol/events.ts';

/** Every open alert. Written by `liveUpdates` alone: an acknowledgement comes in by the same road as everybody's. */
export const alertStore = createKeyedStore<AlertId, Alert>();

/** The annunciations of the last 24 hours, oldest first. */
export const annunciationStore = createValueStore<readonly Annunciation[]>([]);

/** False until the first snapshot: "no alerts" may only be said after somebody has counted them. */
export const alertsKnown = createValueStore(false);

let sortedFrom: readonly Alert[] | null = null;
let sorted: readonly Alert[] = [];

/** Open alerts, the untaken and most urgent first; the same array until something changes. */
export function sortedAlerts(): readonly Alert[] {
  const all = alertStore.values();
  if (all !== sortedFrom) {
    sortedFrom = all;
    sorted = all.toSorted(compareAlerts);
  }
  return sorted;
}

export const useAlerts = (): readonly Alert[] => useSyncExternalStore(alertStore.subscribeAll, sortedAlerts);
