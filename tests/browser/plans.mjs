// Plans as things: made, named, copied, thrown away, brought in and out as files, undone.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answer, beginSelfTest, button, byId, downloadOf, fixture, gone, homeFromHere, importFiles, isChecked, newPlan, noProblems, openImported, press,
  readStoredPlans, shows, stored, textOf, toastWords, tr,
} from './app.mjs';
import { check, each, equal, eventually, ROOT, suite } from './harness.mjs';

const test = suite('plans');
const LANGUAGES = [{ language: 'zh' }, { language: 'en' }];
const FIXTURE = (await fixture('plans/v1-self-test.json')).toString();
const row = (page, title) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title }) }).first();
const titles = async (page) => (await readStoredPlans(page)).filter(({ deleted }) => !deleted).map(({ title }) => title).sort();

async function chooseFor(page, title, item) {
  await press(page, page.getByRole('button', { name: tr(page, 'home.more', { title }), exact: true }));
  await press(page, page.getByRole('menuitem', { name: tr(page, item), exact: true }));
}

each(test, 'made, renamed, copied', [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const page = await t.open(setting);
  await newPlan(page);
  t.step('renamed in its title field');
  await byId(page, 'plan.title').fill('华东 East');
  await stored(page, 'the new title', ({ title }) => title === '华东 East');
  await homeFromHere(page);
  await row(page, '华东 East').waitFor();
  t.step('renamed from the menu');
  await chooseFor(page, '华东 East', 'action.rename');
  const dialog = page.getByRole('dialog', { name: tr(page, 'rename.title') });
  await dialog.getByRole('textbox').fill('华北 North');
  await press(page, dialog.getByRole('button', { name: tr(page, 'action.rename'), exact: true }));
  await toastWords(page, 'toast.renamed', { title: '华北 North' });
  await stored(page, 'the third title', ({ title }) => title === '华北 North');
  t.step('Enter confirms, Escape leaves');
  await chooseFor(page, '华北 North', 'action.rename');
  await byId(page, 'rename.text').fill('华南');
  await page.keyboard.press('Enter');
  await stored(page, 'the fourth title', ({ title }) => title === '华南');
  await gone(page, 'rename');
  await chooseFor(page, '华南', 'action.rename');
  await byId(page, 'rename.text').fill('no');
  await page.keyboard.press('Escape');
  await gone(page, 'rename');
  t.step('copied');
  await chooseFor(page, '华南', 'action.duplicate');
  const copy = tr(page, 'plan.copy_of', { title: '华南' });
  await toastWords(page, 'toast.copied_plan', { title: copy });
  await eventually('both are stored', async () => JSON.stringify(await titles(page)) === JSON.stringify(['华南', copy].sort()));
  const ids = (await readStoredPlans(page)).map(({ plan }) => plan.id);
  equal(new Set(ids).size, 2, 'ids');
});

each(test, 'deleted, undone, restored, purged', [{ language: 'zh', device: 'laptop' }, { language: 'en', device: 'phone' }], async (t, setting) => {
  const page = await t.open(setting);
  await newPlan(page);
  await byId(page, 'plan.title').fill('Old');
  await stored(page, 'the title', ({ title }) => title === 'Old');
  await homeFromHere(page);
  const deletedState = async () => !!(await readStoredPlans(page))[0]?.deleted;
  t.step('undo');
  await chooseFor(page, 'Old', 'action.delete');
  await toastWords(page, 'toast.binned', { title: 'Old' });
  await eventually('it is in the bin', deletedState);
  await press(page, byId(page, 'toast').getByRole('button', { name: tr(page, 'action.undo'), exact: true }));
  await eventually('it is back', async () => !(await deletedState()));
  await gone(page, 'home.bin');
  t.step('restored from the bin after a reload');
  await chooseFor(page, 'Old', 'action.delete');
  await eventually('it is in the bin', deletedState);
  await page.reload();
  await shows(page, 'home.bin');
  await chooseFor(page, 'Old', 'action.restore');
  await eventually('it is back', async () => !(await deletedState()));
  await toastWords(page, 'toast.restored', { title: 'Old' });
  t.step('purged');
  await chooseFor(page, 'Old', 'action.delete');
  await shows(page, 'home.bin');
  await chooseFor(page, 'Old', 'action.purge');
  await gone(page, 'home.bin');
  await eventually('nothing is stored', async () => (await readStoredPlans(page)).length === 0);
  await shows(page, 'home.empty');
});

each(test, 'a frozen plan from a file, chosen', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  await openImported(page, 'v1-self-test.json', FIXTURE);
  const before = JSON.parse(FIXTURE);
  const [{ plan }] = await readStoredPlans(page);
  equal({ ...plan, modified: '' }, { ...before, modified: '' }, 'stored plan');
  equal(await byId(page, 'plan.title').inputValue(), before.title);
  await press(page, `attempt.${before.self_tests[0].id}.open`);
  check((await textOf(page, 'result.total.value')).startsWith(tr(page, 'result.score_of', { score: 55, max: 80 })), 'total');
});

