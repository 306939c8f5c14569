// What Firefox's own switches take away: the page says so in both languages, or works without it and says that.
import { readFile } from 'node:fs/promises';
import { eventually } from './page.mjs';
import { check, tr } from './tour.mjs';

const texts = {};
for (const language of ['zh', 'en']) {
  texts[language] = JSON.parse(await readFile(new URL(`../../assets/${language}/shell/fallback.json`, import.meta.url), 'utf8'));
}
const shown = (page) => page.evaluate(() => document.getElementById('fallback')?.innerText ?? '');

async function explains(t, reason) {
  await t.page.command('Navigate', { url: t.address });
  const words = ['zh', 'en'].flatMap((language) => [reason, 'title', 'works_plans', 'none'].map((key) => texts[language][`fallback.${key}`]));
  await eventually(`the page that explains “${reason}”`, async () => {
    const text = await shown(t.page);
    return words.every((each) => text.includes(each));
  });
}

async function worksInMemory(t) {
  const { page } = t;
  await page.open(t.address);
  const says = (key) => eventually(`“${tr(t, key)}”`, () => page.evaluate((words) =>
    document.getElementById('mirror').textContent.includes(words), tr(t, key)));
  await says('banner.memory_only');
  await page.press('button', tr(t, 'home.new_plan'));
  await page.press('textbox', tr(t, 'plan.title'));
  await page.keys('Control+a');
  await page.type('内存');
  await page.find('heading', '内存');
  check((await page.look('button', tr(t, 'banner.download'))).length > 0, 'no file is offered');
}

// [title, Firefox's preferences, what has to happen]
export const MISSING = [
  ['without WebGL a page explains it', { 'webgl.disabled': true }, (t) => explains(t, 'webgl2')],
  ['without WebAssembly a page explains it', { 'javascript.options.wasm': false }, (t) => explains(t, 'wasm')],
  ['with canvas noise a page explains it', { 'privacy.resistFingerprinting': true }, (t) => explains(t, 'canvas')],
  ['with all site data blocked it works in memory and says so', { 'network.cookie.cookieBehavior': 2 }, worksInMemory],
];
