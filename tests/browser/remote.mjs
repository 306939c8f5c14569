// A plan on another site: asked for once the user agrees, over https alone, and by no page that was not opened for it.
import { atRest, byId, fixture, gone, newPlan, press, readStoredPlans, shows, stored, textOf, tr } from './app.mjs';
import { audited } from './audit.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('remote');
const SITE = 'https://plans.example';
const PLAN = (await fixture('plans/v1-swot.json')).toString();

// The other site: answers by path, and what it was asked.
async function otherSite(context, answers) {
  const asked = [];
  await context.route(`${SITE}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push({ path: pathname, headers: await route.request().allHeaders() });
    const { cors = true, ...answer } = answers[pathname] ?? { status: 404, body: 'no' };
    await route.fulfill({ ...answer, headers: { 'Access-Control-Allow-Origin': cors ? '*' : 'https://else.example' } });
  });
  return asked;
}

each(test, 'asks, fetches and imports', [
  { language: 'zh', device: 'phone', written: '/plan.json' }, { language: 'en', device: 'laptop', written: encodeURIComponent(`${SITE}/plan.json`) },
], async (t, { written, ...setting }) => {
  const context = await t.context(setting);
  const asked = await otherSite(context, { '/plan.json': { body: PLAN, contentType: 'application/json' } });
  const page = await t.open({ context, ...setting, hash: `#url=${written.startsWith('/') ? SITE + written : written}` });
  await shows(page, 'fetch.done');
  equal(await textOf(page, 'fetch.note'), tr(page, 'fetch.note', { host: 'plans.example' }));
  equal([await textOf(page, 'fetch.address'), asked.length], [`${SITE}/plan.json`, 0], 'nothing is asked for before the user agrees');
  await press(page, 'fetch.done');
  await gone(page, 'fetch.done');
  await eventually('the plan', async () => (await readStoredPlans(page))[0]?.title === JSON.parse(PLAN).title);
  const [{ headers }] = asked;
  equal([asked.length, headers.referer, headers.cookie], [1, undefined, undefined], 'what the other site learns');
  t.step('and never again without being asked');
  t.expectErrors(/Content Security Policy|violates/);
  equal(await page.evaluate((address) => fetch(address).then(() => 'allowed', () => 'forbidden'), `${SITE}/plan.json`), 'forbidden');
  equal(asked.length, 1);
});

test('whoever says no is at home, and nothing was asked for', async (t) => {
  const context = await t.context({ language: 'en' });
  const asked = await otherSite(context, {});
  const page = await t.open({ context, language: 'en', hash: `#url=${SITE}/plan.json` });
  await shows(page, 'fetch.leave');
  await page.keyboard.press('Escape');
  await gone(page, 'fetch.leave');
  await shows(page, 'home.start_self_test');
  equal(asked.length, 0);
});

each(test, 'an address that is not to be fetched', [
  { address: 'http://plans.example/plan.json' }, { address: 'https://us%40plans.example@evil.example/x' }, { address: 'javascript:alert(1)' }, { address: '%E0%A4%A' },
], async (t, { address }) => {
  const page = await t.open({ language: 'en', hash: `#url=${address}` });
  await shows(page, 'fetch.error');
  equal(await textOf(page, 'fetch.error'), tr(page, 'fetch.https'));
  check(await byId(page, 'fetch.done').isDisabled(), 'it can be pressed');
});

test('what can go wrong is said, and can be tried again', async (t) => {
  t.expectErrors(/CORS|ERR_FAILED|404|Failed to load/);
  const answers = { '/shut.json': { body: PLAN, cors: false }, '/words.json': { body: 'words' }, '/large.json': { body: 'x'.repeat((22 << 20) + 1) } };
  const open = async (path) => {
    const context = await t.context({ language: 'zh' });
    await otherSite(context, answers);
    return t.open({ context, language: 'zh', hash: `#url=${SITE}${path}` });
  };
  for (const [path, words] of [['/none.json', (page) => tr(page, 'fetch.status', { status: 404 })], ['/shut.json', (page) => tr(page, 'fetch.network')],
    ['/large.json', (page) => tr(page, 'error.too_large', { detail: 16 << 20 })]]) {
    t.step(path);
    const page = await open(path);
    await press(page, 'fetch.done');
    await shows(page, 'fetch.error');
    equal(await textOf(page, 'fetch.error'), words(page));
    equal((await readStoredPlans(page)).length, 0, 'plans');
    if (path !== '/none.json') continue;
    answers['/none.json'] = { body: PLAN };
    await press(page, 'fetch.done');
    await gone(page, 'fetch.done');
    await eventually('the plan', async () => (await readStoredPlans(page)).length === 1);
  }
  t.step('what is no plan');
  const page = await open('/words.json');
  await press(page, 'fetch.done');
  await shows(page, 'problems.list');
});

test('typed at home, while a plan is at work: the page opens anew, and what was typed is there', async (t) => {
  const context = await t.context({ language: 'en' });
  const asked = await otherSite(context, { '/plan.json': { body: PLAN } });
  const page = await t.open({ context, language: 'en' });
  await newPlan(page);
  await byId(page, 'plan.title').fill('mine');
  await press(page, 'top.back');
  await press(page, 'home.enter');
  await byId(page, 'enter.text').fill(`${t.address}#url=${SITE}/plan.json`);
  await press(page, 'enter.done');
  await shows(page, 'fetch.done');
  equal(asked.length, 0);
  await press(page, 'fetch.done');
  await eventually('both plans', async () => (await readStoredPlans(page)).map(({ title }) => title).sort().join() === [JSON.parse(PLAN).title, 'mine'].sort().join());
  await atRest(page);
  await stored(page, 'the first one', ({ title }) => title === 'mine');
});

each(test, 'axe and target sizes of the question', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop', dark: true }], async (t, setting) => {
  const { page, faults, look } = await audited(t, setting, { hash: `#url=${SITE}/teams/plan.json` });
  await shows(page, 'fetch.done');
  await look('the question');
  equal(faults, []);
});
