// New versions of the installed app: they lose nothing that was typed, and wait until they are wanted.
import { byId, homeFromHere, isSaved, newPlan, press, shows, stored, tr } from './app.mjs';
import { audited } from './audit.mjs';
import { check, each, equal, eventually } from './harness.mjs';
import {
  cachesOf, wanted, isComplete, update, choose, WORDS, noticeOf, isOffered, isAnew, reload, homeTitle, release, installedSuite,
} from './installed.mjs';
import { rebuild } from './site.mjs';

const test = installedSuite('updates');

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
