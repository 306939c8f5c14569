// The self-test from the first tap to the result: by touch, mouse and keyboard, left and taken up again, compared, handed out.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  answer, answerAll, answered, ANSWERS, answersOf, beginSelfTest, button, byId, catchCopies, downloadOf, fixture, focused, isChecked, isSaved,
  lastCopied, openImported, press, readStoredPlans, shows, storedAnswers, tabTo, testPack, textOf, tr,
} from './app.mjs';
import { check, each, equal, eventually, PROGRAM, suite } from './harness.mjs';

const test = suite('self_test');
const LANGUAGES = [{ language: 'zh' }, { language: 'en' }];
const TOTAL = ANSWERS.reduce((sum, value) => sum + value, 0);

async function showsResult(page) {
  const pack = testPack(page);
  await eventually('the title of the result', async () => (await textOf(page, 'page.title')) === tr(page, 'result.title', { test: pack.title }));
  const total = await textOf(page, 'result.total.value');
  check(total.startsWith(tr(page, 'result.score_of', { score: TOTAL, max: 80 })), `total: ${total}`);
  for (const { id, title } of pack.dimensions) {
    equal(await textOf(page, `result.dimension.${id}.title`), title);
    check(await byId(page, `result.dimension.${id}.tips.2`).count(), `no second tip for ${id}`);
  }
  equal(await byId(page, 'result.strongest').getByRole('paragraph').count() > 2, true, 'three strongest');
  const radar = await byId(page, 'result.radar').getAttribute('aria-label');
  for (const { title } of pack.dimensions) check(radar.includes(title), `the radar's summary does not name ${title}: ${radar}`);
}

each(test, 'on a phone, by touch', [{ language: 'zh', dark: false }, { language: 'en', dark: true }], async (t, setting) => {
  const page = await t.open({ device: 'phone', ...setting });
  await beginSelfTest(page);
  t.step('the first answer steps on by itself');
  await press(page, 'self_test.q1.a4');
  await shows(page, 'self_test.q2');
  equal(await byId(page, 'self_test.q1').count(), 0, 'question 1 is still there');
  t.step('undo of the automatic step');
  await press(page, button(page, 'test.undo_answer', { n: 1, answer: testPack(page).scale.labels[3] }));
  await shows(page, 'self_test.q1');
  await eventually('the answer is undone', async () => !(await isChecked(page, 1, 4)));
  await storedAnswers(page, []);
  t.step('back and next');
  await answer(page, 1, 5);
  await press(page, button(page, 'test.previous'));
  await shows(page, 'self_test.q1');
  check(await isChecked(page, 1, 5), 'back does not show the answer');
  await press(page, 'self_test.q1.a4');
  await shows(page, 'self_test.q2');
  await press(page, 'self_test.previous');
  await shows(page, 'self_test.q1');
  check(await isChecked(page, 1, 4), 'the changed answer is not shown');
  await press(page, button(page, 'test.next'));
  await shows(page, 'self_test.q2');
  t.step('the other answers');
  for (let i = 2; i <= 16; i += 1) await answer(page, i, ANSWERS[i - 1]);
  t.step('the result follows by itself');
  await showsResult(page);
  await storedAnswers(page, ANSWERS);
  await isSaved(page);
});

each(test, 'on a laptop, by mouse', [{ language: 'zh', dark: true }, { language: 'en', dark: false }], async (t, setting) => {
  const page = await t.open(setting);
  await beginSelfTest(page);
  for (const [i, value] of ANSWERS.entries()) {
    t.step(`question ${i + 1}`);
    await answer(page, i + 1, value);
    await answered(page, i + 1);
  }
  t.step('an answer changed');
  await answer(page, 1, 1);
  await answer(page, 1, ANSWERS[0]);
  await press(page, 'self_test.finish');
  t.step('result');
  await showsResult(page);
  await storedAnswers(page, ANSWERS);
});

