import { useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { useEscalations } from '#client/escalation/escalationStore.ts';
import { type AlertRows, alertRowsOf } from './alertRows.ts';

/** The rows of the alert list: whoever gives the list its room and whoever fills it see the same ones. */
export function useAlertRows(): AlertRows {
  const alerts = useAlerts();
  const escalations = useEscalations();
  return useMemo(() => {
    const late = new Set(escalations.map(({ alert }) => alert));
    return alertRowsOf(alerts, (id) => late.has(id));
  }, [alerts, escalations]);
}
