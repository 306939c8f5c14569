// Links: there and back in another browser, cut, altered, with what messengers append; how long they are; other ways out.
import { execFileSync } from 'node:child_process';
import { answerAll, beginSelfTest, byId, catchCopies, fixture, gone, lastCopied, openImported, press, readStoredPlans, shows, stored, textOf, toastWords, tr } from './app.mjs';
import { check, each, equal, eventually, PROGRAM, suite } from './harness.mjs';

const test = suite('share');
const LANGUAGES = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const TWO = JSON.parse(await fixture('plans/v1-two-attempts.json'));
const contentOf = ({ title, author, self_tests: attempts }) => ({
  title, author, attempts: attempts.map(({ answers, phase, rater, taken }) => ({ answers, phase, rater, taken })),
});

async function linkOf(t, setting, plan, { result } = {}) {
  const page = await t.open({ ...setting, prepare: catchCopies });
  await openImported(page, 'plan.json', JSON.stringify(plan));
  if (result) {
    await press(page, `attempt.${result}.open`);
    await press(page, 'result.share');
  } else {
    await press(page, 'plan.share');
  }
  await press(page, 'share.copy');
  const link = await lastCopied(page);
  equal(await byId(page, 'share.link').inputValue(), link, 'the link on show');
  await toastWords(page, 'share.link_copied');
  return link;
}

const isShared = async (page) => {
  await shows(page, 'banner.shared');
  equal(await textOf(page, 'banner.shared.text'), tr(page, 'banner.shared'));
};

each(test, 'a plan by link to another browser', LANGUAGES, async (t, setting) => {
  const link = await linkOf(t, setting, TWO);
  t.step('opened elsewhere');
  const page = await t.open({ ...setting, address: link });
  await isShared(page);
  equal(await textOf(page, 'save_status'), tr(page, 'save.shared'));
  equal(await byId(page, 'plan.title').inputValue(), TWO.title);
  equal(await byId(page, 'plan.title').evaluate((field) => field.readOnly), true, 'read-only');
  equal((await readStoredPlans(page)).length, 0, 'stored before it was asked for');
  t.step('saved as a copy');
  await press(page, 'banner.save_copy');
  await gone(page, 'banner.shared');
  const copy = await stored(page, 'the title', ({ title }) => title === TWO.title);
  equal(contentOf(copy), contentOf(TWO), 'the copy');
  await byId(page, 'plan.title').fill('Mine');
  await stored(page, 'my title', ({ title }) => title === 'Mine');
  t.step('opened again: nothing is overwritten');
  await page.goto('about:blank');
  await page.goto(link);
  await isShared(page);
  await press(page, 'banner.save_copy');
  await gone(page, 'banner.shared');
  await eventually('two plans', async () => (await readStoredPlans(page)).length === 2);
  equal((await readStoredPlans(page)).map(({ title }) => title).sort(), [TWO.title, 'Mine'].sort());
});

each(test, 'one result by link', LANGUAGES, async (t, setting) => {
  const link = await linkOf(t, setting, TWO, { result: TWO.self_tests[1].id });
  const decoded = JSON.parse(execFileSync(PROGRAM, ['link', 'decode', link], { encoding: 'utf8' }));
  equal(decoded.self_tests.map(({ answers }) => answers), [TWO.self_tests[1].answers], 'what the native program reads');
  const page = await t.open({ ...setting, address: `${link}&appinstall=0` });
  await isShared(page);
  await shows(page, 'result.total.value');
  check((await textOf(page, 'result.total.value')).startsWith(tr(page, 'result.score_of', { score: 58, max: 80 })), 'total');
  equal(await byId(page, 'result.compare').count(), 0, 'other attempts');
  await press(page, 'banner.save_copy');
  const copy = await stored(page, 'one attempt', ({ self_tests: attempts }) => attempts.length === 1);
  equal(copy.self_tests[0].answers, TWO.self_tests[1].answers);
  await gone(page, 'banner.shared');
  await shows(page, 'result.total.value');
});

const problemSays = async (page, keys, what) => {
  await shows(page, 'problems.list.1');
  const words = await textOf(page, 'problems.list.1');
  check(keys.some((key) => words.startsWith(tr(page, key))), `${what}: ${words}`);
  await press(page, 'problems.done');
  await gone(page, 'problems');
};

