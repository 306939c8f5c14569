// A trainer's class with everything that can be handed in: collected from files, folders and long pastes, merged with
// another trainer's, shown, tagged, printed and exported.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { audited } from './audit.mjs';
import { byId, catchCopies, downloadOf, press, shows, stored, textOf } from './app.mjs';
import { check, each, equal, eventually, ROOT, suite } from './harness.mjs';

const test = suite('class');
const personOf = (i) => `${String(i).padStart(6, '0')}zz`;

// What person i hands in for an exercise; `parts` are members of the plan.
const handIn = (exercise, i, parts, day = 21) => ({
  format: 'sandtable-plan', version: 1, id: `hand-in-${i}`, language: 'zh',
  task: { exercise, person: personOf(i), name: `王小${i}`, handed_in: `2026-11-${day}T10:00:00Z` }, ...parts,
});
const selfTest = (phase, value) => ({
  id: `t-${phase}`, test: 'negotiation', pack_version: 1, phase, rater: { kind: 'self' },
  answers: Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, Math.min(5, Math.max(1, value(q)))])),
});
const everything = async (exercise, i) => handIn(exercise, i, {
  self_tests: [selfTest('before', (q) => 1 + ((i + q) % 3)), selfTest('after', (q) => 2 + ((i + q) % 3))],
  swot: { strengths: [{ id: 'a', text: i % 2 ? '夜间抢修' : '夜间抢修 ' }], threats: [{ id: 'b', text: `对手 ${i}` }] },
  worksheets: [{ id: 'w', sheet: 'customers', pack_version: 1, values: { who: `第${i}家：采购和设备部一起定`, tender: { on: i % 2 === 0, note: '五月招标' } } }],
  mix: JSON.parse(await readFile(path.join(ROOT, 'assets/samples/zh.json'), 'utf8')).mix,
});

const asFile = (document, name) => ({ name, mimeType: 'application/json', buffer: Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)) });

// An empty class of a ready exercise. → the exercise's id
async function openClass(page, ready = 'x-before') {
  await press(page, 'home.workshop');
  await press(page, `workshop.ready.${ready}`);
  await press(page, 'exercise.class');
  await shows(page, 'class.draft');
  return (await stored(page, 'the class', (plan) => plan.task && !plan.task.started && plan.exercise)).task.exercise;
}

async function choose(page, files, id = 'class.files') {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, id)]);
  await chooser.setFiles(files);
}

const collected = (page, n) => stored(page, `${n} hand-ins`, (plan) => plan.hand_ins?.length === n);

const SETTINGS = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop', dark: true }];

