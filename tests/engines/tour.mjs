// The essential tour, the same for every engine, in the language and on the device of the session. Each step begins at home and
// needs nothing of the steps before it, so that one that fails can be repeated alone.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { textsOf } from '../texts.mjs';
import { eventually } from './page.mjs';
import { coloursOf, decodePng } from './png.mjs';
import { hashOf, PAGES, sampleOf } from '../browser/tools.mjs';

const project = new URL('../../', import.meta.url);
const json = async (file) => JSON.parse(await readFile(new URL(file, project), 'utf8'));
const PLAN = 'tests/fixtures/plans/v1-two-attempts.json';
const ANSWERS = [4, 3, 2, 4, 3, 5, 2, 4, 4, 5, 3, 4, 2, 3, 3, 4];
const TOTAL = ANSWERS.reduce((sum, value) => sum + value, 0);

const content = {};
for (const language of ['zh', 'en']) {
  content[language] = { words: textsOf(language), test: await json(`assets/${language}/tools/self_test/tests/negotiation.json`) };
}
const OTHER = { zh: 'en', en: 'zh' };

export function check(condition, what) {
  if (!condition) throw new Error(what);
}

function equal(actual, expected, what) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  check(a === b, `${what}: ${a} instead of ${b}`);
}

// The words of `key`; `values` go where the braces are.
export const tr = (t, key, values = {}) => content[t.language].words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole).trim();
// A name that begins so: cards of the plan page go on with what they contain.
const begins = (words) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
const questionOf = (t, number) => new RegExp(`^(${number}\\. )?${content[t.language].test.questions[number - 1].text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
const answerName = (t, value) => content[t.language].test.scale.labels[value - 1];

// The plans that the browser has stored.
const plansOf = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('sandtable');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('plans').objectStore('plans').getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result.map(({ content }) => JSON.parse(new TextDecoder().decode(content))));
    };
    all.onerror = () => reject(all.error);
  };
}));
const stored = (page, what, condition) => eventually(`a stored plan with ${what}`, async () => (await plansOf(page)).find(condition));

// The screen as a whole shows more than a plain colour.
async function looksDrawn(page, what) {
  let seen;
  await eventually(`${what} is drawn`, async () => {
    await page.atRest();
    seen = coloursOf(decodePng(await page.screenshot()));
    return seen.colours > 40 && seen.common < 0.97;
  }).catch((error) => { throw new Error(`${error.message} ${JSON.stringify(seen)}`); });
}

async function isDrawn(page, found, what) {
  const { left, top, width, height } = await page.place(found);
  let seen;
  await eventually(`${what} is drawn`, async () => {
    await page.atRest();
    const picture = decodePng(await page.screenshot());
    seen = [coloursOf(picture), coloursOf(picture, { left, top, width, height })];
    return seen[0].colours > 40 && seen[0].common < 0.97 && seen[1].colours > 4;
  }).catch((error) => { throw new Error(`${error.message} ${JSON.stringify(seen)}`); });
}

// Home, in the language of the session, whatever the browser's is.
export async function home(t, { page } = t) {
  await page.open(t.address);
  const other = tr({ language: OTHER[t.language] }, 'top.other_language');
  if ((await page.look('button', other)).length) await page.press('button', other);
  await page.find('heading', tr(t, 'home.title'));
}

async function newPlan(t, title) {
  const { page } = t;
  await page.press('button', tr(t, 'home.new_plan'));
  await page.press('textbox', tr(t, 'plan.title'));
  await page.keys('Control+a');
  await page.type(title);
  await stored(page, `the title ${title}`, (plan) => plan.title === title);
}

async function beginSelfTest(t) {
  await t.page.press('button', tr(t, 'home.start_self_test'));
  await t.page.press('button', tr(t, 'test.begin'));
}

async function answerByPointer(t, number, value) {
  const { page } = t;
  const group = await page.find('radiogroup', questionOf(t, number));
  await page.press('radio', answerName(t, value), { within: group });
  // What the app counts, not what the browser's own radio shows. A press in the moment in which the page is still moving
  // may meet nothing, as a person's would: then it is pressed again.
  const words = tr(t, 'test.answered', { n: number, of: 16 });
  const counted = () => page.evaluate((expected) => document.querySelector('[data-id="self_test.progress.words"]')?.textContent.trim() === expected, words);
  for (let tries = 3; tries && !(await eventually(words, counted, 4000).catch(() => false)); tries -= 1) {
    await page.press('radio', answerName(t, value), { within: await page.find('radiogroup', questionOf(t, number)) });
  }
  await eventually(words, counted);
}

async function showsResult(t) {
  await t.page.find('heading', tr(t, 'result.title', { test: content[t.language].test.title }));
  await eventually('the total', () => t.page.evaluate((words) =>
    document.querySelector('[data-id="result.total.value"]')?.textContent.includes(words), tr(t, 'result.score_of', { score: TOTAL, max: 80 })));
}

const hasAnswers = ({ self_tests: attempts }) => attempts?.some(({ answers }) => ANSWERS.every((value, i) => answers?.[i + 1] === value));

async function openCard(t, key) {
  const { page } = t;
  await page.press('button', begins(`${tr(t, key)}, `));
}

const CARDS = { zh: ['你客户', '北方，预算已批'], en: ['你客户', 'Budget agreed – 12 %'] };

async function swot(t) {
  const { page } = t;
  const title = `SWOT ${t.language}`;
  await newPlan(t, title);
  await openCard(t, 'swot.title');
  const cell = `${tr(t, 'swot.add_card')}: ${tr(t, 'swot.strengths')}`;
  const field = await page.press('textbox', cell);
  const [composed, typed] = CARDS[t.language];
  await page.evaluate(() => {
    window.compositions = 0;
    addEventListener('compositionstart', () => { window.compositions += 1; });
  });
  await page.compose(['n', 'ni'], '你');
  await page.type('客户');
  await eventually(`the field holds “${composed}”`, async () => (await page.value(field)) === composed);
  check(await page.evaluate(() => window.compositions) > 0, 'the input method composed nothing');
  await page.keys('Enter');
  await page.type(typed);
  await page.keys('Enter');
  await stored(page, 'both cards', (plan) => plan.title === title && JSON.stringify(plan.swot?.strengths?.map(({ text }) => text)) === JSON.stringify([composed, typed]));
  await page.reload();
  for (const text of [composed, typed]) await isDrawn(page, await page.find('button', begins(text)), `the card “${text}”`);
}

async function mix(t) {
  const { page } = t;
  const title = `Mix ${t.language}`;
  await newPlan(t, title);
  await openCard(t, 'plan.mix');
  await page.press('textbox', tr(t, 'layer.potential'));
  await page.type('１２，０００');
  await stored(page, '12000 customers', (plan) => plan.title === title && plan.mix?.market?.potential === 12_000);
  // At the end of a long page the canvas has followed.
  await isDrawn(page, await page.find('button', tr(t, 'action.print')), 'the last button');
  await page.reload();
  const field = await page.find('textbox', tr(t, 'layer.potential'));
  equal(await page.value(field), '12,000', 'the field after a reload');
}

async function share(t) {
  const { page } = t;
  const title = `分享 share ${t.language}`;
  await newPlan(t, title);
  await page.press('button', tr(t, 'share.open'));
  const dialog = await page.find('dialog', tr(t, 'share.title'));
  const link = await page.value(await page.find('textbox', tr(t, 'share.link'), { within: dialog }));
  check(link.startsWith(`${t.address}#p=`), `the link is ${link}`);
  await page.keys('Escape');
  await page.isGone('dialog', tr(t, 'share.title'));
  const other = await t.newPage();
  await home(t, other);
  await other.page.open(link);
  equal(await other.page.value(await other.page.find('textbox', tr(t, 'plan.title'))), title, 'the title in the other browser');
  equal((await plansOf(other.page)).length, 0, 'plans stored before it was asked for');
  await other.page.press('button', tr(t, 'banner.save_shared'));
  await stored(other.page, 'the shared title', (plan) => plan.title === title);
}

