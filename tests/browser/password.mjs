// Links and files that are protected with a password: made, opened in another browser, by node's own crypto and the other
// way round; wrong passwords, cut, altered and hostile ones. (tests/crypto.mjs has the published vectors.)
import { execFileSync } from 'node:child_process';
import { bodyOf, contentOf, fileOf, open, payloadOf, protectedLink, seal, sealedOfFile } from '../protected.mjs';
import { audit, audited } from './audit.mjs';
import { byId, catchCopies, downloadOf, fixture, focused, gone, importFiles, lastCopied, openImported, press, readStoredPlans, shows, stored, tabTo, textOf, tr } from './app.mjs';
import { check, each, equal, eventually, PROGRAM, suite } from './harness.mjs';
import { drop } from './plans.mjs';

const test = suite('password');
const SETTINGS = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const TWO = JSON.parse(await fixture('plans/v1-two-attempts.json'));
const PASSWORD = 'Zürich 密码 2026';
const hashOf = (link) => link.slice(link.indexOf('#'));
// What the native program makes of a plan, without an address.
const linkOf = (plan) => execFileSync(PROGRAM, ['link', 'encode', '-'], { input: JSON.stringify(plan), encoding: 'utf8' }).trim();
const ONE = JSON.parse(await fixture('plans/v1-self-test.json'));
const { exercise, format, version, id, title, language, created, modified } = JSON.parse(await fixture('plans/v1-workshop.json'));
const EXERCISE = { exercise, format, version, id, title, language, created, modified };

async function openShare(page) {
  await openImported(page, 'plan.json', JSON.stringify(TWO));
  await press(page, 'plan.share');
  const plain = await byId(page, 'share.link').inputValue();
  await press(page, 'share.protect');
  await byId(page, 'share.password').fill(PASSWORD);
  return plain;
}

async function enterPassword(page, password) {
  await byId(page, 'password.text').fill(password);
  await press(page, 'password.done');
}

async function wrongPassword(page, password) {
  await enterPassword(page, password);
  await shows(page, 'password.error');
  equal(await textOf(page, 'password.error'), tr(page, 'password.wrong'));
  equal(await byId(page, 'password.text').inputValue(), password, 'what was typed');
  await eventually('the focus is in the field', async () => (await focused(page)) === 'password.text');
}

const isShared = async (page) => {
  await shows(page, 'banner.shared');
  equal(await textOf(page, 'save_status'), tr(page, 'save.shared'));
};

// Everything that the page keeps, shows in its address or has told the screen reader.
const kept = (page) => page.evaluate(async () => {
  const databases = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = async () => {
      const stores = [...request.result.objectStoreNames];
      const all = await Promise.all(stores.map((store) => new Promise((done) => {
        request.result.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result);
      })));
      request.result.close();
      resolve(all);
    };
  })));
  const all = [databases, { ...localStorage }, { ...sessionStorage }, location.href, history.state, document.documentElement.textContent];
  return JSON.stringify(all, (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));
});
const keepsNothing = async (page, password = PASSWORD) => {
  const all = await kept(page);
  check(all.includes(TWO.title), 'what is kept was not read');
  check(!all.includes(password), 'the password is kept');
};

each(test, 'a link there and back', SETTINGS, async (t, setting) => {
  const page = await t.open({ ...setting, prepare: catchCopies });
  const plain = await openShare(page);
  t.step('the field');
  const field = byId(page, 'share.password');
  const attributes = () => field.evaluate(({ type, spellcheck, tagName, value }) => ({ type, spellcheck, tagName, value }));
  equal(await attributes(), { type: 'password', spellcheck: false, tagName: 'INPUT', value: PASSWORD });
  equal(await field.getAttribute('aria-label'), tr(page, 'password.label'));
  equal(await field.getAttribute('aria-description'), tr(page, 'password.advice'));
  await press(page, 'share.password.show');
  await eventually('the password is shown', async () => (await attributes()).type === 'text');
  equal(await attributes(), { type: 'text', spellcheck: false, tagName: 'INPUT', value: PASSWORD });
  await press(page, 'share.password.show');
  await eventually('the password is hidden', async () => (await attributes()).type === 'password');
  t.step('made, while the page stays free');
  await page.evaluate((busy) => {
    window.turns = 0;                          // of the event loop while the button says that it is busy
    const turn = () => {
      const button = document.querySelector('[data-id="share.seal"]');
      if (button?.textContent === busy) window.turns += 1;
      if (button) setTimeout(turn);
    };
    turn();
  }, tr(page, 'password.busy'));
  await press(page, 'share.seal');
  await shows(page, 'share.link');
  check(await page.evaluate(() => window.turns) > 5, 'the page stood still');
  const link = await byId(page, 'share.link').inputValue();
  equal(await byId(page, 'share.link').getAttribute('aria-description'), tr(page, 'share.fits_qr', { n: link.length }));
  await eventually('the focus is on the link', async () => (await focused(page)) === 'share.link');
  await press(page, 'share.copy');
  equal(await lastCopied(page), link);
  t.step('opened by node');
  check(open(PASSWORD.normalize('NFD'), bodyOf(link)).equals(contentOf(plain)), 'node reads something else');
  await page.keyboard.press('Escape');
  await gone(page, 'share');
  await keepsNothing(page);

  t.step('in another browser: wrong, then right');
  const other = await t.open({ ...setting, address: `${link}&from=singlemessage` });
  await shows(other, 'password.text');
  equal(await textOf(other, 'password.note'), tr(other, 'password.ask_link'));
  await eventually('the field has the focus', async () => (await focused(other)) === 'password.text');
  await wrongPassword(other, `${PASSWORD} `);
  await wrongPassword(other, PASSWORD.toLowerCase());
  equal(await readStoredPlans(other), [], 'stored plans');
  await byId(other, 'password.text').fill(PASSWORD.normalize('NFD'));
  await byId(other, 'password.text').press('Enter');
  await isShared(other);
  equal(await byId(other, 'plan.title').inputValue(), TWO.title);
  equal(await readStoredPlans(other), [], 'stored plans');
  await press(other, 'banner.save_copy');
  const copy = await stored(other, 'the title', ({ title }) => title === TWO.title);
  equal(copy.self_tests.map(({ answers }) => answers), TWO.self_tests.map(({ answers }) => answers));
  await keepsNothing(other);
});

