// The corpus of hostile texts in every member of a plan, a test pack and a class, in every kind of field, in links and names
// of files: no script runs, no element is made of a text, and what is printed and exported keeps its structure.
import {
  answer, byId, catchCopies, downloadOf, gone, goTo, homeFromHere, importFiles, lastCopied, newPlan, press, readStoredPlans, shows, stored,
} from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';
import { hashOf, PAGES } from './tools.mjs';
import { csvRows, harmless, HOSTILE, hostileClass, hostilePack, hostilePlan, markdownShape, oneLine, unescaped } from '../hostile_plan.mjs';

const test = suite('hostile');
const LAPTOP = { language: 'en', device: 'laptop' };
// Of what may come back as it was typed.
const PLAIN = HOSTILE.filter((text) => oneLine(text) === text && text.trim() === text && text);

function prepare() {
  window.pwned = 0;
  window.breaches = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => window.breaches.push(`${violatedDirective} ${blockedURI} ${sample}`));
  window.print = () => {
    const report = document.getElementById('report');
    const shape = (element) => [element.tagName, ...[...element.children].map(shape)];
    window.printed = { text: report.textContent, shape: JSON.stringify(shape(report)), title: document.title, foreign: window.foreignIn(report) };
    setTimeout(() => dispatchEvent(new Event('afterprint')));
  };
  const TAGS = /^(MAIN|HEADER|NAV|SECTION|DIV|FIELDSET|LEGEND|H[1-6]|P|BUTTON|INPUT|TEXTAREA|UL|LI|TABLE|CAPTION|THEAD|TBODY|TR|TH|TD|DIALOG|FIGURE|svg|title|g|rect|circle|line|polyline|polygon|text|path)$/;
  const ATTRIBUTES = /^(data-id|data-drag|data-tip|data-cells|data-theme|class|style|id|lang|role|type|name|tabindex|open|inert|hidden|aria-[a-z]+|autocomplete|placeholder|readonly|disabled|checked|maxlength|wrap|scope|viewBox|width|height|x|y|rx|cx|cy|r|points|stroke-width|stroke-dasharray|font-size|font-weight|text-anchor|dominant-baseline|accept|multiple)$/;
  // Elements and attributes that the page does not make.
  window.foreignIn = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(TAGS.test(element.tagName) ? [] : [element.tagName]),
    ...element.getAttributeNames().filter((name) => !ATTRIBUTES.test(name)).map((name) => `${element.tagName}[${name}]`),
  ]);
}
const OPTIONS = { ...LAPTOP, prepare: `(${catchCopies})();(${prepare})();` };

