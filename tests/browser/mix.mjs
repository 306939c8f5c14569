// The marketing-mix planner: its four steps by keyboard and by touch, an input method, the worked example and its ways
// out and back, printing. That its screens pass axe and fit a narrow page is in accessibility.mjs.
import { readFile } from 'node:fs/promises';
import { byId, catchCopies, downloadOf, fixture, focused, gone, homeFromHere, isSaved, lastCopied, newPlan, openImported, press, readStoredPlans, shows, stored, tabTo, textOf, toastWords, tr } from './app.mjs';
import { check, each, equal, eventually, pause, ROOT, suite } from './harness.mjs';

const test = suite('mix');
const BOTH = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const words = {};
const SAMPLES = {};
for (const language of ['zh', 'en']) {
  words[language] = JSON.parse(await readFile(`${ROOT}assets/${language}/tools/mix/pack.json`, 'utf8'));
  SAMPLES[language] = JSON.parse(await readFile(`${ROOT}assets/samples/${language}.json`, 'utf8'));
}
const entry = (page, list, id) => words[page.setting.language][list].find((each) => each.id === id);
const mixOf = (plan) => plan.mix ?? {};
const storedMix = (page, what, condition) => stored(page, what, (plan) => condition(mixOf(plan))).then(mixOf);

// The same content has the same text: keys in order, without what says when and as which plan it was stored.
const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object'
  ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
const canonical = ({ id, created, modified, ...content }) => JSON.stringify(sorted(content));

async function openSample(page) {
  await press(page, 'home.sample');
  await shows(page, 'plan.title');
  return SAMPLES[page.setting.language];
}

async function openStep(page, step) {
  await press(page, `mix.step.${step}`);
  await eventually(step, async () => (await byId(page, `mix.step.${step}`).getAttribute('aria-current')) !== null);
}

test('the four steps by keyboard alone', async (t) => {
  const page = await t.open({ language: 'en' });
  const to = (id) => tabTo(page, id, 400);
  const go = async (id) => {
    await to(id);
    await page.keyboard.press('Enter');
  };
  const write = async (id, text) => {
    await to(id);
    await page.keyboard.type(text);
  };
  const pickNext = async (radio, times) => {
    await to(radio);
    for (let i = 0; i < times; i += 1) await page.keyboard.press('ArrowRight');
  };
  await go('home.new_plan');
  await shows(page, 'plan.title');
  await go('plan.mix');
  await shows(page, 'market.title');
  t.step('opportunity');
  await write('market.title', 'Leased lines of banks');
  await write('market.layer.0', '12,000');
  await write('market.layer.1', '1,5');
  await shows(page, 'market.layer.1.error');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1500');
  await gone(page, 'market.layer.1.error');
  await write('segments.add', 'Head office');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Branches');
  await page.keyboard.press('Enter');
  await go('factors.attractiveness.usual');
  await go('factors.strength.usual');
  let mix = await storedMix(page, 'factors', (each) => each.strength_factors?.length === 7 && each.segments?.length === 2);
  equal([mix.market.potential, mix.market.available], [12_000, 1500], 'layers');
  equal(mix.segments.map(({ title }) => title), ['Head office', 'Branches']);
  t.step('a segment');
  await go(`segment.${mix.segments[0].id}.open`);
  await shows(page, 'segment.target');
  await to('segment.target');
  await page.keyboard.press('Space');
  await pickNext('segment.criterion.accessible.open', 2);
  for (const factor of [...mix.attractiveness_factors, ...mix.strength_factors]) await write(`segment.score.${factor.id}`, '7');
  await eventually('its box', async () => (await textOf(page, 'segment.box')).includes(entry(page, 'boxes', 'star').label));
  mix = await storedMix(page, 'a target', ({ segments }) => segments[0].target && Object.keys(segments[0].scores ?? {}).length === 14);
  equal(mix.segments[0].criteria, { accessible: true });
  await go('segment.needs');
  t.step('needs');
  await shows(page, 'needs.core.add');
  await write('needs.core.add', 'Never stops');
  await page.keyboard.press('Enter');
  mix = await storedMix(page, 'a need', ({ needs }) => needs?.length === 1);
  const need = `need.${mix.needs[0].id}`;
  equal(mix.needs[0].segment, mix.segments[0].id, 'whose need it is');
  await go(`${need}.open`);
  await shows(page, `${need}.text`);
  await pickNext(`${need}.kind.open`, 1);
  await to(`${need}.values.service`);
  await page.keyboard.press('Space');
  await storedMix(page, 'kind and value', ({ needs }) => needs[0].kind === 'quality' && needs[0].answered_by?.[0] === 'service');
  await go('mix.next');
  t.step('mix');
  await shows(page, 'candidate.add');
  await go('candidate.add');
  await eventually('the name has the focus', async () => (await focused(page)) === 'candidate.title');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Steady');
  await write('elements.base.add', 'Leased line');
  await page.keyboard.press('Enter');
  mix = await storedMix(page, 'an element', ({ candidates }) => candidates?.[0]?.title === 'Steady' && candidates[0].elements?.length === 1);
  await go(`element.${mix.candidates[0].elements[0].id}.open`);
  await to(`element.need.${mix.needs[0].id}`);
  await page.keyboard.press('Space');
  await write('element.price', '1,000');
  await write('element.unit_cost', '600.50');
  await write('element.units.1.q1', '20');
  await write('element.company', 'Fitting out');
  mix = await storedMix(page, 'figures', ({ candidates }) => candidates[0].elements[0].company_spending?.[0] === 'Fitting out');
  const { price, unit_cost: cost, units, needs } = mix.candidates[0].elements[0];
  equal([price, cost, units, needs], [100_000, 60_050, { 1: 20 }, [mix.needs[0].id]], 'the element');
  await go('element.back');
  await eventually('the margin', async () => (await textOf(page, 'cash.words')).includes('7,990'));   // 20 × 399.50
  await go('mix.next');
  t.step('evaluation');
  await go('rounds.add');
  await eventually('the name has the focus', async () => (await focused(page)) === 'round.title');
  await write('round.actual_revenue.q1', '15000');
  await eventually('how far', async () => (await textOf(page, 'round.check')).includes('75%'));
  await pickNext('round.failed_step.open', 3);
  await pickNext('round.cause.open', 3);
  await go('round.make_action');
  await eventually('the owner has the focus', async () => (await focused(page)).endsWith('.owner'));
  await page.keyboard.type('Li');
  const plan = await stored(page, 'an action', ({ actions }) => actions?.[0]?.owner === 'Li');
  equal(plan.actions[0].text, entry(page, 'causes', 'price').improvement);
  equal([plan.mix.rounds[0].failed_step, plan.mix.rounds[0].cause, plan.mix.rounds[0].actions], ['mix', 'price', [plan.actions[0].id]]);
  t.step('undo');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+z');
  await stored(page, 'no owner', ({ actions }) => actions?.length === 1 && !actions[0].owner);
});

