import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { pageIsUseful } from '#client/live/usefulPage.ts';
import { paths, sitesBodySchema } from '#shared/protocol/routes.ts';
import type { Site } from '#shared/site/site.ts';

async function readSites(): Promise<readonly Site[]> {
  // Nghệ An has 8,700: a tenth of a second of reading, for dots on a map.
  await pageIsUseful();
  const response = await fetch(paths.sites);
  if (!response.ok) throw new Error(`sites answered ${response.status}`);
  return sitesBodySchema.parse(await response.json()).sites;
}

/** Every site of the province, in the order by which live messages number them. Read once: another profile is another page. */
export const useSites = (): UseQueryResult<readonly Site[]> =>
  useQuery({ queryKey: ['sites'], queryFn: readSites, staleTime: Number.POSITIVE_INFINITY, retry: 3 });
