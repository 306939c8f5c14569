// The advanced SWOT and the action list: posture, top two, actions, factor scores; and the SWOT on paper.
import { inflateSync } from 'node:zlib';
import { byId, downloadOf, fixture, focused, openImported, press, shows, stored, tabTo, textOf, toastWords, tr } from './app.mjs';
import { check, each, equal, eventually, suite } from './harness.mjs';

const test = suite('swot analysis');
const SETTINGS = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const PLAN = JSON.parse(await fixture('plans/v1-swot.json'));
const CELLS = ['strengths', 'weaknesses', 'opportunities', 'threats'];

// A plan with `counts` cards in its cells; text(n) words the n-th.
function planOf(counts, text) {
  let n = 0;
  const uuid = () => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const cards = (count) => Array.from({ length: count }, () => ({ text: text(n += 1), id: uuid() }));
  return {
    ...PLAN, actions: [], worksheets: [], self_tests: [], title: 'Paper', swot: Object.fromEntries(CELLS.map((cell, i) => [cell, cards(counts[i])])),
  };
}

async function openView(page, plan, view) {
  await openImported(page, 'plan.json', JSON.stringify(plan));
  await press(page, `plan.${view}`);
  await shows(page, view === 'tows' ? 'posture.name' : 'actions.lead');
}

each(test, 'top two, an action and its dates, by touch and mouse', SETTINGS, async (t, setting) => {
  const page = await t.open(setting);
  await openView(page, planOf([3, 1, 1, 1], (n) => `card ${n}`), 'tows');
  const star = (n) => `top.00000000-0000-4000-8000-${String(n).padStart(12, '0')}.star`;
  const pressed = (n, is) => eventually(`star ${n}: ${is}`, async () => (await byId(page, star(n)).getAttribute('aria-pressed')) === is);
  for (const n of [1, 2, 5]) {
    await press(page, star(n));
    await pressed(n, 'true');
  }
  await press(page, star(3));
  await toastWords(page, 'tows.full', { cell: tr(page, 'swot.strengths') });
  await pressed(3, 'false');
  await press(page, 'toast.close');
  t.step('an action');
  await press(page, 'tows.SO.add');
  await eventually('the focus is in its text', async () => (await focused(page)).endsWith('.text'));
  await page.keyboard.type('Win the tender');
  const plan = await stored(page, 'the action', ({ actions }) => actions?.[0]?.text === 'Win the tender');
  const [action] = plan.actions;
  equal([action.pair, action.refs], ['SO', [1, 2, 5].map((n) => star(n).slice(4, -5))]);
  const id = `action.${action.id}`;
  t.step('dates');
  await byId(page, `${id}.end`).fill('2026-02-30');
  await shows(page, `${id}.error`);
  equal(await byId(page, `${id}.end`).getAttribute('aria-invalid'), 'true');
  await byId(page, `${id}.end`).fill('2026-02-28');
  await stored(page, 'the date', ({ actions }) => actions?.[0]?.end === '2026-02-28');
  equal(await byId(page, `${id}.error`).count(), 0, 'errors');
  t.step('on the list');
  await press(page, 'top.back');
  await press(page, 'plan.actions');
  check((await textOf(page, `${id}.from`)).includes('card 5'), 'where it came from');
  await shows(page, `${id}.overdue`);
  await press(page, `${id}.done`);
  await stored(page, 'the status', ({ actions }) => actions?.[0]?.status === 'done');
  t.step('deleted, and back');
  await press(page, `${id}.delete`);
  await toastWords(page, 'toast.action_deleted');
  await stored(page, 'no action', ({ actions }) => !actions?.length);
  await press(page, 'toast.action');
  await stored(page, 'the action again', ({ actions }) => actions?.[0]?.text === 'Win the tender');
});

