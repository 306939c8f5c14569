// Every screen passes axe; everything is reached by Tab, is large enough, and the focus comes back from dialogs and menus.
import { audit, audited } from './audit.mjs';
import {
  atRest, beginSelfTest, byId, fixture, focused, goTo, homeFromHere, importFiles, newPlan, press, readStoredPlans, shows, stored, tabTo, tr,
} from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';
import { hashOf, PAGES, sampleOf } from './tools.mjs';

const test = suite('accessibility');
const TWO = JSON.parse(await fixture('plans/v1-two-attempts.json'));
const planRow = `plan.${TWO.id}`;
const [before, after] = TWO.self_tests.map(({ id }) => `attempt.${id}`);

// Every language on every device, each in one of the two themes.
const SETTINGS = ['zh', 'en'].flatMap((language) => ['phone', 'laptop'].map((device) => ({ language, device, dark: (language === 'en') === (device === 'phone') })));

each(test, 'axe on every screen', SETTINGS, async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await look('home, empty');
  await press(page, 'home.start_self_test');
  await press(page, page.getByRole('radio', { name: tr(page, 'form.rater_other'), exact: true }));
  await shows(page, 'intro.rater_name');
  await look('intro');
  await press(page, 'self_test.begin');
  await shows(page, 'self_test.q1');
  await look('questions');
  await press(page, 'self_test.q1.a3');
  await eventually('an answer', async () => (await byId(page, 'self_test.progress').getAttribute('aria-valuenow')) === '1');
  await look('questions, one answered');
  await homeFromHere(page);
  await press(page, page.locator('[data-id^="plan."][data-id$=".more"]'));
  await shows(page, 'plan_menu');
  await look('menu of a plan');
  await press(page, 'menu.delete');
  await shows(page, 'home.bin');
  await importFiles(page, ['two.json', JSON.stringify(TWO)]);
  await shows(page, `${planRow}.more`);
  await look('home with a plan, the bin and a message');
  await press(page, page.locator('[data-id="home.bin_list"] [data-id$=".more"]'));
  await shows(page, 'bin_menu');
  await look('menu of a deleted plan');
  await page.keyboard.press('Escape');
  await press(page, `${planRow}.more`);
  await press(page, 'menu.rename');
  await shows(page, 'rename.done');
  await look('rename');
  await press(page, 'rename.leave');
  await press(page, `${planRow}.open`);
  await shows(page, 'plan.title');
  await look('plan');
  await press(page, `${after}.more`);
  await shows(page, 'attempt_menu');
  await look('menu of an attempt');
  await press(page, 'menu.details');
  await shows(page, 'details.done');
  await look('details');
  await press(page, 'details.leave');
  await press(page, `${after}.open`);
  await shows(page, 'result.total.value');
  await look('result');
  await press(page, `compare.${TWO.self_tests[0].id}`);
  await press(page, 'result.numbers');
  await shows(page, 'compare.table.1');
  await look('result, compared, with tables');
  await press(page, 'result.export');
  await shows(page, 'export_menu');
  await look('menu of exports');
  await page.keyboard.press('Escape');
  await press(page, 'result.share');
  await shows(page, 'share.link');
  await look('share');
  const link = await byId(page, 'share.link').inputValue();
  await press(page, 'share.close');
  await homeFromHere(page);
  await importFiles(page, ['broken.json', '{"format":']);
  await shows(page, 'problems.done');
  await look('problems');
  t.step('shared view');
  await page.goto('about:blank');
  await page.goto(link);
  await shows(page, 'banner.shared');
  await look('shared view');
  if (faults.length) throw new Error([...new Set(faults)].join('\n'));
});

// Ids that Tab must reach: what can be pressed or typed into, one of each group of answers.
const reachable = (page) => page.evaluate(() => {
  const groups = new Set();
  return [...document.querySelectorAll('#mirror :is(button, input, textarea)')].filter((element) => {
    if (element.disabled || element.closest('[inert]') || element.closest('fieldset:disabled')) return false;
    if (element.type !== 'radio') return true;
    const group = [...document.getElementsByName(element.name)];
    if (groups.has(element.name) || (group.some(({ checked }) => checked) && !element.checked)) return false;
    groups.add(element.name);
    return true;
  }).map((element) => element.dataset.id);
});

async function tabsThrough(page, screen) {
  const wanted = await reachable(page);
  await page.evaluate(() => document.activeElement?.blur());
  const seen = [];
  for (let i = 0; i < wanted.length + 4 && seen.length < wanted.length; i += 1) {
    await page.keyboard.press('Tab');
    const id = await focused(page);
    if (!wanted.includes(id) || seen.includes(id)) continue;
    seen.push(id);
    const sight = await eventually(`${id} on ${screen}`, () => page.evaluate(() => {
      const { x, y, width, height } = document.activeElement.getBoundingClientRect();
      return { in: x + width > 0 && x < innerWidth && y + height > 0 && y < innerHeight };
    }));
    check(sight.in, `${screen}: ${id} has the focus out of sight`);
  }
  // Tab goes on from where one was, and round.
  // A message may have gone by itself on the way; one that is still there is to be reached.
  const still = await reachable(page);
  const order = wanted.filter((id) => !id.startsWith('toast.') || seen.includes(id) || still.includes(id));
  const start = Math.max(0, order.indexOf(seen[0]));
  equal(seen, [...order.slice(start), ...order.slice(0, start)], `${screen}: order of Tab`);
}

