import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { alertStore } from '#client/alert/alertStore.ts';
import { useLive } from '#client/live/liveContext.tsx';
import { stateFaults } from '#client/live/pageFacts.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { pageMemory } from '#client/recovery/memoryWatch.ts';
import { ownRelease } from '#client/recovery/ownRelease.ts';
import { useScenes } from '#client/scene/useScenes.ts';
import { ownScreen } from '#client/screen/ownScreen.ts';
import { screenAddress } from '#client/screen/screenAddress.ts';
import { readOwnScreen } from '#client/screen/screenApi.ts';
import type { AlertId } from '#shared/alert/alert.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { type Screen, viewAt } from '#shared/screen/screen.ts';

const beatEveryMs = 5_000;
/** Its cookie lasts 400 days, the longest that browsers allow; a wall hangs longer. */
const renewEveryMs = 86_400_000;

const addressNow = ({ settings, sent }: Screen, scenes: readonly Scene[]): string =>
  screenAddress(settings, viewAt({ sent }, serverNow()), {
    scenes,
    findAlert: (id) => alertStore.get(id as AlertId),
  });

/** Where this screen is to be, on the server's clock; null on a machine that is no screen. */
function useScreenAddress(): string | null {
  const screen = useValue(ownScreen);
  const scenes = useScenes();
  const [looks, look] = useState(0);
  const until = screen?.sent?.until ?? 0;
  useEffect(() => {
    // Looked again after each look: what is known of the server's clock moves, and a look too early would be the last one.
    void looks;
    const leftMs = until - serverNow();
    if (leftMs <= 0) return;
    const timer = window.setTimeout(() => look((times) => times + 1), leftMs + 5);
    return () => window.clearTimeout(timer);
  }, [until, looks]);
  return screen && addressNow(screen, scenes);
}

function useLastingPairing(): void {
  const isScreen = useValue(ownScreen) !== null;
  useEffect(() => {
    if (!isScreen) return;
    const renew = (): void => void readOwnScreen();
    renew();
    const timer = window.setInterval(renew, renewEveryMs);
    return () => window.clearInterval(timer);
  }, [isScreen]);
}

/** Brings a paired screen to what it is to show, and says every few seconds how it is doing. Draws nothing. */
export function ScreenGuide() {
  const address = useScreenAddress();
  const [, navigate] = useLocation();
  const live = useLive();
  useLastingPairing();
  useEffect(() => {
    // Said again by every reconnect: only another address is news, or a person at the screen would be taken away.
    if (address !== null) navigate(address, { replace: true });
  }, [address, navigate]);
  useEffect(() => {
    const beat = (): void => {
      if (ownScreen.get() === null) return;
      live.screenBeat({
        release: ownRelease() ?? '',
        heapBytes: pageMemory()?.usedJSHeapSize ?? null,
        address: (location.pathname + location.search).slice(0, 400),
        stateFaults: stateFaults.get(),
      });
    };
    const timer = window.setInterval(beat, beatEveryMs);
    const stop = ownScreen.subscribe(beat);
    return () => {
      window.clearInterval(timer);
      stop();
    };
  }, [live]);
  return null;
}
