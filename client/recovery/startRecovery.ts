import { alertStore } from '#client/alert/alertStore.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { reloadPage } from '#client/pageRelease.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import type { PageProfile } from '#shared/profile/profile.ts';
import { keepState } from './keptState.ts';
import { watchMemory } from './memoryWatch.ts';
import { keepPagesOffline } from './offlinePages.ts';
import { ownRelease } from './ownRelease.ts';
import { startPageWatch } from './pageWatch.ts';

let started = false;

const isCalm = (): boolean =>
  linkStatus.get().link === 'live' && !alertStore.values().some(({ facts }) => isUntaken(facts));

/** Everything that an unattended page needs to come back by itself. For a wall; once in a page's life. */
export function startRecovery(province: { readonly profile: PageProfile; readonly hash: string }): void {
  if (started) return;
  started = true;
  keepState(province);
  startPageWatch(keepPagesOffline(ownRelease()));
  watchMemory(isCalm, () => void reloadPage());
  // A piece of the page that is no longer to be had: the server has another release, and the link will say so late.
  window.addEventListener('vite:preloadError', () => void reloadPage());
}
