// The installable app: everything works with the network off after the first visit, updates lose nothing, and servers that
// are set up badly are told so.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answerAll, beginSelfTest, byId, catchCopies, homeFromHere, isSaved, lastCopied, newPlan, press, shows, stored,
  storedAnswers, ANSWERS, textOf, tr,
} from './app.mjs';
import { audited } from './audit.mjs';
import { check, each, equal, eventually, ROOT, suite } from './harness.mjs';
import { builtSite, filesOf, plainSite, rebuild } from './site.mjs';

const suiteTest = suite('offline', { whole: true });
const GROUPS = Object.keys(JSON.parse(await readFile(path.join(ROOT, 'build/web/tools.json'), 'utf8'))).filter((group) => group !== 'first' && group !== 'second');
const isOf = (group) => (name) => new RegExp(`^${group}[_.]`).test(name);
const BOTH = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const OFF = /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to load resource|error occurred when fetching the script|Failed to update a ServiceWorker/;

// A case with sites of its own: t.site(options) → a running one.
const test = (title, run) => suiteTest(title, async (t) => {
  const sites = [];
  t.site = async (options) => {
    sites.push(await plainSite(options));
    return sites.at(-1);
  };
  t.expectErrors(OFF);
  try {
    await run(t);
  } finally {
    await Promise.all(sites.map((site) => site.end()));
  }
});

// What the caches of the site at `scope` hold: { version: [names] }.
const cachesOf = (page) => page.evaluate(async () => {
  const scope = new URL('.', location.href).href;
  const found = {};
  for (const name of (await caches.keys()).filter((each) => each.startsWith(`${scope} `))) {
    const requests = await (await caches.open(name)).keys();
    found[name.slice(scope.length + 1)] = requests.map(({ url }) => url.slice(scope.length) || './').sort();
  }
  return found;
});
const oneCache = async (page) => {
  const all = Object.values(await cachesOf(page));
  return all.length === 1 ? all[0] : [];
};
const wanted = async (folder, isWanted = () => true) =>
  (await filesOf(folder)).filter((name) => name !== 'sw.js').map((name) => (name === 'index.html' ? './' : name)).filter(isWanted).sort();
// Whatever the language; and with the texts of `language`.
const isOfEveryVisit = (name) => !/^(first|second)_|^(sample|icon)[_.]|^manifest/.test(name) && !GROUPS.some((group) => isOf(group)(name));
const isOfFirstVisit = (language) => (name) => isOfEveryVisit(name) || new RegExp(`^(first|second)_${language}\\.`).test(name);
const otherOf = ({ language }) => (language === 'zh' ? 'en' : 'zh');
const isNowIn = (page, language) => eventually(`the page in ${language}`, async () => (await homeTitle(page)) === tr({ setting: { language } }, 'home.new_plan'));
const isControlled = (page) => eventually('a service worker is at work', () => page.evaluate(() => !!navigator.serviceWorker.controller));
const isComplete = async (page, site) => {
  const names = await wanted(site.folder);
  await eventually('all files are kept', async () => JSON.stringify(await oneCache(page)) === JSON.stringify(names));
};
// The same, once no page is open: every file has been asked for.
const isKept = async (site) => {
  const names = await wanted(site.folder, (name) => name !== './');
  await eventually('all files are fetched', () => names.every((name) => site.requests.includes(name)));
};
const update = (page) => page.locator('#update');
const choose = (page, key) => update(page).getByRole('button', { name: WORDS[page.setting.language][`update.${key}`], exact: true }).click();
const WORDS = Object.fromEntries(await Promise.all(['zh', 'en'].map(async (language) =>
  [language, JSON.parse(await readFile(new URL(`../../assets/${language}/shell/fallback.json`, import.meta.url), 'utf8'))])));
// What the notice says, in the language in use.
const noticeOf = async (page) => (await update(page).locator('p').innerText()).trim();
const isOffered = (page) => eventually('the notice', async () => (await noticeOf(page)) === WORDS[page.setting.language]['update.ready']);
const isAnew = async (page, action) => {
  await page.evaluate(() => { window.before = true; });
  await action();
  await eventually('the page has been loaded anew', () => page.evaluate(() => !window.before && window.sandtable?.complete));
};
const reload = (page) => isAnew(page, () => page.reload());
const homeTitle = (page) => textOf(page, 'home.new_plan');
// The next version: its button for a new plan says so.
const release = (site, mark) => rebuild(site.folder, 'first_zh.', (bytes) => bytes.toString().replaceAll(tr({ setting: { language: 'zh' } }, 'home.new_plan'), mark));

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
  await answerAll(page);
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
  await eventually('and what was fetched behind it', async () => (await oneCache(page)).filter((name) => /^(situation|mix|workshop)(_zh)?\./.test(name)).length === 6);
  await site.stop();
  await reload(page);
  await shows(page, 'workshop.ready.x-actions');
});

