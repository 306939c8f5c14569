// The SWOT: from the lenses to the grid, by keyboard, touch and mouse; dragging, pasting, input methods, axe.
import { byId, fixture, focused, newPlan, press, shows, stored, tabTo, toastWords, tr } from './app.mjs';
import { audited } from './audit.mjs';
import { check, each, equal, eventually, pause, suite } from './harness.mjs';

const test = suite('swot');
const BOTH = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];

const texts = (plan, cell) => (plan.swot?.[cell] ?? []).map(({ text }) => text);
const cellHolds = (page, cell, wanted) => stored(page, `${cell}: ${wanted}`, (plan) => JSON.stringify(texts(plan, cell)) === JSON.stringify(wanted));

async function openGrid(page) {
  await newPlan(page);
  await press(page, 'plan.grid');
  await shows(page, 'swot.more');
}

async function addCards(page, cell, lines) {
  if (page.setting.device === 'phone') await press(page, `tab.${cell}`);
  await press(page, `cell.${cell}.add`);
  await page.keyboard.insertText(`${lines.join('\n')}\n`);
  await cellHolds(page, cell, lines);
}

const cardOf = async (page, cell, text) => {
  const plan = await stored(page, text, (each) => texts(each, cell).includes(text));
  return `card.${plan.swot[cell].find((card) => card.text === text).id}`;
};

test('the flow by keyboard alone', async (t) => {
  const page = await t.open({ language: 'en' });
  const go = async (id) => {
    await tabTo(page, id, 200);
    await page.keyboard.press('Enter');
  };
  await go('home.new_plan');
  await shows(page, 'plan.title');
  await go('plan.sheet.customers');
  await shows(page, 'field.tender');
  t.step('a factor becomes a card');
  await tabTo(page, 'field.tender', 200);
  await page.keyboard.press('Space');
  await shows(page, 'field.tender.note');
  await tabTo(page, 'field.tender.note');
  await page.keyboard.type('Central tender in May');
  await go('field.tender.to_opportunities');
  await cellHolds(page, 'opportunities', ['Central tender in May']);
  await go('sheet.grid');
  await shows(page, 'cell.strengths.add');
  t.step('a card by Enter');
  await tabTo(page, 'cell.strengths.add', 30);
  await page.keyboard.type('Local team');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Good network');
  await page.keyboard.press('Enter');
  await cellHolds(page, 'strengths', ['Local team', 'Good network']);
  t.step('moved by its menu');
  const card = await cardOf(page, 'strengths', 'Local team');
  await go(`${card}.more`);
  await shows(page, 'menu.to_threats');
  while (await focused(page) !== 'menu.to_threats') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await cellHolds(page, 'threats', ['Local team']);
  t.step('undo and redo');
  await tabTo(page, 'swot.tows');
  await page.keyboard.press('Control+z');
  await cellHolds(page, 'strengths', ['Local team', 'Good network']);
  await page.keyboard.press('Control+Shift+z');
  await cellHolds(page, 'threats', ['Local team']);
});

test('the flow by touch', async (t) => {
  const page = await t.open({ language: 'zh', device: 'phone' });
  await newPlan(page);
  await press(page, 'plan.sheet.environment');
  await press(page, 'field.policy_regulation');
  await press(page, 'field.policy_regulation.note');
  await page.keyboard.insertText('监管要求异地容灾');
  await press(page, 'field.policy_regulation.to_opportunities');
  await press(page, 'field.policy_regulation.go');
  await shows(page, 'open.source');
  t.step('fields');
  await press(page, 'open.rating.r3');
  await press(page, 'open.weight');
  await page.keyboard.insertText('0.4');
  await press(page, 'open.done');
  await stored(page, 'weight and rating', ({ swot }) => swot?.opportunities?.[0]?.weight === 0.4 && swot.opportunities[0].rating === 3);
  await addCards(page, 'strengths', ['团队稳定', '网络覆盖广']);
  t.step('several at once');
  await press(page, 'swot.select');
  for (const text of ['团队稳定', '网络覆盖广']) await press(page, `${await cardOf(page, 'strengths', text)}.open`);
  await press(page, 'selection.more');
  await press(page, 'menu.to_weaknesses');
  await cellHolds(page, 'weaknesses', ['团队稳定', '网络覆盖广']);
});

test('a card is dragged to another cell with the mouse', async (t) => {
  const page = await t.open({ language: 'en' });
  await openGrid(page);
  await addCards(page, 'strengths', ['one', 'two']);
  await addCards(page, 'threats', ['law']);
  const from = await byId(page, `${await cardOf(page, 'strengths', 'one')}.open`).boundingBox();
  const to = await byId(page, await cardOf(page, 'threats', 'law')).boundingBox();
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + 60, to.y + 5, { steps: 8 });
  await page.mouse.up();
  equal(await page.evaluate(() => getSelection().toString()), '', 'selected');
  await cellHolds(page, 'threats', ['one', 'law']);
  await cellHolds(page, 'strengths', ['two']);
  equal(await byId(page, 'open.text').count(), 0, 'open cards');
});