each(test, 'everything handed in is summed up, tagged, printed and exported', SETTINGS, async (t, setting) => {
  const { page, faults, look } = await audited(t, setting, { prepare: catchCopies });
  const exercise = await openClass(page);
  await choose(page, await Promise.all(Array.from({ length: 12 }, async (_, i) => asFile(await everything(exercise, i + 1), `${i + 1}.json`))));
  await collected(page, 12);
  equal(await page.getByText('夜间抢修').count(), 0, 'hidden before it is revealed');
  await press(page, 'class.reveal_all');
  t.step('figures');
  await shows(page, 'class.test.negotiation.self.before.levels.chart');
  await shows(page, 'class.test.negotiation.self.before.answers.chart');
  const pairs = await textOf(page, 'class.test.negotiation.pairs.table');
  check(pairs.includes('12') && pairs.includes('+16.00'), pairs);
  await shows(page, 'class.sheet.customers.fields.table');
  check((await textOf(page, 'class.sheet.customers.fields.table')).includes('50%'), 'half of them ticked tenders');
  await shows(page, 'class.mix.all.table');
  check(!(await textOf(page, 'class.mix.all.table')).includes('王小1'), 'names are off at first');
  t.step('tags');
  await byId(page, 'class.sheet.customers.who.answer1.tags').fill('采购，设备');
  await byId(page, 'class.sheet.customers.who.answer2.tags').fill('采购');
  await stored(page, 'both tags', (plan) => (plan.hand_ins ?? []).filter((one) => one.tags?.['customers/who']?.startsWith('采购')).length === 2);
  await eventually('the tags are counted', async () => /采购\s*2/.test(await textOf(page, 'class.sheet.customers.who.tags')));
  await byId(page, 'class.sheet.customers.who.answer1.tags').blur();
  await look('class');
  equal(faults, [], 'faults');
  t.step('report');
  await page.evaluate(() => { window.print = () => { window.printed = document.getElementById('report').cloneNode(true); dispatchEvent(new Event('afterprint')); }; });
  await press(page, 'class.report.print');
  await eventually('it is printed', () => page.evaluate(() => Boolean(window.printed)));
  const [tables, pictures, words] = await page.evaluate(() => [window.printed.querySelectorAll('table').length, window.printed.querySelectorAll('svg').length, window.printed.textContent]);
  check(tables >= 12 && pictures >= 8, `${tables} tables, ${pictures} pictures`);
  check(words.includes('采购和设备部一起定') && words.includes('夜间抢修') && !words.includes('王小1'), 'the words are in it, the names are not');
  const markdown = (await downloadOf(page, () => press(page, 'class.report.markdown'))).text;
  check(markdown.startsWith('# ') && markdown.includes('| ') && markdown.includes('采购和设备部一起定'), markdown.slice(0, 300));
  const tablesFile = await downloadOf(page, () => press(page, 'class.report.csv'));
  equal([...tablesFile.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'byte order mark');
  const answers = (await downloadOf(page, () => press(page, 'class.export.answers'))).text;
  check(answers.includes('采购，设备') && answers.includes('五月招标'), answers.slice(-400));
  t.step('alone on the screen');
  await press(page, 'class.sheet.customers.who.present');
  await shows(page, 'present.leave');
  equal(await byId(page, 'class.sheet.customers.who.answer1.tags').count(), 0, 'no fields on the projector');
  await page.keyboard.press('Escape');
  await shows(page, 'class.names');
  t.step('names');
  await press(page, 'class.names');
  await eventually('the name', async () => (await textOf(page, 'class.mix.all.table')).includes('王小1'));
});

test('a folder with broken files in it, and the same work again', async (t) => {
  const page = await t.open({ language: 'zh', device: 'laptop' });
  const exercise = await openClass(page);
  const folder = await mkdtemp(path.join(tmpdir(), 'sandtable-class-'));
  try {
    await mkdir(path.join(folder, 'group B'));
    const one = handIn(exercise, 1, { self_tests: [selfTest('before', () => 3)] });
    const two = handIn(exercise, 2, { self_tests: [selfTest('before', () => 4)] });
    await writeFile(path.join(folder, 'one.json'), JSON.stringify(one));
    await writeFile(path.join(folder, 'again.json'), JSON.stringify(one));
    await writeFile(path.join(folder, 'broken.json'), JSON.stringify(two).slice(0, 200));
    await writeFile(path.join(folder, 'group B', 'two.json'), JSON.stringify(two));
    await choose(page, folder, 'class.folder');
    await collected(page, 2);
    await shows(page, 'class.report.broken.1');
    check((await textOf(page, 'class.report.broken.1')).includes('broken.json'), 'the broken one by its name');
    check(/1/.test(await textOf(page, 'class.report.lines')), 'what was there already is told');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a class is merged with another trainer\'s, whose hand-ins have the same ids', async (t) => {
  const page = await t.open({ language: 'en', device: 'laptop' });
  const exercise = await openClass(page);
  const work = (i, value, day) => handIn(exercise, i, { self_tests: [selfTest('before', () => value)] }, day);
  await choose(page, [asFile(work(1, 2), 'a.json'), asFile(work(2, 3), 'b.json')]);
  const mine = await collected(page, 2);
  const theirs = { ...mine, id: 'c0ffee00-0000-4000-8000-000000000001', hand_ins: [{ ...work(7, 4), id: 'hand-in-1' }, work(2, 5, 22), work(1, 2)] };
  await choose(page, [asFile(theirs, 'theirs.json')]);
  const merged = await collected(page, 3);
  equal(new Set(merged.hand_ins.map(({ id }) => id)).size, 3, 'ids of their own');
  equal(merged.hand_ins.map(({ self_tests: [{ answers }] }) => answers['1']).sort(), [2, 4, 5], 'the newest work of each');
  t.step('the exported class opens again');
  const file = await downloadOf(page, () => press(page, 'class.export.json'));
  await press(page, 'top.undo');
  await collected(page, 2);
  await choose(page, [asFile(file.text, 'class.json')]);
  await collected(page, 3);
});

test('five thousand files at once, half of them broken; a thousand times the same', async (t) => {
  const page = await t.open({ language: 'zh', device: 'laptop' });
  const exercise = await openClass(page);
  const sound = Array.from({ length: 2500 }, (_, i) => asFile(handIn(exercise, i + 1, { self_tests: [selfTest('before', (q) => 1 + ((i * 7 + q) % 5))] }), `${i}.json`));
  const broken = Array.from({ length: 2500 }, (_, i) => asFile('{"format":"sandtable-plan"', `broken ${i}.json`));
  await choose(page, [...sound, ...broken]);
  await collected(page, 2500);
  check(/2[,]?500/.test(await textOf(page, 'class.report.lines')), await textOf(page, 'class.report.lines'));
  await byId(page, 'class.draft').fill(Array.from({ length: 1000 }, () => JSON.stringify(handIn(exercise, 1, { self_tests: [selfTest('before', (q) => 1 + (q % 5))] }))).join('\n'), { timeout: 120_000 });
  await press(page, 'class.add');
  await eventually('all are known', async () => (await textOf(page, 'class.report.lines').catch(() => '')).includes('1000') || (await textOf(page, 'class.report.lines').catch(() => '')).includes('1,000'));
  await collected(page, 2500);
});
