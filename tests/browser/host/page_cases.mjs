// Address, document, announcements, timer, and what the system says by itself.
import { check, equal, test, until } from './harness.mjs';

test('the start', async ({ newContext, open, address }) => {
  const context = await newContext({
    locale: 'zh-CN',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    hasTouch: true,
    isMobile: true,
  });
  const page = await open(null, null, context);
  await page.evaluate(() => history.replaceState(null, '', '#p=abc'));
  const { can_share: canShare, ...event } = await page.evaluate('started()');
  check(typeof canShare === 'boolean', 'can_share');
  equal(event, {
    type: 'started',
    languages: ['zh-CN'],
    dark: true,
    reduced_motion: true,
    coarse: true,
    can_protect: true,
    base: address,
    path: '#p=abc',
    settings: {},
  });
});

test('an unknown request is told of and leaves the rest working', async ({ open }) => {
  const page = await open();
  equal(
    await page.evaluate(() => new Promise((resolve) => {
      console.error = resolve;
      request({ do: 'dance' });
    })),
    'unknown: dance',
  );
  equal((await page.call({ do: 'list' }, '', {})).type, 'listed');
});

test('a request that fails in a way nobody thought of becomes an event', async ({ open }) => {
  const page = await open();
  await page.request({ do: 'print' }, 'no report');
  equal((await page.next({ type: 'failed' })).do, 'print');
  await page.evaluate('document.getElementById("announce").remove()');
  await page.request({ do: 'announce', text: 'x' });
  equal((await page.next({ type: 'failed' })).do, 'announce');
});

// The colour of the browser's frame follows the screen.
const later = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));

test('navigate, back and forward', async ({ open, address }) => {
  const page = await open();
  await page.request({ do: 'navigate', path: '#a', push: true });
  await page.request({ do: 'navigate', path: '#b', push: true });
  await page.request({ do: 'navigate', path: '#b', push: true });
  await page.request({ do: 'navigate', path: '#c', push: false });
  await page.waitForURL(address + '#c');
  equal(await page.pending({}), [], 'own moves are no news');
  await page.goBack();
  equal((await page.next({ type: 'navigated' })).path, '#a');
  await page.goForward();
  equal((await page.next({ type: 'navigated' })).path, '#c');
  await page.evaluate(() => {
    location.hash = 'typed';
  });
  equal((await page.next({ type: 'navigated' })).path, '#typed');
  await page.request({ do: 'navigate', path: '', push: true });
  await page.waitForURL(address);
  equal(await page.pending({}), [], 'once each');
});

test('whoever goes back before the address has followed is where she was', async ({ open, address }) => {
  const page = await open();
  await page.request({ do: 'navigate', path: '#a', push: true });
  await page.waitForURL(address + '#a');
  await page.evaluate(async () => {
    const gone = new Promise((resolve) => { addEventListener('popstate', resolve, { once: true }); });
    request({ do: 'navigate', path: '#b', push: true });
    history.back();
    await gone;
  });
  equal((await page.next({ type: 'navigated' })).path, '');
  await page.request({ do: 'navigate', path: '#c', push: true });
  await page.waitForURL(address + '#c');
  await page.goBack();
  equal([page.url(), (await page.next({ type: 'navigated' })).path], [address, '']);
});

test('document', async ({ open }) => {
  const page = await open();
  await page.request({ do: 'document', title: '沙盘\u202e\u2066 <b>', lang: 'zh-CN', theme: 'dark' });
  const seen = async () => {
    await later(page);
    return page.evaluate(() => [
      document.title,
      document.documentElement.lang,
      document.documentElement.dataset.theme,
      document.querySelectorAll('meta[name=theme-color]').length,
      document.querySelector('meta[name=theme-color]').content,
    ]);
  };
  equal(await seen(), ['沙盘 <b>', 'zh-CN', 'dark', 1, 'rgba(0, 0, 0, 0)']);
  await page.evaluate(() => {
    document.body.style.backgroundColor = 'rgb(1, 2, 3)';
  });
  await page.request({ do: 'document', title: 'T', lang: 'en', theme: 'light' });
  equal(await seen(), ['T', 'en', 'light', 1, 'rgb(1, 2, 3)']);
});

test('announcements, the same one twice', async ({ open }) => {
  const page = await open();
  const texts = [];
  for (const text of ['Saved', 'Saved', 'Saved', '已保存']) {
    await page.request({ do: 'announce', text });
    texts.push(await page.textContent('#announce'));
  }
  equal(texts, ['Saved', 'Saved\u00a0', 'Saved', '已保存']);
});

test('one timer: a sooner wake replaces, a later one is ignored', async ({ open }) => {
  const page = await open();
  const wakes = await page.evaluate(async () => {
    const start = performance.now();
    for (const after of [20000, 150, 30000]) request({ do: 'wake', after_ms: after });
    await next({ type: 'wake' });
    const first = performance.now() - start;
    request({ do: 'wake', after_ms: 100 });
    await next({ type: 'wake' });
    await new Promise((resolve) => setTimeout(resolve, 900));
    return [first, pending({ type: 'wake' }).length];
  });
  check(wakes[0] >= 149 && wakes[0] < 10000, `first after ${wakes[0]} ms`);
  equal(wakes[1], 0);
});

test('hidden and left: told at once', async ({ open }) => {
  const page = await open();
  equal(
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide'));
      const count = pending({ type: 'hide' }).length;
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      delete document.hidden;
      document.dispatchEvent(new Event('visibilitychange'));
      return [count, pending({ type: 'hide' }).length];
    }),
    [1, 2],
  );
});

test('an edit mirrored while leaving is there afterwards', async ({ open, address }) => {
  const page = await open();
  await page.evaluate(() =>
    addEventListener('pagehide', () => {
      request({ do: 'mirror', id: 'a', revision: 7, title: 'T', modified: '' }, 'last words');
      request({ do: 'write', id: 'a', revision: 7, title: 'T', modified: '' }, 'last words');
    }),
  );
  await page.goto('about:blank');
  await page.goto(address);
  await until(page, 'window.ready');
  const event = await page.call({ do: 'read', id: 'a' }, '', { type: 'read' });
  equal([event.revision, event.text], [7, 'last words']);
});

test('the system turns dark and asks for less motion', async ({ newContext, open }) => {
  const page = await open(null, null, await newContext());
  await page.emulateMedia({ colorScheme: 'dark' });
  equal((await page.next({ type: 'dark' })).on, true);
  await page.emulateMedia({ colorScheme: 'light' });
  equal((await page.next({ type: 'dark' })).on, false);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  equal((await page.next({ type: 'reduced_motion' })).on, true);
});

test('nothing runs while nothing happens', async ({ open }) => {
  const page = await open(() => {
    window.active = 0;
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
      const real = window[name];
      window[name] = (...parameters) => {
        ++active;
        return real.apply(window, parameters);
      };
    }
  });
  await page.evaluate('started()');
  await page.call({ do: 'write', id: 'a', revision: 1, title: '', modified: '' }, 'x', { type: 'written' });
  equal(
    await page.evaluate(async () => {
      const before = active;
      const { promise, resolve } = Promise.withResolvers();
      const channel = new MessageChannel();
      const end = performance.now() + 1500;
      channel.port1.onmessage = () => (performance.now() > end ? resolve() : channel.port2.postMessage(0));
      channel.port2.postMessage(0);
      await promise;
      channel.port1.close();
      return active - before;
    }),
    0,
  );
});