test('a finger that rests on a card picks it up, one that moves scrolls', async (t) => {
  const page = await t.open({ language: 'zh', device: 'phone' });
  await openGrid(page);
  await addCards(page, 'strengths', ['一', '二']);
  const session = await page.context().newCDPSession(page);
  const touch = (type, x, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const middle = async (id) => {
    const { x, y, width, height } = await byId(page, id).boundingBox();
    return [x + width / 3, y + height / 2];
  };
  const [x, y] = await middle(`${await cardOf(page, 'strengths', '一')}.open`);
  const [toX, toY] = await middle('tab.threats');
  await touch('touchStart', x, y);
  await pause(600);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', x + ((toX - x) * step) / 8, y + ((toY - y) * step) / 8);
  await pause(100);
  await touch('touchEnd');
  await cellHolds(page, 'threats', ['一']);
  await cellHolds(page, 'strengths', ['二']);
});

test('presented: full screen, arrow keys turn, and leaving one leaves the other', async (t) => {
  const page = await t.open({ language: 'en' });
  await openGrid(page);
  const present = async () => {
    await press(page, 'swot.more');
    await press(page, 'menu.present');
    await eventually('full screen', () => page.evaluate(() => document.fullscreenElement !== null));
  };
  await present();
  await page.keyboard.press('ArrowRight');
  await shows(page, 'cell.weaknesses');
  await page.keyboard.press('PageUp');
  await shows(page, 'cell.strengths');
  await page.evaluate(() => document.exitFullscreen());
  await shows(page, 'swot.more');
  await present();
  await press(page, 'present.leave');
  await eventually('no full screen', () => page.evaluate(() => document.fullscreenElement === null));
});

test('a finger that stops a gliding page presses nothing', async (t) => {
  const page = await t.open({ language: 'en', device: 'phone' });
  await press(page, 'home.workshop');
  await shows(page, 'workshop.ready.x-actions');
  const row = byId(page, 'workshop.ready.x-actions');
  await row.scrollIntoViewIfNeeded();
  const { x, y } = await row.boundingBox();
  await page.evaluate(() => {
    document.getElementById('stage').dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, isPrimary: true, pointerType: 'touch' }));
    document.querySelector('[data-id=page]').scrollTop += 1;
  });
  await page.touchscreen.tap(x + 20, y + 10);
  await pause(300);
  await shows(page, 'workshop.ready.x-actions');
  await page.touchscreen.tap(x + 20, y + 10);
  await shows(page, 'exercise.link');
});

test('a composition inside a card goes on while undo moves another card', async (t) => {
  const page = await t.open({ language: 'zh' });
  await openGrid(page);
  await addCards(page, 'strengths', ['甲', '乙']);
  const first = await cardOf(page, 'strengths', '甲');
  await press(page, `${await cardOf(page, 'strengths', '乙')}.more`);
  await press(page, 'menu.to_threats');
  await cellHolds(page, 'threats', ['乙']);
  await press(page, `${first}.open`);
  await press(page, 'open.note');
  const session = await page.context().newCDPSession(page);
  const compose = (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ke hu');
  // What is composed is a step of its own once a frame has seen it: then that goes first.
  const isBack = async () => await byId(page, `${await cardOf(page, 'strengths', '乙').catch(() => 'x')}.open`).count() === 1;
  for (let steps = 0; steps < 2 && !(await isBack()); steps += 1) {
    await page.evaluate(() => document.querySelector('[data-id="top.undo"]').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 })));
    await pause(300);
  }
  equal(await isBack(), true, '乙 is back');
  await compose('ke hu xu');
  equal(await byId(page, 'open.note').inputValue(), 'ke hu xu', 'the composition');
  await session.send('Input.insertText', { text: '客户需求' });
  await stored(page, 'the note', ({ swot }) => swot?.strengths?.some(({ note }) => note === '客户需求'));
});

