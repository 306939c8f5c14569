// The installable app: everything works with the network off after the first visit, and servers that are set up badly are
// told so.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answer, answerAll, beginSelfTest, catchCopies, homeFromHere, lastCopied, newPlan, press, shows, stored, storedAnswers, ANSWERS, textOf, tr,
} from './app.mjs';
import { check, each, equal, eventually } from './harness.mjs';
import {
  BOTH, oneCache, wanted, isOfEveryVisit, isOfFirstVisit, otherOf, isNowIn, isControlled, isComplete, isKept, reload, installedSuite,
} from './installed.mjs';
import { builtSite } from './site.mjs';

const test = installedSuite('offline');

each(test, 'after the first visit all of it works with the server off', BOTH, async (t, setting) => {
  // Nothing may be had but from the worker's cache.
  const site = await t.site({ cache: 'no-store' });
  const context = await t.context(setting);
  const first = await t.open({ context, ...setting, address: site.address });
  equal(await oneCache(first), await wanted(site.folder, isOfFirstVisit(setting.language)), 'kept during the first visit');
  await isControlled(first);
  await first.goto('about:blank');
  await isKept(site);
  await site.stop();
  t.step('started again');
  const page = await t.open({ context, ...setting, address: site.address, prepare: catchCopies });
  t.step('a self-test');
  await beginSelfTest(page);
  await answerAll(page);
  t.step('a link of it');
  await press(page, 'result.share');
  await press(page, 'share.copy');
  check((await lastCopied(page)).startsWith(`${site.address}#p=`), await lastCopied(page));
  await press(page, 'share.close');
  await homeFromHere(page);
  t.step('a SWOT card');
  await newPlan(page);
  await press(page, 'plan.grid');
  if (setting.device === 'phone') await press(page, 'tab.strengths');
  await press(page, 'cell.strengths.add');
  await page.keyboard.insertText('离线也行\n');
  const hasCard = ({ swot }) => swot?.strengths?.[0]?.text === '离线也行';
  await stored(page, 'the card', hasCard);
  t.step('kept, in a new tab');
  const again = await t.open({ context, ...setting, address: `${site.address}?from=home#` });
  await stored(again, 'the card', hasCard);
  await storedAnswers(again, ANSWERS);
});

each(test, 'without a network before the first visit is over: what is there works, the rest says so', BOTH, async (t, setting) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ ...setting, address: site.address });
  await isControlled(page);
  await site.stop();
  await reload(page);
  await beginSelfTest(page);
  for (let question = 1; question <= 16; question += 1) await answer(page, question, 3);
  t.step('the result, which comes when a test is begun');
  if (setting.device === 'laptop') await press(page, 'self_test.finish');
  await shows(page, 'page.retry');
  await stored(page, 'every answer', (plan) => Object.keys(plan.self_tests?.[0]?.answers ?? {}).length === 16);
  await homeFromHere(page);
  t.step('the other language: all stays as it is');
  await press(page, 'top.language');
  await eventually('why', async () => (await textOf(page, 'toast.text')) === tr(page, 'top.language_failed'));
  await isNowIn(page, setting.language);
  t.step('a group of tools');
  await press(page, 'home.new_plan');
  await shows(page, 'page.retry');
  equal(await textOf(page, 'page.waiting'), tr(page, 'wait.failed'), 'what it says');
});

each(test, 'the other language: fetched when it is wanted, and kept', BOTH, async (t, setting) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ ...setting, address: site.address });
  await isControlled(page);
  site.requests.length = 0;
  await press(page, 'top.language');
  await isNowIn(page, otherOf(setting));
  equal([...site.requests].sort(), await wanted(site.folder, (name) => isOfFirstVisit(otherOf(setting))(name) && !isOfEveryVisit(name)), 'requests');
  await site.stop();
  await reload(page);
  await isNowIn(page, otherOf(setting));
  await press(page, 'top.language');
  await isNowIn(page, setting.language);
});

