const databaseName = 'ioc';
const storeName = 'kept';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  if (opened) return opened;
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  opened = settled(request);
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await open()).transaction(storeName, mode).objectStore(storeName);

/** A text that this browser keeps under a name, across restarts of the machine. Rejects where it keeps none. */
export async function readRecord(name: string): Promise<string | null> {
  const value: unknown = await settled((await store('readonly')).get(name));
  return typeof value === 'string' ? value : null;
}

export async function writeRecord(name: string, text: string): Promise<void> {
  await settled((await store('readwrite')).put(text, name));
}

export async function removeRecord(name: string): Promise<void> {
  await settled((await store('readwrite')).delete(name));
}
