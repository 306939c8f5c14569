// Plans and packs when nothing is wrong with the browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { killBrowser } from './processes.mjs';
import { check, equal, LAUNCH, openPage, test, until } from './harness.mjs';

const MODIFIED = '2026-11-21T09:00:00Z';
export const write = (page, id, revision, text, title = 'Title ' + revision) =>
  page.call({ do: 'write', id, revision, title, modified: MODIFIED }, text, { type: 'written|write_failed', id, revision });
export const mirror = (page, id, revision, text, title = 'Mirrored') =>
  page.request({ do: 'mirror', id, revision, title, modified: MODIFIED }, text);
export const read = (page, id) => page.call({ do: 'read', id }, '', { type: 'read|read_failed', id });
export const list = (page) => page.call({ do: 'list' }, '', { type: 'listed' });
export const isRead = (event, revision, text, recovered = false) =>
  equal([event.type, event.revision, event.recovered, event.text], ['read', revision, recovered, text]);

// Changes what is stored behind the app's back, and its previous version: text, as the first versions stored it.
async function damage(page, id, text, previous) {
  await page.evaluate(
    async ([id, text, previous]) => {
      const database = await new Promise((resolve) => {
        indexedDB.open('sandtable', 1).onsuccess = (event) => resolve(event.target.result);
      });
      const store = database.transaction('plans', 'readwrite').objectStore('plans');
      await new Promise((resolve) => {
        store.get(id).onsuccess = ({ target: { result: { content, ...result } } }) => {
          if (previous !== undefined) result.previous = { ...result.previous, content: undefined, text: previous };
          store.put({ ...result, text }).onsuccess = resolve;
        };
      });
      database.close();
    },
    [id, text, previous],
  );
}

test('write, read and list a plan', async ({ open }) => {
  const page = await open();
  equal(await list(page), { type: 'listed', plans: [], storage: 'ok', packs: [], text: '' });
  equal(await write(page, 'a', 1, '{"题":"计划 😀"}', '客户计划'), { type: 'written', id: 'a', revision: 1, text: '' });
  isRead(await read(page, 'a'), 1, '{"题":"计划 😀"}');
  const { plans } = await list(page);
  equal(plans, [{ id: 'a', title: '客户计划', modified: MODIFIED, kind: '', revision: 1, deleted: '', bytes: 21 }]);
});

test('a byte order mark and line ends survive', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, '\ufeffa\r\nb\u2028\u0000');
  const codes = await page.evaluate(async () => {
    request({ do: 'read', id: 'a' });
    return (await next({ type: 'read' })).text.length; // the test's own decoder drops the mark
  });
  equal(codes, 6);
  equal((await list(page)).plans[0].bytes, 11);
});

test('a plan that is not there is missing', async ({ open }) => {
  const page = await open();
  const event = await read(page, 'nowhere');
  equal([event.type, event.reason], ['read_failed', 'missing']);
});

test('the record has the agreed shape and keeps one previous version', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await write(page, 'a', 2, 'two');
  await write(page, 'a', 3, 'three');
  const record = await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('sandtable', 1).onsuccess = ({ target: { result } }) => {
          result.transaction('plans').objectStore('plans').get('a').onsuccess = (event) => resolve(event.target.result);
        };
      }),
  );
  equal(record.checksum, 0x46c5d8f5, 'CRC-32 of "three"');
  const asText = ({ content, ...version }) => ({ text: String.fromCharCode(...Object.values(content)), ...version });
  equal(asText(record.previous), { text: 'two', revision: 2, checksum: 0x11ca8a66, modified: MODIFIED });
  equal(asText(record).text, 'three');
  equal(Object.keys(record).sort().join(), 'checksum,content,deleted,id,kind,modified,previous,revision,title');
});

test('an older or equal revision is a conflict, the same write again is not', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 5, 'five');
  equal(await write(page, 'a', 4, 'four'), { type: 'write_failed', id: 'a', revision: 4, reason: 'conflict', text: '' });
  equal((await write(page, 'a', 5, 'other five')).reason, 'conflict');
  equal((await write(page, 'a', 5, 'five')).type, 'written');
  isRead(await read(page, 'a'), 5, 'five');
});

