import { useEffect, useMemo, useRef, useState } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { alertTexts } from '#client/alert/alertTexts.ts';
import { alertPlace, alertTitle } from '#client/alert/alertWords.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import { foldText } from '#shared/locale/foldText.ts';
import { type AlertCounts, type AlertFilter, countAlerts, filterAlerts } from './alertFilter.ts';
import { actingForMs, type CalmRows, calmRows, isActing } from './calmRows.ts';

/** What can be searched in an alert, folded. Kept per alert: folding 10,000 of them on every key would be felt. */
function useFoldedText(): (alert: Alert) => string {
  const names = useProvince();
  const { language } = useLanguage();
  return useMemo(() => {
    const known = new WeakMap<Alert, string>();
    return (alert) => {
      const before = known.get(alert);
      if (before !== undefined) return before;
      const { acknowledgement, assignment, comment, hiding } = alert;
      const text = foldText(
        [
          alertTitle(alert, names, language),
          alertPlace(alert, names, language),
          alertTexts[language].priority[alert.priority],
          acknowledgement?.userName ?? '',
          acknowledgement?.comment ?? '',
          assignment?.userName ?? '',
          comment?.text ?? '',
          hiding === null ? '' : `${hiding.userName} ${hiding.reason}`,
        ].join(' '),
      );
      known.set(alert, text);
      return text;
    };
  }, [names, language]);
}

/** Whether somebody is at work in the table. `touch` is called for every movement and key. */
function useActing(dialogOpen: boolean): { readonly acting: boolean; readonly touch: () => void } {
  const actedAt = useRef<number | null>(null);
  const timer = useRef(0);
  const [acted, setActed] = useState(false);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const touch = (): void => {
    actedAt.current = performance.now();
    setActed(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setActed(isActing(actedAt.current, performance.now(), false)),
      actingForMs,
    );
  };
  return { acting: dialogOpen || acted, touch };
}

export interface AlertTable extends CalmRows {
  readonly counts: AlertCounts;
  /** Every open alert, whatever the filter. */
  readonly alerts: readonly Alert[];
  /** Somebody is at work: nothing moves under their hands. */
  readonly acting: boolean;
  readonly showWaiting: () => void;
  readonly touch: () => void;
}

interface Held {
  readonly filter: AlertFilter;
  readonly alerts: readonly Alert[];
}

/** The rows on the console: filtered, sorted, and standing still while somebody acts. */
export function useAlertTable(filter: AlertFilter, dialogOpen: boolean): AlertTable {
  const alerts = useAlerts();
  const foldedText = useFoldedText();
  const newest = useMemo(() => filterAlerts(alerts, filter, foldedText), [alerts, filter, foldedText]);
  const counts = useMemo(() => countAlerts(alerts), [alerts]);
  const { acting, touch } = useActing(dialogOpen);
  const [held, setHeld] = useState<Held | null>(null);
  // Set while rendering and not in an effect: one frame of the moved table would be one frame too many.
  if (acting && held?.filter !== filter) setHeld({ filter, alerts: newest });
  else if (!acting && held !== null) setHeld(null);
  const rows = useMemo(() => {
    // Only a held table looks alerts up one by one.
    const now = new Map(held === null ? [] : alerts.map((alert) => [alert.id, alert]));
    return calmRows(newest, held?.alerts ?? null, (id) => now.get(id));
  }, [newest, alerts, held]);
  return { ...rows, counts, alerts, acting, touch, showWaiting: () => setHeld({ filter, alerts: newest }) };
}