test('who switches before all is there has both languages kept', async (t) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ language: 'en', address: site.address, wait: false });
  await press(page, 'top.language');
  await isNowIn(page, 'zh');
  await isControlled(page);
  await eventually('both are kept', async () => (await oneCache(page)).filter((name) => /^(first|second)_/.test(name)).length === 4);
});

test('nothing is downloaded twice: the worker takes what the page has loaded', async (t) => {
  const site = await t.site({ cache: 'max-age=31536000, immutable' });
  const page = await t.open({ language: 'en', address: site.address });
  await isControlled(page);
  const asked = site.requests.filter((name) => !/^favicon/.test(name)).sort();
  // The page's own address is asked for again and would be answered with 304.
  const expected = ['sw.js', ...(await wanted(site.folder, isOfFirstVisit('en'))).map((name) => (name === './' ? 'index.html' : name))];
  equal(asked.filter((name) => !/^manifest|^icon/.test(name)).filter((name, i, all) => name !== 'index.html' || all.indexOf(name) === i),
    expected.sort(), 'requests of the first visit');
});

test('the list of the worker is exactly what was built', async () => {
  const folder = builtSite();
  const source = await readFile(path.join(folder, 'sw.js'), 'utf8');
  const listed = [...source.matchAll(/"([\w./-]+)":"([0-9a-f]{10})"/g)].map(([, name, hash]) => [name, hash]).sort();
  const files = await Promise.all((await wanted(folder)).map(async (name) => [name,
    createHash('sha256').update(await readFile(path.join(folder, name === './' ? 'index.html' : name))).digest('hex').slice(0, 10)]));
  equal(listed, files, 'files and hashes');
  const [first] = /first:\{[^}]*\}/.exec(source);
  equal([...first.matchAll(/"([\w./-]+)":/g)].map(([, name]) => name).sort(), files.map(([name]) => name).filter(isOfEveryVisit), 'of every first visit');
});

each(test, 'all the rest is kept when the first visit is over: it works with the server off', BOTH, async (t, setting) => {
  const site = await t.site({ cache: 'no-store' });
  const context = await t.context(setting);
  const page = await t.open({ context, ...setting, address: site.address });
  await isControlled(page);
  site.requests.length = 0;
  await page.goto('about:blank');
  const rest = await wanted(site.folder, (name) => !isOfFirstVisit(setting.language)(name));
  await eventually('the rest is fetched', () => JSON.stringify([...site.requests].sort()) === JSON.stringify(rest));
  await site.stop();
  const again = await t.open({ context, ...setting, address: site.address });
  await press(again, 'top.language');
  await isNowIn(again, otherOf(setting));
  await press(again, 'home.workshop');
  await press(again, 'workshop.ready.x-actions');
  await shows(again, 'exercise.copy_link');
  await homeFromHere(again);
  await press(again, 'home.sample');
  await shows(again, 'plan.title');
});

each(test, 'what is fetched when it is opened is kept from the second start on', BOTH, async (t, setting) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ ...setting, address: site.address });
  await isControlled(page);
  equal(await oneCache(page), await wanted(site.folder, isOfFirstVisit(setting.language)), 'kept after the first visit');
  await reload(page);
  await isComplete(page, site);
  await site.stop();
  await reload(page);
  t.step('workshop');
  await press(page, 'home.workshop');
  await press(page, 'workshop.ready.x-actions');
  await shows(page, 'exercise.copy_link');
  await homeFromHere(page);
  t.step('the worked example');
  await press(page, 'home.sample');
  await shows(page, 'plan.title');
});

test('when it is installed, all of it is kept', async (t) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ language: 'zh', address: site.address });
  await isControlled(page);
  await page.evaluate(() => { dispatchEvent(new Event('appinstalled')); });
  await isComplete(page, site);
});

test('what was opened during the first visit is kept', async (t) => {
  const site = await t.site({ cache: 'no-store' });
  const page = await t.open({ language: 'zh', address: site.address });
  await isControlled(page);
  await press(page, 'home.workshop');
  await shows(page, 'workshop.ready.x-actions');
  await eventually('and what was fetched behind it', async () => (await oneCache(page)).filter((name) => /^(worksheets|situation|mix|workshop)(_zh)?\./.test(name)).length === 8);
  await site.stop();
  await reload(page);
  await shows(page, 'workshop.ready.x-actions');
});