test('the four steps by touch', async (t) => {
  const page = await t.open({ language: 'zh', device: 'phone' });
  const write = async (id, text) => {
    await press(page, id);
    await page.keyboard.insertText(text);
  };
  await newPlan(page);
  await press(page, 'plan.mix');
  await shows(page, 'market.title');
  t.step('机会识别');
  await write('market.layer.0', '１．２万');
  await write('market.layer.1', '9,000');
  await write('segments.add', '总行数据中心\n');
  let mix = await storedMix(page, 'a segment', ({ segments }) => segments?.length === 1);
  equal([mix.market.potential, mix.market.available], [12_000, 9000], 'layers');
  await press(page, `segment.${mix.segments[0].id}.open`);
  await press(page, 'segment.target');
  await press(page, 'segment.industry.finance');
  await press(page, 'segment.criterion.large.yes');
  await press(page, 'segment.objective.improve');
  mix = await storedMix(page, 'its objective', ({ segments }) => segments[0].objective === 'improve');
  equal([mix.segments[0].industry, mix.segments[0].criteria, mix.segments[0].target], ['finance', { large: true }, true]);
  await press(page, 'segment.needs');
  t.step('需求甄别');
  await press(page, 'profile.toggle');
  await write('profile.usage', '全天使用');
  await write('needs.latent.add', '两年内上云\n');
  mix = await storedMix(page, 'a need', ({ needs }) => needs?.length === 1);
  equal([mix.needs[0].layer, mix.segments[0].values], ['latent', { usage: '全天使用' }]);
  await press(page, `need.${mix.needs[0].id}.open`);
  await press(page, `need.${mix.needs[0].id}.kind.benefit`);
  await press(page, `need.${mix.needs[0].id}.values.technology`);
  await press(page, 'mix.next');
  t.step('营销组合');
  await press(page, 'candidate.add');
  await write('elements.enhancing.add', '云主机\n');
  mix = await storedMix(page, 'an element', ({ candidates }) => candidates?.[0]?.elements?.length === 1);
  await press(page, `element.${mix.candidates[0].elements[0].id}.open`);
  await press(page, `element.need.${mix.needs[0].id}`);
  await write('element.price', '2万');
  await write('element.units.1.q2', '3');
  await press(page, 'element.combination.business_service');
  await press(page, 'element.back');
  await eventually('the revenue', async () => (await textOf(page, 'cash.words')).includes('60,000'));
  await press(page, 'coverage.picture.numbers');
  await shows(page, 'coverage.picture.table');
  await press(page, 'mix.next');
  t.step('实施评估');
  await press(page, 'rounds.add');
  await write('round.actual_revenue.q2', '3万');
  await press(page, 'round.failed_step.implementation');
  await press(page, 'round.cause.pilot');
  await press(page, 'round.make_action');
  const plan = await stored(page, 'an action', ({ actions }) => actions?.length === 1);
  equal(plan.actions[0].text, entry(page, 'causes', 'pilot').improvement);
  equal(plan.mix.rounds[0].actual_revenue, { 2: 3_000_000 });
});

