// Two tabs and one plan.
import { check, equal, test } from './harness.mjs';
import { isRead, list, mirror, read, write } from './storage_cases.mjs';

const lock = (page, id) => page.call({ do: 'lock', id }, '', { type: 'locked|lock_refused', id });
const takeOver = (page, id) => page.call({ do: 'take_over', id }, '', { type: 'locked', id });

test('the second tab is refused, other plans are free', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  equal((await lock(first, 'a')).type, 'locked');
  equal((await lock(first, 'a')).type, 'locked', 'again');
  equal((await lock(second, 'a')).type, 'lock_refused');
  equal((await lock(second, 'b')).type, 'locked');
  await first.request({ do: 'unlock', id: 'a' });
  equal((await lock(first, 'a')).type, 'locked', 'at once after unlock');
  await first.request({ do: 'unlock', id: 'a' });
  await list(first);
  equal((await lock(second, 'a')).type, 'locked');
});

test('a closed tab lets go', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await lock(second, 'a');
  await second.close();
  for (let tries = 50; tries-- && (await lock(first, 'a')).type !== 'locked';); // the browser takes its time
  equal((await lock(first, 'a')).type, 'locked');
});

test('take over: the holder saves, lets go and is told', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await lock(first, 'a');
  await write(first, 'a', 1, 'one');
  equal((await lock(second, 'a')).type, 'lock_refused');
  // What the app does when asked: the last write, then unlock, in one go.
  await first.evaluate(() => {
    window.saving = next({ type: 'flush_wanted', id: 'a' }).then(() => {
      request({ do: 'write', id: 'a', revision: 2, title: '', modified: '' }, 'last words');
      request({ do: 'unlock', id: 'a' });
    });
  });
  await takeOver(second, 'a');
  isRead(await read(second, 'a'), 2, 'last words');
  await first.next({ type: 'lock_lost', id: 'a' });
  equal((await write(first, 'a', 3, 'too late')).reason, 'conflict');
  await mirror(first, 'a', 4, 'too late');
  isRead(await read(second, 'a'), 2, 'last words');
  equal((await write(second, 'a', 3, 'three')).type, 'written');
  await takeOverAnswering(second, first);
  isRead(await read(first, 'a'), 3, 'three');
  equal((await write(first, 'a', 4, 'four')).type, 'written', 'after taking back');
});

async function takeOverAnswering(holder, taker) {
  await holder.evaluate(() => {
    window.saving = next({ type: 'flush_wanted' }).then(({ id }) => request({ do: 'unlock', id }));
  });
  await takeOver(taker, 'a');
}

test('a holder that does not answer loses the lock after a second', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await lock(first, 'a');
  const start = Date.now();
  await takeOver(second, 'a');
  check(Date.now() - start >= 950, 'it was given the second');
  await first.next({ type: 'flush_wanted', id: 'a' });
  await first.next({ type: 'lock_lost', id: 'a' });
  equal((await lock(first, 'a')).type, 'lock_refused');
});

test('a holder that hangs loses the lock, and its unsaved edit reaches the other tab', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await lock(first, 'a');
  await write(first, 'a', 1, 'one');
  await mirror(first, 'a', 2, 'two, not yet written');
  const hung = first.evaluate(() => {
    for (const end = Date.now() + 2500; Date.now() < end;);
  });
  await takeOver(second, 'a');
  isRead(await read(second, 'a'), 2, 'two, not yet written', true);
  equal((await write(second, 'a', 3, 'three')).type, 'written');
  await hung;
  await first.next({ type: 'lock_lost', id: 'a' });
  equal(await first.pending({ type: 'flush_wanted' }), [], 'an old question is not answered');
  equal((await write(first, 'a', 4, 'from the dead')).reason, 'conflict');
});

test('what another tab took over before it could be stored keeps no later version of the app away', async ({ open }) => {
  const first = await open(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function refuse(...parameters) {
      if (window.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, parameters);
    };
  });
  const second = await open();
  await lock(first, 'a');
  await write(first, 'a', 1, 'one');
  equal(await first.evaluate('stored()'), true);
  await first.evaluate('full = true');
  equal((await write(first, 'a', 2, 'two')).reason, 'quota');
  equal(await first.evaluate('stored()'), false);
  await takeOverAnswering(first, second);
  await first.next({ type: 'lock_lost', id: 'a' });
  equal(await first.evaluate('stored()'), true, 'the app makes a copy');
  equal((await write(first, 'copy', 1, 'two')).reason, 'quota');
  equal(await first.evaluate('stored()'), false, 'the copy is not stored');
  await first.evaluate('full = false');
  equal((await write(first, 'copy', 1, 'two')).type, 'written');
  equal(await first.evaluate('stored()'), true);
});

