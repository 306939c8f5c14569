// Nothing is lost: full and missing storage, lost graphics, two tabs. More of it in faults.mjs, tabs.mjs and kills.mjs.
import {
  answer, answerAll, ANSWERS, atRest, bannerSays, beginSelfTest, byId, downloadOf, gone, homeFromHere, isChecked, isDrawn, isSaved,
  newPlan, press, readStoredPlans, shows, stored, storedAnswers, textOf, tr,
} from './app.mjs';
import { check, each, equal, eventually, pause, suite } from './harness.mjs';

const test = suite('safety', { whole: true });
const isNotSaved = (page) => eventually('“not saved” is on screen', async () => (await textOf(page, 'save_status')) === tr(page, 'save.not_saved'));

each(test, 'full storage: the banner stays until a save succeeds', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const page = await t.open({
    ...setting,
    prepare: () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function refuse(...parameters) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, parameters);
      };
    },
  });
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await isSaved(page);
  await page.evaluate(() => { window.full = true; });
  await answer(page, 2, 3);
  await bannerSays(page, 'banner.not_saved', tr(page, 'banner.not_saved.quota'));
  await isNotSaved(page);
  t.step('it stays while more is answered and after a vain retry');
  await answer(page, 3, 2);
  await press(page, 'banner.retry');
  await pause(700);
  await bannerSays(page, 'banner.not_saved', tr(page, 'banner.not_saved.quota'));
  t.step('download instead');
  const file = await downloadOf(page, () => press(page, 'banner.download'));
  equal(JSON.parse(file.text).self_tests[0].answers, { 1: 4, 2: 3, 3: 2 }, 'answers in the file');
  t.step('space again');
  await page.evaluate(() => { window.full = false; });
  await press(page, 'banner.retry');
  await gone(page, 'banner.not_saved');
  await isSaved(page);
  await storedAnswers(page, [4, 3, 2]);
});

each(test, 'without IndexedDB it works in memory and says so', [{ language: 'zh', how: 'missing' }, { language: 'en', how: 'forbidden' }], async (t, { how, ...setting }) => {
  const page = await t.open({
    ...setting,
    prepare: (kind) => Object.defineProperty(window, 'indexedDB', kind === 'missing' ? { value: undefined } : {
      get: () => { throw new DOMException('no', 'SecurityError'); },
    }),
    argument: how,
  });
  await bannerSays(page, 'banner.memory', tr(page, 'banner.memory_only'));
  t.step('the whole self-test');
  await beginSelfTest(page);
  await answerAll(page);
  check((await byId(page, 'banner.memory').count()) + (await byId(page, 'banner.not_saved').count()) > 0, 'no banner says that nothing is kept');
  t.step('the plan is still there at home');
  await homeFromHere(page);
  await page.locator('[data-id^="plan."][data-id$=".open"]').waitFor();
});

test('the database deleted while open: the next edit stores everything again', async (t) => {
  const page = await t.open({ language: 'zh' });
  await beginSelfTest(page);
  for (let i = 1; i <= 3; i += 1) await answer(page, i, ANSWERS[i - 1]);
  await storedAnswers(page, ANSWERS.slice(0, 3));
  const outcome = await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('sandtable');
    request.onsuccess = () => resolve('deleted');
    request.onerror = () => resolve('failed');
  }));
  equal(outcome, 'deleted');
  await answer(page, 4, ANSWERS[3]);
  await storedAnswers(page, ANSWERS.slice(0, 4));
  await isSaved(page);
});

test('localStorage blocked', async (t) => {
  const prepare = () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  const page = await t.open({ language: 'en', prepare });
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await storedAnswers(page, [4]);
  await press(page, 'top.theme');
  await page.reload();
  await shows(page, 'self_test.q1');
  await eventually('the answer is there', () => isChecked(page, 1, 4));
});

