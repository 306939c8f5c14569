// What storage, graphics and the machine can do to the whole app: nothing typed is lost, and it says what happened. Several tabs of it:
// tabs.mjs. The storage layer alone has many more cases in tests/browser/host; killed browsers are in kills.mjs.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  atRest, bannerSays, byId, downloadOf, fixture, gone, homeFromHere, importFiles, isDrawn, isSaved, newPlan, noProblems,
  openImported, planTitled, press, readStoredPlans, shows, stored, textOf, titled, toastWords, tr,
} from './app.mjs';
import { crc32 } from '../../web/crc32.js';
import { check, each, equal, eventually, pause, ROOT, suite } from './harness.mjs';

const test = suite('faults', { whole: true });
const BOTH = [{ language: 'zh' }, { language: 'en' }];
const statusSays = (page, key) => eventually(`“${tr(page, key)}” on screen`, async () => (await textOf(page, 'save_status')) === tr(page, key));
const FIXTURE = (await fixture('plans/v1-self-test.json')).toString();

// Changes the stored record behind the app's back.
async function tamper(page, change) {
  const [{ plan, ...record }] = await readStoredPlans(page);
  await page.evaluate((changed) => new Promise((resolve) => {
    indexedDB.open('sandtable').onsuccess = ({ target: { result: database } }) => {
      database.transaction('plans', 'readwrite').objectStore('plans').put(changed).onsuccess = () => {
        database.close();
        resolve();
      };
    };
  }), change(record, plan));
}

// Opens the plan in a page that has not seen it.
async function openAgain(t, page, id) {
  const context = page.context();
  const setting = page.setting;
  await page.goto('about:blank');
  await page.close();
  return t.open({ context, ...setting, hash: `#/plan/${id}` });
}

// --- storage ----------------------------------------------------------------------------------------------------------

each(test, 'a damaged plan: the version before it and a message; both damaged: a message and the file as it is', BOTH, async (t, setting) => {
  const context = await t.context(setting);
  let page = await t.open({ context, ...setting });
  const id = await planTitled(page, 'one');
  await byId(page, 'plan.title').fill('two');
  await titled(page, 'two');
  await isSaved(page);
  t.step('the newest');
  await homeFromHere(page);
  await tamper(page, (record) => ({ ...record, text: record.text.replace('two', 'twx') }));
  page = await openAgain(t, page, id);
  await toastWords(page, 'toast.previous_used', { title: 'two' });
  equal(await byId(page, 'plan.title').inputValue(), 'one', 'what opened');
  await byId(page, 'plan.title').fill('three');
  await titled(page, 'three');
  t.step('both');
  await homeFromHere(page);
  await tamper(page, (record) => ({ ...record, text: `${record.text} `, previous: { ...record.previous, text: `${record.previous.text} ` } }));
  const [{ text }] = await readStoredPlans(page);
  const file = await downloadOf(page, () => press(page, page.locator('[data-id^="plan."][data-id$=".open"]')));
  equal(file.text, text, 'the file');
  await shows(page, 'home.plans');
  equal((await readStoredPlans(page)).map((record) => record.text), [text], 'what is stored');
});

each(test, 'a plan of a newer program: refused, handed out, untouched', BOTH, async (t, setting) => {
  const context = await t.context(setting);
  const page = await t.open({ context, ...setting });
  await planTitled(page, 'from the future');
  await homeFromHere(page);
  const [before] = await readStoredPlans(page);
  const newer = JSON.stringify({ ...before.plan, version: 2, members: { nobody: 'knows yet' } });
  await tamper(page, (record) => ({ ...record, text: newer, checksum: crc32(Buffer.from(newer)) }));
  const file = await downloadOf(page, () => press(page, page.locator('[data-id^="plan."][data-id$=".open"]')));
  equal(file.text, newer, 'the file');
  await toastWords(page, 'toast.read_failed', { title: 'from the future' });
  await shows(page, 'home.plans');
  equal((await readStoredPlans(page)).map(({ text, revision }) => [text, revision]), [[newer, before.revision]], 'what is stored');
});