test('below any path, and several sites on one origin', async (t) => {
  const site = await t.site({ bases: ['/team/', '/team/b/'] });
  const context = await t.context({ language: 'zh' });
  const inner = `${site.address}b/`;
  const pages = [];
  for (const address of [site.address, inner]) {
    const page = await t.open({ context, language: 'zh', address });
    await reload(page);
    await isComplete(page, site);
    equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).scope), address, 'scope');
    pages.push(page);
  }
  await isComplete(pages[0], site);
  t.step('what lies beside the files is none of the worker\'s business');
  const beside = await t.open({ context, language: 'zh', address: `${site.address}other/`, wait: false });
  equal(await beside.locator('#mirror').count(), 0, 'pages in place of another');
  await site.stop();
  for (const page of pages) await reload(page);
  await pages[0].goto(`${site.address}index.html?x#`);
  await shows(pages[0], 'home.new_plan');
});

each(test, 'a server with wrong types is told so', [{ ending: 'js', type: 'text/plain' }, { ending: 'css', type: 'text/plain' }, { ending: 'js', type: 'application/octet-stream' }], async (t, { ending, type }) => {
  t.expectErrors(/MIME type/);
  const site = await t.site({ types: { [ending]: type } });
  const page = await t.open({ language: 'zh', address: site.address, wait: false });
  for (const words of ['沙盘还没有打开', 'Sandtable has not opened yet', `.${ending} `, 'text/javascript', 'text/css']) {
    await page.getByText(words).filter({ visible: true }).first().waitFor();
  }
  t.step('set right');
  Object.assign(site.types, { js: 'text/javascript', css: 'text/css' });
  const other = await t.open({ language: 'zh', address: site.address });      // with nothing in its cache
  equal(await other.locator('#unloaded').count(), 0, 'messages');
});

test('without a secure context it works as before', async (t) => {
  const site = await t.site();
  const address = site.address.replace('localhost', 'sandtable.test');
  const context = await t.launch(['--host-resolver-rules=MAP sandtable.test 127.0.0.1'], { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  const page = await t.open({ context, language: 'zh', address });
  equal(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator]), [false, false]);
  await beginSelfTest(page);
});

test('without the worker file it works as before', async (t) => {
  t.expectErrors(/when fetching the script/);
  const site = await t.site();
  site.faults.set('sw.js', 'error');
  const page = await t.open({ language: 'zh', address: site.address });
  await beginSelfTest(page);
  equal(await page.evaluate(() => !!navigator.serviceWorker.controller), false);
});

test('the browser offers to install it', async (t) => {
  const site = await t.site();
  const page = await t.open({ language: 'zh', address: site.address });
  await isControlled(page);
  const session = await page.context().newCDPSession(page);
  const { errors, data, url } = await session.send('Page.getAppManifest');
  equal([errors, url], [[], `${site.address}manifest.webmanifest`], 'manifest');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  equal(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), [], 'what hinders it');
  const manifest = JSON.parse(data);
  check(/沙盘/.test(manifest.name) && /Sandtable/.test(manifest.name), manifest.name);
  const icons = [...manifest.icons, { src: await page.locator('link[rel=apple-touch-icon]').getAttribute('href'), sizes: '180x180' }];
  const seen = await page.evaluate((all) => Promise.all(all.map(async ({ src }) => {
    const image = await createImageBitmap(await (await fetch(src)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const at = (x, y) => [...context.getImageData(x * image.width, y * image.height, 1, 1).data].join();
    return [`${image.width}x${image.height}`, at(0, 0), at(0.5, 0.5), at(0.3, 0.3), at(0.65, 0.65)];
  })), icons);
  const [ground, white] = ['11,107,100,255', '255,255,255,255'];
  equal(seen, icons.map(({ sizes, purpose }) => [sizes, purpose || sizes === '180x180' ? ground : '0,0,0,0', ground, white, ground]), 'icons');
});