// The same content as a sound link of version 9 would have it: its checksum depends on the version (src/core/links/link.cpp).
function laterVersion(hash) {
  const bytes = Buffer.from(hash.slice(4), 'base64url');
  const header = bytes.findIndex((byte) => byte < 128) + 1;
  let sum = 0xffffffff - 8;
  for (const byte of bytes.subarray(header + 4)) {
    sum ^= byte;
    for (let i = 0; i < 8; i += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  bytes.writeUInt32LE(~sum >>> 0, header);
  return `#p=9${bytes.toString('base64url')}`;
}

each(test, 'links that were cut or altered are recognised', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const link = await linkOf(t, setting, TWO);
  const page = await t.open(setting);
  const go = async (hash) => {
    await page.evaluate((to) => { location.hash = to; }, hash);
  };
  const hash = link.slice(link.indexOf('#'));
  const length = hash.length;
  for (const at of [3, 4, 5, 8, Math.floor(length / 2), length - 20, length - 2, length - 1]) {
    t.step(`cut to ${at} of ${length}`);
    await go(hash.slice(0, at));
    await problemSays(page, at < 9 ? ['error.link_cut', 'error.not_a_link', 'error.link_altered'] : ['error.link_cut'], `cut to ${at}`);
  }
  for (const at of [5, 9, 14, Math.floor(length / 2), length - 1]) {
    t.step(`altered at ${at}`);
    const other = hash[at] === 'A' ? 'B' : 'A';
    await go(hash.slice(0, at) + other + hash.slice(at + 1));
    await problemSays(page, ['error.link_altered', 'error.link_cut', 'error.too_large'], `altered at ${at}`);
  }
  t.step('of a later version, and altered to look like one');
  await go(laterVersion(hash));
  await problemSays(page, ['error.link_version'], 'version 9');
  await go(`#p=9${hash.slice(4)}`);
  await problemSays(page, ['error.link_altered'], 'altered to version 9');
  equal((await readStoredPlans(page)).length, 0, 'stored plans');
  t.step('whole again');
  await go(hash);
  await isShared(page);
});

each(test, 'what a messenger appends does no harm', [{ language: 'zh' }], async (t, setting) => {
  const link = await linkOf(t, setting, TWO);
  for (const tail of ['&appinstall=0', '&from=singlemessage&isappinstalled=0', '。', ')']) {
    t.step(tail);
    const page = await t.open({ ...setting, address: link + tail });
    await isShared(page);
    await page.close();
  }
});

each(test, 'the dialog says where the link fits', LANGUAGES, async (t, setting) => {
  const attempts = (count, name) => Array.from({ length: count }, (_, i) => ({
    ...TWO.self_tests[2], id: `a${i}`, rater: { kind: 'other', name: `${name(i)}` }, taken: new Date(1.8e12 + i * 86_398_000).toISOString().replace(/\.\d+/, ''),
  }));
  let state = 7;
  const noise = () => Array.from({ length: 10 }, () => String.fromCharCode(0x4e00 + ((state = (state * 75 + 74) % 65_537) % 8000))).join('');
  for (const [key, plan, least, most] of [
    ['share.fits_qr', { ...TWO, self_tests: TWO.self_tests.slice(0, 1) }, 0, 600],
    ['share.fits_messenger', { ...TWO, self_tests: attempts(20, noise) }, 601, 4096],
    ['share.too_long', { ...TWO, self_tests: attempts(220, noise) }, 4097, 256 << 10],
  ]) {
    t.step(key);
    const page = await t.open(setting);
    await openImported(page, 'plan.json', JSON.stringify({ ...plan, id: `b-${key.length}` }));
    await press(page, 'plan.share');
    const { length } = await byId(page, 'share.link').inputValue();
    check(length >= least && length <= most, `${length} characters`);
    equal(await byId(page, 'share.link').getAttribute('aria-description'), tr(page, key, { n: length }));
    await page.close();
  }
});

test('the system\'s share sheet, the file, and a refused clipboard', async (t) => {
  const page = await t.open({
    language: 'en',
    prepare: () => {
      window.shared = [];
      Object.defineProperty(navigator, 'share', { value: async (what) => void window.shared.push(what) });
      Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
      document.execCommand = () => false;
    },
  });
  await openImported(page, 'plan.json', JSON.stringify(TWO));
  await press(page, 'plan.share');
  await press(page, 'share.native');
  const [shared] = await eventually('the sheet opened', () => page.evaluate(() => window.shared.length && window.shared));
  equal([shared.title, shared.url], [TWO.title, await byId(page, 'share.link').inputValue()]);
  t.step('file');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'share.file')]);
  check(download.suggestedFilename().endsWith('.sandtable.json'), download.suggestedFilename());
  t.step('clipboard');
  await press(page, 'share.copy');
  await toastWords(page, 'share.copy_failed');
});

each(test, 'a result code or a link typed by hand opens read-only', LANGUAGES, async (t, setting) => {
  const page = await t.open(setting);
  await beginSelfTest(page);
  await answerAll(page);
  await press(page, 'result.share');
  const code = await byId(page, 'share.code').inputValue();
  const link = await byId(page, 'share.link').inputValue();
  await page.keyboard.press('Escape');
  for (const [what, text] of [['code', code.toLowerCase().replaceAll('-', '')], ['link', link]]) {
    t.step(what);
    const other = await t.open(setting);
    await press(other, 'home.enter');
    await byId(other, 'enter.text').fill(text.slice(0, -1));
    await press(other, 'enter.done');
    await shows(other, 'enter.error');
    equal(await byId(other, 'enter.text').inputValue(), text.slice(0, -1), 'what was typed');
    await byId(other, 'enter.text').fill(text);
    await byId(other, 'enter.text').press('Enter');
    await isShared(other);
    await shows(other, 'result.total.value');
    equal(await readStoredPlans(other), [], 'stored plans');
    await other.close();
  }
});