each(test, 'a file there and back', SETTINGS, async (t, setting) => {
  const page = await t.open(setting);
  await openShare(page);
  const { text, name } = await downloadOf(page, () => press(page, 'share.file'));
  check(name.endsWith('.sandtable.json'), name);
  equal(Object.keys(JSON.parse(text)).sort(), ['data', 'format', 'iv', 'kdf', 'rounds', 'salt', 'version']);
  const inside = JSON.parse(open(PASSWORD, sealedOfFile(text)));
  equal([inside.id, inside.title, inside.self_tests.length], [TWO.id, TWO.title, TWO.self_tests.length], 'what node reads');
  const verdict = JSON.parse(execFileSync(PROGRAM, ['validate', '--json', '-'], { input: text, encoding: 'utf8' }));
  equal([verdict.kind, verdict.sound], ['protected', true], 'what the native program says');
  t.step('imported by button');
  const other = await t.open(setting);
  await importFiles(other, ['theirs.json', text]);
  await shows(other, 'password.text');
  equal(await textOf(other, 'password.note'), tr(other, 'password.ask_file', { name: 'theirs.json' }));
  await wrongPassword(other, 'no');
  await press(other, 'password.leave');
  await gone(other, 'password');
  equal(await readStoredPlans(other), [], 'stored plans');
  t.step('dropped, with one more of the same password, made by node');
  const more = fileOf(seal(PASSWORD, JSON.stringify({ ...TWO, id: 'more', title: 'More' })));
  await drop(other, [['theirs.json', text], ['more.json', more]]);
  await shows(other, 'password.text');
  await enterPassword(other, PASSWORD);
  await eventually('both are stored', async () => (await readStoredPlans(other)).length === 2);
  equal((await readStoredPlans(other)).map(({ title }) => title).sort(), [TWO.title, 'More'].sort());
  await gone(other, 'password');
  await keepsNothing(other);
});

each(test, 'an exercise that node has protected opens as an exercise', SETTINGS, async (t, setting) => {
  const link = linkOf(EXERCISE);
  check(link.includes('#x='), link);
  const page = await t.open({ ...setting, hash: hashOf(protectedLink(PASSWORD, link)) });
  await shows(page, 'password.text');
  await enterPassword(page, PASSWORD);
  await shows(page, 'task.begin');
});

