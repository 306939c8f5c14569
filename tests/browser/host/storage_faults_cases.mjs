// Storage that is missing, blocked, full, slow, deleted or failing in the middle.
import { randomBytes } from 'node:crypto';
import { check, equal, test, until } from './harness.mjs';
import { isRead, list, mirror, read, write } from './storage_cases.mjs';

const WHEN = '2999-01-01T00:00:00Z';

// Everything that must work without a database: the session goes on, and every write says that it did not last.
async function worksInMemory(page) {
  equal(await list(page), { type: 'listed', plans: [], storage: 'memory', packs: [], text: '' });
  equal((await read(page, 'a')).reason, 'blocked');
  equal(await write(page, 'a', 1, 'one'), { type: 'write_failed', id: 'a', revision: 1, reason: 'blocked', text: '' });
  equal((await write(page, 'a', 2, 'two')).reason, 'blocked');
  equal((await write(page, 'a', 1, 'old')).reason, 'conflict');
  isRead(await read(page, 'a'), 2, 'two');
  equal((await page.call({ do: 'bin', id: 'a', when: WHEN }, '', { id: 'a' })).type, 'binned');
  equal((await list(page)).plans[0].deleted, WHEN);
  equal((await page.call({ do: 'restore', id: 'a' }, '', { id: 'a' })).type, 'restored');
  await write(page, 'b', 1, 'b');
  equal((await page.call({ do: 'purge', id: 'b' }, '', { id: 'b', type: 'purged' })).type, 'purged');
  await page.call({ do: 'write_pack', id: 'p' }, '{}', { type: 'pack_written' });
  const { plans, packs, storage } = await list(page);
  equal([plans.map(({ id }) => id), packs, storage], [['a'], ['p'], 'memory']);
}

test('no IndexedDB: works in memory, and the edit is found when it is back', async ({ open }) => {
  const page = await open(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await worksInMemory(page);
  const later = await open();
  isRead(await read(later, 'a'), 2, 'two', true);
  equal((await list(later)).storage, 'ok');
});

test('IndexedDB forbidden: works in memory', async ({ open }) => {
  await worksInMemory(
    await open(() =>
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    ),
  );
});

test('IndexedDB and localStorage forbidden: works in memory', async ({ open }) => {
  await worksInMemory(
    await open(() => {
      for (const name of ['indexedDB', 'localStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
      }
    }),
  );
});

test('a database of a newer version: works in memory', async ({ open }) => {
  const page = await open();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('sandtable', 2).onsuccess = ({ target }) => resolve(target.result.close());
      }),
  );
  await worksInMemory(page);
});

test('an empty database that somebody else made: gets its tables', async ({ open }) => {
  const page = await open();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('sandtable').onsuccess = ({ target }) => resolve(target.result.close());
      }),
  );
  equal((await write(page, 'a', 1, 'one')).type, 'written');
  isRead(await read(await open(), 'a'), 1, 'one');
});

test('an open that never answers: memory after 4 s, quick refusals, then everything is written', async ({ open }) => {
  const page = await open(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => ({});
    window.unblock = () => {
      IDBFactory.prototype.open = open;
    };
  });
  const start = Date.now();
  await worksInMemory(page);
  check(Date.now() - start < 20000, `took ${Date.now() - start} ms`);
  await page.evaluate('unblock()');
  equal((await write(page, 'c', 1, 'c')).type, 'written');
  const { plans, packs, storage } = await list(await open());
  equal([plans.map(({ id, revision }) => id + revision), packs, storage], [['a2', 'c1'], ['p'], 'ok']);
});

test('an open that answers late: the plans appear after all', async ({ open }) => {
  await write(await open(), 'a', 1, 'one');
  const page = await open(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function openLate(...parameters) {
      const late = {};
      setTimeout(() => {
        const request = open.apply(this, parameters);
        request.onsuccess = () => late.onsuccess(Object.defineProperty(late, 'result', { value: request.result }));
      }, 5000);
      return late;
    };
  });
  const first = await list(page);
  equal([first.storage, first.plans], ['memory', []]);
  await page.next({ type: 'changed', id: '' });
  const second = await list(page);
  equal([second.storage, second.plans.length], ['ok', 1]);
  equal((await write(page, 'a', 2, 'two')).type, 'written');
});

