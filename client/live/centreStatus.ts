import type { CentreChanged } from '#shared/protocol/events.ts';
import { createValueStore } from './valueStore.ts';

/** What the centre last said about itself; null before the first heartbeat. */
export const centreStatus = createValueStore<CentreChanged | null>(null);