// Imports a file of the source tree and opens it by the message's button.
async function openFile(t, file) {
  const { page } = t;
  // Nobody is there to answer the system's own dialog.
  await page.evaluate(() => { HTMLInputElement.prototype.click = function click() { window.asked = this.id; }; });
  await page.press('button', tr(t, 'home.import'));
  await eventually('the file picker was asked for', () => page.evaluate(() => window.asked === 'file_input'));
  await page.chooseFile(path.join(project.pathname, file));
  await page.press('button', tr(t, 'action.open'));
}

// Every page of every tool with the worked example on it (tests/browser/tools.mjs).
async function tools(t) {
  const { page } = t;
  const plan = await sampleOf(t.language);
  await openFile(t, `assets/samples/${t.language}.json`);
  await page.find('textbox', tr(t, 'plan.title'));
  const there = (id) => eventually(`${id} is there`, () => page.evaluate((wanted) => document.querySelector(`[data-id="${wanted}"]`) !== null, id));
  for (const each of PAGES) {
    await page.evaluate((hash) => { location.hash = hash; }, hashOf(each, plan));
    await there(each.shows);
    await looksDrawn(page, each.name);
  }
}

async function importFile(t) {
  const { page } = t;
  const { title, id } = await json(PLAN);
  await openFile(t, PLAN);
  equal(await page.value(await page.find('textbox', tr(t, 'plan.title'))), title, 'the title');
  await stored(page, 'two attempts', (plan) => plan.id === id || plan.title === title);
}