test('the database deleted while open: the next write makes it anew', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await write(page, 'a', 2, 'two');
  const outcome = await (
    await open()
  ).evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('sandtable');
        request.onsuccess = () => resolve('deleted');
        request.onblocked = () => resolve('blocked');
      }),
  );
  equal(outcome, 'deleted');
  equal((await write(page, 'a', 3, 'three')).type, 'written');
  isRead(await read(page, 'a'), 3, 'three');
  const record = await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('sandtable').onsuccess = ({ target: { result } }) => {
          result.transaction('plans').objectStore('plans').get('a').onsuccess = (event) => resolve(event.target.result);
        };
      }),
  );
  equal(record.previous, null);
});

test('all site data cleared while open', async ({ open, context, address }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'all' });
  equal((await list(page)).plans, []);
  equal((await write(page, 'a', 2, 'two')).type, 'written');
  isRead(await read(page, 'a'), 2, 'two');
});

test('a connection that died is opened again', async ({ open }) => {
  const page = await open(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function remember(...parameters) {
      window.connection = this;
      return transaction.apply(this, parameters);
    };
  });
  await write(page, 'a', 1, 'one');
  await page.evaluate('connection.close()');
  equal((await write(page, 'a', 2, 'two')).type, 'written');
  await page.evaluate('connection.close()');
  isRead(await read(page, 'a'), 2, 'two');
  await page.evaluate('connection.close()');
  equal((await list(page)).storage, 'ok');
});

test('a transaction aborted in the middle: tried again once, then refused with the old plan intact', async ({ open }) => {
  const page = await open(() => {
    const { put } = IDBObjectStore.prototype;
    window.aborts = 0;
    IDBObjectStore.prototype.put = function putAndAbort(record) {
      const request = put.call(this, record);
      if (aborts-- > 0) this.transaction.abort();
      return request;
    };
  });
  await write(page, 'a', 1, 'one');
  await page.evaluate('aborts = 1');
  equal((await write(page, 'a', 2, 'two')).type, 'written');
  await page.evaluate('aborts = 2');
  equal((await write(page, 'a', 3, 'three')).reason, 'unknown');
  await page.evaluate(() => {
    aborts = 0;
    localStorage.clear(); // where the refused write has left its text
  });
  isRead(await read(page, 'a'), 2, 'two');
  await page.evaluate('aborts = 2');
  equal((await page.call({ do: 'bin', id: 'a', when: WHEN }, '', { id: 'a' })).type, 'store_failed');
  equal((await list(page)).plans[0].deleted, '');
});

