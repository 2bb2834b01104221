import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import { readImports } from './importApi.ts';

const key = ['imports'];
/** While one works its progress is worth watching; otherwise somebody else's may appear now and then. */
const busyMs = 500;
const calmMs = 15_000;

export const isWorking = ({ state }: ImportRecord): boolean => state === 'running' || state === 'undoing';

/** The imports on record, the newest first, and how far those are that work. null: not known yet. */
export function useImports() {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: readImports,
    refetchInterval: ({ state }) =>
      state.data?.ok && state.data.value.imports.some(isWorking) ? busyMs : calmMs,
  });
  return {
    imports: data?.ok ? data.value.imports : null,
    failure: data && !data.ok ? data.failure : null,
    refresh: (): void => void client.invalidateQueries({ queryKey: key }),
  };
}
