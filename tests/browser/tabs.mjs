// What other tabs and windows can do to a plan that is open: nothing typed is lost, and each says what happened.
import {
  bannerSays, byId, gone, planTitled, press, readStoredPlans, stored, titled, tr,
} from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('tabs', { whole: true });

// What happens in one turn of the page, before it can draw: typed, and then `event`.
const typeAnd = (page, id, text, event) => page.evaluate(([field, words, kind]) => {
  const element = document.querySelector(`[data-id="${field}"]`);
  element.value = words;
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (kind === 'hide') dispatchEvent(new PageTransitionEvent('pagehide'));
  return localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith('sandtable.edit.'))) ?? '';
}, [id, text, event]);

test('the last letter before the page goes away, before it could be drawn', async (t) => {
  const page = await t.open({ language: 'en' });
  await planTitled(page, 'first');
  check((await typeAnd(page, 'plan.title', 'last words', 'hide')).includes('last words'), 'not kept when the page goes away');
  await titled(page, 'last words');
});

test('typed while the browser draws nothing at all', async (t) => {
  const page = await t.open({
    language: 'en',
    prepare: () => {
      const real = window.requestAnimationFrame;
      window.requestAnimationFrame = (callback) => real((time) => window.starved || callback(time));
    },
  });
  await planTitled(page, 'first');
  await page.evaluate(() => { window.starved = true; });
  await byId(page, 'plan.title').fill('typed in the dark');
  await titled(page, 'typed in the dark');
});

test('a window takes over while the other one types: every letter is there', async (t) => {
  const context = await t.context({ language: 'en' });
  const first = await t.open({ context, language: 'en' });
  const id = await planTitled(first, 'shared');
  const { targetInfo } = await (await context.newCDPSession(first)).send('Target.getTargetInfo');
  const browser = await t.browser.newBrowserCDPSession();
  const [second] = await Promise.all([
    context.waitForEvent('page'),
    browser.send('Target.createTarget', { url: `${t.address}#/plan/${id}`, newWindow: true, browserContextId: targetInfo.browserContextId }),
  ]);
  second.setting = { language: 'en', device: 'laptop' };
  await bannerSays(second, 'banner.other_tab', tr(second, 'banner.other_tab'));
  for (let round = 1; round <= 3; round += 1) {
    t.step(`round ${round}`);
    const [from, to] = round % 2 ? [first, second] : [second, first];
    const words = `typed in round ${round}: ${'abcdefghij '.repeat(12)}`;
    await byId(from, 'plan.title').fill('');
    await from.bringToFront();
    // Typed quicker than frames come, so that the question comes while letters wait for theirs.
    await from.evaluate((text) => {
      const element = document.querySelector('[data-id="plan.title"]');
      let length = 0;
      window.reached = '';
      window.typing = setInterval(() => {
        if (element.readOnly || length === text.length) return clearInterval(window.typing);
        element.value = text.slice(0, ++length);
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
        window.reached = element.value;
      }, 7);
    }, words);
    await eventually('some of it is typed', () => from.evaluate(() => window.reached !== ''));
    await to.locator('[data-id="banner.take_over"]').evaluate((element) => element.click());
    await gone(to, 'banner.other_tab');
    await bannerSays(from, 'banner.other_tab', tr(from, 'banner.other_tab'));
    const reached = await from.evaluate(() => window.reached);
    await eventually(`“${reached}” has arrived`, async () => (await byId(to, 'plan.title').inputValue()) === reached);
    equal((await readStoredPlans(to)).length, 1, 'plans');
  }
});

