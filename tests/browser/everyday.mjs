// What people do every day in other programs: days in words, rows of a spreadsheet, printing with Ctrl+P.
import { atRest, byId, focused, goTo, newPlan, openImported, press, shows, stored, textOf, toastWords, tr } from './app.mjs';
import { each, equal, eventually, suite } from './harness.mjs';

const test = suite('everyday');
const BOTH = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const ID = '5f0d1c2e-7a44-4a51-8d0e-6f7a11112222';
const PLAN = (actions) => JSON.stringify({ format: 'sandtable-plan', version: 1, id: ID, title: 'Everyday', language: 'en', created: '2026-11-21T09:00:00Z', modified: '2026-11-21T09:00:00Z', actions });

each(test, 'a day is typed as people write it, or chosen from the calendar', BOTH, async (t, setting) => {
  const page = await t.open(setting);
  await openImported(page, 'plan.json', PLAN([{ id: 'a', text: 'Visit', end: '2031-01-15' }]));
  await goTo(page, `#/plan/${ID}/actions`, 'action.a.end');
  const field = byId(page, 'action.a.end');
  for (const [typed, day] of [['２０３１年２月３日', '2031-02-03'], ['3.4.2031', '2031-04-03'], ['2031/5/6', '2031-05-06']]) {
    await field.fill(typed);
    await stored(page, `the end ${day}`, (plan) => plan.actions?.[0].end === day);
    equal(await field.inputValue(), typed, 'what was typed stays');
    await shows(page, 'action.a.end.means');
  }
  await field.fill('soon');
  await shows(page, 'action.a.error');
  equal(await field.inputValue(), 'soon', 'what cannot be read stays');
  t.step('the calendar');
  await page.evaluate(() => { HTMLInputElement.prototype.showPicker = function shown() { window.asked = this; }; });
  await press(page, 'action.a.end.calendar');
  await eventually('the browser is asked', () => page.evaluate(() => window.asked?.type === 'date'));
  await page.evaluate(() => {
    window.asked.value = '2032-02-29';
    window.asked.dispatchEvent(new Event('change'));
  });
  await stored(page, 'the day that was chosen', (plan) => plan.actions?.[0].end === '2032-02-29');
  equal([await focused(page), await field.inputValue()], ['action.a.end', '2032-02-29'], 'the field');
});

each(test, 'a block of a spreadsheet fills the figures, and goes back in one step', BOTH, async (t, setting) => {
  const page = await t.open(setting);
  await newPlan(page);
  const plan = await page.evaluate(() => location.hash.split('/')[2]);
  await goTo(page, `#/plan/${plan}/crm_benefit`, 'crm.before.leads');
  const paste = (id, text) => byId(page, id).evaluate((field, words) => {
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    return field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  equal(await paste('crm.before.leads', '400\t500\r\n10%\t12.5%\r\n'), false, 'taken over');
  await toastWords(page, 'cells.pasted', { n: 4 });
  equal(await Promise.all(['before.leads', 'after.leads', 'before.closing_rate_pct_hundredths', 'after.closing_rate_pct_hundredths'].map((id) => byId(page, `crm.${id}`).inputValue())),
    ['400', '500', '10%', '12.5%'], 'the fields');
  await stored(page, 'the figures', ({ crm_benefit: crm }) => JSON.stringify(crm ?? '').includes('1250'));
  await press(page, 'toast.action');
  await eventually('it is as before', async () => (await byId(page, 'crm.after.closing_rate_pct_hundredths').inputValue()) === '');
  equal(await paste('crm.before.leads', '400\r\n'), true, 'a single cell is ordinary text');
});

each(test, 'Ctrl+P prints the report of the page; other pages and the browser’s menu print their words', BOTH, async (t, setting) => {
  const page = await t.open({ ...setting, prepare: () => { window.print = () => { window.printed = document.getElementById('report')?.textContent ?? 'the page'; dispatchEvent(new Event('afterprint')); }; } });
  const printed = (what) => eventually(what, () => page.evaluate(() => { const was = window.printed; window.printed = undefined; return was; }));
  await page.keyboard.press('Control+p');
  equal(await printed('home'), 'the page');
  await openImported(page, 'plan.json', PLAN([{ id: 'a', text: 'Call the buyer', end: '2031-01-15' }]));
  await page.keyboard.press('Control+p');
  equal((await printed('the plan')).includes('Everyday'), true, 'the plan');
  await goTo(page, `#/plan/${ID}/actions`, 'action.a.end');
  await page.keyboard.press('Control+p');
  equal((await printed('the actions')).includes('Call the buyer'), true, 'the actions');
  await atRest(page);
  t.step('the words on paper');
  await page.emulateMedia({ media: 'print' });
  const words = await byId(page, 'page.title').evaluate((title) => {
    const { color, position } = getComputedStyle(title);
    return [color, position, getComputedStyle(document.getElementById('canvas')).display, title.getBoundingClientRect().height > 0];
  });
  equal(words, ['rgb(0, 0, 0)', 'static', 'none', true], 'black words in lines, no canvas');
  await page.emulateMedia({ media: 'screen' });
  equal(await textOf(page, 'page.title'), tr(page, 'actions.title'), 'the page as before');
});