test('transactions aborted and connections closed while one types', async (t) => {
  const page = await t.open({
    language: 'zh',
    prepare: () => {
      window.aborts = 0;
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function putAndAbort(record) {
        window.connection = this.transaction.db;
        const request = put.call(this, record);
        if (window.aborts-- > 0) this.transaction.abort();
        return request;
      };
    },
  });
  await planTitled(page, '起点');
  t.step('one failure is made good silently');
  await page.evaluate(() => { window.aborts = 1; });
  await byId(page, 'plan.title').fill('一次');
  await titled(page, '一次');
  await isSaved(page);
  t.step('a lasting one is told');
  await page.evaluate(() => { window.aborts = 1000; });
  await byId(page, 'plan.title').fill('两次');
  await bannerSays(page, 'banner.not_saved', tr(page, 'banner.not_saved.unknown'));
  await statusSays(page, 'save.not_saved');
  equal((await readStoredPlans(page))[0].title, '一次', 'what is stored meanwhile');
  await page.evaluate(() => { window.aborts = 0; });
  await press(page, 'banner.retry');
  await titled(page, '两次');
  await gone(page, 'banner.not_saved');
  t.step('the system closes the connection, as iOS does in the background');
  for (const title of ['三', '四', '五']) {
    await page.evaluate(() => window.connection.close());
    await byId(page, 'plan.title').fill(title);
    await titled(page, title);
    await isSaved(page);
  }
});

test('the database blocked while open: a banner, then all is written', async (t) => {
  const context = await t.context({ language: 'en' });
  const page = await t.open({
    context,
    language: 'en',
    prepare: () => {
      const { close } = IDBDatabase.prototype;
      IDBDatabase.prototype.close = function closeAndTell() {
        close.call(this);
        window.letGo = true;
      };
    },
  });
  await planTitled(page, 'before');
  const stranger = await context.newPage();
  await stranger.goto(`${t.address}index.html`);
  await stranger.evaluate(async () => {
    window.held = await new Promise((resolve) => {
      indexedDB.open('sandtable').onsuccess = ({ target }) => resolve(target.result);
    });
    indexedDB.deleteDatabase('sandtable');           // waits for `held`, and so does everybody who opens it
  });
  await eventually('the app lets go', () => page.evaluate(() => window.letGo));     // asked to by an event, which an edit may overtake
  await byId(page, 'plan.title').fill('while blocked');
  await bannerSays(page, 'banner.not_saved', tr(page, 'banner.not_saved.blocked'));
  await stranger.evaluate(() => window.held.close());
  await stranger.close();
  await eventually('it is saved', async () => {
    if (await byId(page, 'banner.retry').count()) await press(page, 'banner.retry');
    await titled(page, 'while blocked');
    return true;
  });
  await gone(page, 'banner.not_saved');
  await isSaved(page);
});

test('no room anywhere: what was typed is there again when the plan is opened again', async (t) => {
  const page = await t.open({
    language: 'en',
    prepare: () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function refuse(...parameters) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, parameters);
      };
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    },
  });
  const id = await planTitled(page, 'fits');
  await page.evaluate(() => { window.full = true; });
  await byId(page, 'plan.title').fill('does not fit');
  await bannerSays(page, 'banner.not_saved', tr(page, 'banner.not_saved.quota'));
  await homeFromHere(page);
  await press(page, `plan.${id}.open`);
  await shows(page, 'plan.title');
  equal(await byId(page, 'plan.title').inputValue(), 'does not fit');
  await page.evaluate(() => { window.full = false; });
  await byId(page, 'plan.title').fill('fits again');
  await titled(page, 'fits again');
});

test('the clock set back by years while one works', async (t) => {
  const context = await t.context({ language: 'zh' });
  const page = await t.open({
    context,
    prepare: () => {
      const { now } = Date;
      window.shift = 0;
      Date.now = () => now() + window.shift;
    },
  });
  const id = await planTitled(page, '今天');
  for (const [years, title] of [[-30, '以前'], [30, '以后'], [-1, '去年']]) {
    t.step(title);
    await page.evaluate((by) => { window.shift = by * 365 * 86_400_000; }, years);
    await byId(page, 'plan.title').fill(title);
    await titled(page, title);
    await isSaved(page);
  }
  const other = await t.open({ context, hash: `#/plan/${id}` });
  await bannerSays(other, 'banner.other_tab', tr(other, 'banner.other_tab'));
  await press(other, 'banner.take_over');
  await gone(other, 'banner.other_tab');
  equal(await byId(other, 'plan.title').inputValue(), '去年');
});

