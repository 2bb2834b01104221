import { useSyncExternalStore } from 'react';

/** One value with listeners, for what the whole page shares: the connection, the centre's state, who is signed in. */
export interface ValueStore<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function createValueStore<T>(first: T): ValueStore<T> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useValue = <T>(store: ValueStore<T>): T => useSyncExternalStore(store.subscribe, store.get);
