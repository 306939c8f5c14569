// The IndexedDB connection: opens late, notices when it died, reopens, and never waits for ever.
const PATIENCE_MS = 4000;          // an open() that takes longer counts as blocked …
const IMPATIENCE_MS = 400;         // … and the next ones are not waited for that long: writes would pile up
const TRANSACTION_MS = 8000;       // a transaction that takes longer runs on a dead connection
export const TABLES = ['plans', 'packs'];

// reason: "blocked" (no database to be had), "quota", "conflict", "missing", "unknown".
export class StoreError extends Error {
  constructor(reason, cause) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const reasonOf = (error, otherwise) => (error?.name === 'QuotaExceededError' ? 'quota' : error?.reason ?? otherwise);

const ask = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const asTable = (store) => ({
  get: (id) => ask(store.get(id)),
  all: () => ask(store.getAll()),
  ids: () => ask(store.getAllKeys()),
  put: (record) => ask(store.put(record)),
  remove: (id) => ask(store.delete(id)),
});

// Settles as `promise` does, but is rejected as blocked after `ms`; the timer never outlives the promise.
const within = (ms, promise, tooLate) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => {
    tooLate();
    reject(new StoreError('blocked'));
  }, ms);
  promise.then(resolve, reject).finally(() => clearTimeout(timer));
});

function run(connection, work) {
  const transaction = connection.transaction(TABLES, 'readwrite', { durability: 'strict' });
  let failure;
  const abort = () => {
    try {
      transaction.abort();
    } catch {
      // it has ended already
    }
  };
  const ended = new Promise((resolve, reject) => {
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(failure ?? transaction.error ?? new StoreError('unknown'));
    work(Object.fromEntries(TABLES.map((name) => [name, asTable(transaction.objectStore(name))]))).then(
      (value) => { result = value; },
      (error) => {
        failure = error;
        abort();
      });
  });
  return within(TRANSACTION_MS, ended, abort);
}

// `onRevived` is called when a connection that had been given up for blocked opens after all.
export function createDatabase(onRevived) {
  let connecting = null;           // promise of the connection in use, or null
  let patienceMs = PATIENCE_MS;

  function connect() {
    let givenUp = false;
    const opened = new Promise((resolve, reject) => {
      const open = () => {
        const request = indexedDB.open('sandtable', 1);      // throws where it is missing or forbidden
        request.onupgradeneeded = () => {
          for (const name of TABLES) request.result.createObjectStore(name, { keyPath: 'id' });
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const connection = request.result;
          // An empty database that somebody else made, while ours was deleted: nothing is lost by starting again.
          if (!connection.objectStoreNames.length) {
            connection.close();
            const deletion = indexedDB.deleteDatabase('sandtable');
            deletion.onsuccess = open;
            deletion.onerror = () => reject(deletion.error);
            return;
          }
          connection.onversionchange = () => {
            connection.close();
            forget(promise);
          };
          connection.onclose = () => forget(promise);
          patienceMs = PATIENCE_MS;
          resolve(connection);
          if (!givenUp) return;
          if (connecting) {
            connection.close();
          } else {
            connecting = opened;
            promise = opened;
            onRevived();
          }
        };
      };
      open();
    });
    let promise = within(patienceMs, opened, () => {
      givenUp = true;
      patienceMs = IMPATIENCE_MS;
    });
    promise.catch(() => forget(promise));
    return promise;
  }

  function forget(promise) {
    if (connecting === promise) connecting = null;
  }

  // Runs `work(tables)` in one transaction over all tables and resolves to its result once that is committed. `work` may await
  // nothing but the tables. A transaction that failed for a reason of its own is tried once more on a new connection.
  async function transact(work) {
    for (let attempt = 1; ; ++attempt) {
      const promise = (connecting ??= connect());
      let connection;
      try {
        connection = await promise;
      } catch (error) {
        throw new StoreError(reasonOf(error, 'blocked'), error);
      }
      try {
        return await run(connection, work);
      } catch (error) {
        const reason = reasonOf(error, 'unknown');
        if (attempt > 1 || ['quota', 'conflict', 'missing'].includes(reason)) throw new StoreError(reason, error);
        forget(promise);
        connection.close();
      }
    }
  }

  return { transact };
}