// --- graphics, size, memory -------------------------------------------------------------------------------------------

const loseGraphics = (page) => page.evaluate(() => {
  window.graphics ??= document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
  window.graphics.loseContext();
});

test('the graphics lost in the middle of a drag: the card arrives', async (t) => {
  const page = await t.open({ language: 'en' });
  await newPlan(page);
  await press(page, 'plan.grid');
  await shows(page, 'swot.more');
  for (const [cell, ...texts] of [['strengths', 'one', 'two'], ['threats', 'law']]) {
    await press(page, `cell.${cell}.add`);
    await page.keyboard.insertText(`${texts.join('\n')}\n`);
    await stored(page, texts, ({ swot }) => swot?.[cell]?.length === texts.length);
  }
  const [{ plan: { swot } }] = await readStoredPlans(page);
  for (const [i, wanted] of [['one', 'law'], ['one', 'two', 'law']].entries()) {
    t.step(wanted[i]);
    const from = await byId(page, `card.${swot.strengths[i].id}.open`).boundingBox();
    const to = await byId(page, `card.${swot.threats[0].id}`).boundingBox();
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
    await loseGraphics(page);
    await page.mouse.move(to.x + 60, to.y + 5, { steps: 8 });
    await page.evaluate(() => window.graphics.restoreContext());
    await page.mouse.move(to.x + 62, to.y + 6, { steps: 2 });
    await page.mouse.up();
    await stored(page, `${wanted}`, (plan) => JSON.stringify((plan.swot.threats ?? []).map(({ text }) => text)) === JSON.stringify(wanted));
    await atRest(page);
    await isDrawn(page, 'the grid');
  }
});

test('resized a hundred times and moved between screens while one types', async (t) => {
  const page = await t.open({ language: 'en' });
  await newPlan(page);
  const session = await page.context().newCDPSession(page);
  await byId(page, 'plan.title').fill('');
  await byId(page, 'plan.title').focus();
  let typed = '';
  for (let i = 1; i <= 100; i += 1) {
    // Both change, as for a window that is dragged to another screen.
    const [width, height, deviceScaleFactor] = [360 + ((i * 137) % 1200), 500 + ((i * 71) % 500), [1, 1.25, 1.5, 2, 3][i % 5]];
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    const letter = 'abcdefghijklmnopqrstuvwxyz'[i % 26];
    await page.keyboard.press(letter);
    typed += letter;
  }
  equal(await byId(page, 'plan.title').inputValue(), typed, 'in the field');
  await titled(page, typed);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 1000, height: 700, deviceScaleFactor: 2, mobile: false });
  await atRest(page);
  await eventually('the canvas has its size', async () => {
    const [width, height] = await page.evaluate(() => [document.getElementById('canvas').width, document.getElementById('canvas').height]);
    return width === 2000 && height === 1400;
  });
  await isDrawn(page, 'the page');
  await homeFromHere(page);
});

