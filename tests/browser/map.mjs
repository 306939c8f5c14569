// The page that is there before any script, and the way through a plan: its map, the rail and the search.
import { audited } from './audit.mjs';
import { atRest, byId, focused, newPlan, press, shows, textOf, tr } from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('map');
const SETTINGS = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop', dark: true }];
// What is seen of the frame, and where.
const placesOf = (page, ...selectors) => page.evaluate((list) => list.map((selector) => {
  const element = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
  const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
  return { words: element?.textContent, box: [x, y, width, height].map(Math.round) };
}), selectors);

each(test, 'title and start button are there before any program, where the app has them, and a tap is kept', SETTINGS, async (t, setting) => {
  const context = await t.context(setting);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await context.route(/\/app\.[0-9a-f]+\.(js|bin)$/, async (route) => {
    await held;
    await route.continue();
  });
  const page = await t.open({ context, ...setting, address: 'about:blank', wait: false });
  await page.goto(t.address, { waitUntil: 'commit' });
  let before = [];
  await eventually('title and start button', async () => {
    // Nothing is painted before the styles are there.
    if (!await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--page'))) return false;
    before = await placesOf(page, '#frame h1', '#frame a');
    return before.map(({ words }) => words).join() === [tr(page, 'home.title'), tr(page, 'home.start_self_test')].join();
  });
  await page.locator('#frame a:visible').click();
  check(await page.evaluate(() => document.querySelector('#frame a[aria-busy]')), 'the button says that it was heard');
  release();
  await shows(page, 'self_test.begin');
  await page.goBack();
  await shows(page, 'home.start_self_test');
  await atRest(page);
  const after = await placesOf(page, '[data-id="page.title"]', '[data-id="home.start_self_test"]');
  before.forEach(({ box, words }, i) => check(box.every((length, k) => Math.abs(length - after[i].box[k]) <= 1), `${words}: ${box} before, ${after[i].box} after`));
  equal(await page.locator('#frame').count(), 0, 'frames that are left');
});

each(test, 'Ctrl+K finds by two letters, the arrows choose, Enter goes there; the names of icons show', SETTINGS, async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await newPlan(page);
  await look('the page of a plan');
  await page.keyboard.press('Control+k');
  await shows(page, 'go.field');
  await look('the map as a sheet');
  if (setting.device === 'laptop') equal(await focused(page), 'go.field', 'the focus');
  else await byId(page, 'go.field').focus();
  await page.keyboard.type('sw');
  await eventually('SWOT first', async () => (await byId(page, 'go.grid').getAttribute('aria-current')) === 'true');
  await look('what was found');
  await page.keyboard.press('ArrowDown');
  await eventually('the second', async () => (await byId(page, 'go.grid').getAttribute('aria-current')) === null);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await shows(page, 'swot.more');
  check(/\/swot$/.test(await page.evaluate(() => location.hash)), 'the address');
  equal(await byId(page, 'rail').count(), setting.device === 'laptop' ? 1 : 0, 'rails');
  t.step('names of icons');
  const shown = () => page.evaluate(() => getComputedStyle(document.querySelector('[data-id="top.go"]'), '::after').display);
  equal(await shown(), 'none', 'nobody points at it');
  await page.keyboard.press('Tab');
  await byId(page, 'top.go').focus();
  await eventually('the name of the button that has the focus', async () => (await shown()) === 'block');
  equal(await textOf(page, 'top.go'), tr(page, 'top.go'), 'its name for assistive technology');
  equal(faults, [], 'faults');
});
