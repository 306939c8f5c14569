// Selecting and copying what the canvas draws: by mouse, finger and keyboard.
import { atRest, byId, fixture, openImported, press, shows, textOf, tr } from './app.mjs';
import { each, equal, eventually, suite } from './harness.mjs';

const test = suite('select');
const TWO = JSON.parse(await fixture('plans/v1-two-attempts.json'));

const selected = (page) => page.evaluate(() => getSelection().toString());
// What the page hands to the clipboard, which all profiles of one browser share.
const copied = (page) => page.evaluate(() => {
  const clipboardData = new DataTransfer();
  document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
  return ['text/plain', 'text/html'].map((type) => clipboardData.getData(type));
});
const box = (page, id) => byId(page, id).boundingBox();
// From the first letter of one element to the right edge of another.
async function select(page, from, to) {
  const [first, last] = [await box(page, from), await box(page, to)];
  await page.mouse.move(first.x + 1, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width - 2, last.y + last.height - 3, { steps: 8 });
  await page.mouse.up();
}
async function openResult(page) {
  await openImported(page, 'two.json', JSON.stringify(TWO));
  await press(page, `attempt.${TWO.self_tests[0].id}.open`);
  await shows(page, 'result.numbers');
}

each(test, 'with the mouse and by keyboard', [{ language: 'zh' }, { language: 'en', dark: true }], async (t, setting) => {
  const page = await t.open(setting);
  await eventually('what comes later is there', () => page.evaluate(() => window.sandtable.complete));
  await atRest(page);
  await select(page, 'page.title', 'home.lead');
  equal((await copied(page))[0], `${tr(page, 'home.title')}\n${tr(page, 'home.lead')}`, 'a heading and a paragraph');
  t.step('a press presses, and nothing selected goes along');
  await openResult(page);
  equal(await selected(page), '', 'selected on another page');
  t.step('a table');
  await press(page, 'result.numbers');
  await shows(page, 'result.table');
  await byId(page, 'result.table').scrollIntoViewIfNeeded();
  await atRest(page);
  const rows = await byId(page, 'result.table').evaluate((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
  await select(page, 'result.table.head.0', `result.table.row${rows.length - 1}.${rows[0].length - 1}`);
  const [plain, html] = await copied(page);
  equal(plain, rows.map((row) => row.join('\t')).join('\n'), 'cells');
  equal([html.match(/<tr>/g).length, html.match(/<td>/g).length], [rows.length, rows.flat().length], 'rows and cells');
  t.step('all of the page, without a frame');
  await page.mouse.click(4, 500);
  equal(await selected(page), '', 'selected after a press beside all words');
  await atRest(page);
  const { frames } = await page.evaluate(() => window.sandtable);
  await page.keyboard.press('Control+a');
  const all = (await copied(page))[0].split('\n');
  equal([all.slice(0, 2).includes(await textOf(page, 'page.title')), all.includes(plain.split('\n')[1])], [true, true], 'the page');
  equal(await page.evaluate(() => window.sandtable.frames), frames, 'frames');
  t.step('a dialog, a field');
  await press(page, 'result.share');
  await shows(page, 'share.link');
  await atRest(page);
  await page.keyboard.press('Control+a');
  equal((await copied(page))[0].split('\n')[0], await textOf(page, 'share.title'), 'the dialog');
  await byId(page, 'share.link').click();
  await page.keyboard.press('Control+a');
  equal(await byId(page, 'share.link').evaluate((field) => field.selectionEnd - field.selectionStart === field.value.length), true, 'the field');
  t.step('one layer of words in forced colours');
  await page.emulateMedia({ forcedColors: 'active' });
  equal(await byId(page, 'share.title').evaluate((element) => getComputedStyle(element).forcedColorAdjust), 'none');
});

test('a finger that moves over words scrolls and selects nothing', async (t) => {
  const page = await t.open({ language: 'en', device: 'phone' });
  await openResult(page);
  await atRest(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x: 200, y: 700 });
  for (let at = 690; at > 300; at -= 30) await touch('touchMove', { x: 200, y: at });
  await touch('touchEnd');
  await eventually('the page has scrolled', () => byId(page, 'page').evaluate((element) => element.scrollTop > 200));
  equal(await selected(page), '');
});
