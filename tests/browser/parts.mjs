// The program comes in parts: what the first screens need, the rest of what belongs to no tool, and one for each group of tools.
import { readFile } from 'node:fs/promises';
import { answer, atRest, beginSelfTest, byId, fixture, homeFromHere, importFiles, press, shows, tr } from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('parts', { whole: true });
const SECOND = /\/second\.[0-9a-f]+\.bin$/;
const SECOND_TEXTS = /\/second_\w+\.[0-9a-f]+\.json$/;
const waits = (page) => page.evaluate(() => window.sandtable.waits());

each(test, 'the first screens need the first part alone', [
  { language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop', dark: true },
], async (t, setting) => {
  const context = await t.context(setting);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await context.route(SECOND, async (route) => {
    await held;
    await route.continue();
  });
  const page = await t.open({ context, ...setting, wait: false });
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await answer(page, 2, 3);
  equal([await waits(page), await page.evaluate(() => window.sandtable.complete)], [0, false], 'calls of the second part, and whether it is there; where web/first_part.txt is stale: sh web/run.sh --profile-first-part');
  release();
  await eventually('the second part', () => page.evaluate(() => window.sandtable.complete));
  equal(await waits(page), 0, 'calls that had to wait');
});

// What a screen says: the names and texts of the mirror, one a line.
const wordsOf = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror [data-id]:not([data-id=save_status])')]
  .map((element) => [element.dataset.id, element.getAttribute('aria-label') ?? element.firstChild?.textContent ?? '', element.getAttribute('aria-description') ?? ''].join(': ')));

each(test, 'the first screens say with the first texts what they say with all', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const seen = [];
  for (const whole of [true, false]) {
    const context = await t.context(setting);
    if (!whole) await context.route(SECOND_TEXTS, () => {});         // and so no others are ever there
    const page = await t.open({ context, ...setting, wait: whole });
    const words = [];
    for (const next of ['home.start_self_test', 'self_test.begin', 'self_test.q1.a3', 'top.back']) {
      await shows(page, next);
      await atRest(page);
      words.push(await wordsOf(page));
      if (next !== 'top.back') await press(page, next);
    }
    seen.push(words);
    if (whole) continue;
    await press(page, 'top.back');
    await shows(page, 'page.waiting');
  }
  const [withAll, withFirst] = seen.map((screens) => screens.flat());
  equal(withFirst.filter((words) => !withAll.includes(words)), [], 'said otherwise');
  equal(withFirst.length, withAll.length);
});

test('whoever is faster than the second part waits for it, and nothing else happens', async (t) => {
  const context = await t.context({ language: 'en' });
  let asked = 0;
  await context.route(SECOND, (route) => {
    asked += 1;
    return asked === 1 ? undefined : route.continue();      // the first one never comes
  });
  const page = await t.open({ context, language: 'en', wait: false });
  await eventually('the second part was asked for', () => asked === 1);
  await press(page, 'home.new_plan');
  await shows(page, 'plan.grid');
  check(await waits(page) === 1, 'it waited once');
  await press(page, 'plan.grid');
  await shows(page, 'page.title');
});

test('a second part that never comes: the page says so and hands out what is kept', async (t) => {
  t.expectErrors(/second\.|ERR_FAILED|NetworkError|Failed to/);
  const context = await t.context({ language: 'zh' });
  await context.route(SECOND, (route) => route.abort());
  const page = await t.open({ context, language: 'zh', wait: false });
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await press(page, 'top.back');
  await page.locator('#fallback').waitFor();
  await page.locator('#fallback .plans li button').waitFor();
});

test('texts that never come: the first screens work, and behind them the page says so', async (t) => {
  t.expectErrors(/second_|ERR_FAILED|Failed to/);
  const context = await t.context({ language: 'en' });
  let asked = 0;
  await context.route(SECOND_TEXTS, (route) => {
    asked += 1;
    return route.abort();
  });
  const page = await t.open({ context, language: 'en', wait: false });
  await beginSelfTest(page);
  await answer(page, 1, 4);
  await press(page, 'top.back');
  await page.locator('#fallback').waitFor();
  await page.locator('#fallback .plans li button').waitFor();
  check(asked >= 2, 'it was tried again when it was wanted');
});