test('weights and ratings by keyboard alone', async (t) => {
  const page = await t.open({ language: 'en' });
  await openView(page, planOf([1, 1, 0, 0], (n) => `card ${n}`), 'tows');
  await tabTo(page, 'factor.00000000-0000-4000-8000-000000000001.weight');
  await page.keyboard.type('0.6');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
  await stored(page, 'a rating', ({ swot }) => swot.strengths[0].rating === 4 && swot.strengths[0].weight === 0.6);
  await tabTo(page, 'factor.00000000-0000-4000-8000-000000000002.weight');
  await page.keyboard.type('0.2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await eventually('the sum', async () => (await textOf(page, 'ife.sum')) === tr(page, 'ife.sum', { sum: '0.8' }));
  equal(await byId(page, 'ife.total').count(), 0, 'a total of weights that do not sum to 1');
  await tabTo(page, 'ife.normalise');
  await page.keyboard.press('Enter');
  await eventually('the total', async () => (await textOf(page, 'ife.total')).startsWith(tr(page, 'ife.total', { score: '3.25' })));
});

// Every letter that the paper shows, counted by its glyph: [most frequent first].
function glyphCounts(paper) {
  const counts = new Map();
  for (let at = 0; (at = paper.indexOf('stream\n', at)) >= 0; at += 7) {
    if (paper.subarray(at - 3, at).toString('latin1') === 'end') continue;
    let text;
    try {
      text = inflateSync(paper.subarray(at + 7)).toString('latin1');
    } catch {
      continue;
    }
    if (!/\bBT\b/.test(text)) continue;
    for (const [, codes] of text.matchAll(/<([0-9A-Fa-f]+)>/g)) {
      for (const code of codes.match(/.{4}/g) ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts.values()].sort((a, b) => b - a);
}

async function printed(t, setting, plan) {
  const page = await t.open({ ...setting, prepare: () => { window.print = () => { window.printing = true; }; } });
  await openView(page, plan, 'tows');
  await press(page, 'tows.print');
  await eventually('the page prints', () => page.evaluate(() => window.printing === true));
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true, ...(process.env.SCREENSHOTS && { path: `${process.env.SCREENSHOTS}/swot_${setting.language}_${plan.count}.pdf` }) });
  const source = paper.toString('latin1');
  const boxes = [...source.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(+width), Math.round(+height)]);
  return { page, paper, pages: source.match(/\/Type \/Page\b/g)?.length ?? 0, boxes };
}

each(test, 'the grid as Markdown, table and picture', SETTINGS, async (t, setting) => {
  const page = await t.open(setting);
  await openImported(page, 'plan.json', JSON.stringify(planOf([20, 2, 1, 1], (n) => `=${n}: 稳定的团队`)));
  await press(page, 'plan.grid');
  await shows(page, 'swot.more');
  const file = async (item) => {
    await press(page, 'swot.more');
    await shows(page, item);
    return downloadOf(page, () => press(page, item));
  };
  const markdown = await file('menu.markdown');
  equal(markdown.name, 'Paper SWOT.md');
  check(markdown.text.includes('=7: 稳定的团队'), 'cards in Markdown');
  const table = await file('menu.csv');
  check(table.text.startsWith('\ufeff') && table.text.includes("'=7: 稳定的团队"), 'a table that Excel opens and does not calculate');
  const picture = await file('menu.png');
  equal(picture.name, 'Paper SWOT.png');
  equal(picture.bytes.subarray(1, 4).toString(), 'PNG');
  // Drawn, not blank: colours by how often they occur.
  const seen = await page.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) dark += data[i] + data[i + 1] + data[i + 2] < 240 ? 1 : 0;
    return { width: image.width, height: image.height, dark };
  }, picture.bytes.toString('base64'));
  equal(seen.width, 2400);
  check(seen.height > 1000 && seen.dark > 20_000, JSON.stringify(seen));
});

const ORDINARY = {
  zh: (n) => `第${n}条：本地服务团队稳定，出现故障后两小时内就能到达现场`,
  en: (n) => `${n}: our local service team is stable and on site within two hours of a fault`,
};

each(test, '40 cards print on one landscape page, the rest behind', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  for (const counts of [[10, 10, 10, 10], [20, 0, 20, 0], [40, 0, 0, 0]]) {
    t.step(counts.join(' '));
    const { pages, boxes } = await printed(t, setting, { ...planOf(counts, ORDINARY[setting.language]), count: `40-${counts[0]}` });
    equal(pages, 2, `pages of ${counts}`);
    check(boxes.length > 0 && boxes.every(([width, height]) => Math.abs(width - 842) < 2 && Math.abs(height - 595) < 2), `page sizes ${JSON.stringify(boxes)}`);
  }
});

test('100 cards print on more pages, and none is cut', async (t) => {
  const { page, paper, pages } = await printed(t, { language: 'en' }, { ...planOf([40, 10, 45, 5], () => 'ж'.repeat(100)), count: 100 });
  check(pages >= 3 && pages <= 6, `${pages} pages`);
  equal(glyphCounts(paper)[0], 10_000, 'letters of the cards on paper');
  equal(await page.locator('#report').count(), 0, 'reports left behind');
});
