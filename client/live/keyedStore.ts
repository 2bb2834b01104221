/**
 * Values by key, with listeners by key: a change tells only those who look at it. Made for a few thousand cells that
 * change every second, of which each component shows one.
 */
export interface KeyedStore<K, V> {
  get(key: K): V | undefined;
  /** All values; the same array until something changes. */
  values(): readonly V[];
  /** Another number after every change: what was made of the values stays right as long as it is the same. */
  version(): number;
  /** Writes many and tells each listener once. `undefined` removes. */
  write(entries: Iterable<readonly [K, V | undefined]>): void;
  subscribe(key: K, listener: () => void): () => void;
  subscribeAll(listener: () => void): () => void;
}

export function createKeyedStore<K, V>(): KeyedStore<K, V> {
  const values = new Map<K, V>();
  const listeners = new Map<K, Set<() => void>>();
  const listenersToAll = new Set<() => void>();
  let list: readonly V[] | null = null;
  let version = 0;

  const put = (key: K, value: V | undefined): void => {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  };

  return {
    get: (key) => values.get(key),
    values: () => {
      list ??= [...values.values()];
      return list;
    },
    version: () => version,
    write: (entries) => {
      const changed: K[] = [];
      for (const [key, value] of entries) {
        if (values.get(key) === value) continue;
        put(key, value);
        changed.push(key);
      }
      if (changed.length === 0) return;
      list = null;
      version += 1;
      for (const key of changed) for (const listener of listeners.get(key) ?? []) listener();
      for (const listener of listenersToAll) listener();
    },
    subscribe: (key, listener) => {
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(key) === own) listeners.delete(key);
      };
    },
    subscribeAll: (listener) => {
      listenersToAll.add(listener);
      return () => listenersToAll.delete(listener);
    },
  };
}