each(test, 'a new version during editing: nothing typed is lost', [{ language: 'zh', device: 'phone', dark: true }, { language: 'zh', device: 'laptop' }], async (t, setting) => {
  const site = await t.site();
  const context = await t.context(setting);
  const page = await t.open({ context, ...setting, address: site.address });
  await reload(page);
  await isComplete(page, site);
  const [oldVersion] = Object.keys(await cachesOf(page));
  const other = await t.open({ context, ...setting, address: site.address });
  const { old, renamed } = await release(site, '新的一版');
  t.step('editing');
  site.requests.length = 0;
  await reload(page);
  await newPlan(page);
  await press(page, 'plan.grid');
  if (setting.device === 'phone') await press(page, 'tab.strengths');
  await press(page, 'cell.strengths.add');
  await page.keyboard.insertText('第一条\n');
  await isOffered(page);
  t.step('the notice stands beside what is edited');
  const [stage, bar] = await page.evaluate(() => ['mirror', 'update'].map((id) => document.getElementById(id).getBoundingClientRect().toJSON()));
  check(stage.bottom <= bar.top && bar.bottom <= page.viewportSize().height, JSON.stringify([stage, bar]));
  equal(site.requests.filter((name) => !/^(manifest|index|sw\.js)/.test(name)), [renamed], 'files that were fetched');
  t.step('typing goes on');
  await press(page, 'cell.strengths.add');
  await page.keyboard.insertText('第二条\n');
  await page.keyboard.insertText('还没写完');
  await isAnew(page, () => choose(page, 'reload'));
  t.step('the new version');
  await shows(page, 'cell.strengths.add');
  if (setting.device === 'phone') await press(page, 'tab.strengths');
  await eventually('the half of a card', async () => (await byId(page, 'cell.strengths.add').inputValue()) === '还没写完');
  await press(page, 'cell.strengths.add');
  await page.keyboard.press('Enter');
  await stored(page, 'three cards', ({ swot }) => swot?.strengths?.map(({ text }) => text).join() === '第一条,第二条,还没写完');
  await homeFromHere(page);
  equal(await homeTitle(page), '新的一版', 'the version');
  equal(await update(page).count(), 0, 'notices');
  t.step('another tab has its own version until its user says so');
  check(!await other.evaluate(() => window.before), 'fresh');
  await update(other).waitFor();
  equal(await homeTitle(other), tr(other, 'home.new_plan'), 'the version of the other tab');
  equal(Object.keys(await cachesOf(other)).includes(oldVersion), true, 'the old files are kept');
  await site.stop();
  check(await other.evaluate(async (name) => (await fetch(name)).ok, old), 'a file of the old version');
  await isAnew(other, () => choose(other, 'reload'));
  await eventually('the new version', async () => (await homeTitle(other)) === '新的一版');
});

for (const fault of ['error', 'cut']) {
  test(`an update that fails half-way (${fault}) leaves the old version whole`, async (t) => {
    const site = await t.site();
    const page = await t.open({ language: 'zh', address: site.address });
    await reload(page);
    await isComplete(page, site);
    const files = await wanted(site.folder);
    const [version] = Object.keys(await cachesOf(page));
    await rebuild(site.folder, 'second_zh.', (bytes) => `${bytes} `);
    const { renamed } = await release(site, '新的一版');
    site.faults.set(renamed, fault);
    site.requests.length = 0;
    await reload(page);
    await eventually('the update fails', () => site.requests.filter((name) => name === renamed).length >= 2);
    await eventually('it has been given up', () => page.evaluate(async () => !(await navigator.serviceWorker.getRegistration()).installing));
    await site.stop();
    await reload(page);
    equal(await homeTitle(page), tr(page, 'home.new_plan'), 'the version');
    equal((await cachesOf(page))[version], files, 'files of the old version');
    equal(await update(page).count(), 0, 'notices');
    await press(page, 'home.workshop');
    await shows(page, 'workshop.ready.x-actions');
    t.step('the next start gets the new one');
    site.faults.clear();
    await site.start();
    await page.goto(site.address);
    await reload(page);
    await update(page).waitFor();
    await isAnew(page, () => choose(page, 'reload'));
    await eventually('the new version', async () => (await homeTitle(page)) === '新的一版');
  });
}