test('without WebGL2: a page that says so and hands out the plans', async (t) => {
  const context = await t.context({ language: 'zh' });
  const first = await t.open({ context });
  await newPlan(first);
  await byId(first, 'plan.title').fill('还在这里');
  await stored(first, 'the title', ({ title }) => title === '还在这里');
  await first.close();
  const page = await t.open({
    context,
    wait: false,
    prepare: () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function without(kind, ...rest) {
        return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
      };
    },
  });
  await page.locator('#fallback').waitFor();
  for (const words of ['缺少WebGL 2', 'WebGL 2 is missing']) await page.getByText(words).waitFor();
  const file = await downloadOf(page, () => page.getByRole('button', { name: '还在这里' }).click());
  equal(JSON.parse(file.text).title, '还在这里');
});

test('the graphics lost while typing: words stay, the canvas comes back', async (t) => {
  const page = await t.open({ language: 'zh' });
  await newPlan(page);
  await byId(page, 'plan.title').fill('');
  await page.keyboard.type('before ');
  await page.evaluate(() => {
    window.graphics = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.graphics.loseContext();
  });
  await page.keyboard.type('while ', { delay: 30 });
  await pause(300);
  await page.evaluate(() => window.graphics.restoreContext());
  await page.keyboard.type('after', { delay: 30 });
  await stored(page, 'all three words', ({ title }) => title === 'before while after');
  await atRest(page);
  await isDrawn(page, 'the page');
  t.step('lost and back again, at rest');
  await page.evaluate(() => window.graphics.loseContext());
  await pause(300);
  await page.evaluate(() => window.graphics.restoreContext());
  await isDrawn(page, 'the page after the second loss');
  await press(page, 'top.back');
  await shows(page, 'home.plans');
  await isDrawn(page, 'home');
});

each(test, 'a second tab only looks on until it takes over', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const context = await t.context(setting);
  const first = await t.open({ context, ...setting });
  await beginSelfTest(first);
  await answer(first, 1, 4);
  await storedAnswers(first, [4]);
  const second = await t.open({ context, address: first.url(), ...setting });
  t.step('read-only');
  await bannerSays(second, 'banner.other_tab', tr(second, 'banner.other_tab'));
  equal(await textOf(second, 'save_status'), tr(second, 'save.read_only'));
  check(await byId(second, 'self_test.q1.a1').isDisabled(), 'answers can be given');
  t.step('it sees what the first does');
  await answer(first, 2, 3);
  await eventually('the second tab follows', () => isChecked(second, 2, 3));
  t.step('take over');
  await press(second, 'banner.take_over');
  await gone(second, 'banner.other_tab');
  await bannerSays(first, 'banner.other_tab', tr(first, 'banner.other_tab'));
  await answer(second, 3, 2);
  await storedAnswers(second, [4, 3, 2]);
  check(await byId(first, 'self_test.q4.a1').isDisabled(), 'the first tab still answers');
  t.step('and back');
  await press(first, 'banner.take_over');
  await gone(first, 'banner.other_tab');
  await eventually('the first tab has the second\'s answer', () => isChecked(first, 3, 2));
  await answer(first, 4, 4);
  await storedAnswers(first, [4, 3, 2, 4]);
  equal((await readStoredPlans(first)).length, 1, 'plans');
});

test('in a frame of another site it does not work, and opens in a tab of its own', async (t) => {
  const context = await t.context({ language: 'en' });
  const page = await context.newPage();
  await page.route('http://another.test/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${t.address}"></iframe>` }));
  await page.route(t.address, async (route) => {         // a server that sends no headers
    const response = await route.fetch();
    await route.fulfill({ status: 200, contentType: 'text/html', body: await response.text() });
  });
  await page.goto('http://another.test/');
  const frame = page.frameLocator('iframe');
  // In either language: which one a frame of another site is told is the browser's affair.
  await frame.getByRole('heading', { name: /This page belongs in a tab of its own|请在单独的标签页里打开/ }).waitFor();
  equal(await frame.locator('canvas').count(), 0, 'what is drawn');
  const [tab] = await Promise.all([context.waitForEvent('page'), frame.getByRole('button', { name: /Open in a new tab|在新标签页/ }).click()]);
  await tab.locator('[data-id="page.title"]').waitFor({ state: 'attached' });
});