export const drop = (page, files) => page.evaluate((list) => {
  const data = new DataTransfer();
  for (const [name, content] of list) data.items.add(new File([content], name));
  const target = document.getElementById('stage').lastElementChild;
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}, files);

each(test, 'plans from files, dropped', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  await drop(page, [['a.json', FIXTURE], ['b.json', (await fixture('plans/v1-two-attempts.json')).toString()]]);
  await eventually('both are stored', async () => (await readStoredPlans(page)).length === 2);
  await row(page, JSON.parse(FIXTURE).title).waitFor();
  t.step('the same again is another plan');
  await drop(page, [['a.json', FIXTURE]]);
  await eventually('three are stored', async () => (await readStoredPlans(page)).length === 3);
  await noProblems(page);
});

test('a trainer\'s own test', async (t) => {
  const page = await t.open({ language: 'zh' });
  const pack = (await fixture('packs/trainer-listening.json')).toString();
  const { title, questions } = JSON.parse(pack);
  await importFiles(page, ['listening.json', pack]);
  await toastWords(page, 'toast.pack_added', { title });
  await page.reload();
  t.step('answered');
  await press(page, 'test.trainer-listening.start');
  await press(page, 'self_test.begin');
  for (const { id } of questions) {
    await press(page, `self_test.q${id}.a4`);
    await eventually('answered', () => isChecked(page, id, 4));
  }
  await press(page, 'self_test.result');
  // Two of the six count the other way round.
  check((await textOf(page, 'result.total.value')).startsWith(tr(page, 'result.score_of', { score: 18, max: 24 })), await textOf(page, 'result.total.value'));
  t.step('the plan carries the test to another browser');
  const [{ text }] = await readStoredPlans(page);
  const other = await t.open({ language: 'en' });
  await openImported(other, 'plan.json', text);
  await press(other, other.locator('[data-id^="attempt."][data-id$=".open"]'));
  check((await textOf(other, 'result.total.value')).startsWith(tr(other, 'result.score_of', { score: 18, max: 24 })), 'total elsewhere');
  t.step('removed, and undone');
  await homeFromHere(page);
  await press(page, 'test.trainer-listening.remove');
  await gone(page, 'test.trainer-listening.start');
  await press(page, 'toast.action');
  await shows(page, 'test.trainer-listening.start');
});

each(test, 'broken files are refused with words, and nothing is lost', [{ language: 'zh', device: 'laptop' }, { language: 'en', device: 'phone' }], async (t, setting) => {
  const page = await t.open(setting);
  await importFiles(page, ['good.json', FIXTURE]);
  await eventually('the good plan is stored', async () => (await readStoredPlans(page)).length === 1);
  const [before] = await readStoredPlans(page);
  const folder = await mkdtemp(join(tmpdir(), 'sandtable-test-'));
  try {
    await writeFile(join(folder, 'huge.json'), Buffer.alloc(50 << 20, 0x20));
    const newer = JSON.stringify({ ...JSON.parse(FIXTURE), version: 999 });
    const other = JSON.stringify({ name: 'package', version: '1.0.0' });
    for (const [name, content, words] of [
      ['empty.json', '', ''],
      ['truncated.json', FIXTURE.slice(0, 300), ''],
      ['other.json', other, ''],
      ['newer.json', newer, tr(page, 'error.newer_version', { detail: '999' }).slice(0, 20)],
      ['deep.json', '['.repeat(100_000), ''],
      ['zip.json', 'PK\u0003\u0004\u0000\u0000', ''],
      ['huge.json', null, tr(page, 'error.too_large', { detail: 16 << 20 }).slice(0, 8)],
    ]) {
      t.step(name);
      if (content !== null) {
        await importFiles(page, [name, content]);
      } else {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'home.import')]);
        await chooser.setFiles(join(folder, name));
      }
      const dialog = page.getByRole('dialog', { name: tr(page, 'problems.import_title') });
      await dialog.waitFor();
      const said = await dialog.getByRole('listitem').allTextContents();
      check(said.length > 0 && said.every((line) => line.length > 8) && said[0].includes(words), `${name}: ${said}`);
      equal(await textOf(page, 'problems.file'), name);
      await press(page, 'problems.done');
      await gone(page, 'problems');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  equal((await readStoredPlans(page)).map(({ text }) => text), [before.text], 'what is stored');
});

