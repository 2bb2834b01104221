import { useRef, useSyncExternalStore } from 'react';

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

/** What `read` makes of a value; renders when that is another one. `isSame` for answers that are objects. */
export function useValueAs<T, A>(
  store: ValueStore<T>,
  read: (value: T) => A,
  isSame: (a: A, b: A) => boolean = Object.is,
): A {
  const last = useRef<{ readonly answer: A } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const answer = read(store.get());
    if (last.current === null || !isSame(last.current.answer, answer)) last.current = { answer };
    return last.current.answer;
  });
}