test('a tab whose process dies gives its plan back', async (t) => {
  t.expectErrors(/crash/i);
  const context = await t.context({ language: 'zh' });
  const first = await t.open({ context, language: 'zh' });
  const id = await planTitled(first, '前');
  const second = await t.open({ context, language: 'zh', hash: `#/plan/${id}` });
  await bannerSays(second, 'banner.other_tab', tr(second, 'banner.other_tab'));
  await byId(first, 'plan.title').fill('崩溃之前');
  await eventually('the second tab may read it', () => second.evaluate(() => Object.values({ ...localStorage }).some((text) => text.includes('崩溃之前')))
    .then(async (mirrored) => mirrored || (await readStoredPlans(second))[0].title === '崩溃之前'));
  const session = await context.newCDPSession(first);
  const crashed = new Promise((resolve) => { first.once('crash', resolve); });
  session.send('Page.crash').catch(() => {});
  await crashed;
  await press(second, 'banner.take_over');
  await gone(second, 'banner.other_tab');
  await eventually('all that was typed', async () => (await byId(second, 'plan.title').inputValue()) === '崩溃之前');
  await byId(second, 'plan.title').fill('之后');
  await titled(second, '之后');
  await first.close();
  t.step('a third one need not take over once the second is closed');
  await second.close();
  const third = await t.open({ context, language: 'zh', hash: `#/plan/${id}` });
  await eventually('it can be edited', async () => (await byId(third, 'plan.title').evaluate((field) => field.readOnly)) === false);
  equal(await byId(third, 'banner.other_tab').count(), 0, 'banners');
});

each(test, 'a tab that hung: what is typed into it afterwards is kept as a copy', [{ out: 'banner.take_over' }, { out: 'top.back' }, { out: 'banner.retry' }], async (t, { out }) => {
  const setting = { language: 'en' };
  const context = await t.context(setting);
  const first = await t.open({ context, ...setting });
  const id = await planTitled(first, 'both');
  const second = await t.open({ context, ...setting, hash: `#/plan/${id}` });
  await bannerSays(second, 'banner.other_tab', tr(second, 'banner.other_tab'));
  // It hangs with a letter on its way, which the app hears of when the plan is no longer its own.
  const hung = first.evaluate(() => {
    for (const end = Date.now() + 3000; Date.now() < end;);
    const element = document.querySelector('[data-id="plan.title"]');
    element.value = 'typed into the tab that hung';
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await press(second, 'banner.take_over');
  await gone(second, 'banner.other_tab');
  await byId(second, 'plan.title').fill('from the other tab');
  await titled(second, 'from the other tab');
  await hung;
  await bannerSays(first, 'banner.not_saved', tr(first, 'banner.not_saved.conflict'));
  await press(first, out);
  await eventually('both are stored', async () => {
    const titles = (await readStoredPlans(second)).map(({ title }) => title);
    return titles.length === 2 && titles.some((title) => title.startsWith('typed into the tab that hung') || title.includes('typed into the tab that hung'))
      && titles.includes('from the other tab');
  });
  await gone(first, 'banner.not_saved');
});

test('two tabs of a browser without locks: the later one is told, and neither is overwritten', async (t) => {
  const context = await t.context({ language: 'en' });
  const prepare = () => Object.defineProperty(navigator, 'locks', { value: undefined });
  const first = await t.open({ context, language: 'en', prepare });
  const id = await planTitled(first, 'both');
  const second = await t.open({ context, language: 'en', prepare, hash: `#/plan/${id}` });
  await eventually('the second can edit, too', async () => (await byId(second, 'plan.title').evaluate((field) => field.readOnly)) === false);
  await byId(first, 'plan.title').fill('of the first');
  await titled(first, 'of the first');
  for (const words of ['o', 'of', 'of the second']) await byId(second, 'plan.title').fill(words);
  await bannerSays(second, 'banner.not_saved', tr(second, 'banner.not_saved.conflict'));
  equal((await readStoredPlans(first)).map(({ title }) => title), ['of the first'], 'stored');
  await press(second, 'banner.retry');
  await eventually('both are stored', async () => (await readStoredPlans(first)).length === 2);
  equal((await readStoredPlans(first)).map(({ title }) => title).sort(), ['of the first', tr(second, 'plan.copy_of', { title: 'of the second' })].sort());
});