each(test, 'by keyboard alone', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  t.step('home');
  await tabTo(page, 'home.start_self_test');
  await page.keyboard.press('Enter');
  await shows(page, 'self_test.begin');
  equal(await focused(page), 'page.title', 'focus on a new page');
  await tabTo(page, 'self_test.begin');
  await page.keyboard.press('Space');
  await shows(page, 'self_test.q1');
  for (const [i, value] of ANSWERS.entries()) {
    const question = i + 1;
    t.step(`question ${question}`);
    await tabTo(page, `self_test.q${question}.`, question === 1 ? 30 : 1);
    if (i % 3 === 0) {
      await page.keyboard.press(String(value));
    } else if (i % 3 === 1) {
      await page.keyboard.press('Space');
      for (let step = 1; step < value; step += 1) await page.keyboard.press('ArrowDown');
    } else {
      for (let step = 5; step >= value; step -= 1) await page.keyboard.press('ArrowLeft');     // from the first to the last
    }
    await eventually(`question ${question} shows ${value}`, () => isChecked(page, question, value));
    equal(await focused(page), `self_test.q${question}.a${value}`, 'focus');
  }
  t.step('result');
  await shows(page, 'self_test.finish');
  await tabTo(page, 'self_test.finish', 1);
  await page.keyboard.press('Enter');
  await showsResult(page);
  await storedAnswers(page, ANSWERS);
});

test('by keyboard alone, one question a screen', async (t) => {
  const page = await t.open({ language: 'en', viewport: { width: 390, height: 844 } });
  page.setting.device = 'phone';
  await tabTo(page, 'home.start_self_test');
  await page.keyboard.press('Enter');
  await shows(page, 'self_test.begin');
  await tabTo(page, 'self_test.begin');
  await page.keyboard.press('Enter');
  await shows(page, 'self_test.q1');
  await tabTo(page, 'self_test.q1.');
  for (const [i, value] of ANSWERS.entries()) {
    t.step(`question ${i + 1}`);
    const at = `self_test.q${i + 1}.`;
    await eventually(`focus in ${at}`, async () => (await focused(page)).startsWith(at));
    if (i === 3) {                     // arrows pass over answers without stepping on; then a digit decides
      await page.keyboard.press('ArrowDown');
      await eventually('the arrow chose', () => isChecked(page, 4, 2));
    }
    await page.keyboard.press(String(value));
  }
  await eventually('the last is answered', () => isChecked(page, 16, ANSWERS[15]));
  t.step('result');
  await tabTo(page, 'self_test.result', 40);
  await page.keyboard.press('Space');
  await showsResult(page);
  await storedAnswers(page, ANSWERS);
});

test('digits answer only while the question has the focus', async (t) => {
  const page = await t.open({ language: 'en' });
  await beginSelfTest(page);
  await tabTo(page, 'self_test.result');
  await page.keyboard.press('3');
  await storedAnswers(page, []);
  equal(await page.locator('input[type=radio]:checked').count(), 0, 'checked answers');
});

each(test, 'resumes where it was left', [{ device: 'phone', language: 'zh' }, { device: 'laptop', language: 'en' }], async (t, setting) => {
  const first = await t.open(setting);
  await beginSelfTest(first);
  for (let i = 1; i <= 5; i += 1) await answer(first, i, ANSWERS[i - 1]);
  await storedAnswers(first, ANSWERS.slice(0, 5));
  const address = first.url();
  await first.close();
  t.step('from the home page');
  const context = t.contexts[0];
  const second = await t.open({ context, ...setting });
  await press(second, 'home.continue');
  await shows(second, 'self_test.progress.words');
  await answered(second, 5);
  if (setting.device === 'phone') await shows(second, 'self_test.q6');
  else for (let i = 1; i <= 5; i += 1) check(await isChecked(second, i, ANSWERS[i - 1]), `question ${i} lost its answer`);
  await answer(second, 6, ANSWERS[5]);
  await storedAnswers(second, ANSWERS.slice(0, 6));
  await second.close();
  t.step('from its address');
  const third = await t.open({ context, address, ...setting });
  await shows(third, 'self_test.progress.words');
  await answered(third, 6);
  if (setting.device === 'phone') await shows(third, 'self_test.q7');
  equal((await readStoredPlans(third)).length, 1, 'plans');
});

each(test, 'jumps to what is unanswered', [{ device: 'phone', language: 'en' }, { device: 'laptop', language: 'zh' }], async (t, setting) => {
  const page = await t.open(setting);
  await beginSelfTest(page);
  const open = [3, 9];
  for (let i = 1; i <= 16; i += 1) {
    if (!open.includes(i)) await answer(page, i, 3);
    else if (setting.device === 'phone') await press(page, 'self_test.next');
  }
  for (const question of open) {
    t.step(`to question ${question}`);
    // From the last question a phone goes to the first open one by itself.
    const byItself = setting.device === 'phone' && question === open[0];
    if (byItself) await shows(page, `self_test.q${question}`);
    else await press(page, button(page, 'test.next_open'));
    if (!byItself) await eventually(`focus on question ${question}`, async () => (await focused(page)).startsWith(`self_test.q${question}.`));
    const box = await byId(page, `self_test.q${question}.a3`).boundingBox();
    check(box.y > 56 && box.y + box.height < page.viewportSize().height, `question ${question} is out of sight: ${JSON.stringify(box)}`);
    await answer(page, question, 3, question);
  }
  await storedAnswers(page, Array(16).fill(3));
  await eventually('the button to open questions goes', async () => (await byId(page, 'self_test.next_open').count()) === 0);
});

