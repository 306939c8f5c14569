// A course from the trainer's link to the class's result: phones in both languages do the self-test before and after; they submit by
// code, link, text and file, one twice, with something broken among it, and the trainer pastes everything at once.
import { answerAll, byId, catchCopies, downloadOf, lastCopied, press, shows, stored } from './app.mjs';
import { check, equal, suite } from './harness.mjs';

const test = suite('course');
const PEOPLE = [
  { language: 'zh', way: 'code', before: 2, after: 3 },
  { language: 'en', way: 'link', before: 3, after: 5 },
  { language: 'zh', way: 'text', before: 4, after: 4 },
  { language: 'en', way: 'file', before: 1, after: 2 },
];

async function give(trainer, id) {
  await trainer.evaluate(() => { location.hash = '#/workshop'; });
  await press(trainer, `workshop.ready.${id}`);
  await shows(trainer, 'exercise.link');
  return byId(trainer, 'exercise.link').inputValue();
}

// One person's attempt in the browser that is theirs. → what the trainer gets
async function takePart(t, context, { language, way }, link, value) {
  const page = await t.open({ context, language, device: 'phone', address: link, prepare: catchCopies });
  await press(page, 'task.begin');
  await answerAll(page, Array(16).fill(value));
  await press(page, 'task.submit');
  await press(page, 'hand_in.do');
  await shows(page, 'hand_in.copy_code');
  let handed;
  if (way === 'file') handed = { file: (await downloadOf(page, () => press(page, 'hand_in.file'))).text };
  else {
    await press(page, `hand_in.copy_${way}`);
    handed = { text: await lastCopied(page) };
  }
  await page.close();
  return handed;
}

test('four phones before and after the course, everything pasted at once: nobody twice, everybody paired, what is broken named', async (t) => {
  const trainer = await t.open({ language: 'en', device: 'laptop', prepare: catchCopies });
  const before = await give(trainer, 'x-before');
  const after = await give(trainer, 'x-after');
  const handed = [];
  await Promise.all(PEOPLE.map(async (person) => {
    const context = await t.context({ language: person.language, device: 'phone' });
    handed.push(await takePart(t, context, person, before, person.before), await takePart(t, context, person, after, person.after));
  }));
  t.step('the trainer collects');
  await press(trainer, 'exercise.class');
  await shows(trainer, 'class.draft');
  const texts = handed.filter(({ text }) => text).map(({ text }) => text);
  check(texts.length === 6, `${texts.length} texts`);
  const [code] = texts.filter((text) => /^[A-Z0-9-]+$/.test(text));
  const broken = code.replace(/^./, code[0] === 'A' ? 'B' : 'A');
  await byId(trainer, 'class.draft').fill([...texts, texts[0], broken].join('\n'));
  await press(trainer, 'class.add');
  await stored(trainer, 'six submissions', (plan) => plan.hand_ins?.length === 6);
  const report = await byId(trainer, 'class.report').textContent();
  check(/6 added/.test(report) && /1 couldn’t be read/.test(report), report);
  t.step('files');
  const files = handed.filter(({ file }) => file).map(({ file }, i) => ({ name: `${i}.json`, mimeType: 'application/json', buffer: Buffer.from(file) }));
  const [chooser] = await Promise.all([trainer.waitForEvent('filechooser'), press(trainer, 'class.files')]);
  await chooser.setFiles(files);
  await stored(trainer, 'eight submissions', (plan) => plan.hand_ins?.length === 8);
  t.step('pairs');
  await press(trainer, 'class.reveal_all');
  await shows(trainer, 'class.test.negotiation.pairs.table.row5');
  equal(await byId(trainer, 'class.count').textContent(), '8 submissions from 4 people', 'who');
  // Means of 2, 3, 4, 1 and of 3, 5, 4, 2 in all sixteen questions.
  const total = (await byId(trainer, 'class.test.negotiation.pairs.table.row5').locator('th, td').allTextContents()).map((text) => text.trim());
  equal(total.slice(1, 5), ['4', '40.00 (20.66)', '56.00 (20.66)', '+16.00'], `the total of ${total}`);
});