test('texts that come late: whoever was quicker waits for them', async (t) => {
  const context = await t.context({ language: 'zh' });
  let asked = 0;
  await context.route(SECOND_TEXTS, (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  });
  t.expectErrors(/ERR_FAILED/);
  const page = await t.open({ context, language: 'zh', wait: false });
  await press(page, 'home.new_plan');
  await shows(page, 'plan.grid');
});

test('what is done before all texts are there can be opened as soon as they are', async (t) => {
  const context = await t.context({ language: 'en' });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await context.route(SECOND_TEXTS, async (route) => {
    await held;
    await route.continue();
  });
  const page = await t.open({ context, language: 'en', wait: false });
  await shows(page, 'home.import');
  await importFiles(page, ['plan.json', await fixture('plans/v1-swot.json')]);
  release();
  await eventually('the button beside the message', async () => (await byId(page, 'toast.action').textContent()) === tr(page, 'action.open'));
});

// Those that are fetched behind the one that was opened: all but the first, which is there.
const GROUPS = [...(await readFile(new URL('../../src/tools/groups.cmake', import.meta.url), 'utf8')).matchAll(/^sandtable_group\((\w+)/gm)]
  .map(([, group]) => group).filter((group) => group !== 'first');
const fetchedOf = (page) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.slice(1).replace(/\.[0-9a-f]{10}\./, '.')));
  return fetched;
};

test('a group of tools comes when something of it is opened, the others behind it, and nothing stands still', async (t) => {
  const other = await t.open({ language: 'en' });
  const ofSelfTest = fetchedOf(other);
  await beginSelfTest(other);
  await answer(other, 1, 4);
  await atRest(other);
  equal([...ofSelfTest].sort(), ['overview.bin', 'overview_en.json'], 'fetched for a self-test: what its result is shown with');
  const page = await t.open({ language: 'en' });
  const fetched = fetchedOf(page);
  await press(page, 'home.workshop');
  await shows(page, 'workshop.ready.x-actions');
  const wanted = GROUPS.flatMap((group) => [`${group}.bin`, ...(/^(links|tables)$/.test(group) ? [] : [`${group}_en.json`])]);      // these have no texts
  await eventually('the others', () => fetched.length >= wanted.length);
  equal(fetched.slice(0, 2).sort(), ['workshop.bin', 'workshop_en.json'], 'what the page waited for');
  equal([...fetched].sort(), wanted.sort(), 'all');
  await homeFromHere(page);
  for (const [open, there] of [['home.sample', 'plan.title'], ['plan.grid', 'cell.strengths.add'], ['top.back', 'plan.mix'], ['plan.mix', 'page.title']]) {
    await press(page, open);
    await shows(page, there);
    await atRest(page);
  }
  equal(await waits(page), 0, 'calls that had to wait');
});

test('a group of tools that cannot be fetched: the page says so, everything else works, and the next try opens it', async (t) => {
  t.expectErrors(/situation|ERR_FAILED|Failed to load/);
  const context = await t.context({ language: 'zh' });
  let broken = true;
  await context.route(/\/situation[._]/, (route) => (broken ? route.abort() : route.continue()));
  const page = await t.open({ context, language: 'zh' });
  await press(page, 'home.new_plan');
  await shows(page, 'page.retry');
  await homeFromHere(page);
  await beginSelfTest(page);
  await answer(page, 1, 4);
  broken = false;
  await press(page, 'top.back');
  await press(page, 'page.retry');
  await shows(page, 'plan.grid');
  equal(await waits(page), 0, 'calls that had to wait');
});

each(test, 'a plan whose tools are not there is read, shown and stored without them', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const context = await t.context(setting);
  await context.route(/\/(worksheets|situation|mix|workshop)[._]/, () => {});      // and so they are never there
  const page = await t.open({ context, ...setting });
  for (const name of ['v1-swot', 'v1-mix', 'v1-workshop']) await importFiles(page, [`${name}.json`, await fixture(`plans/${name}.json`)]);
  await eventually('all of them are in the list', () => page.evaluate(() => document.querySelectorAll('[data-id^="plan."][data-id$=".open"]').length >= 2));
  equal(await waits(page), 0, 'calls that had to wait');
});
