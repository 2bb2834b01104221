import { useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import type { SiteId, SiteReport } from '#shared/site/site.ts';

/** The newest report of every site. Written by `liveUpdates` alone. */
export const siteStore = createKeyedStore<SiteId, SiteReport>();

export const useSiteReports = (): readonly SiteReport[] =>
  useSyncExternalStore(siteStore.subscribeAll, siteStore.values);
