// A workshop: the trainer makes an exercise, a trainee does it on a phone and hands in. A whole class does: course.mjs.
import { audited } from './audit.mjs';
import {
  answer, byId, catchCopies, downloadOf, importFiles, lastCopied, press, readStoredPlans, shows, stored, testPack, textOf, toastWords,
} from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('workshop');
const KEY = { consolidate: [4, 7, 9, 16], invest: [3, 6, 8, 15], harvest: [1, 2, 12], attend: [5, 10, 11, 13, 14] };

// The trainer takes a ready exercise. → its link
async function exerciseLink(page, id) {
  await press(page, 'home.workshop');
  await press(page, `workshop.ready.${id}`);
  await press(page, 'exercise.copy_link');
  const link = await lastCopied(page);
  equal(await byId(page, 'exercise.link').inputValue(), link, 'the link on show');
  return link;
}

// The item that is on its turn.
async function sortInto(page, item, bin) {
  await shows(page, `sort.item.${item}.open`);
  await press(page, `sort.bin.${bin}.put`);
  await byId(page, `sort.bin.${bin}.items`).locator(`[data-id="sort.item.${item}"]`).waitFor({ state: 'attached' });
}

each(test, 'sixteen actions by link, sorted on a phone, handed in', [{ language: 'zh' }, { language: 'en' }], async (t, { language }) => {
  const trainer = await t.open({ language, device: 'laptop', prepare: catchCopies });
  const link = await exerciseLink(trainer, 'x-actions');
  check(link.includes('#x='), link);
  check(link.length <= 300, `the link has ${link.length} characters`);
  t.step('QR code');
  await press(trainer, 'exercise.show_qr');
  await shows(trainer, 'qr.code');
  await trainer.keyboard.press('Escape');
  t.step('the trainee begins');
  const page = await t.open({ language, device: 'phone', address: link, prepare: catchCopies });
  await press(page, 'task.begin');
  await shows(page, 'task.submit');
  equal(await page.evaluate(() => window.sandtable.waits()), 0, 'times the page has stood still');
  for (let item = 1; item <= 16; item += 1) await sortInto(page, item, item === 1 ? 'attend' : Object.keys(KEY).find((bin) => KEY[bin].includes(item)));
  equal(await byId(page, 'sort.score').count(), 0, 'no key before handing in');
  t.step('handing in');
  await press(page, 'task.submit');
  await press(page, 'hand_in.do');
  await press(page, 'hand_in.copy_code');
  const code = await lastCopied(page);
  check(/^[A-Z0-9]{4}(-[A-Z0-9]{4})+$/.test(code), code);
  await press(page, 'hand_in.copy_link');
  await eventually('a link was copied', async () => (await lastCopied(page)).includes('#p='));
  await press(page, 'hand_in.copy_text');
  await eventually('a text with the code was copied', async () => (await lastCopied(page)).includes(`\n${code}`));
  const file = JSON.parse((await downloadOf(page, () => press(page, 'hand_in.file'))).text);
  check(file.task && file.sortings.length === 1 && !file.exercise && !file.author, JSON.stringify(file));
  t.step('now with the key');
  await page.keyboard.press('Escape');
  check((await textOf(page, 'sort.score')).includes('15'), await textOf(page, 'sort.score'));
  t.step('kept');
  const work = await stored(page, 'all sixteen', (plan) => plan.sortings?.[0] && Object.keys(plan.sortings[0].placed).length === 16);
  check(work.task.handed_in, 'when it was handed in is kept');
  equal((await readStoredPlans(page)).length, 1, 'plans of the trainee');
});

test('by keyboard alone, and the clock survives a reload', async (t) => {
  const trainer = await t.open({ language: 'en', device: 'laptop', prepare: catchCopies });
  const link = await exerciseLink(trainer, 'x-actions');
  const page = await t.open({ language: 'en', device: 'laptop', address: link });
  const use = async (id) => {
    await byId(page, id).focus();
    await page.keyboard.press('Enter');
  };
  await use('task.begin');
  await byId(page, 'sort.item.1.open').focus();
  await page.keyboard.press('3');
  await byId(page, 'sort.bin.harvest.items').locator('[data-id="sort.item.1"]').waitFor({ state: 'attached' });
  equal(await byId(page, 'sort.bin.harvest.items').locator('legend').count(), 0, 'names of the time when it was empty');
  await stored(page, 'the first action', (plan) => plan.sortings?.[0]?.placed?.['1'] === 'harvest');
  await page.reload();
  check(/\d+ minutes/.test(await textOf(page, 'task.submit')), 'the time that is left');
  await byId(page, 'sort.bin.harvest.items').locator('[data-id="sort.item.1"]').waitFor({ state: 'attached' });
});

