// Browsers that lack something: the page says what is missing and what still works, in both languages, or works without it.
import { answer, beginSelfTest, byId, catchCopies, downloadOf, lastCopied, newPlan, press, stored, textOf, tr } from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('missing');

// What takes it away, before any script of the page runs.
const WITHOUT = {
  webgl2() {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function without(kind, ...rest) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    };
  },
  wasm() { delete window.WebAssembly; },
  canvas() {
    const { getImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.getImageData = function noisy(...box) {
      const image = getImageData.apply(this, box);
      for (let i = 0; i < image.data.length; i += 7) image.data[i] ^= 1;
      return image;
    };
  },
  storage() {
    const refuse = { get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); } };
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) Object.defineProperty(window, name, refuse);
    for (const name of ['storage', 'locks']) Object.defineProperty(navigator, name, { value: undefined });
  },
};

const without = (...things) => things.map((thing) => `({ ${WITHOUT[thing]} }).${thing}();`).join('');

const SAYS = {
  webgl2: ['缺少WebGL 2', 'WebGL 2 is missing', '硬件加速', 'hardware acceleration'],
  wasm: ['缺少WebAssembly', 'WebAssembly is missing'],
  canvas: ['浏览器改动了从画布读出的内容', 'alters what the page reads back from a canvas', '关闭防指纹跟踪', 'turn off fingerprinting protection'],
};

each(test, 'a page that says what and hands out the plans', [
  { language: 'zh', device: 'phone', what: 'webgl2' }, { language: 'en', device: 'laptop', what: 'wasm' },
  { language: 'zh', device: 'laptop', what: 'canvas' }, { language: 'en', device: 'phone', what: 'webgl2' },
], async (t, { what, ...setting }) => {
  t.expectErrors(/WebAssembly/);
  const context = await t.context(setting);
  const first = await t.open({ context, ...setting });
  await newPlan(first);
  await byId(first, 'plan.title').fill('还在这里');
  await stored(first, 'the title', ({ title }) => title === '还在这里');
  await first.close();
  const page = await t.open({ context, ...setting, wait: false, prepare: `(${catchCopies})(); ${without(what)}` });
  const [own, other] = setting.language === 'zh' ? ['沙盘暂时无法在这个浏览器里打开', 'Sandtable can’t'] : ['Sandtable can’t open in this browser yet', '沙盘暂时'];
  await page.getByRole('heading', { level: 1, name: own }).waitFor();
  await page.getByRole('heading', { level: 2, name: other }).waitFor();
  for (const words of [...SAYS[what], '在这里仍然可以', 'What still works here']) await page.getByText(words).first().waitFor();
  equal(await page.locator('.reason').count(), 2, 'reasons');
  equal(await page.evaluate(() => document.querySelector('#fallback').scrollWidth > innerWidth), false, 'wider than the screen');
  t.step('the plan');
  const file = await downloadOf(page, () => page.getByRole('button', { name: '还在这里' }).click());
  equal(JSON.parse(file.text).title, '还在这里', 'the title in the file');
  t.step('the address');
  await page.getByRole('button', { name: 'Copy this address' }).click();
  equal(await lastCopied(page), page.url(), 'what was copied');
  await page.getByRole('button', { name: 'Address copied' }).waitFor();
});

test('several things at once are all named', async (t) => {
  t.expectErrors(/WebAssembly/);
  const page = await t.open({ language: 'en', wait: false, prepare: without('webgl2', 'wasm', 'storage') });
  for (const words of ['WebGL 2 is missing', 'WebAssembly is missing', '缺少WebGL 2', '缺少WebAssembly', 'doesn’t let this page keep data', '不允许这个页面保存数据']) {
    await page.getByText(words).waitFor();
  }
});

test('a server that hangs: the page says so and asks again', async (t) => {
  t.expectErrors(/aborted|TimeoutError/i);
  const page = await t.open({
    language: 'en',
    prepare: () => {
      const { timeout } = AbortSignal;
      AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 30);
    },
  });
  const hangs = () => {};
  const some = /\/(workshop|classroom)(_en)?\.[0-9a-f]+\.(bin|json)$/;
  await page.route(some, hangs);
  await press(page, 'home.workshop');
  await eventually('that it failed', async () => (await textOf(page, 'page.waiting')) === tr(page, 'wait.failed'));
  await page.unroute(some, hangs);
  await press(page, 'page.retry');
  await byId(page, 'page.retry').waitFor({ state: 'detached' });
});

each(test, 'without any storage it works in memory, says so and offers the file', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const page = await t.open({ ...setting, prepare: without('storage') });
  await eventually('the banner', async () => (await textOf(page, 'banner.memory.text')) === tr(page, 'banner.memory_only'));
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await answer(page, 2, 3);
  const status = await textOf(page, 'save_status');
  check(status !== tr(page, 'save.saved'), `it says “${status}”`);
  const file = await downloadOf(page, () => press(page, page.locator('[data-id^="banner."][data-id$=".download"]').first()));
  equal(JSON.parse(file.text).self_tests[0].answers, { 1: 4, 2: 3 }, 'answers in the file');
});
