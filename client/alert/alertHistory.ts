import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Alert } from '#shared/alert/alert.ts';
import type { AreaId } from '#shared/area/area.ts';
import {
  alertHistoryBodySchema,
  assigneesBodySchema,
  earlierAlertsBodySchema,
} from '#shared/protocol/alertHistory.ts';
import { alertHistoryPath, paths } from '#shared/protocol/routes.ts';

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return schema.parse(await response.json());
}

/** What the journal has on an alert; read again with every revision. */
export const useAlertHistory = ({
  id,
  revision,
}: Alert): UseQueryResult<z.infer<typeof alertHistoryBodySchema>> =>
  useQuery({
    queryKey: ['alert-history', id, revision],
    queryFn: () => read(alertHistoryPath(id), alertHistoryBodySchema),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    retry: 2,
  });

const shownEarlier = 8;

/** What the rule found in the area before, the newest first; without the alert itself. */
export const useEarlierAlerts = ({ id, rule, area }: Alert): UseQueryResult<Alert[]> =>
  useQuery({
    queryKey: ['earlier-alerts', rule, area, id],
    queryFn: async () => {
      const query = new URLSearchParams({ rule, area, limit: String(shownEarlier + 1) });
      const { alerts } = await read(`${paths.earlierAlerts}?${query}`, earlierAlertsBodySchema);
      return alerts.filter((alert) => alert.id !== id).slice(0, shownEarlier);
    },
    staleTime: 60_000,
    retry: 2,
  });

/** Who can be given an alert of an area. */
export const useAssignees = (area: AreaId): UseQueryResult<z.infer<typeof assigneesBodySchema>> =>
  useQuery({
    queryKey: ['assignees', area],
    queryFn: () => read(`${paths.assignees}?${new URLSearchParams({ area })}`, assigneesBodySchema),
    retry: 1,
  });
