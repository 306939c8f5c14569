// A course from the trainer's links to the class's results: everybody has a phone of their own, in Chinese or in English, and does the
// self-test before, the sixteen actions, a SWOT case and the self-test after. They submit by code, link, text and file, some twice and
// some of it broken, and the trainer collects all of it at once. PEOPLE says how many they are (4).
import { byId, catchCopies, downloadOf, lastCopied, press, shows, sortPack, stored, testPack, textOf, tr } from './app.mjs';
import { check, equal, eventually, pause, suite } from './harness.mjs';

const test = suite('course');
const COUNT = Number(process.env.PEOPLE ?? 4);
const AT_ONCE = 4;
const MOST_TAPS = 20;
const WAYS = ['code', 'link', 'text', 'file'];
const TASKS = ['before', 'actions', 'swot', 'after'];
const CELLS = ['strengths', 'weaknesses', 'opportunities', 'threats'];
const RIVAL = 'Daheng −6 %';

// The first and the third have the same name; every second one puts the first action where it doesn't belong.
const PEOPLE = Array.from({ length: COUNT }, (_, i) => ({
  i, way: WAYS[i % 4], language: i % 2 === 0 ? 'zh' : 'en', name: i === 0 || i === 2 ? '李明' : `Person ${i}`, before: 1 + i % 4, errs: i % 2 === 1,
}));