test('writes that are asked for at once arrive in order', async ({ open }) => {
  const page = await open();
  await page.evaluate(() => {
    for (let revision = 1; revision <= 20; ++revision)
      request({ do: 'write', id: 'a', revision, title: '', modified: '' }, 'text ' + revision);
  });
  await page.next({ type: 'written', revision: 20 });
  equal(
    (await page.pending({ type: 'written' })).map(({ revision }) => revision),
    Array.from({ length: 19 }, (_, i) => i + 1),
  );
  isRead(await read(page, 'a'), 20, 'text 20');
});

test('a wrong checksum falls back to the previous version, and writing goes on', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await write(page, 'a', 2, 'two');
  await damage(page, 'a', 'twx');
  isRead(await read(page, 'a'), 2, 'one', true);
  equal((await write(page, 'a', 3, 'three')).type, 'written');
  isRead(await read(page, 'a'), 3, 'three');
  await damage(page, 'a', 'thrxx');
  isRead(await read(page, 'a'), 3, 'one', true);
});

test('the answer says whether an older version was used', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await write(page, 'a', 2, 'two');
  equal((await read(page, 'a')).previous, false);
  await damage(page, 'a', 'twx');
  equal((await read(page, 'a')).previous, true);
  await mirror(page, 'a', 3, 'three');
  equal((await read(page, 'a')).previous, false);
});

test('both versions damaged: the edit is used, and without one the newest text as it is', async ({ open }) => {
  const before = await open();
  await write(before, 'a', 1, 'one');
  await write(before, 'a', 2, 'two');
  await damage(before, 'a', 'twx', 'onx');
  const page = await open();         // does not know what is stored: keeps the whole text
  await mirror(page, 'a', 1, 'one as it was typed');
  isRead(await read(page, 'a'), 2, 'one as it was typed', true);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage[key] = localStorage[key].replace('typed', 'taped');
  });
  const event = await read(page, 'a');
  equal([event.type, event.reason, event.text, event.revision], ['read_failed', 'damaged', 'twx', 2]);
  equal((await write(page, 'a', 3, 'three')).type, 'written');
  isRead(await read(page, 'a'), 3, 'three');
});

test('two texts of the same revision: what the database holds counts, every time', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await write(page, 'a', 2, 'two in the database');
  await mirror(page, 'a', 2, 'two in localStorage');
  isRead(await read(page, 'a'), 2, 'two in the database');
  isRead(await read(await open(), 'a'), 2, 'two in the database');
});

test('damaged beyond repair hands out the raw text', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await damage(page, 'a', 'o?e');
  const event = await read(page, 'a');
  equal([event.type, event.reason, event.text, event.revision], ['read_failed', 'damaged', 'o?e', 1]);
  await damage(page, 'a', null);
  equal((await read(page, 'a')).reason, 'damaged');
  equal((await list(page)).plans.length, 1);
  equal((await write(page, 'a', 2, 'two')).type, 'written');
});

test('bin, restore, purge', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  const when = new Date().toISOString();
  equal((await page.call({ do: 'bin', id: 'a', when }, '', { id: 'a' })).type, 'binned');
  equal((await list(page)).plans[0].deleted, when);
  await write(page, 'a', 2, 'a write that was still on its way');
  equal((await list(page)).plans[0].deleted, when);
  equal((await page.call({ do: 'restore', id: 'a' }, '', { id: 'a' })).type, 'restored');
  equal((await list(page)).plans[0].deleted, '');
  equal((await page.call({ do: 'purge', id: 'a' }, '', { id: 'a' })).type, 'purged');
  equal((await list(page)).plans, []);
  equal(await page.call({ do: 'bin', id: 'a', when }, '', { id: 'a' }), {
    type: 'store_failed',
    id: 'a',
    reason: 'missing',
    text: '',
  });
});

test('plans are purged after 30 days in the bin', async ({ open }) => {
  const page = await open();
  const ago = (days) => new Date(Date.now() - days * 86400000).toISOString();
  for (const [id, when] of [
    ['old', ago(30.1)],
    ['young', ago(29.9)],
    ['odd', 'yesterday'],
  ]) {
    await write(page, id, 1, id);
    await mirror(page, id, 2, id);
    await page.call({ do: 'bin', id, when }, '', { id, type: 'binned' });
  }
  equal((await list(page)).plans.map(({ id }) => id).sort(), ['odd', 'young']);
  equal((await read(page, 'old')).reason, 'missing');
});

