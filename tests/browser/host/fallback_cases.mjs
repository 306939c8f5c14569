// The page for browsers that cannot run the app.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { equal, test } from './harness.mjs';
import { mirror, write } from './storage_cases.mjs';

test('says why in both languages and hands out the plans', async ({ open }) => {
  const page = await open();
  await write(page, 'a', 1, '{"a":1}', '客户/计划');
  await mirror(page, 'b', 1, '{"b":2}', 'Only <b>edited</b>');
  await write(page, 'c', 1, '{"c":3}', '');
  await page.call({ do: 'bin', id: 'c', when: '2999-01-01T00:00:00Z' }, '', { type: 'binned' });
  await page.evaluate('showFallback("webgl2")');
  equal(await page.locator('h1').textContent(), 'Sandtable can’t open in this browser yet');
  for (const words of [
    '沙盘暂时无法在这个浏览器里打开',
    '缺少WebGL 2',
    'WebGL 2 is missing',
    '硬件加速',
    'hardware acceleration',
    '更新到最新版本',
    'latest version',
  ]) {
    await page.getByText(words).first().waitFor();
  }
  equal(await page.locator('canvas').count(), 0);
  equal(await page.locator('.plans li').count(), 3);
  for (const [title, name, text] of [
    ['客户/计划', '客户_计划.json', '{"a":1}'],
    ['Only <b>edited</b>', 'Only _b_edited_b_.json', '{"b":2}'],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download 下载: ${title}`, exact: true }).click(),
    ]);
    equal([download.suggestedFilename(), await readFile(await download.path(), 'utf8')], [name, text]);
  }
  await page.getByText('Untitled plan · 未命名的计划').waitFor();
});

test('other reasons, no plans, no storage', async ({ open }) => {
  const page = await open(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  for (const [reason, words] of [
    ['wasm', 'WebAssembly is missing'],
    ['start', 'The program didn’t start'],
    ['toString', 'The program didn’t start'],
    ['canvas', 'The browser alters what the page reads back from a canvas'],
  ]) {
    await page.evaluate((it) => showFallback(it), reason);
    await page.getByText(words).waitFor();
    equal(await page.locator('.reason').count(), 2);
    await page.getByText('The browser doesn’t let this page keep data').waitFor();
  }
});

test('no plans yet', async ({ open }) => {
  const page = await open();
  await page.evaluate('showFallback("start")');
  await page.getByText('No saved plans were found').waitFor();
  await page.getByText('这个浏览器里没有找到已保存的计划').waitFor();
});

test('in Chinese first where that is the language', async ({ newContext, open }) => {
  const page = await open(null, null, await newContext({ locale: 'zh-CN' }));
  await page.evaluate('showFallback("wasm")');
  equal(await page.locator('h1').textContent(), '沙盘暂时无法在这个浏览器里打开');
  equal(await page.evaluate('document.documentElement.lang'), 'zh-CN');
});

test('both languages have the same keys', async () => {
  const [zh, en] = await Promise.all(
    ['zh', 'en'].map(async (language) =>
      JSON.parse(await readFile(new URL(`../../../assets/${language}/shell/fallback.json`, import.meta.url), 'utf8')),
    ),
  );
  equal(Object.keys(zh), Object.keys(en));
  for (const text of [...Object.values(zh), ...Object.values(en)]) equal(text, text.trim());
});

test('axe finds nothing', async ({ newContext, open }) => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(null, null, await newContext({ colorScheme }));
    await write(page, 'a', 1, '{}', '计划');
    await page.evaluate('showFallback("webgl2")');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run());
    equal(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  }
});

test('fits a phone and a laptop, light and dark', async ({ newContext, open }) => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    const page = await open(
      null,
      null,
      await newContext({ viewport, colorScheme: viewport.width > 400 ? 'light' : 'dark' }),
    );
    await write(page, 'a', 1, '{}', '一个很长的标题'.repeat(20));
    await page.evaluate('showFallback("webgl2")');
    equal(await page.evaluate(() => document.querySelector('#fallback').scrollWidth - innerWidth <= 0), true);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/fallback_${viewport.width}.png` });
  }
});
