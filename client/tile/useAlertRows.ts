import { useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { useFlood } from '#client/alert/useFlood.ts';
import { useEscalations } from '#client/escalation/escalationStore.ts';
import { firstOutOf } from '#shared/alert/flood.ts';
import { type AlertRows, alertRowsOf } from './alertRows.ts';

/** The rows of the alert list: whoever gives the list its room and whoever fills it see the same ones. */
export function useAlertRows(): AlertRows {
  const alerts = useAlerts();
  const escalations = useEscalations();
  const flood = useFlood();
  // A flood counts on with every alert; what it began with is found again only when the alerts change.
  const floodFrom = flood?.firstAt ?? null;
  return useMemo(() => {
    const late = new Set(escalations.map(({ alert }) => alert));
    const firstOut = floodFrom === null ? null : firstOutOf(alerts, { firstAt: floodFrom });
    return alertRowsOf(alerts, { isLate: (id) => late.has(id), firstOut: firstOut?.id ?? null });
  }, [alerts, escalations, floodFrom]);
}