test('packs are kept, listed, removed', async ({ open }) => {
  const page = await open();
  equal((await page.call({ do: 'write_pack', id: 'p' }, '{"id":"p","t":"包"}', { id: 'p' })).type, 'pack_written');
  await page.call({ do: 'write_pack', id: 'q' }, '{}', { id: 'q' });
  equal((await list(page)).packs, ['p', 'q']);
  equal((await page.call({ do: 'read_pack', id: 'p' }, '', { id: 'p' })).text, '{"id":"p","t":"包"}');
  equal((await page.call({ do: 'remove_pack', id: 'p' }, '', { id: 'p' })).type, 'pack_removed');
  equal((await list(page)).packs, ['q']);
  equal((await page.call({ do: 'read_pack', id: 'p' }, '', { id: 'p' })).text, '');
});

test('settings come back at the start, and broken ones are ignored', async ({ open }) => {
  const page = await open();
  const settings = async () => (await page.evaluate('started()')).settings;
  equal(await settings(), {});
  await page.request({ do: 'settings' }, '{"language":"zh"}');
  await page.reload();
  await until(page, 'window.ready');
  equal(await settings(), { language: 'zh' });
  for (const broken of ['{"langu', '7', 'null', '{"language":7}']) {
    await page.request({ do: 'settings' }, broken);
    equal(await settings(), {}, broken);
  }
});

test('asking for lasting storage is quiet', async ({ open }) => {
  const page = await open();
  await page.request({ do: 'persist' });
  equal((await list(page)).storage, 'ok');
});

test('an edit newer than the database wins and is written there', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one', 'Old title');
  await mirror(page, 'a', 2, 'two', 'New title');
  const later = await open();
  equal((await list(later)).plans[0], {
    id: 'a',
    title: 'New title',
    modified: MODIFIED,
    kind: '',
    revision: 2,
    deleted: '',
    bytes: 3,
  });
  isRead(await read(later, 'a'), 2, 'two', true);
  equal(await later.evaluate('localStorage.length'), 0);
  isRead(await read(later, 'a'), 2, 'two');
});

test('an edit of a plan that the database does not have yet is listed and read', async ({ open }) => {
  const page = await open();
  await mirror(page, 'new', 1, 'first words', 'Brand new');
  const later = await open();
  equal((await list(later)).plans[0].title, 'Brand new');
  isRead(await read(later, 'new'), 1, 'first words', true);
  equal((await write(later, 'new', 2, 'more')).type, 'written');
  await mirror(page, 'other', 1, 'to the bin');
  // What one page writes to localStorage reaches the other a moment later.
  await later.evaluate(`new Promise((done) => {
    const look = () => ('sandtable.edit.other' in localStorage ? done() : setTimeout(look, 10));
    look();
  })`);
  equal((await later.call({ do: 'bin', id: 'other', when: MODIFIED }, '', { id: 'other' })).type, 'binned');
  await mirror(page, 'third', 1, 'gone');
  await later.call({ do: 'purge', id: 'third' }, '', { type: 'purged' });
  equal((await list(later)).plans.map(({ id }) => id).join(), 'new,other');
});

test('an edit that is older or damaged is ignored', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 3, 'three');
  await mirror(page, 'a', 2, 'two');
  isRead(await read(page, 'a'), 3, 'three');
  await mirror(page, 'a', 4, 'four');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage[key] = localStorage[key].replace('four', 'fuor');
  });
  isRead(await read(page, 'a'), 3, 'three');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage[key] = '{"id":"a","rev';
  });
  isRead(await read(page, 'a'), 3, 'three');
  equal((await list(page)).plans[0].revision, 3);
});

test('an edit in the form of the first versions is found', async ({ open }) => {
  const page = await open();
  await mirror(page, 'a', 2, 'zwei "2"\n二');
  // Everything in one JSON object, as it was written then.
  await page.evaluate(() => {
    const [facts, ...lines] = localStorage['sandtable.edit.a'].split('\n');
    localStorage['sandtable.edit.a'] = JSON.stringify({ ...JSON.parse(facts), text: lines.join('\n') });
  });
  isRead(await read(page, 'a'), 2, 'zwei "2"\n二', true);
});