const named = (page, role, name) => page.getByRole(role, { name: typeof name === 'string' ? new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*[:：,，(（]`) : name });
const exactly = (where, role, name) => where.getByRole(role, { name, exact: true });

async function answerTest(page, value) {
  const { questions, scale } = testPack(page);
  for (const { text } of questions) {
    const group = exactly(page, 'radiogroup', text);
    await press(page, exactly(group, 'radio', scale.labels[value - scale.min]));
    await group.waitFor({ state: 'detached' });
  }
}

async function sortActions(page, { errs }) {
  const { items, bins } = sortPack(page);
  for (const { id, text, bin } of items) {
    await exactly(page, 'button', text).waitFor({ state: 'attached' });
    await press(page, named(page, 'button', bins.find((one) => one.id === (errs && id === '1' ? 'attend' : bin)).title).first());
  }
}

async function addCards(page, cell, texts) {
  const title = tr(page, `swot.${cell}`);
  await press(page, named(page, 'button', title));
  const field = page.getByRole('textbox', { name: `${tr(page, 'swot.add_card')}: ${title}` });
  for (const text of texts) {
    await field.fill(text);
    await page.keyboard.press('Enter');
    await exactly(page, 'button', text).waitFor({ state: 'attached' });
  }
}

const work = {
  before: (page, person) => answerTest(page, person.before),
  after: (page, person) => answerTest(page, person.before + 1),
  actions: sortActions,
  async swot(page, { i }) {
    for (const cell of CELLS) await addCards(page, cell, [cell === 'threats' ? RIVAL : `${cell} ${i}`]);
  },
};

async function submit(page, task, { name, way }) {
  const title = tr(page, 'hand_in.title');
  await press(page, named(page, 'button', title));
  const dialog = page.getByRole('dialog', { name: title });
  if (task === 'swot') await dialog.getByRole('textbox', { name: tr(page, 'task.name') }).fill(name);
  await press(page, exactly(dialog, 'button', title));
  if (way === 'file') return { file: (await downloadOf(page, () => press(page, exactly(dialog, 'button', tr(page, 'hand_in.file'))))).text };
  const key = way === 'text' ? 'hand_in.text' : way === 'link' || task === 'swot' ? 'share.copy_link' : 'hand_in.copy_code';
  const before = await page.evaluate(() => window.copied.length);
  await press(page, exactly(dialog, 'button', tr(page, key)));
  await eventually('it was copied', () => page.evaluate((n) => window.copied.length > n, before));
  return { text: await lastCopied(page) };
}

// After the first try: a card more, and everything anew.
async function submitAgain(page, task, person) {
  await press(page, exactly(page.getByRole('dialog'), 'button', tr(page, 'dialog.close')));
  await pause(1100);  // submissions are told apart by the second
  await addCards(page, 'weaknesses', ['no designers']);
  return submit(page, task, person);
}

function countTaps() {
  window.taps = 0;
  addEventListener('pointerdown', () => { window.taps += 1; }, true);
}

// One task on one phone. → what the trainer gets
async function takePart(t, context, person, task, link) {
  const page = await t.open({ context, language: person.language, device: 'phone', address: link, prepare: catchCopies });
  await page.evaluate(countTaps);
  await press(page, exactly(page, 'button', tr(page, 'task.begin')));
  await work[task](page, person);
  const handed = [await submit(page, task, person)];
  const taps = await page.evaluate(() => window.taps);
  if (task === 'before' || task === 'after') check(taps <= MOST_TAPS, `${taps} taps from the link to the ${person.way}`);
  if (task === 'swot' && person.i === 1) handed.push(await submitAgain(page, task, person));
  await page.close();
  return handed;
}

async function course(t, person, links) {
  const context = await t.context({ language: person.language, device: 'phone' });
  const handed = [];
  for (const task of TASKS) handed.push(...await takePart(t, context, person, task, links[task]));
  await context.close();
  return handed;
}

// What everybody hands in; as many at once as the machine bears.
async function allHandIns(t, links) {
  const waiting = [...PEOPLE];
  const handed = [];
  const lane = async () => {
    for (let person; (person = waiting.shift());) handed.push(...await course(t, person, links));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return handed;
}

async function give(trainer, id) {
  await trainer.evaluate(() => { location.hash = '#/workshop'; });
  await press(trainer, `workshop.ready.x-${id}`);
  await shows(trainer, 'exercise.link');
  return byId(trainer, 'exercise.link').inputValue();
}

const altered = (text, at) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

const asFile = (text, name) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test(`${COUNT} phones on a course, everything collected at once: nobody twice, everybody paired, what is broken named`, async (t) => {
  const trainer = await t.open({ language: 'en', device: 'laptop', prepare: catchCopies });
  const links = {};
  for (const task of TASKS) links[task] = await give(trainer, task);
  const handed = await allHandIns(t, links);
  t.step('pasted by keyboard');
  const use = async (id) => {
    await byId(trainer, id).first().focus();
    await trainer.keyboard.press('Enter');
  };
  await use('exercise.class');
  await shows(trainer, 'class.draft');
  const texts = handed.flatMap(({ text }) => text ?? []);
  const code = texts.find((text) => /^[A-Z0-9-]+$/.test(text));
  const link = texts.find((text) => text.startsWith('http'));
  const broken = [
    [link.slice(0, link.length / 2), 'hand_in.error_cut'],
    [altered(link, Math.round(link.length / 2)), 'hand_in.error_altered'],
    [altered(code, 0), 'hand_in.error_group'],
    [links.before, 'hand_in.error_exercise'],
  ];
  const chat = [...texts, texts[0], ...broken.map(([text]) => text)].map((text, i) => `小李 10:${10 + i}\n谢谢老师！ ${text}`).join('\n\n');
  await byId(trainer, 'class.draft').focus();
  await trainer.keyboard.insertText(chat);
  await eventually('the button', () => byId(trainer, 'class.add').isEnabled());
  await use('class.add');
  const files = handed.flatMap(({ file }) => file ?? []);
  const chosen = [...files.map((file, i) => asFile(file, `${i}.json`)), asFile(files[0], 'again.json'), asFile(files[0].slice(0, 200), 'cut.json')];
  const pasted = 2 * PEOPLE.filter(({ way }) => way !== 'file').length;
  await stored(trainer, `${pasted} submissions`, (plan) => plan.hand_ins?.length === pasted);
  const lines = await textOf(trainer, 'class.report.lines');
  for (const [n, key] of [[pasted, 'class.added'], [pasted + 1, 'class.kept_other'], [1, 'class.same'], [broken.length, 'class.broken']]) {
    check(lines.includes(tr(trainer, key, { n })), `“${tr(trainer, key, { n })}” in ${lines}`);
  }
  const faults = await textOf(trainer, 'class.report.broken');
  for (const [, key] of broken) check(faults.includes(tr(trainer, key, { n: 1, group: altered(code, 0).slice(0, 4) })), `“${tr(trainer, key)}” in ${faults}`);
  t.step('the other tasks');
  await use('class.take_others');
  await stored(trainer, 'all that was pasted', (plan) => plan.hand_ins?.length === 2 * pasted);
  t.step('files');
  const [chooser] = await Promise.all([trainer.waitForEvent('filechooser'), use('class.files')]);
  await chooser.setFiles(chosen);
  await eventually('the cut file by its name, with what to do', async () => {
    const line = await textOf(trainer, 'class.report.broken.1');
    return line.includes('cut.json') && line.includes(tr(trainer, 'hand_in.error_file'));
  });
  if (files.length) await use('class.take_others');
  await stored(trainer, 'everything', (plan) => plan.hand_ins?.length === 4 * COUNT);
  t.step('figures');
  const counted = tr(trainer, 'class.count', { n: 4 * COUNT, people: COUNT });
  await eventually(counted, async () => await textOf(trainer, 'class.count') === counted);
  equal(await byId(trainer, 'class.sort.sixteen_actions.share.table').count(), 0, 'hidden');
  await use('class.reveal_all');
  const row = async (id) => {
    await shows(trainer, id);
    return (await byId(trainer, id).locator('th, td').allTextContents()).map((text) => text.trim());
  };
  const total = await row('class.test.negotiation.pairs.table.row5');
  equal([total[1], total[4]], [String(COUNT), '+16.00'], `the total of ${total}`);
  const right = PEOPLE.filter(({ errs }) => !errs).length;
  check((await row('class.sort.sixteen_actions.share.table.row1')).join(' ').includes(`${Math.round(100 * right / COUNT)}%`), 'the first action');
  const bins = await row('class.sort.sixteen_actions.bins.table.row1');
  equal(bins.filter((text) => /^[1-9]\d*$/.test(text)).map(Number).sort(), [COUNT - right, right].sort(), `where the first action went: ${bins}`);
  const threats = await textOf(trainer, 'class.swot.threats.cards');
  check(threats.includes(RIVAL) && threats.includes(tr(trainer, 'class.by', { n: COUNT })), threats);
  check((await textOf(trainer, 'class.swot.weaknesses.cards')).includes('no designers'), 'of two submissions the later counts');
  t.step('people');
  await byId(trainer, 'class.names').focus();
  await trainer.keyboard.press('Space');
  const namesakes = byId(trainer, 'class.tasks.table').locator('th, td').filter({ hasText: /^李明$/ });
  await eventually('two people of the same name', async () => await namesakes.count() === 2);
  const people = await downloadOf(trainer, () => use('class.export.people'));
  equal([...people.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'byte order mark');
  equal(people.text.trim().split('\r\n').length, COUNT + 1, 'a row each');
});