each(test, 'Tab reaches everything, in order', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const page = await t.open(setting);
  t.step('home');
  await tabsThrough(page, 'home');
  await press(page, 'home.start_self_test');
  await shows(page, 'self_test.begin');
  t.step('intro');
  await tabsThrough(page, 'intro');
  await press(page, 'self_test.begin');
  await shows(page, 'self_test.q1');
  t.step('questions');
  await tabsThrough(page, 'questions');
  await homeFromHere(page);
  await importFiles(page, ['two.json', JSON.stringify(TWO)]);
  await shows(page, 'toast.close');
  await press(page, 'toast.close');
  await press(page, `${planRow}.open`);
  await shows(page, 'plan.title');
  t.step('plan');
  await tabsThrough(page, 'plan');
  await press(page, `${before}.open`);
  await shows(page, 'result.share');
  t.step('result');
  await tabsThrough(page, 'result');
  await press(page, 'result.share');
  await shows(page, 'share.copy_code');
  t.step('share');
  await tabsThrough(page, 'share');
});

each(test, 'the focus goes into dialogs and menus and comes back', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const page = await t.open(setting);
  const focusIs = (id) => eventually(`focus on ${id}`, async () => (await focused(page)) === id);
  const isInert = () => eventually('the page below is inert', () => page.evaluate(() => [...document.querySelectorAll('#mirror > :not(dialog, :has(> [role=menu]))')].every(({ inert }) => inert)));
  await importFiles(page, ['two.json', JSON.stringify(TWO)]);
  await shows(page, 'toast.close');
  await press(page, 'toast.close');
  t.step('menu, Escape');
  await byId(page, `${planRow}.more`).focus();
  await page.keyboard.press('Enter');
  await focusIs('menu.open');
  await isInert();
  await page.keyboard.press('ArrowDown');
  await focusIs('menu.rename');
  await page.keyboard.press('End');
  await focusIs('menu.delete');
  await page.keyboard.press('Escape');
  await eventually('the menu closes', async () => (await byId(page, 'plan_menu').count()) === 0);
  await focusIs(`${planRow}.more`);
  t.step('dialog from a menu, Escape');
  await page.keyboard.press('Space');
  await focusIs('menu.open');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shows(page, 'rename.text');
  await eventually('focus in the dialog', async () => (await focused(page)).startsWith('rename'));
  await isInert();
  await page.keyboard.press('Escape');
  await eventually('the dialog closes', async () => (await byId(page, 'rename').count()) === 0);
  await focusIs(`${planRow}.more`);
  t.step('a message gives the focus back');
  await page.keyboard.press('Enter');
  await focusIs('menu.open');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await shows(page, 'toast.action');
  await tabTo(page, 'toast.action');
  await page.keyboard.press('Enter');
  await shows(page, `${planRow}.more`);
  await eventually('the focus is on the page', async () => /^(page|home|plan|top)\./.test(await focused(page)));
  await byId(page, `${planRow}.more`).focus();
  await shows(page, 'toast.close');
  await atRest(page);
  await byId(page, 'toast.close').focus();
  await page.keyboard.press('Enter');
  await focusIs(`${planRow}.more`);
  t.step('the menu opens at its first item again');
  await page.keyboard.press('Enter');
  await focusIs('menu.open');
  await page.keyboard.press('Enter');
  await shows(page, 'plan.title');
  await focusIs('page.title');
  t.step('share');
  await tabTo(page, 'plan.share');
  await page.keyboard.press('Enter');
  await shows(page, 'share.link');
  await tabTo(page, 'share.close', 10);
  await page.keyboard.press('Enter');
  await eventually('the dialog closes', async () => (await byId(page, 'share').count()) === 0);
  await focusIs('plan.share');
});

test('the page says its language, title and colours', async (t) => {
  const page = await t.open({ language: 'zh' });
  const facts = () => page.evaluate(() => [document.documentElement.lang, document.title, document.documentElement.dataset.theme]);
  equal(await facts(), ['zh-CN', tr(page, 'app.title'), 'light']);
  await press(page, page.getByRole('button', { name: 'English', exact: true }));
  page.setting.language = 'en';
  await eventually('English', async () => (await byId(page, 'page.title').textContent()) === tr(page, 'home.title'));
  equal(await facts(), ['en', tr(page, 'app.title'), 'light']);
  await press(page, page.getByRole('button', { name: tr(page, 'top.dark'), exact: true }));
  await eventually('dark', async () => (await facts())[2] === 'dark');
  t.step('kept');
  await page.reload();
  await shows(page, 'page.title');
  equal(await facts(), ['en', tr(page, 'app.title'), 'dark']);
  t.step('the title names the plan');
  await newPlan(page);
  await byId(page, 'plan.title').fill('North');
  await stored(page, 'the title', ({ title }) => title === 'North');
  await eventually('North in the title', async () => (await page.title()).startsWith('North'));
});

