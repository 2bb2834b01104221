import { createContext, useContext, useEffect } from 'react';
import type { Topic } from '#shared/protocol/events.ts';
import type { LiveConnection } from './liveConnection.ts';

const LiveContext = createContext<LiveConnection | null>(null);
export const LiveProvider = LiveContext.Provider;

/** Only below `LiveProvider`. */
export function useLive(): LiveConnection {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive outside LiveProvider');
  return live;
}

/** Follows a topic as long as the component is on screen; null follows nothing. */
export function useTopic(topic: Topic | null): void {
  const live = useLive();
  useEffect(() => (topic === null ? undefined : live.follow(topic)), [live, topic]);
}
