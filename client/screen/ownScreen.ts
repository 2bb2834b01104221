import { createValueStore } from '#client/live/valueStore.ts';
import type { Screen } from '#shared/screen/screen.ts';

/** The paired screen that this page is; null on anybody's own machine. Written by `liveUpdates` alone. */
export const ownScreen = createValueStore<Screen | null>(null);
