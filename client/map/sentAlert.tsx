import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { alertStore } from '#client/alert/alertStore.ts';
import type { Alert, AlertId } from '#shared/alert/alert.ts';

/** The alert that somebody sent to this wall; null on a wall that nobody sent one to. */
export const SentAlertContext = createContext<AlertId | null>(null);

/** That alert, as long as it lasts. */
export function useSentAlert(): Alert | undefined {
  const id = useContext(SentAlertContext);
  const read = useCallback(() => (id === null ? undefined : alertStore.get(id)), [id]);
  return useSyncExternalStore(alertStore.subscribeAll, read);
}