test('reading a plan that another tab is editing recovers nothing', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await lock(first, 'a');
  await write(first, 'a', 1, 'one');
  await mirror(first, 'a', 2, 'two');
  isRead(await read(second, 'a'), 2, 'two');
  equal((await write(first, 'a', 2, 'two, as the holder has it')).type, 'written');
});

test('other tabs are told of changes', async ({ open }) => {
  const [first, second] = [await open(), await open()];
  await first.evaluate(() => new BroadcastChannel('sandtable').postMessage(null));       // nothing that tabs say
  await write(first, 'a', 1, 'one');
  equal(await second.next({ type: 'changed' }), { type: 'changed', id: 'a', revision: 1, text: '' });
  await first.request({ do: 'bin', id: 'a', when: '2026-11-21T09:00:00Z' });
  equal((await second.next({ type: 'changed' })).revision, 1);
  await first.request({ do: 'restore', id: 'a' });
  await second.next({ type: 'changed', id: 'a' });
  await first.request({ do: 'purge', id: 'a' });
  equal((await second.next({ type: 'changed' })).revision, 0);
  await write(first, 'a', 2, 'two');
  await second.next({ type: 'changed', revision: 2 });
  await write(first, 'a', 2, 'refused');
  equal(await first.pending({ type: 'changed' }), [], 'not the tab itself');
  equal(await second.pending({ type: 'changed' }), [], 'not of failures');
});

test('a tab without locks does not overwrite what another one has written since', async ({ open }) => {
  const without = () => Object.defineProperty(navigator, 'locks', { value: undefined });
  const [first, second] = [await open(without), await open(without)];
  await write(first, 'a', 1, 'one');
  for (const page of [first, second]) {
    equal((await lock(page, 'a')).type, 'locked');
    isRead(await read(page, 'a'), 1, 'one');
  }
  equal((await write(first, 'a', 2, 'two of the first')).type, 'written');
  equal((await write(second, 'a', 5, 'five of the second')).reason, 'conflict');
  isRead(await read(second, 'a'), 2, 'two of the first');
  equal((await write(second, 'a', 6, 'six of the second')).type, 'written');
  equal((await write(first, 'a', 9, 'nine of the first')).reason, 'conflict');
  isRead(await read(first, 'a'), 6, 'six of the second');
});

test('a holder whose process dies lets go at once, and its last edit is found', async ({ newContext, open }) => {
  const context = await newContext();
  const [first, second] = [await open(null, null, context), await open(null, null, context)];
  await lock(first, 'a');
  await write(first, 'a', 1, 'one');
  await mirror(first, 'a', 2, 'two, not yet written');
  await second.evaluate(`new Promise((done) => {
    const look = () => ('sandtable.edit.a' in localStorage ? done() : setTimeout(look, 10));
    look();
  })`);
  equal((await lock(second, 'a')).type, 'lock_refused');
  const crashed = new Promise((resolve) => { first.once('crash', resolve); });
  const session = await context.newCDPSession(first);
  session.send('Page.crash').catch(() => {});
  await crashed;
  const end = Date.now() + 10_000;
  while ((await lock(second, 'a')).type !== 'locked') check(Date.now() < end, 'the lock of a dead tab is still held');
  isRead(await read(second, 'a'), 2, 'two, not yet written', true);
  equal((await write(second, 'a', 3, 'three')).type, 'written');
  await first.close();
});

test('without locks and channel every plan can be edited', async ({ open }) => {
  const page = await open(() => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
    delete window.BroadcastChannel;
  });
  equal((await lock(page, 'a')).type, 'locked');
  await takeOver(page, 'a');
  await write(page, 'a', 1, 'one');
  await mirror(page, 'a', 2, 'two');
  isRead(await read(page, 'a'), 2, 'two', true);
  await page.request({ do: 'unlock', id: 'a' });
});