test('Chinese by an input method: into a new need, into one that is open, and a figure', async (t) => {
  const page = await t.open({ language: 'zh' });
  const session = await page.context().newCDPSession(page);
  const compose = async (...steps) => {
    for (const text of steps) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await pause(60);                 // frames go by
    }
  };
  const commit = (text) => session.send('Input.insertText', { text });
  await newPlan(page);
  await press(page, 'plan.mix');
  await openStep(page, 'needs');
  await press(page, 'needs.core.add');
  await compose('zhuan', 'zhuan xian');
  equal(await page.locator('[data-id^="need."]').count(), 0, 'needs made of a composition');
  await commit('专线');
  await compose('bu', 'bu neng');
  await commit('不能断');
  await page.keyboard.press('Enter');
  const { needs: [need] } = await storedMix(page, 'the need', ({ needs }) => needs?.length === 1);
  equal(need.text, '专线不能断');
  await eventually('the field is empty', async () => (await byId(page, 'needs.core.add').inputValue()) === '');
  t.step('an open one, while the row above it changes');
  await press(page, `need.${need.id}.open`);
  await press(page, `need.${need.id}.text`);
  await page.keyboard.press('End');
  await compose('quan', 'quan nian');
  await pause(500);
  equal(await byId(page, `need.${need.id}.text`).inputValue(), '专线不能断quan nian', 'the composition');
  await commit('全年');
  await storedMix(page, 'the longer need', ({ needs }) => needs[0].text === '专线不能断全年');
  t.step('a figure in full-width digits');
  await openStep(page, 'opportunity');
  await press(page, 'market.layer.0');
  await compose('１', '１２', '１２，０００');
  await commit('１２，０００');
  const { market } = await storedMix(page, 'the layer', ({ market }) => market?.potential === 12_000);
  equal(market.potential, 12_000);
  equal(await byId(page, 'market.layer.0').inputValue(), '１２，０００', 'as it was typed');
});

each(test, 'the worked example opens from home, and is then a plan like any other', BOTH, async (t, setting) => {
  const page = await t.open(setting);
  const requests = [];
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url())) requests.push(request.url().replace(/^.*\//, '')); });
  const sample = await openSample(page);
  // The tools come ahead, once a plan is open.
  const others = () => requests.filter((name) => !/^[a-z]+(_\w+)?\.\w{10}\.(bin|json)$/.test(name) || name.startsWith('sample_'));
  equal(others().map((name) => name.replace(/\..*/, '')), [`sample_${setting.language}`], 'requests');
  equal(await byId(page, 'plan.title').inputValue(), sample.title);
  const plan = await stored(page, 'the title', ({ title }) => title === sample.title);
  equal(canonical(plan), canonical(sample), 'stored');
  t.step('nothing more is fetched');
  await press(page, 'plan.mix');
  for (const step of ['opportunity', 'needs', 'mix', 'evaluation']) await openStep(page, step);
  equal(others().length, 1, `requests ${requests}`);
  equal(new Set(requests).size, requests.length, `fetched twice: ${requests}`);
  t.step('it is the user’s: what she changes stays');
  await openStep(page, 'opportunity');
  await byId(page, 'market.title').fill('Mine');
  await storedMix(page, 'the change', ({ market }) => market.title === 'Mine');
  await homeFromHere(page);
  await press(page, 'home.sample');
  await shows(page, 'plan.title');
  await press(page, 'plan.mix');
  await shows(page, 'market.title');
  equal(await byId(page, 'market.title').inputValue(), 'Mine', 'opened again');
  equal((await readStoredPlans(page)).length, 1, 'plans');
}, { whole: true });

each(test, 'the example without a connection says so, and works when it is back', BOTH, async (t, setting) => {
  t.expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const page = await t.open(setting);
  await page.context().setOffline(true);
  await press(page, 'home.sample');
  await toastWords(page, 'sample.failed');
  equal((await readStoredPlans(page)).length, 0, 'plans');
  await page.context().setOffline(false);
  await openSample(page);
}, { whole: true });