test('a refused write leaves its text in localStorage', async ({ open }) => {
  const page = await open(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  equal((await write(page, 'a', 1, 'one')).reason, 'unknown');
  equal((await list(page)).storage, 'ok');
  isRead(await read(await open(), 'a'), 1, 'one', true);
});

test('a transaction that hangs is given up and done again on a new connection', async ({ open }) => {
  const page = await open(() => {
    const { transaction } = IDBDatabase.prototype;
    window.hang = false;
    const { setTimeout } = window;
    window.setTimeout = (action, ms) => setTimeout(action, ms / 8); // it takes 8 s, and that is only waiting
    IDBDatabase.prototype.transaction = function maybeHang(...parameters) {
      if (!hang) return transaction.apply(this, parameters);
      hang = false;
      const request = () => ({});
      return { objectStore: () => ({ get: request, getAll: request, put: request, delete: request }), abort() {} };
    };
  });
  await write(page, 'a', 1, 'one');
  await page.evaluate('hang = true');
  equal((await write(page, 'a', 2, 'two')).type, 'written');
});

test('quota: refused as such, the old text stays, and later writes succeed', async ({ newContext, open, address }) => {
  const context = await newContext();
  const page = await open(null, null, context);
  const { origin } = new URL(address);
  const session = await context.newCDPSession(page);
  // Before the first write: Chromium remembers for a while how much room there was.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000000 });
  await write(page, 'a', 1, 'one');
  const large = randomBytes(2000000).toString('base64'); // Chromium packs what can be packed
  equal((await write(page, 'a', 2, large)).reason, 'quota');
  equal((await list(page)).storage, 'ok');
  await page.evaluate('localStorage.clear()');
  isRead(await read(page, 'a'), 1, 'one');
  equal((await page.call({ do: 'write_pack', id: 'p' }, large, { id: 'p' })).reason, 'quota');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  equal((await write(page, 'a', 3, large)).type, 'written');
});

test('localStorage forbidden: everything else works', async ({ open }) => {
  const page = await open(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  );
  equal((await page.evaluate('started()')).settings, {});
  await page.request({ do: 'settings' }, '{}');
  await mirror(page, 'a', 1, 'one');
  equal((await write(page, 'a', 1, 'one')).type, 'written');
  isRead(await read(page, 'a'), 1, 'one');
  equal((await list(page)).plans.length, 1);
  equal((await page.call({ do: 'purge', id: 'a' }, '', { id: 'a', type: 'purged' })).type, 'purged');
});

test('localStorage full: an edit too large for it lives as long as the page', async ({ open }) => {
  const page = await open();
  const large = 'x'.repeat(6000000);
  await mirror(page, 'a', 1, 'one');
  await mirror(page, 'a', 2, large);
  equal((await list(page)).plans.map(({ revision, bytes }) => [revision, bytes]), [[2, large.length]]);
  isRead(await read(await open(), 'a'), 1, 'one', true);
  check((await read(page, 'a')).text === large, 'the edit is lost');
  check((await read(await open(), 'a')).text === large, 'reading it has not written it');
});

test('a full database and no localStorage: what was refused is still there when the plan is opened again', async ({ open }) => {
  const page = await open(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function refuse(...parameters) {
      if (window.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, parameters);
    };
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await write(page, 'a', 1, 'one');
  await page.evaluate('full = true');
  equal((await write(page, 'a', 2, 'two')).reason, 'quota');
  isRead(await read(page, 'a'), 2, 'two', true);
  equal((await list(page)).plans[0].revision, 2);
  await page.evaluate('full = false');
  equal((await write(page, 'a', 3, 'three')).type, 'written');
  isRead(await read(page, 'a'), 3, 'three');
});

test('a stranger that does not let go while the database is deleted: memory, and everything is written later', async ({ open }) => {
  const page = await open(() => {
    const { close } = IDBDatabase.prototype;
    IDBDatabase.prototype.close = function closeAndTell() {
      close.call(this);
      window.letGo = true;
    };
  });
  const stranger = await open();
  await write(page, 'a', 1, 'one');
  await stranger.evaluate(async () => {
    window.held = await new Promise((resolve) => {
      indexedDB.open('sandtable').onsuccess = ({ target }) => resolve(target.result);
    });
    indexedDB.deleteDatabase('sandtable');                   // waits for `held`, and so does every open() after it
  });
  await until(page, 'window.letGo');                          // asked to by an event, which a write may overtake
  equal((await write(page, 'a', 2, 'two')).reason, 'blocked');
  isRead(await read(page, 'a'), 2, 'two');
  equal((await list(page)).storage, 'memory');
  await stranger.evaluate('held.close()');
  await page.next({ type: 'changed', id: '' });
  equal((await write(page, 'a', 3, 'three')).type, 'written');
  isRead(await read(await open(), 'a'), 3, 'three');
});

test('the clock set back and forth changes nothing about which version is the newest', async ({ open }) => {
  const page = await open(() => {
    const { now } = Date;
    window.shift = 0;
    Date.now = () => now() + shift;
  });
  await write(page, 'a', 1, 'one');
  await page.call({ do: 'lock', id: 'a' }, '', { type: 'locked' });
  for (const [revision, years] of [[2, -20], [3, 20], [4, -1]]) {
    await page.evaluate((by) => { shift = by; }, years * 365 * 86400000);
    equal((await write(page, 'a', revision, `text ${revision}`)).type, 'written');
    await mirror(page, 'b', revision, `edit ${revision}`);
    isRead(await read(page, 'a'), revision, `text ${revision}`);
  }
  isRead(await read(await open(), 'b'), 4, 'edit 4', true);
});
