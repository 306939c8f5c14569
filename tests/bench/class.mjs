// A class of a thousand: the time from choosing the files until the class is on show, in the page itself; and from choosing the class
// until it is there, and its figures are.
import { timeToOpen } from './page_probes.mjs';

const exerciseOf = (page) => page.evaluate(() => new Promise((resolve) => {
  indexedDB.open('sandtable').onsuccess = ({ target: { result: database } }) => {
    const stores = [...database.objectStoreNames];
    const found = [];
    const transaction = database.transaction(stores);
    for (const name of stores) transaction.objectStore(name).getAll().onsuccess = ({ target: { result } }) => { found.push(...result); };
    transaction.oncomplete = () => {
      database.close();
      resolve(found.map(({ content }) => JSON.parse(content ? new TextDecoder().decode(content) : '{}')).find(({ task }) => task)?.task.exercise);
    };
  };
}));

const handIn = (exercise, i) => ({
  format: 'sandtable-plan', version: 1, id: `h${i}`, language: 'en',
  task: { exercise, person: `${String(i).padStart(6, '0')}zz`, handed_in: '2026-11-21T10:00:00Z' },
  self_tests: [{ id: 't', test: 'negotiation', pack_version: 1, phase: 'before', rater: { kind: 'self' },
    answers: Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, 1 + ((i * 7 + q * 3 + (i >> 3)) % 5)])) }],
});

export const PEOPLE = 1000;

// `asFiles`: a file each; otherwise one file with a line each. → milliseconds
export async function collectTime(page, address, asFiles) {
  const press = (id) => page.locator(`[data-id="${id}"]`).first().click();
  await page.goto(address);
  await page.waitForFunction(() => window.sandtable?.complete);
  await press('home.workshop');
  await press('workshop.ready.x-before');
  await press('exercise.class');
  await page.locator('[data-id="class.draft"]').waitFor({ state: 'attached' });
  let exercise;
  for (let tries = 0; !exercise && tries < 50; tries += 1) {
    exercise = await exerciseOf(page);
    await page.waitForTimeout(100);
  }
  const texts = Array.from({ length: PEOPLE }, (_, i) => JSON.stringify(handIn(exercise, i + 1)));
  const files = (asFiles ? texts : [texts.join('\n')]).map((text, i) => ({ name: `${i}.ndjson`, mimeType: 'application/json', buffer: Buffer.from(text) }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('class.files')]);
  await page.evaluate((people) => {
    document.getElementById('file_input').addEventListener('change', () => {
      const begun = performance.now();
      const look = () => {
        const shown = document.querySelector('[data-id="class.count"]')?.textContent.replace(/\D/g, '') ?? '';
        if (shown.startsWith(String(people))) window.collectedMs = performance.now() - begun;
        else requestAnimationFrame(look);
      };
      look();
    }, true);
  }, PEOPLE);
  await chooser.setFiles(files);
  return page.waitForFunction(() => window.collectedMs, undefined, { timeout: 60_000 }).then((handle) => handle.jsonValue());
}

const answers = (i, more) => Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, Math.min(5, 1 + ((i * 7 + q * 3 + (i >> 3)) % 4) + more)]));
const selfTest = (i, phase) => ({ id: phase, test: 'negotiation', pack_version: 1, phase, rater: { kind: 'self' }, answers: answers(i, phase === 'after' ? 1 : 0) });
// A course of each: the self-test before and after, the sixteen actions and a SWOT.
const fullHandIn = (i) => ({
  ...handIn('x-course', i), self_tests: [selfTest(i, 'before'), selfTest(i, 'after')],
  sortings: [{ id: 's', sort: 'sixteen_actions', pack_version: 1, placed: Object.fromEntries(Array.from({ length: 16 }, (_, item) => [item + 1, ['consolidate', 'invest', 'harvest', 'attend'][(i + item) % 4]])) }],
  swot: Object.fromEntries(['strengths', 'weaknesses', 'opportunities', 'threats'].map((cell) => [cell, [{ id: cell, text: `${cell} ${i % 40}` }]])),
});
const classFile = () => ({
  format: 'sandtable-plan', version: 1, id: '10000000-0000-4000-8000-000000000001', title: 'A thousand people', language: 'en',
  created: '2026-11-21T09:00:00Z', modified: '2026-11-21T09:00:00Z',
  exercise: { tools: [{ tool: 'self_test', test: 'negotiation', phase: 'before' }] }, task: { exercise: 'x-course' },
  hand_ins: Array.from({ length: PEOPLE }, (_, i) => fullHandIn(i + 1)),
});

// → milliseconds from choosing the class in the list until it can be used, and from “Reveal all” until the figures are drawn.
export async function classTimes(page, address) {
  const byId = (id) => `[data-id="${id}"]`;
  const opened = async (press, shows) => {
    await page.evaluate(timeToOpen, { press, shows });
    return page.waitForFunction(() => window.openedMs, undefined, { timeout: 60_000 }).then((handle) => handle.jsonValue());
  };
  await page.goto(address);
  await page.waitForFunction(() => window.sandtable?.complete);
  await page.locator(byId('home.workshop')).click();
  await page.locator(byId('workshop.ready.x-before')).waitFor({ state: 'attached' });
  await page.locator(byId('top.back')).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator(byId('home.import')).click()]);
  await chooser.setFiles([{ name: 'class.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(classFile())) }]);
  await page.locator(byId('toast.action')).waitFor();
  await page.waitForTimeout(1500);
  await page.reload();
  await page.waitForFunction(() => window.sandtable?.complete);
  await page.locator(byId('home.workshop')).click();
  const row = '[data-id^="workshop.classes.list."]';
  await page.locator(row).first().waitFor({ state: 'attached' });
  const open = await opened(row, byId('class.reveal_all'));
  return { open, reveal: await opened(byId('class.reveal_all'), byId('class.test.negotiation.self.before.answers.chart')) };
}