each(test, 'a reload keeps everything, and comes back to the same step', BOTH, async (t, setting) => {
  const page = await t.open(setting);
  const sample = await openSample(page);
  await press(page, 'plan.mix');
  await openStep(page, 'mix');
  await press(page, `candidate.${sample.mix.candidates[1].id}`);
  await eventually('the second candidate', async () => (await byId(page, 'candidate.title').inputValue()) === sample.mix.candidates[1].title);
  await byId(page, 'candidate.title').fill('第二');
  await isSaved(page);
  const before = (await stored(page, 'the change', ({ mix }) => mix?.candidates[1].title === '第二'));
  await page.reload();
  await shows(page, 'mix.step.mix');
  equal(await byId(page, 'mix.step.mix').getAttribute('aria-current') !== null, true, 'the step');
  equal(canonical((await readStoredPlans(page))[0].plan), canonical(before));
  await press(page, `element.${sample.mix.candidates[0].elements[0].id}.open`);
  await shows(page, 'element.price');
  await page.reload();
  await shows(page, 'element.price');
  equal(await byId(page, 'element.text').inputValue(), sample.mix.candidates[0].elements[0].text);
});

each(test, 'the example by file, by link and by storage is the same', BOTH, async (t, setting) => {
  const page = await t.open({ ...setting, prepare: catchCopies });
  const sample = await openSample(page);
  const wanted = canonical(sample);
  equal(canonical(await stored(page, 'the example', ({ title }) => title === sample.title)), wanted, 'by storage');
  t.step('by file');
  const file = await downloadOf(page, () => press(page, 'plan.export'));
  equal(canonical(JSON.parse(file.text)), wanted, 'the file');
  const other = await t.open(setting);
  await openImported(other, file.name, file.bytes);
  equal(canonical(await stored(other, 'the file', ({ title }) => title === sample.title)), wanted, 'from the file');
  t.step('by link');
  await press(page, 'plan.share');
  await press(page, 'share.copy');
  const link = await lastCopied(page);
  const third = await t.open({ ...setting, address: link });
  await shows(third, 'banner.shared');
  await press(third, 'plan.mix');
  await shows(third, 'market.title');
  equal(await byId(third, 'market.title').evaluate((field) => field.readOnly), true, 'read-only');
  await press(third, 'banner.save_copy');
  await gone(third, 'banner.shared');
  equal(canonical(await stored(third, 'the copy', ({ mix }) => mix?.segments?.length > 0)), wanted, 'from the link');
});

each(test, 'prints every step, with its pictures as SVG', BOTH, async (t, setting) => {
  const page = await t.open({
    ...setting,
    prepare: () => {
      window.print = () => {
        const report = document.getElementById('report');
        const texts = (selector) => [...report.querySelectorAll(selector)].map(({ textContent }) => textContent);
        window.printed = {
          h1: texts('h1'), h2: texts('h2'), pictures: texts('figure svg > title'), canvases: report.querySelectorAll('canvas, img').length,
          shapes: [...report.querySelectorAll('figure svg')].map((svg) => svg.querySelectorAll('*').length),
          captions: texts('caption'), words: report.textContent,
        };
        setTimeout(() => dispatchEvent(new Event('afterprint')));
      };
    },
  });
  const { title, mix } = await openSample(page);
  await press(page, 'plan.mix');
  await press(page, 'mix.print');
  const report = await eventually('the page was printed', () => page.evaluate(() => window.printed));
  check(report.h1[0].includes(title), `${report.h1}`);
  for (const step of ['opportunity', 'needs', 'evaluation']) check(report.h2.includes(entry(page, 'steps_help', step).label), `no heading ${step} in ${report.h2}`);
  equal(report.pictures.length, 2 + 3 * mix.candidates.length, 'pictures with a title');
  equal(report.canvases, 0, 'pictures of pixels');
  check(report.shapes.every((count) => count > 8), `shapes ${report.shapes}`);
  check(report.captions.includes(tr(page, 'comparison.title')) && report.captions.includes(tr(page, 'rounds.learned')), `tables ${report.captions}`);
  for (const list of [mix.segments.map((each) => each.title), mix.needs.map((each) => each.text), mix.rounds.map((each) => each.title),
    ...mix.candidates.map(({ elements }) => elements.map((each) => each.text))]) {
    for (const words of list) check(report.words.includes(words), `the report lacks “${words}”`);
  }
  await eventually('the report is gone', async () => (await page.locator('#report').count()) === 0);
});

test('a plan of a newer program keeps what this one does not know, through the mix', async (t) => {
  const page = await t.open({ language: 'zh' });
  await openImported(page, 'mix.json', await fixture('plans/v1-mix.json'));
  await press(page, 'plan.mix');
  await byId(page, 'market.title').fill('新市场');
  const mix = await storedMix(page, 'the change', ({ market }) => market?.title === '新市场');
  equal([mix.future, mix.segments[1].colour !== undefined], [{ kept: true }, true], 'unknown members');
});