test('a plan of 4 MB is edited, grows beyond that, opens again, and is handed over', async (t) => {
  const page = await t.open({ language: 'zh' });
  const line = '客户要求两小时内到现场，异地容灾，明年五月之前招标。';
  const card = (i) => ({ id: `c${i}`, text: `${i} ${line}`, note: line.repeat(13) });
  const plan = { ...JSON.parse(FIXTURE), title: '大', self_tests: [], swot: { strengths: Array.from({ length: 3600 }, (_, i) => card(i)) } };
  const size = Buffer.byteLength(JSON.stringify(plan));
  check(size > 3.9e6 && size < 4 << 20, `${size} bytes`);
  await openImported(page, 'large.json', JSON.stringify(plan));
  await byId(page, 'plan.title').fill('大');
  for (const letter of '计划二〇二七') {
    await page.keyboard.insertText(letter);
    await pause(30);
  }
  await titled(page, '大计划二〇二七');
  t.step('beyond what a link may hold');
  await press(page, 'plan.grid');
  await shows(page, 'cell.threats.add');
  await byId(page, 'cell.threats.add').evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, Array.from({ length: 1300 }, (_, i) => `${i} ${line.repeat(4)}`).join('\n'));
  await stored(page, 'the threats', ({ swot }) => swot.threats?.length === 1300);
  await isSaved(page);
  const [{ text }] = await readStoredPlans(page);
  check(Buffer.byteLength(text) > 4 << 20, `${Buffer.byteLength(text)} bytes`);
  await page.reload();
  await shows(page, 'cell.threats.add');
  await noProblems(page);
  await homeFromHere(page);
  equal((await readStoredPlans(page)).map((record) => record.text.length), [text.length], 'stored');
  t.step('as a file to another browser');
  await press(page, page.locator('[data-id^="plan."][data-id$=".open"]'));
  const file = await downloadOf(page, () => press(page, 'plan.export'));
  const other = await t.open({ language: 'zh', context: await t.context({ language: 'zh' }) });
  await openImported(other, 'handed-over.json', file.text);
  await stored(other, 'all of it', ({ swot }) => swot.strengths.length === 3600 && swot.threats.length === 1300);
});

// --- what was written earlier -----------------------------------------------------------------------------------------

test('plans of every version ever written open, and links of every codec', async (t) => {
  const page = await t.open({ language: 'zh' });
  const plans = (await readdir(join(ROOT, 'tests/fixtures/plans'))).filter((name) => /^v\d+-.*\.json$/.test(name));
  check(plans.length >= 7, `${plans}`);
  const content = ({ id, created, modified, ...plan }) => plan;         // what an import may add or change
  const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
  for (const name of plans) {
    t.step(name);
    const before = (await readStoredPlans(page)).map(({ id }) => id);
    const original = JSON.parse(await fixture(`plans/${name}`));
    await importFiles(page, [name, JSON.stringify(original)]);
    const record = await eventually('stored', async () => (await readStoredPlans(page)).find(({ id }) => !before.includes(id)));
    equal(sorted(content(record.plan)), sorted(content(original)), name);
    if (await byId(page, 'problems.done').count()) await press(page, 'problems.done');
    await page.evaluate((hash) => { location.hash = hash; }, `#/plan/${record.id}`);
    await eventually('it is open', async () => (await page.locator('[data-id="top.plan"]').textContent()) === original.title);
    await homeFromHere(page);
  }
  const links = (await readdir(join(ROOT, 'tests/fixtures/links'))).filter((name) => /^v\d+-.*\.txt$/.test(name));
  check(links.some((name) => name.startsWith('v1-')) && links.some((name) => name.startsWith('v2-')), `${links}`);
  for (const name of links) {
    t.step(name);
    const hash = /#.*/.exec((await fixture(`links/${name}`)).toString().trim())?.[0] ?? `#p=${(await fixture(`links/${name}`)).toString().trim()}`;
    await page.evaluate((to) => { location.hash = to; }, hash);
    await shows(page, 'banner.shared');
    if (await byId(page, 'problems.done').count()) await press(page, 'problems.done');
    // What is only shown has no address: that of home again, and the next link is another one.
    await page.evaluate(() => { location.hash = '#/'; });
    await shows(page, 'home.plans');
  }
});

// --- the program ------------------------------------------------------------------------------------------------------

test('the program stops: the page says so, keeps what is typed, hands out the plan, and comes back with both', async (t) => {
  t.expectErrors(/no memory/);
  const page = await t.open({ language: 'en' });
  await planTitled(page, 'Before');
  await page.evaluate(() => {
    const { parse } = JSON;
    JSON.parse = () => {
      JSON.parse = parse;
      throw new Error('no memory');
    };
  });
  await byId(page, 'plan.title').fill('Before and after');
  await page.getByRole('heading', { name: 'Not saved' }).waitFor();
  equal(await page.locator('#fallback textarea').inputValue(), 'Before and after', 'what was typed');
  const file = await downloadOf(page, () => page.getByRole('button', { name: /^Download/ }).click());
  check(file.text.includes('"Before'), file.text);
  await page.getByRole('button', { name: 'Reload and go on' }).click();
  await titled(page, 'Before and after');
});
