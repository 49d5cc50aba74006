/** Where this phone keeps things: four named shelves in IndexedDB, or in memory for tests. */
export type ShelfName = 'keys' | 'sealed' | 'outbox' | 'open';

export interface Shelf {
  get: <T>(shelf: ShelfName, id: string) => Promise<T | undefined>;
  put: (shelf: ShelfName, id: string, value: unknown) => Promise<void>;
  remove: (shelf: ShelfName, id: string) => Promise<void>;
  all: <T>(shelf: ShelfName) => Promise<readonly T[]>;
  /** Everything on every shelf is gone when this fulfils. */
  wipe: () => Promise<void>;
}

const shelves: readonly ShelfName[] = ['keys', 'sealed', 'outbox', 'open'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('today', 1);
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => {
      // Another tab that signs out must be able to delete the database at once.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('This phone could not open its storage.'));
    request.onblocked = () => reject(new Error('Another tab holds the storage.'));
  });
}

/** The phone's own storage. A write fulfils only when the transaction is complete and asked to be on disk. */
export function phoneShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined;
  const database = async (): Promise<IDBDatabase> => {
    opened ??= open();
    try { return await opened; } catch (error) { opened = undefined; throw error; }
  };
  const write = async (shelf: ShelfName, change: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = (await database()).transaction(shelf, 'readwrite', { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('This phone could not keep it.'));
    });
    change(transaction.objectStore(shelf));
    await done;
  };
  const read = async <T>(shelf: ShelfName, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const request = ask((await database()).transaction(shelf).objectStore(shelf));
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('This phone could not read it.'));
    });
  };
  return {
    get: async <T>(shelf: ShelfName, id: string) => read<T | undefined>(shelf, (store) => store.get(id) as IDBRequest<T | undefined>),
    put: async (shelf, id, value) => write(shelf, (store) => { store.put(value, id); }),
    remove: async (shelf, id) => write(shelf, (store) => { store.delete(id); }),
    all: async <T>(shelf: ShelfName) => read<T[]>(shelf, (store) => store.getAll() as IDBRequest<T[]>),
    wipe: async () => {
      // Cleared before it is deleted: deleting waits for other tabs, clearing does not.
      for (const shelf of shelves) await write(shelf, (store) => { store.clear(); });
      (await database()).close();
      opened = undefined;
      indexedDB.deleteDatabase('today');
    },
  };
}

/** The same in memory. */
export function memoryShelf(): Shelf {
  const kept = new Map<ShelfName, Map<string, unknown>>(shelves.map((shelf) => [shelf, new Map()]));
  const on = (shelf: ShelfName): Map<string, unknown> => kept.get(shelf) ?? new Map();
  return {
    get: <T>(shelf: ShelfName, id: string) => Promise.resolve(on(shelf).get(id) as T | undefined),
    put: (shelf, id, value) => { on(shelf).set(id, structuredClone(value)); return Promise.resolve(); },
    remove: (shelf, id) => { on(shelf).delete(id); return Promise.resolve(); },
    all: <T>(shelf: ShelfName) => Promise.resolve([...on(shelf).values()] as T[]),
    wipe: () => { for (const map of kept.values()) map.clear(); return Promise.resolve(); },
  };
}