test('the new version waits while something cannot be stored', async (t) => {
  const site = await t.site();
  const page = await t.open({
    language: 'zh', address: site.address,
    prepare: () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function refuse(...parameters) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, parameters);
      };
    },
  });
  await release(site, '新的一版');
  await reload(page);
  await isOffered(page);
  const isRefused = async () => {
    await update(page).locator('p').evaluate((words) => words.replaceChildren());
    await choose(page, 'reload');
    await eventually('the notice says so', async () => (await noticeOf(page)) === WORDS.zh['update.unsaved']);
  };
  t.step('a dialog with text in it');
  await press(page, 'home.enter');
  await page.getByRole('dialog').getByRole('textbox').fill('写了一半');
  await isRefused();
  equal(await page.getByRole('dialog').getByRole('textbox').inputValue(), '写了一半', 'typed');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  t.step('full storage');
  await newPlan(page);
  await page.evaluate(() => { window.full = true; });
  await byId(page, 'plan.title').fill('存不下的标题');
  await isRefused();
  check(await page.evaluate(() => window.full), 'loaded anew');
  t.step('space again');
  await page.evaluate(() => { window.full = false; });
  await press(page, 'banner.retry');
  await isSaved(page);
  await isAnew(page, () => choose(page, 'reload'));
  await shows(page, 'plan.title');
  equal(await byId(page, 'plan.title').inputValue(), '存不下的标题');
});

test('the new version waits for edits that another tab has overtaken', async (t) => {
  const site = await t.site();
  const page = await t.open({ language: 'zh', address: site.address });
  await release(site, '新的一版');
  await reload(page);
  await isOffered(page);
  await newPlan(page);
  await isSaved(page);
  t.step('another tab writes what this one does not know of');
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('sandtable');
    request.onsuccess = () => {
      const transaction = request.result.transaction('plans', 'readwrite');
      const plans = transaction.objectStore('plans');
      plans.getAll().onsuccess = ({ target: { result: [plan] } }) => plans.put({ ...plan, revision: plan.revision + 1000 });
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    };
  }));
  await byId(page, 'plan.title').fill('只在这里');
  await shows(page, 'banner.not_saved');
  await choose(page, 'reload');
  await eventually('the notice says so', async () => (await noticeOf(page)) === WORDS.zh['update.unsaved']);
  t.step('saved as a copy');
  await press(page, 'banner.retry');
  await stored(page, 'the edit', ({ title }) => title.includes('只在这里'));
  await isAnew(page, () => choose(page, 'reload'));
});

each(test, 'the notice by keyboard, in both languages, put off', [
  { language: 'zh', device: 'phone' }, { language: 'zh', device: 'laptop', dark: true },
], async (t, setting) => {
  const site = await t.site();
  const { page } = await audited(t, setting, { address: site.address });
  await release(site, '新的一版');
  await reload(page);
  await isOffered(page);
  const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ['violations'] })).violations.map(({ id, nodes }) => [id, nodes[0].html]));
  equal(found, [], 'axe');
  const small = await update(page).locator('button').evaluateAll((all) => all.filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44).length);
  equal(small, 0, 'buttons too small for a finger');
  t.step('it follows the language');
  await press(page, 'top.language');
  await eventually('English', async () => (await noticeOf(page)) === WORDS.en['update.ready']);
  page.setting = { ...setting, language: 'en' };
  t.step('put off by keyboard; the focus goes back');
  await byId(page, 'home.new_plan').focus();
  const reached = () => page.evaluate(() => document.activeElement.closest('#update button')?.innerText.trim());
  for (let i = 0; i < 60 && (await reached()) !== WORDS.en['update.later']; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await update(page).waitFor({ state: 'detached' });
  check(await page.evaluate(() => !!document.activeElement.closest('#mirror [data-id]')), 'the focus is lost');
  equal(await page.evaluate(() => document.getElementById('mirror').getBoundingClientRect().height), page.viewportSize().height, 'height of the stage');
  t.step('it is there at the next start');
  await reload(page);
  await isOffered(page);
});

test('a version that does not start is replaced by the next one', async (t) => {
  t.expectErrors(/JSON/);
  const site = await t.site();
  const page = await t.open({ language: 'zh', address: site.address });
  let whole;
  await rebuild(site.folder, 'first_zh.', (bytes) => (whole = bytes).subarray(0, 1000));
  await reload(page);
  await update(page).waitFor();
  await choose(page, 'reload');
  await page.locator('#fallback').waitFor();
  t.step('mended');
  await rebuild(site.folder, 'first_zh.', () => whole);
  await page.reload();
  await page.locator('#fallback').waitFor();
  await eventually('the mended version waits', () => page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration()).waiting));
  await page.getByRole('button', { name: WORDS.zh['fallback.reload'], exact: true }).click();
  await shows(page, 'home.new_plan');
  equal(Object.keys(await cachesOf(page)).length, 2, 'versions that are kept');
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