each(test, 'cut, altered and hostile ones', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const sealed = seal(PASSWORD, contentOf(linkOf(ONE)));
  const hash = `#p=${payloadOf(sealed)}`;
  const page = await t.open(setting);
  const go = (to) => page.evaluate((wanted) => { location.hash = wanted; }, to);
  const refused = async (...keys) => {
    await shows(page, 'problems.list.1');
    const words = await textOf(page, 'problems.list.1');
    check(keys.some((key) => words.startsWith(tr(page, key).split('{')[0])), words);
    await press(page, 'problems.done');
    await gone(page, 'problems');
  };
  for (const length of [4, 20, hash.length - 30, hash.length - 1]) {
    t.step(`cut to ${length} of ${hash.length}`);
    await go(hash.slice(0, length));
    await refused('error.link_cut');
  }
  t.step('altered on its way: known without the password');
  await go(`${hash.slice(0, 60)}${hash[60] === 'A' ? 'B' : 'A'}${hash.slice(61)}`);
  await refused('error.link_altered');
  t.step('altered by somebody who knows the format: the same words as for a wrong password');
  const words = [];
  for (const [at, password] of [[3, PASSWORD], [10, PASSWORD], [25, PASSWORD], [40, PASSWORD], [sealed.length - 1, PASSWORD], [-1, 'wrong']]) {
    const other = Buffer.from(sealed);
    if (at >= 0) other[at] ^= 1;
    await go(`#p=${payloadOf(other)}`);
    await shows(page, 'password.text');
    await enterPassword(page, password);
    await shows(page, 'password.error');
    words.push(await textOf(page, 'password.error'));
    await press(page, 'password.leave');
    await gone(page, 'password');
  }
  equal([...new Set(words)], [tr(page, 'password.wrong')]);
  for (const rounds of [0, 599_999, 2_000_001, 0xFFFFFF]) {
    t.step(`${rounds} rounds`);
    const hostile = Buffer.from(sealed);
    hostile.writeUIntBE(rounds, 1, 3);
    await go(`#p=${payloadOf(hostile)}`);
    await refused('error.out_of_range');
    await importFiles(page, ['hostile.json', fileOf(hostile)]);
    await refused('error.out_of_range');
  }
  t.step('of a later version');
  const later = Buffer.from(sealed);
  later[0] = 2;
  await go(`#p=${payloadOf(later)}`);
  await refused('error.link_version');
  await importFiles(page, ['later.json', fileOf(later)]);
  await refused('error.newer_version');
  t.step('whole again');
  equal(await readStoredPlans(page), [], 'stored plans');
  await go(hash);
  await shows(page, 'password.text');
  await enterPassword(page, PASSWORD);
  await isShared(page);
});

each(test, 'axe, keyboard, and the way back', SETTINGS.map((setting, i) => ({ ...setting, dark: i === 0 })), async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await openShare(page);
  await look('share, a password typed');
  t.step('by keyboard');
  await byId(page, 'share.protect').focus();
  equal(await tabTo(page, 'share.password'), [], 'between the option and its field');
  equal(await tabTo(page, 'share.password.show'), [], 'behind the field');
  await byId(page, 'share.password').press('Enter');
  await shows(page, 'share.link');
  await look('share, protected link');
  const hash = hashOf(await byId(page, 'share.link').inputValue());
  await page.keyboard.press('Escape');
  await gone(page, 'share');
  await eventually('the focus is back', async () => (await focused(page)) === 'plan.share');

  const other = await t.open({ context: page.context(), ...setting, hash });
  await shows(other, 'password.text');
  await eventually('the field has the focus', async () => (await focused(other)) === 'password.text');
  await audit(other, 'password', faults);
  await other.keyboard.type('wrong');
  await other.keyboard.press('Enter');
  await shows(other, 'password.error');
  equal(await byId(other, 'password.text').getAttribute('aria-invalid'), 'true');
  equal(await byId(other, 'password.text').getAttribute('aria-description'), tr(other, 'password.wrong'));
  await eventually('it was told', async () => (await other.locator('#announce').textContent()).trim() === tr(other, 'password.wrong'));
  await audit(other, 'password, wrong', faults);
  await other.keyboard.press('Escape');
  await gone(other, 'password');
  await shows(other, 'home.plans');
  equal(faults, [], 'faults');
});

test('a protected link typed at home', async (t) => {
  const page = await t.open({ language: 'en' });
  const link = `https://example.org/s/${protectedLink(PASSWORD, linkOf(ONE))}`;
  await press(page, 'home.enter');
  await byId(page, 'enter.text').fill(link);
  await press(page, 'enter.done');
  await shows(page, 'password.text');
  await press(page, 'password.leave');
  await shows(page, 'enter.text');
  equal(await byId(page, 'enter.text').inputValue(), link, 'what was typed');
  await press(page, 'enter.done');
  await shows(page, 'password.text');
  await enterPassword(page, PASSWORD);
  await isShared(page);
});

each(test, 'where the browser has no encryption the option says so', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const prepare = () => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
  const page = await t.open({ ...setting, prepare });
  await openImported(page, 'plan.json', JSON.stringify(TWO));
  await press(page, 'plan.share');
  equal(await byId(page, 'share.protect').isDisabled(), true, 'the option');
  equal(await textOf(page, 'share.unprotected'), tr(page, 'password.unavailable'));
  const other = await t.open({ ...setting, prepare, hash: hashOf(protectedLink(PASSWORD, linkOf(ONE))) });
  await shows(other, 'password.error');
  equal(await textOf(other, 'password.error'), tr(other, 'password.unavailable'));
  await press(other, 'password.leave');
  await gone(other, 'password');
});