each(test, 'names of every question and answer for screen readers', [
  { language: 'zh', device: 'laptop' }, { language: 'en', device: 'laptop' }, { language: 'zh', device: 'phone' }, { language: 'en', device: 'phone' },
], async (t, setting) => {
  const page = await t.open(setting);
  await beginSelfTest(page);
  const { questions, scale } = testPack(page);
  for (const [i, { text }] of questions.entries()) {
    const name = setting.device === 'phone' ? text : tr(page, 'test.numbered', { n: i + 1, question: text });
    const group = page.getByRole('radiogroup', { name, exact: true });
    await group.waitFor();
    for (const label of scale.labels) equal(await group.getByRole('radio', { name: label, exact: true }).count(), 1, `“${label}” of ${name}`);
    equal(await group.getByRole('radio').count(), scale.labels.length, 'answers');
    if (setting.device === 'phone' && i < 15) await press(page, 'self_test.next');
  }
});

each(test, 'compares before, after and another rater', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  const plan = JSON.parse(await fixture('plans/v1-two-attempts.json'));
  const [before, after, other] = plan.self_tests.map(({ id }) => id);
  await openImported(page, 'two.json', JSON.stringify(plan));
  await press(page, `attempt.${after}.open`);
  await shows(page, `compare.${before}`);
  t.step('laid over');
  await press(page, page.getByRole('button', { name: tr(page, 'phase.before') }));
  await shows(page, 'compare.table.1');
  equal(await byId(page, `compare.${before}`).getAttribute('aria-pressed'), 'true');
  const rows = byId(page, 'compare.table.1').getByRole('row');
  equal(await rows.count(), 6, 'rows: header, four dimensions, total');
  const { dimensions } = testPack(page);
  equal(await rows.nth(1).getByRole('rowheader').textContent(), dimensions[0].title);
  const cells = await rows.last().getByRole('cell').allTextContents();
  equal(cells, ['66%', '39%', '+27'], 'percent now, before, difference');
  t.step('another rater');
  await press(page, `compare.${other}`);
  await shows(page, 'compare.table.2');
  check((await byId(page, `compare.${other}`).textContent()).includes('Jonas Weber'), 'the rater is not named');
  equal(await byId(page, 'result.legend.3').count(), 1, 'entries of the legend');
  await press(page, 'result.numbers');
  await shows(page, 'result.table');
  equal(await byId(page, 'result.table').getByRole('columnheader').count(), 4, 'columns');
  t.step('taken away');
  await press(page, `compare.${before}`);
  await eventually('one comparison', async () => (await byId(page, 'compare.table.2').count()) === 0);
});

test('a colleague rates', async (t) => {
  const page = await t.open({ language: 'zh' });
  await press(page, 'home.start_self_test');
  await byId(page, 'intro.person').fill('李明');
  await press(page, page.getByRole('radio', { name: tr(page, 'phase.before'), exact: true }));
  await press(page, page.getByRole('radio', { name: tr(page, 'form.rater_other'), exact: true }));
  await page.getByRole('textbox', { name: tr(page, 'form.rater_name'), exact: true }).fill('王芳');
  await press(page, 'self_test.begin');
  await answerAll(page);
  check((await textOf(page, 'result.who')).startsWith(`李明 · ${tr(page, 'phase.before')} · ${tr(page, 'attempt.rated_by', { name: '王芳' })}`), 'who rated whom');
  const [{ plan }] = await readStoredPlans(page);
  equal([plan.author, plan.self_tests[0].phase, plan.self_tests[0].rater], ['李明', 'before', { kind: 'other', name: '王芳' }]);
});

// --- handing out --------------------------------------------------------------------------------------------------------------

async function openResult(t, setting, options = {}) {
  const page = await t.open({ ...setting, ...options });
  const plan = JSON.parse(await fixture('plans/v1-self-test.json'));
  await openImported(page, 'plan.json', JSON.stringify(plan));
  await press(page, `attempt.${plan.self_tests[0].id}.open`);
  await shows(page, 'result.total.value');
  return page;
}

const choose = (page, item) => async () => {
  await press(page, 'result.export');
  await press(page, page.getByRole('menuitem', { name: tr(page, item), exact: true }));
};

