// How tests drive the app: by the stable ids, roles and names of its accessible elements.
import { readFile } from 'node:fs/promises';
import { textsOf } from '../texts.mjs';
import { check, equal, eventually, pause, ROOT } from './harness.mjs';

const json = async (file) => JSON.parse(await readFile(new URL(file, `file://${ROOT}`), 'utf8'));
const packs = {};
for (const language of ['zh', 'en']) {
  packs[language] = {
    ui: textsOf(language), test: await json(`assets/${language}/tools/self_test/tests/negotiation.json`), sort: await json(`assets/${language}/tools/sorting/sorts/sixteen_actions.json`),
  };
}

export const fixture = (name) => readFile(new URL(`tests/fixtures/${name}`, `file://${ROOT}`));
export const testPack = (page) => packs[page.setting.language].test;
export const sortPack = (page) => packs[page.setting.language].sort;

// The words of `key` in the page's language.
export const tr = (page, key, values = {}) =>
  packs[page.setting.language].ui[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export const byId = (page, id) => page.locator(`[data-id="${id}"]`);
export const button = (page, key, values) => page.getByRole('button', { name: tr(page, key, values), exact: true });
export const shows = (page, id) => byId(page, id).first().waitFor({ state: 'attached' });
export const gone = (page, id) => byId(page, id).first().waitFor({ state: 'detached' });
export const textOf = async (page, id) => (await byId(page, id).textContent()).trim();
export const focused = (page) => page.evaluate(() => document.activeElement?.closest('[data-id]')?.dataset.id ?? '');

// A finger on phones, the mouse elsewhere.
export async function press(page, target) {
  const element = typeof target === 'string' ? byId(page, target) : target;
  if (page.setting.device === 'phone') await element.tap();
  else await element.click();
}

// Tab until the element with this id (or one whose id begins so) has the focus.
export async function tabTo(page, id, most = 60) {
  const seen = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at === id || (id.endsWith('.') && at.startsWith(id))) return seen;
    seen.push(at);
  }
  throw new Error(`Tab never reaches ${id}, only ${[...new Set(seen)].join(' ')}`);
}

export async function beginSelfTest(page) {
  await press(page, 'home.start_self_test');
  await press(page, 'self_test.begin');
  await shows(page, 'self_test.q1');
}

export const isChecked = (page, question, value) => byId(page, `self_test.q${question}.a${value}`).isChecked();

// Presses an answer and waits until the app has taken it (phones go on by themselves: after the last to the result, when all
// are answered).
export async function answer(page, question, value, last = 16) {
  await press(page, `self_test.q${question}.a${value}`);
  if (page.setting.device === 'phone' && question < last) await shows(page, `self_test.q${question + 1}`);
  else await eventually(`question ${question} shows ${value}, or is left`, async () => await byId(page, `self_test.q${question}`).count() === 0 || isChecked(page, question, value));
}

// Waits for what the progress says.
export const answered = (page, n, of = 16) => eventually(`“${tr(page, 'test.answered', { n, of })}”`, async () =>
  (await textOf(page, 'self_test.progress.words')) === tr(page, 'test.answered', { n, of }));

export const ANSWERS = [4, 3, 2, 4, 3, 5, 2, 4, 4, 5, 3, 4, 2, 3, 3, 4];
export const answersOf = (list) => Object.fromEntries(list.map((value, i) => [i + 1, value]).filter(([, value]) => value));

// Answers the questions in order (0: left out, on laptops only) and opens the result.
export async function answerAll(page, list = ANSWERS) {
  for (const [i, value] of list.entries()) if (value) await answer(page, i + 1, value);
  if (page.setting.device !== 'phone' || list.includes(0)) await press(page, 'self_test.result');
  await shows(page, 'result.total.value');
}

// What IndexedDB holds: [{ id, title, revision, deleted, text, plan }].
export async function readStoredPlans(page) {
  const records = await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('sandtable');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const ended = (value) => {
        database.close();
        resolve(value);
      };
      if (!database.objectStoreNames.contains('plans')) return ended([]);
      const all = database.transaction('plans').objectStore('plans').getAll();
      // What is stored is bytes; the tests see text, as the first versions stored it.
      const withText = ({ content, ...version }) => ({ ...version, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(content) });
      all.onsuccess = () => ended(all.result.map((record) => {
        const { previous, ...plan } = record.content ? withText(record) : record;
        return { ...plan, previous: previous?.content ? withText(previous) : previous };
      }));
      all.onerror = () => reject(all.error);
    };
  }));
  return records.map((record) => ({ ...record, plan: JSON.parse(record.text) }));
}