test('Ctrl+Z in the field that a card was typed into takes back the card, or what is typed', async (t) => {
  const page = await t.open({ language: 'en' });
  await openGrid(page);
  await press(page, 'cell.strengths.add');
  for (const text of ['Local team', 'Good network']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await cellHolds(page, 'strengths', ['Local team', 'Good network']);
  await page.keyboard.press('Control+z');
  await cellHolds(page, 'strengths', ['Local team']);
  await page.keyboard.press('Control+Shift+z');
  await cellHolds(page, 'strengths', ['Local team', 'Good network']);
  t.step('what is typed comes first');
  await page.keyboard.type('half a card');
  const field = byId(page, 'cell.strengths.add');
  for (let times = 0; times < 20 && await field.inputValue(); times += 1) await page.keyboard.press('Control+z');
  equal(await field.inputValue(), '');
  await pause(300);
  await cellHolds(page, 'strengths', ['Local team', 'Good network']);
  await page.keyboard.press('Control+z');
  await cellHolds(page, 'strengths', ['Local team']);
  t.step('a field of the plan');
  await press(page, `${await cardOf(page, 'strengths', 'Local team')}.open`);
  await press(page, 'open.note');
  await page.keyboard.type('since 2019');
  await stored(page, 'the note', ({ swot }) => swot.strengths[0].note === 'since 2019');
  await pause(1200);
  const note = byId(page, 'open.note');
  for (let times = 0; times < 20 && await note.inputValue(); times += 1) await page.keyboard.press('Control+z');
  await stored(page, 'no note', ({ swot }) => !swot.strengths[0].note);
  await page.keyboard.press('Control+z');
  await cellHolds(page, 'strengths', []);
});

test('the Undo of a message is gone once something else was done', async (t) => {
  const page = await t.open({ language: 'zh' });
  await openGrid(page);
  await addCards(page, 'strengths', ['甲', '乙']);
  await shows(page, 'toast.action');
  await addCards(page, 'threats', ['丙']);
  await eventually('no message', async () => await byId(page, 'toast.action').count() === 0);
});

each(test, 'a list scrolls to the end of what is in it, and no further', BOTH, async (t, setting) => {
  const page = await t.open(setting);
  await openGrid(page);
  const long = setting.language === 'zh' ? '支行网络覆盖全省，故障两小时内到场，客户信任多年' : 'Branches in every county, repairs within two hours, trusted for years';
  await addCards(page, 'strengths', Array.from({ length: 12 }, (_, i) => `${long}${long} ${i}`));
  const tooFar = () => page.evaluate(() => [...document.querySelectorAll('#mirror .scroll')]
    .map((list) => ({ id: list.dataset.id, has: list.scrollHeight, wants: Math.max(list.clientHeight, list.firstElementChild.offsetHeight) }))
    .filter(({ has, wants }) => has > wants + 1));
  equal(await tooFar(), [], 'lists that scroll too far');
  const cut = await page.evaluate(() => [...document.querySelectorAll('#mirror button')].filter((button) => getComputedStyle(button).overflow !== 'hidden').map(({ dataset }) => dataset.id));
  equal(cut, [], 'buttons whose words stand out');
  await press(page, 'top.back');
  await shows(page, 'plan.grid');
  equal(await tooFar(), [], 'lists of the plan page that scroll too far');
});

test('ten thousand pasted lines are one step of undo', async (t) => {
  const page = await t.open({ language: 'en' });
  await openGrid(page);
  await press(page, 'cell.strengths.add');
  await byId(page, 'cell.strengths.add').evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: 10_000 }, (_, i) => `line ${i}`).join('\n'));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await toastWords(page, 'swot.no_room', { n: 5000, left: 5000 });
  check(await page.locator('[data-id^="card."][data-id$=".open"]').count() < 100, 'nodes of cards');
  await press(page, 'top.undo');
  await eventually('no cards', async () => await page.locator('[data-id^="card."]').count() === 0);
});

each(test, 'axe on the SWOT screens', [{ language: 'zh', device: 'phone', dark: true }, { language: 'en', device: 'laptop' }], async (t, setting) => {
  const { page, faults, look } = await audited(t, setting);
  await newPlan(page);
  await press(page, 'plan.sheet.customers');
  await press(page, 'field.tender');
  await shows(page, 'field.tender.note');
  await look('lens');
  await press(page, 'top.back');
  await press(page, 'plan.sheet.rival');
  await press(page, 'record.add');
  await shows(page, 'record.title');
  await look('rival');
  await press(page, 'sheet.grid');
  await look('grid, empty');
  await addCards(page, 'strengths', ['one', 'two']);
  await look('grid');
  await press(page, `${await cardOf(page, 'strengths', 'one')}.open`);
  await shows(page, 'open.note');
  await look('open card');
  await press(page, 'swot.more');
  await shows(page, 'swot_menu');
  await look('menu');
  await press(page, 'menu.import');
  await byId(page, 'cards.text').fill('# S\n- one\n- three\n');
  await shows(page, 'cards.c2');
  await look('import');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'cards.file')]);
  await chooser.setFiles({ name: 'gbk.csv', mimeType: 'text/csv', buffer: await fixture('imports/01-gbk.csv') });
  await shows(page, 'cards.c4');
  equal(await page.getByRole('checkbox', { name: '本地团队稳定，响应快' }).count(), 1, 'cards in an encoding that the browser knows');
  await look('import of a file');
  await press(page, 'cards.leave');
  await press(page, 'swot.more');
  await press(page, 'menu.votes');
  await shows(page, 'votes.name');
  await look('votes');
  await byId(page, 'votes.name').fill('Ann');
  await press(page, 'votes.start');
  await shows(page, 'votes.next');
  await look('voting');
  await press(page, 'votes.next');
  await press(page, 'votes.close');
  await press(page, 'swot.tows');
  await shows(page, 'page.title');
  await look('advanced SWOT');
  await press(page, 'top.back');
  await press(page, 'plan.actions');
  await look('actions');
  equal(faults, [], 'faults');
});