each(test, 'exports CSV, Markdown and JSON', LANGUAGES, async (t, setting) => {
  const page = await openResult(t, setting);
  const pack = testPack(page);
  t.step('CSV');
  const csv = await downloadOf(page, choose(page, 'export.csv'));
  equal(csv.name, '李明的沟通与谈判计划.csv');
  equal([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'byte order mark');
  const lines = csv.text.slice(1).split('\r\n');
  equal(lines[1].split(',')[2], tr(page, 'result.score'));
  check(csv.text.includes(`,${pack.dimensions[1].title},16,4,20,75.0,`), csv.text.slice(0, 400));
  check(lines.some((line) => line.startsWith('16,') && line.includes(pack.questions[15].text.slice(0, 8)) && line.endsWith(`,4,${pack.scale.labels[3]}`)), 'answer 16');
  t.step('Markdown');
  const markdown = await downloadOf(page, choose(page, 'export.markdown'));
  equal(markdown.name, '李明的沟通与谈判计划.md');
  check(markdown.text.includes(`# ${pack.title}`) && markdown.text.includes('2026-11-21'), markdown.text.slice(0, 200));
  for (const { title } of pack.dimensions) check(markdown.text.includes(`| ${title} |`), `no row for ${title}`);
  t.step('JSON');
  const json = await downloadOf(page, choose(page, 'export.json'));
  const scores = JSON.parse(json.text);
  equal([scores.test, scores.answered, scores.total.score, scores.dimensions.map(({ score }) => score)], ['negotiation', 16, 55, [13, 16, 14, 12]]);
  equal(scores.dimensions[0].title, pack.dimensions[0].title);
});

each(test, 'prints a report of real elements', LANGUAGES, async (t, setting) => {
  const page = await openResult(t, setting, {
    prepare: () => {
      window.print = () => {
        const report = document.getElementById('report');
        const texts = (selector) => [...report.querySelectorAll(selector)].map(({ textContent }) => textContent);
        window.printed = {
          title: document.title, lang: report.lang, h1: texts('h1'), h2: texts('h2'), h3: texts('h3'), pictures: texts('figure svg > title'),
          shapes: report.querySelectorAll('figure svg *').length, captions: texts('caption'), columns: texts('thead th[scope=col]').length,
          rows: report.querySelectorAll('tbody tr').length, rowHeaders: report.querySelectorAll('tbody th[scope=row]').length,
          words: report.textContent, shown: getComputedStyle(report).display,
        };
        setTimeout(() => dispatchEvent(new Event('afterprint')));
      };
    },
  });
  await press(page, button(page, 'action.print'));
  const report = await eventually('the page was printed', () => page.evaluate(() => window.printed));
  const pack = testPack(page);
  const title = tr(page, 'result.title', { test: pack.title });
  equal([report.title, report.h1, report.lang], [title, [title], setting.language === 'zh' ? 'zh-CN' : 'en']);
  for (const key of ['result.total', 'result.profile', 'result.strongest', 'result.weakest', 'result.words', 'report.answers']) {
    check(report.h2.includes(tr(page, key)), `no heading “${tr(page, key)}” in ${report.h2}`);
  }
  equal(report.h3.length, 4, 'headings of dimensions');
  equal(report.pictures.length, 2, 'pictures with a title');
  check(report.pictures[0].includes(pack.dimensions[0].title), report.pictures[0]);
  check(report.shapes > 30, `${report.shapes} shapes in the pictures`);
  equal([report.captions.length, report.rows, report.rowHeaders], [2, 5 + 16, 5 + 16], 'tables');
  check(report.words.includes('李明') && report.words.includes(pack.questions[7].text), 'the report lacks the name or a question');
  await eventually('the report is gone', async () => (await page.locator('#report').count()) === 0);
});

each(test, 'the copied result code holds the answers', LANGUAGES, async (t, setting) => {
  check(existsSync(PROGRAM), `${PROGRAM} is missing: cmake --build --preset native-release --target sandtable`);
  const page = await t.open({ ...setting, prepare: catchCopies });
  await beginSelfTest(page);
  await answerAll(page);
  await press(page, button(page, 'share.copy_code'));
  const code = await lastCopied(page);
  check(code.length <= 20, `${code} is longer than 20 characters`);
  const { self_test: decoded } = JSON.parse(execFileSync(PROGRAM, ['code', 'decode', code], { encoding: 'utf8' }));
  equal([decoded.test, decoded.answers], ['negotiation', answersOf(ANSWERS)]);
});