// Waits until a stored plan satisfies `condition`, and returns it.
export const stored = (page, what, condition) => eventually(`a stored plan with ${what}`, async () =>
  (await readStoredPlans(page)).map(({ plan }) => plan).find(condition));

export const storedAnswers = (page, list) => {
  const wanted = JSON.stringify(answersOf(list));
  return stored(page, `the answers ${wanted}`, (plan) => plan.self_tests?.some(({ answers }) => JSON.stringify(answers ?? {}) === wanted));
};

// Runs `action` and returns the file that it downloads: { name, bytes, text }.
export async function downloadOf(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

const asFile = ([name, content]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

// Imports files ([[name, content], …]) by the button and the browser's file chooser.
export async function importFiles(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'home.import')]);
  check(chooser.isMultiple(), 'only one file may be chosen');
  await chooser.setFiles(files.map(asFile));
}

export async function toastWords(page, key, values) {
  const words = tr(page, key, values);
  await eventually(`the message “${words}”`, async () => (await textOf(page, 'toast.text')) === words);
}

// Imports a plan from a file and opens it by the message's button.
export async function openImported(page, name, content) {
  await importFiles(page, [name, content]);
  await shows(page, 'toast.action');
  await press(page, 'toast.action');
  await shows(page, 'plan.title');
}

// Keeps what the page copies in window.copied instead of the clipboard, which all profiles of one browser share.
export function catchCopies() {
  window.copied = [];
  Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text) => void window.copied.push(text) });
}

export const lastCopied = (page) => eventually('something was copied', () => page.evaluate(() => window.copied.at(-1)));

export async function isSaved(page) {
  await eventually('“saved” is on screen', async () => (await textOf(page, 'save_status')) === tr(page, 'save.saved'));
}

export const homeFromHere = async (page) => {
  for (let i = 0; i < 4 && await byId(page, 'top.back').count(); i += 1) {
    const before = await page.evaluate(() => location.hash);
    await press(page, 'top.back');
    await eventually('the address changed', async () => (await page.evaluate(() => location.hash)) !== before);
    // The address changes in the frame that hears of the press, the button goes with the next.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  }
  await shows(page, 'home.plans');
};

// To another page of the app by its address; `id`: what shows that it is there.
export async function goTo(page, hash, id = 'page.title') {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await eventually(hash, async () => (await page.evaluate(() => location.hash)) === hash);
  await shows(page, id);
}

export const noProblems = async (page) => equal(await byId(page, 'problems').count(), 0, 'problem dialogs');

// What the screen shows: { colours: how many different ones, common: the share of the most frequent }.
export async function pixels(page, clip) {
  const picture = (await page.screenshot({ clip, caret: 'hide' })).toString('base64');
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async (data) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const counts = new Map();
      for (const value of new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return { colours: counts.size, common: Math.max(...counts.values()) / (image.width * image.height) };
    }, picture);
  } finally {
    await blank.close();
  }
}

export async function isDrawn(page, what) {
  let seen;
  await eventually(`${what} is drawn`, async () => {
    seen = await pixels(page);
    return seen.colours > 40 && seen.common < 0.97;
  }).catch((error) => { throw new Error(`${error.message} ${JSON.stringify(seen)}`); });
}

// Frames have stopped: nothing is on its way to the canvas.
export async function atRest(page) {
  let last = -1;
  await eventually('the page comes to rest', async () => {
    const now = await page.evaluate(() => window.sandtable.frames);
    const same = now === last;
    last = now;
    if (!same) await pause(300);
    return same;
  });
}

export async function newPlan(page) {
  await press(page, 'home.new_plan');
  await shows(page, 'plan.title');
  await stored(page, 'a title', (plan) => plan.title);
}

export const bannerSays = (page, id, words) => eventually(`the banner “${words}”`, async () => (await textOf(page, `${id}.text`)) === words);
export const titled = (page, title) => stored(page, `the title “${title}”`, (plan) => plan.title === title);

// A plan with this title, saved. → its id
export async function planTitled(page, title) {
  await newPlan(page);
  await byId(page, 'plan.title').fill(title);
  await titled(page, title);
  await isSaved(page);
  return (await readStoredPlans(page))[0].id;
}