// Whether the page is still nothing but the app.
async function isClean(page, where) {
  const found = await page.evaluate(() => ({
    pwned: window.pwned, breaches: window.breaches, foreign: window.foreignIn(document.getElementById('mirror')),
    body: [...document.body.children].map(({ tagName, id }) => `${tagName}#${id}`).filter((name) => !/^(DIV#stage|DIV#announce|NOSCRIPT#|INPUT#file_input|MAIN#report)$/.test(name)),
    where: location.pathname,
  }));
  equal(found, { pwned: 0, breaches: [], foreign: [], body: [], where: '/' }, where);
}

async function printedBy(page, id) {
  await page.evaluate(() => { window.printed = undefined; });
  await press(page, id);
  return eventually('it was printed', () => page.evaluate(() => window.printed));
}

// Everything that comes out of a plan: { name: text or report }.
async function outputsOf(t, page, plan) {
  const outputs = {};
  const home = '#/plan/constructor';
  await importFiles(page, ['plan.json', JSON.stringify(plan)]);
  await eventually('stored', async () => (await readStoredPlans(page)).length === 1);
  if (await byId(page, 'problems.done').count()) {
    await isClean(page, 'the problems');
    await press(page, 'problems.done');
  }
  await isClean(page, 'home');
  await goTo(page, home, 'plan.title');
  await isClean(page, 'the plan');
  for (const each of PAGES) {
    t.step(each.name);
    await goTo(page, hashOf(each, { ...plan, id: 'constructor' }), each.shows);
    await isClean(page, each.name);
    if (each.print) outputs[`${each.name} on paper`] = await printedBy(page, each.print);
  }
  t.step('SWOT');
  await goTo(page, `${home}/swot`, 'swot.more');
  await press(page, page.locator('[data-id^="card."][data-id$=".open"]').nth(3));
  await shows(page, 'open.note');
  await isClean(page, 'an open card');
  await press(page, 'open.done');
  for (const [name, item] of [['swot.md', 'menu.markdown'], ['swot.csv', 'menu.csv']]) {
    await press(page, 'swot.more');
    outputs[name] = (await downloadOf(page, () => press(page, item))).text;
  }
  await press(page, 'swot.more');
  outputs['swot on paper'] = await printedBy(page, 'menu.print');
  await press(page, 'swot.more');
  await press(page, 'menu.votes');
  await isClean(page, 'the votes');
  await page.keyboard.press('Escape');
  t.step('a result rated by people with hostile names');
  await goTo(page, `${home}/result/${plan.self_tests[0].id}`, 'result.export');
  for (const [name, item] of [['result.csv', 'menu.csv'], ['result.md', 'menu.markdown']]) {
    await press(page, 'result.export');
    outputs[name] = (await downloadOf(page, () => press(page, item))).text;
  }
  await goTo(page, home, 'plan.title');
  outputs.file = JSON.parse((await downloadOf(page, () => press(page, 'plan.export'))).text);
  await press(page, 'plan.share');
  await isClean(page, 'sharing');
  outputs.link = await byId(page, 'share.link').inputValue();
  await press(page, 'share.close');
  return outputs;
}

test('a plan that holds all of it: every screen, print, file and link', async (t) => {
  const [page, other] = [await t.open(OPTIONS), await t.open(OPTIONS)];
  const requests = [];
  // The parts of tools and their texts come when they are opened.
  const own = new RegExp(`^${new URL(page.url()).origin}/(\\w+\\.[0-9a-f]{10}\\.(bin|json)|rare\\.[0-9a-f]{10}\\.js)$`);
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !own.test(request.url())) requests.push(request.url()); });
  const wild = await outputsOf(t, page, hostilePlan());
  const calm = await outputsOf(t, other, hostilePlan({ twin: harmless }));
  equal(requests, [], 'requests');
  for (const name of ['swot.md', 'result.md']) {
    t.step(name);
    equal(markdownShape(wild[name]), markdownShape(calm[name]), name);
    equal(unescaped(wild[name]), unescaped(calm[name]), `markup in ${name}`);
  }
  for (const name of ['swot.csv', 'result.csv']) {
    t.step(name);
    const [rows, calmRows] = [csvRows(wild[name]), csvRows(calm[name])];
    equal(rows.map((row) => row.length), calmRows.map((row) => row.length), name);
    for (const cell of rows.flat()) check(!/^[=+\-@\t\r\n＝＋－＠]/.test(cell) || /^-?[\d.]+$/.test(cell), `a formula in ${name}: ${JSON.stringify(cell)}`);
  }
  const cards = csvRows(wild['swot.csv']).flat();
  for (const text of PLAIN.filter((each) => !/^[=+\-@＝＋－＠]/.test(each))) check(cards.includes(text), `not in the CSV: ${JSON.stringify(text)}`);
  const papers = Object.keys(wild).filter((name) => name.endsWith(' on paper'));
  equal(papers.length, PAGES.filter(({ print }) => print).length + 1, 'papers');   // and the SWOT's
  for (const name of papers) {
    t.step(name);
    equal(wild[name].foreign, [], `elements on ${name}`);
  }
  equal(wild['self-test, result on paper'].shape, calm['self-test, result on paper'].shape, 'structure of the result on paper');
  for (const text of PLAIN) check(wild['swot on paper'].text.includes(text), `not on paper: ${JSON.stringify(text)}`);
  const texts = (plan) => Object.values(plan.swot).flat().map((card) => card.text ?? '').filter(Boolean);
  for (const text of PLAIN) check(texts(wild.file).includes(text), `not in the file: ${JSON.stringify(text)}`);
  t.step('the link, elsewhere');
  const third = await t.open({ ...OPTIONS, address: wild.link });
  await shows(third, 'banner.shared');
  await isClean(third, 'the shared plan');
  await press(third, 'banner.save_copy');
  await gone(third, 'banner.shared');
  const copy = await stored(third, 'the cards', ({ swot }) => swot?.strengths?.length);
  equal(texts(copy), texts(wild.file), 'texts by link');
  t.step('after a reload');
  await page.reload();
  await shows(page, 'plan.title');
  await isClean(page, 'reloaded');
});