test('an exercise with a trainer\'s own test brings the test along; opened again it goes on, and the class counts it', async (t) => {
  const trainer = await t.open({ language: 'en', device: 'laptop', prepare: catchCopies });
  await importFiles(trainer, ['own.json', JSON.stringify({ ...testPack(trainer), id: 'travels', title: 'A test of our own' })]);
  await toastWords(trainer, 'toast.pack_added', { title: 'A test of our own' });
  await press(trainer, 'home.workshop');
  await press(trainer, 'workshop.new');
  await press(trainer, trainer.getByRole('checkbox', { name: 'A test of our own' }));
  await press(trainer, 'exercise.copy_link');
  const link = await lastCopied(trainer);
  const context = await t.context({ language: 'zh', device: 'phone' });
  const page = await t.open({ context, language: 'zh', device: 'phone', address: link });
  equal(await textOf(page, 'task.asked0'), 'A test of our own');
  await press(page, 'task.begin');
  await answer(page, 1, 4);
  await stored(page, 'an answer', (plan) => Object.keys(plan.self_tests?.[0]?.answers ?? {}).length === 1);
  t.step('again');
  await page.close();
  const later = await t.open({ context, language: 'zh', device: 'phone', address: link });
  await press(later, 'task.continue');
  await shows(later, 'task.tool0.open');
  check((await textOf(later, 'task.tool0.open')).includes('1 / '), await textOf(later, 'task.tool0.open'));
  equal((await readStoredPlans(later)).length, 1, 'plans of the trainee');
  t.step('collected');
  await press(later, 'hand_in.do');
  const handed = await byId(later, 'hand_in.link').inputValue();
  await press(trainer, 'exercise.class');
  await byId(trainer, 'class.draft').fill(handed);
  await press(trainer, 'class.add');
  await shows(trainer, 'class.test.travels');
});

test('the workshop cannot be fetched: it says so, and the next try opens it', async (t) => {
  t.expectErrors(/workshop|ERR_FAILED|Failed to load/);
  const context = await t.context({ language: 'en' });
  let broken = true;
  await context.route(/\/workshop(_en)?\./, (route) => (broken ? route.abort() : route.continue()));
  const page = await t.open({ context, language: 'en' });
  await eventually('what follows the first screens is there', () => page.evaluate(() => window.sandtable.complete));
  await press(page, 'home.workshop');
  await shows(page, 'page.retry');
  broken = false;
  await press(page, 'page.retry');
  await shows(page, 'workshop.ready.x-actions');
  equal(await page.evaluate(() => window.sandtable.waits()), 0, 'times the page has stood still');
});

const SETTINGS = [{ language: 'en', device: 'phone', dark: true }, { language: 'zh', device: 'laptop' }];

each(test, 'axe on every screen', SETTINGS, async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await press(page, 'home.workshop');
  await press(page, 'workshop.ready.x-actions');
  const link = await byId(page, 'exercise.link').inputValue();
  await look('exercise');
  await press(page, 'exercise.show_qr');
  await shows(page, 'qr.code');
  await look('QR code');
  await page.keyboard.press('Escape');
  await press(page, 'top.back');
  await shows(page, 'workshop.new');
  await look('the trainer\'s list');
  for (const kind of ['test', 'sort']) {
    await press(page, 'workshop.own');
    await press(page, `own.new_${kind}`);
    for (const list of kind === 'test' ? ['questions', 'dimensions'] : ['bins', 'items']) {
      await byId(page, `own.${list}.add`).fill('Listen');
      await byId(page, `own.${list}.add`).press('Enter');
      await shows(page, `own.${list}.1.more`);
    }
    await look(`the editor, ${kind}`);
    await press(page, 'top.back');
    await press(page, 'top.back');
  }
  await page.goto('about:blank');
  await page.goto(link);
  await shows(page, 'task.begin');
  await look('start');
  await press(page, 'task.begin');
  await sortInto(page, 1, 'harvest');
  await look('sorting');
  await press(page, 'sort.item.2.more');
  await shows(page, 'sort.to.harvest');
  await look('menu of an item');
  await page.keyboard.press('Escape');
  await press(page, 'top.back');
  await press(page, 'hand_in.do');
  await shows(page, 'hand_in.code');
  await look('handed in');
  const code = await byId(page, 'hand_in.code').inputValue();
  await page.goto('about:blank');
  await page.goto(t.address);
  await press(page, 'home.workshop');
  await press(page, page.locator('[data-id^="workshop.exercises.list."]').first());
  await press(page, 'exercise.class');
  await byId(page, 'class.draft').fill(`${code}\nABCD-EFGH-JKLM-NPQR-STVW`);
  await press(page, 'class.add');
  await shows(page, 'class.report');
  await press(page, page.getByRole('button', { name: setting.language === 'zh' ? '揭晓' : 'Reveal', exact: true }).first());
  await look('class');
  equal(faults, [], 'faults');
});