test('every damaged fixture leaves the app alive', async (t) => {
  const page = await t.open({ language: 'en' });
  const names = (await readdir(join(ROOT, 'tests/fixtures/plans/bad'))).filter((name) => name !== 'expected.json');
  check(names.length > 20, `${names.length} fixtures`);
  for (const name of names) {
    t.step(name);
    await importFiles(page, [name, await fixture(`plans/bad/${name}`)]);
    await eventually('an answer', async () => (await byId(page, 'problems.done').count()) + (await byId(page, 'toast.text').count()) > 0);
    if (await byId(page, 'problems.done').count()) {
      await press(page, 'problems.done');
      await gone(page, 'problems');
    }
    if (await byId(page, 'toast.close').count()) {
      await press(page, 'toast.close');
      await gone(page, 'toast');
    }
  }
  await page.reload();
  await shows(page, 'home.plans');
  await newPlan(page);
});

each(test, 'an exported file opens in another browser, unchanged', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  const original = (await fixture('plans/v1-unknown-members.json')).toString();
  await importFiles(page, ['plan.json', original]);
  await eventually('stored', async () => (await readStoredPlans(page)).length === 1);
  if (await byId(page, 'problems.done').count()) await press(page, 'problems.done');
  const { title } = JSON.parse(original);
  const file = await downloadOf(page, () => chooseFor(page, title, 'action.download'));
  check(file.name.endsWith('.sandtable.json'), file.name);
  const other = await t.open(setting);
  await importFiles(other, [file.name, file.bytes]);
  const [there] = await eventually('stored there', async () => {
    const plans = await readStoredPlans(other);
    return plans.length === 1 && plans;
  });
  const sorted = (value) => JSON.stringify(value, (key, item) => (item && typeof item === 'object' && !Array.isArray(item)
    ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item));
  equal(sorted({ ...there.plan, modified: '' }), sorted({ ...JSON.parse(file.text), modified: '' }), 'against the file');
  equal(sorted({ ...there.plan, modified: '' }), sorted({ ...JSON.parse(original), modified: '' }), 'against the first file');
});

each(test, 'undo and redo', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  await beginSelfTest(page);
  for (const [question, value] of [[1, 4], [2, 3], [2, 5]]) await answer(page, question, value);
  const becomes = (question, value, is) => eventually(`question ${question} shows ${value}: ${is}`, async () => (await isChecked(page, question, value)) === is);
  t.step('buttons');
  await press(page, page.getByRole('button', { name: tr(page, 'top.undo', { what: tr(page, 'undo.answer') }), exact: true }));
  await becomes(2, 3, true);
  await press(page, 'top.undo');
  await becomes(2, 3, false);
  await press(page, page.getByRole('button', { name: tr(page, 'top.redo', { what: tr(page, 'undo.answer') }), exact: true }));
  await becomes(2, 3, true);
  t.step('keys');
  await page.keyboard.press('Control+z');
  await becomes(2, 3, false);
  await page.keyboard.press('Control+z');
  await becomes(1, 4, false);
  await page.keyboard.press('Control+Shift+z');
  await becomes(1, 4, true);
  await page.keyboard.press('Control+y');
  await becomes(2, 3, true);
  await page.keyboard.press('Control+y');
  await becomes(2, 5, true);
  await stored(page, 'both answers', (plan) => JSON.stringify(plan.self_tests?.[0]?.answers) === '{"1":4,"2":5}');
  check(await byId(page, 'top.redo').isDisabled(), 'redo is still on');
});

each(test, 'an attempt deleted, and undone; details changed', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  await openImported(page, 'plan.json', FIXTURE);
  const { id } = JSON.parse(FIXTURE).self_tests[0];
  await press(page, `attempt.${id}.more`);
  await press(page, button(page, 'action.details').or(page.getByRole('menuitem', { name: tr(page, 'action.details'), exact: true })));
  await press(page, page.getByRole('radio', { name: tr(page, 'phase.after'), exact: true }));
  await press(page, 'details.done');
  await stored(page, 'the phase', (plan) => plan.self_tests?.[0]?.phase === 'after');
  t.step('deleted');
  await press(page, `attempt.${id}.more`);
  await press(page, 'menu.delete');
  await stored(page, 'no attempt', (plan) => !plan.self_tests?.length);
  await press(page, 'toast.action');
  await stored(page, 'the attempt', (plan) => plan.self_tests?.length === 1);
  await shows(page, `attempt.${id}.open`);
});

test('the browser\'s back and forward', async (t) => {
  const page = await t.open({ language: 'zh' });
  await press(page, 'home.start_self_test');
  await shows(page, 'self_test.begin');
  await page.goBack();
  await shows(page, 'home.plans');
  await page.goForward();
  await shows(page, 'self_test.begin');
  t.step('an address of nothing');
  await page.evaluate(() => { location.hash = '#/plan/there-is-no-such-plan'; });
  await shows(page, 'home.plans');
});