test('a trainer\'s test whose ids and words are hostile', async (t) => {
  const page = await t.open(OPTIONS);
  const pack = hostilePack({ from: 40 });
  await importFiles(page, ['pack.json', JSON.stringify(pack)]);
  await shows(page, `test.${pack.id}.start`);
  await isClean(page, 'home');
  await press(page, `test.${pack.id}.start`);
  await shows(page, 'self_test.begin');
  await isClean(page, 'the introduction');
  await press(page, 'self_test.begin');
  for (const { id } of pack.questions) await answer(page, id, 2);
  await isClean(page, 'the questions');
  await stored(page, 'all answers', ({ self_tests: [attempt] }) => Object.keys(attempt.answers ?? {}).length === pack.questions.length);
  await press(page, 'self_test.result');
  await shows(page, 'result.total.value');
  await isClean(page, 'the result');
  const paper = await printedBy(page, 'result.print');
  equal(paper.foreign, [], 'elements on paper');
  for (const { title } of pack.dimensions) check(paper.text.includes(title), `not on paper: ${JSON.stringify(title)}`);
  await press(page, 'result.export');
  const { text } = await downloadOf(page, () => press(page, 'menu.csv'));
  check(new Set(csvRows(text).map((row) => row.length)).size <= 3, 'columns of the CSV');
  t.step('it travels in the plan');
  await press(page, 'result.share');
  const other = await t.open({ ...OPTIONS, address: await byId(page, 'share.link').inputValue() });
  await shows(other, 'result.total.value');
  await isClean(other, 'the shared result');
});

test('an exercise and a class with hostile names, instructions and cards', async (t) => {
  const page = await t.open(OPTIONS);
  const { exercise, handIns } = hostileClass();
  await importFiles(page, ['exercise.json', JSON.stringify(exercise)]);
  await eventually('stored', async () => (await readStoredPlans(page)).length === 1);
  if (await byId(page, 'problems.done').count()) await press(page, 'problems.done');
  await goTo(page, '#/plan/prototype', 'exercise.link');
  await isClean(page, 'the exercise');
  const link = await byId(page, 'exercise.link').inputValue();
  const trainee = await t.open({ ...OPTIONS, address: link });
  await shows(trainee, 'task.begin');
  await isClean(trainee, 'the exercise on the trainee\'s side');
  t.step('the class');
  await press(page, 'exercise.class');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'class.files')]);
  await chooser.setFiles({ name: '<img src=x onerror=window.pwned=1>.ndjson', mimeType: 'application/json', buffer: Buffer.from(handIns.map((one) => JSON.stringify(one)).join('\n')) });
  await stored(page, 'all hand-ins', (plan) => plan.hand_ins?.length === handIns.length);
  await isClean(page, 'the class');
  await press(page, 'class.reveal_all');
  await isClean(page, 'its figures');
  t.step('what is pasted and cannot be read');
  await byId(page, 'class.draft').fill(HOSTILE.filter((text) => text.length < 400).join('\n'));
  await press(page, 'class.add');
  await shows(page, 'class.report.broken');
  await isClean(page, 'the faults');
});

