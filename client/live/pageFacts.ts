import { createValueStore } from './valueStore.ts';

/** What the server said about itself when it welcomed this page; null before. Written by `liveUpdates` alone. */
export interface PageFacts {
  /** The numbers come from a simulator: every page says so. */
  readonly demo: boolean;
  readonly release: string;
}

export const pageFacts = createValueStore<PageFacts | null>(null);

/** How often this page had another state than the server at the same position, and asked for it anew. Never, it is hoped. */
export const stateFaults = createValueStore(0);