async function print(t) {
  const { page } = t;
  await beginSelfTest(t);
  await answerByPointer(t, 1, 4);
  await page.press('button', tr(t, 'test.result_so_far'));
  await page.evaluate(() => {
    window.print = () => {
      const report = document.getElementById('report');
      const before = getComputedStyle(report).display;
      window.printed = { text: report.innerText, before, pictures: report.querySelectorAll('svg').length, rows: report.querySelectorAll('tr').length };
      dispatchEvent(new Event('afterprint'));
    };
  });
  await page.press('button', tr(t, 'action.print'));
  const printed = await eventually('the page was printed', () => page.evaluate(() => window.printed));
  check(printed.pictures > 0 && printed.rows > 4, `the report: ${JSON.stringify(printed)}`);
  await eventually('the report is gone', () => page.evaluate(() => !document.getElementById('report')));
}

async function keeps(t) {
  const { page } = t;
  const title = `留住 kept ${t.language}`;
  await newPlan(t, title);
  await page.press('textbox', tr(t, 'plan.author'));
  await page.type('李 Li');
  await stored(page, 'the name', (plan) => plan.title === title && plan.author === '李 Li');
  await page.reload();
  equal(await page.value(await page.find('textbox', tr(t, 'plan.author'))), '李 Li', 'the name after a reload');
  await page.press('button', tr(t, 'top.home'));
  await page.press('button', tr(t, 'top.dark'));
  await page.find('button', tr(t, 'top.light'));
  await page.reload();
  await isDrawn(page, await page.find('button', begins(title)), 'the plan at home, in dark colours');
  await page.press('button', tr(t, 'top.light'));
  await page.find('button', tr(t, 'top.dark'));
}

export const STEPS = [
  ['home is drawn, in the language asked for', async (t) => {
    await isDrawn(t.page, await t.page.find('heading', tr(t, 'home.title')), 'the title');
    await isDrawn(t.page, await t.page.find('button', tr(t, 'home.start_self_test')), 'the first button');
    equal(await t.page.evaluate(() => document.documentElement.lang), { zh: 'zh-CN', en: 'en' }[t.language], 'the language of the page');
  }],
  ['self-test by finger or mouse', async (t) => {
    await beginSelfTest(t);
    for (const [i, value] of ANSWERS.entries()) await answerByPointer(t, i + 1, value);
    // Above the list and below it; on a phone the result follows the last answer.
    if (!t.finger) await t.page.press('button', tr(t, 'test.see_result'), { first: true });
    await showsResult(t);
    await stored(t.page, 'the answers', hasAnswers);
  }],
  ['self-test by keyboard', async (t) => {
    const { page } = t;
    const tabTo = (what, condition) => eventually(what, async () => {
      await page.keys('Tab');
      return condition(await page.focused());
    });
    await tabTo('the focus on “start”', ({ name }) => name === tr(t, 'home.start_self_test'));
    await page.keys('Enter');
    await page.find('button', tr(t, 'test.begin'));
    await tabTo('the focus on “begin”', ({ name }) => name === tr(t, 'test.begin'));
    await page.keys('Space');
    for (const [i, value] of ANSWERS.entries()) {
      const group = await page.find('radiogroup', questionOf(t, i + 1));
      await tabTo(`the focus in question ${i + 1}`, ({ role }) => role === 'radio');
      await page.keys(String(value));
      await eventually('the answer is taken', () => page.evaluate(() => document.activeElement.checked));
    }
    if (!t.finger) {
      await page.find('button', tr(t, 'test.see_result'), { first: true });
      await tabTo('the focus on “see the result”', ({ name }) => name === tr(t, 'test.see_result'));
      await page.keys('Enter');
    }
    await showsResult(t);
    await stored(page, 'the answers', hasAnswers);
  }],
  ['SWOT: cards by an input method and by keys', swot],
  ['marketing mix: full-width figures', mix],
  ['every page of every tool is there and drawn', tools],
  ['a link opens in another browser', share],
  ['import of a file', importFile],
  ['print', print],
  ['a reload keeps everything', keeps],
];
