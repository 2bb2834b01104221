import { useCallback, useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { useFlood } from '#client/alert/useFlood.ts';
import { useEscalations } from '#client/escalation/escalationStore.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { textWidth, useFontArrival } from '#client/ui/textWidth.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { firstOutOf } from '#shared/alert/flood.ts';
import { type AlertRows, alertRowsOf } from './alertRows.ts';

/** As the names of rows are set in the list: in arc minutes, and per letter in ems. */
const nameSize = 40;
const nameTypes = {
  urgent: { weight: 650, spacing: -0.022 },
  other: { weight: 500, spacing: -0.028 },
} as const;

function useNameWidths(): (rule: AlertRuleId, urgent: boolean) => number {
  const { rules } = useProvince();
  const { language } = useLanguage();
  const arrival = useFontArrival();
  return useCallback(
    (rule, urgent) => {
      // Widths measured before the font came belong to another font.
      void arrival;
      const name = rules.get(rule)?.name[language] ?? rule;
      const { weight, spacing } = nameTypes[urgent ? 'urgent' : 'other'];
      return textWidth(name, weight, nameSize) + name.length * nameSize * spacing;
    },
    [rules, language, arrival],
  );
}

/** The rows of the alert list: whoever gives the list its room and whoever fills it see the same ones. */
export function useAlertRows(): AlertRows {
  const alerts = useAlerts();
  const escalations = useEscalations();
  const flood = useFlood();
  const nameWidthOf = useNameWidths();
  // A flood counts on with every alert; what it began with is found again only when the alerts change.
  const floodFrom = flood?.firstAt ?? null;
  return useMemo(() => {
    const late = new Set(escalations.map(({ alert }) => alert));
    const firstOut = floodFrom === null ? null : firstOutOf(alerts, { firstAt: floodFrom });
    return alertRowsOf(alerts, {
      isLate: (id) => late.has(id),
      firstOut: firstOut?.id ?? null,
      nameWidthOf,
    });
  }, [alerts, escalations, floodFrom, nameWidthOf]);
}