test('a write removes the edit it contains, and no newer one', async ({ open }) => {
  const page = await open();
  await mirror(page, 'a', 1, 'one');
  await mirror(page, 'b', 1, 'one');
  await write(page, 'a', 1, 'one');
  equal(await page.evaluate('localStorage.length'), 1);
  await mirror(page, 'b', 3, 'three');
  await write(page, 'b', 2, 'two');
  equal(await page.evaluate('localStorage.length'), 1);
  isRead(await read(page, 'b'), 3, 'three', true);
});

test('an edit is better than the previous version of a damaged plan', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one');
  await mirror(page, 'a', 3, 'three, which is one no more');
  const other = await open();
  await write(other, 'a', 2, 'two');
  await damage(page, 'a', '?');
  isRead(await read(page, 'a'), 3, 'three, which is one no more', true);
});

test('an edit of what is stored is kept as what it changes', async ({ open }) => {
  const page = await open();
  const large = '一个很长的计划，'.repeat(1000);
  const edits = [`${large}尾`, `头${large}`, large.slice(0, 3000) + large.slice(3001), `${large.slice(0, 3000)}丁${large.slice(3001)}`, '', '全新', large,
    `${large.slice(0, 5000)}😀${large.slice(5000)}`, large.slice(0, 8), large.repeat(2).slice(4)];
  const kept = [];
  for (const [n, text] of edits.entries()) {
    await write(page, `p${n}`, 1, large);
    await mirror(page, `p${n}`, 2, text);
    kept.push(await page.evaluate(`localStorage['sandtable.edit.p${n}'].length`));
  }
  check(Math.max(...kept.slice(0, -1)) < 200, `the edits take ${kept} characters`);
  const later = await open();
  equal((await list(later)).plans.map(({ id, bytes }) => [id, bytes]).sort(), edits.map((text, n) => [`p${n}`, Buffer.byteLength(text)]));
  for (const [n, text] of edits.entries()) isRead(await read(later, `p${n}`), 2, text, true);
});

test('an edit of a version that is stored no more is left out', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, 'one two three');
  await mirror(page, 'a', 9, 'one two four');
  const entry = await page.evaluate("localStorage['sandtable.edit.a']");
  for (const revision of [2, 3]) await write(page, 'a', revision, `${revision} two three`);
  await page.evaluate((text) => { localStorage['sandtable.edit.a'] = text; }, entry);
  isRead(await read(page, 'a'), 3, '3 two three');
  for (const changed of [entry.replace('"until":', '"until":9'), entry.replace('"from":', '"from":9'), entry.slice(0, -1)]) {
    await write(page, 'b', 1, 'one two three');
    await page.evaluate((text) => { localStorage['sandtable.edit.b'] = text; }, changed.replace('"a"', '"b"'));
    isRead(await read(page, 'b'), 1, 'one two three');
    await page.call({ do: 'purge', id: 'b' }, '', { type: 'purged' });
  }
});

test('a plan that the first versions stored, as text, is read and written', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, '第一');
  await write(page, 'a', 2, '第二');
  await damage(page, 'a', '第二', '第一');
  isRead(await read(page, 'a'), 2, '第二');
  equal((await list(page)).plans[0].bytes, 6);
  await mirror(page, 'a', 3, '第三');
  isRead(await read(await open(), 'a'), 3, '第三', true);
});

test('what was written is there after the browser was killed', async ({ address }) => {
  const folder = await mkdtemp(join(tmpdir(), 'host-test-'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(folder, LAUNCH);
    return { context, page: await openPage(context, address) };
  };
  try {
    const first = await start();
    await write(first.page, 'a', 1, 'one');
    await write(first.page, 'a', 2, '第二');
    const closed = new Promise((resolve) => first.context.once('close', resolve));
    await killBrowser(folder);
    await closed;
    const second = await start();
    isRead(await read(second.page, 'a'), 2, '第二');
    equal((await list(second.page)).storage, 'ok');
    await second.context.close();
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