test('messages are announced', async (t) => {
  const page = await t.open({ language: 'en' });
  await importFiles(page, ['two.json', JSON.stringify(TWO)]);
  const words = tr(page, 'toast.imported', { title: TWO.title });
  await eventually('the live region says so', async () => (await page.locator('#announce').textContent()).trim() === words);
  equal(await page.locator('#announce').getAttribute('aria-live'), 'polite');
  await beginSelfTest(page);
});

// The worked example from a file. → what it holds
async function openSample(page) {
  const plan = await sampleOf(page.setting.language);
  await importFiles(page, ['sample.json', JSON.stringify(plan)]);
  await stored(page, 'the worked example', ({ id }) => id === plan.id);
  if (await byId(page, 'toast.close').count()) await press(page, 'toast.close');
  return plan;
}

// Goes through the tools' pages (tools.mjs) of a plan, with all that unfolds and opens in them: show(screen) looks at each.
async function toolPages(page, t, plan, show, isWanted = () => true) {
  const look = async (screen) => {
    t.step(screen);
    await show(screen);
  };
  const step = async ([id, ...more]) => {
    if (more.length > 1) await byId(page, id).fill(more[0]);
    else await press(page, id);
    if (more.length) await shows(page, more.at(-1));
    else await atRest(page);
  };
  for (const each of PAGES.filter(isWanted)) {
    t.step(each.name);
    await goTo(page, hashOf(each, plan), each.shows);
    for (const one of each.unfold ?? []) await step(one);
    await look(each.name);
    for (const { name, steps } of each.inner ?? []) {
      for (const one of steps) await step(typeof one === 'function' ? one(plan) : one);
      await look(`${each.name}, ${name}`);
    }
  }
}
const isMix = ({ name }) => name.startsWith('mix');

// What leaves the page at the right, of what is there to be read or pressed.
const cutOff = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror [data-id]')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5).map((element) => `${element.dataset.id} is cut off at the right`));

each(test, 'axe on every page of every tool, empty and filled', SETTINGS, async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await newPlan(page);
  const [{ plan }] = await readStoredPlans(page);
  for (const each of PAGES.filter((one) => hashOf(one, plan))) {
    await goTo(page, hashOf(each, plan), each.shows);
    await look(`${each.name}, empty`);
  }
  await homeFromHere(page);
  await toolPages(page, t, await openSample(page), async (screen) => {
    await audit(page, screen, faults);
    faults.push(...(await cutOff(page)).map((words) => `${screen}: ${words}`));
  });
  if (faults.length) throw new Error([...new Set(faults)].join('\n'));
});

each(test, 'Tab reaches everything in the marketing mix, in order', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const page = await t.open(setting);
  await toolPages(page, t, await openSample(page), (screen) => tabsThrough(page, screen), isMix);
});

// What leaves the screen at the sides, and what lies on something else, of the elements of the page's own content.
const crossings = (page) => page.evaluate(() => {
  const found = [];
  const leaves = [...document.querySelectorAll('[data-id="page"] [data-id]')].filter((element) => !element.querySelector('[data-id]'))
    .map((element) => ({ id: element.dataset.id, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 0 && box.height > 0);
  for (const [i, { id, box }] of leaves.entries()) {
    if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`${id} is cut off at a side: ${Math.round(box.left)} to ${Math.round(box.right)} of ${innerWidth}`);
    for (const other of leaves.slice(i + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 1 && down > 1) found.push(`${id} lies on ${other.id}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;
});

each(test, 'the marketing mix fits a page of 320 pixels', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const page = await t.open({ ...setting, device: 'phone', viewport: { width: 320, height: 640 } });
  const faults = [];
  await toolPages(page, t, await openSample(page), async (screen) => {
    faults.push(...(await crossings(page)).map((words) => `${screen}: ${words}`));
    if (process.env.SCREENSHOTS) await shoot(page, `${process.env.SCREENSHOTS}/320_${setting.language}_${screen.replace(/\W+/g, '_')}`);
  }, isMix);
  if (faults.length) throw new Error(faults.slice(0, 40).join('\n'));
});

// The whole screen as pictures of the window, one below the other.
async function shoot(page, name) {
  const { height, view } = await byId(page, 'page').evaluate((element) => ({ height: element.scrollHeight, view: element.clientHeight }));
  for (let top = 0, i = 1; top < height; top += view, i += 1) {
    await byId(page, 'page').evaluate((element, to) => { element.scrollTop = to; }, top);
    await atRest(page);
    await page.screenshot({ path: `${name}_${String(i).padStart(2, '0')}.png` });
  }
}