test('typed and pasted into every kind of field', async (t) => {
  const page = await t.open(OPTIONS);
  await newPlan(page);
  const [{ id }] = await readStoredPlans(page);
  const sample = (n, by) => HOSTILE.filter((_, i) => i % by === n);
  const fill = async (field, texts) => {
    t.step(field);
    for (const text of texts) await byId(page, field).fill(text.isWellFormed?.() === false ? text.replace(/[\ud800-\udfff]/g, '\ufffd') : text);
    await isClean(page, field);
  };
  await fill('plan.title', sample(0, 4));
  await fill('plan.author', sample(1, 8));
  for (const [n, each] of PAGES.filter(({ field }) => field).entries()) {
    await goTo(page, hashOf(each, { id }), each.shows);
    await fill(each.field, sample(n + 2, 8));
  }
  await goTo(page, `#/plan/${id}/swot`, 'swot.more');
  t.step('all of it pasted as cards');
  const lines = HOSTILE.map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' ')).filter((text) => oneLine(text).trim());
  await byId(page, 'cell.strengths.add').evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, lines.join('\n'));
  const { swot } = await stored(page, 'the cards', (plan) => plan.swot?.strengths?.length > 200);
  const kept = swot.strengths.map(({ text }) => text);
  // Marks of a list are none of its items' words, and a line on which nothing can be seen is none.
  for (const text of PLAIN.filter((each) => !/^([-*+•#>|~]|\d+[.)])/.test(each) && /[^\p{Cf}\p{Z}]/u.test(each))) check(kept.includes(text), `not a card: ${JSON.stringify(text)}`);
  await isClean(page, 'the cards');
  await press(page, `card.${swot.strengths[0].id}.open`);
  await fill('open.note', sample(3, 8));
  await fill('open.text', sample(4, 8));
  await fill('open.weight', sample(5, 12));
  t.step('search');
  await press(page, 'open.done');
  await goTo(page, `#/plan/${id}/mix/opportunity`);
  await fill('market.layer.0', sample(7, 12));
  await homeFromHere(page);
  t.step('links and codes');
  await press(page, 'home.enter');
  for (const text of sample(0, 6)) {
    await byId(page, 'enter.text').fill(text.replace(/[\ud800-\udfff]/g, '\ufffd'));
    if (await byId(page, 'enter.done').isEnabled()) await press(page, 'enter.done');
    await isClean(page, 'a link typed in');
    check(await byId(page, 'enter.text').count(), `it opened something: ${JSON.stringify(text)}`);
  }
  await page.keyboard.press('Escape');
  t.step('addresses');
  for (const text of sample(2, 5)) {
    await page.evaluate((hash) => { location.hash = hash; }, `#p=${text}`);
    await page.evaluate((hash) => { location.hash = hash; }, `#/plan/${text}/swot`);
    await page.evaluate((hash) => { location.hash = hash; }, text);
  }
  await page.goto(t.address);
  await shows(page, 'home.plans');
  await isClean(page, 'addresses');
});

each(test, 'names of files that come in and go out', [{ language: 'zh' }, { language: 'en' }], async (t, { language }) => {
  const page = await t.open({ ...OPTIONS, language });
  const drop = (name, content) => page.evaluate(([file, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], file));
    for (const type of ['dragenter', 'dragover', 'drop']) document.getElementById('stage').dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, content]);
  // What becomes of a name has nothing to do with the language: half of them in each.
  const names = HOSTILE.filter((text, i) => i % 5 === 1 || /etc|CON|aux|lpt|\u202e/.test(text)).filter((_, i) => i % 2 === (language === 'zh' ? 0 : 1));
  for (const name of names) {
    t.step(JSON.stringify(name.slice(0, 40)));
    await drop(name, '{');
    await shows(page, 'problems.done');
    await isClean(page, 'a broken file');
    await press(page, 'problems.done');
    await gone(page, 'problems');
  }
  await newPlan(page);
  for (const name of names) {
    t.step(JSON.stringify(name.slice(0, 40)));
    const title = name.replace(/[\ud800-\udfff]/g, '\ufffd').slice(0, 100);
    await byId(page, 'plan.title').fill(title);
    const { name: suggested } = await downloadOf(page, () => press(page, 'plan.export'));
    check(/\.sandtable\.json$/.test(suggested), `${JSON.stringify(suggested)} has another ending`);
    check(!/[\u0000-\u001f\u007f\\/:*?"<>|\u202a-\u202e\u2066-\u2069]/.test(suggested), `${JSON.stringify(suggested)} has characters that names must not have`);
    check(!/^(\.|\s)/.test(suggested) && Buffer.byteLength(suggested) < 200, JSON.stringify(suggested));
  }
  await isClean(page, 'downloads');
  await press(page, 'plan.share');
  await press(page, 'share.copy');
  check((await lastCopied(page)).startsWith(t.address), 'the link begins with the address');
});
