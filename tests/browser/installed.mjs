// What the cases of the installed app share (offline.mjs, updates.mjs): sites of their own, and what is kept of them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { textOf, tr } from './app.mjs';
import { eventually, ROOT, suite } from './harness.mjs';
import { filesOf, plainSite, rebuild } from './site.mjs';

const GROUPS = Object.keys(JSON.parse(await readFile(path.join(ROOT, 'build/web/tools.json'), 'utf8'))).filter((group) => group !== 'first' && group !== 'second');
const isOf = (group) => (name) => new RegExp(`^${group}[_.]`).test(name);
export const BOTH = [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'laptop' }];
const OFF = /ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to load resource|error occurred when fetching the script|Failed to update a ServiceWorker/;

// A suite whose cases have sites of their own: t.site(options) → a running one.
export const installedSuite = (name) => {
  const add = suite(name, { whole: true });
  return (title, run) => add(title, async (t) => {
    const sites = [];
    t.site = async (options) => {
      sites.push(await plainSite(options));
      return sites.at(-1);
    };
    t.expectErrors(OFF);
    try {
      await run(t);
    } finally {
      await Promise.all(sites.map((site) => site.end()));
    }
  });
};

// What the caches of the site at `scope` hold: { version: [names] }.
export const cachesOf = (page) => page.evaluate(async () => {
  const scope = new URL('.', location.href).href;
  const found = {};
  for (const name of (await caches.keys()).filter((each) => each.startsWith(`${scope} `))) {
    const requests = await (await caches.open(name)).keys();
    found[name.slice(scope.length + 1)] = requests.map(({ url }) => url.slice(scope.length) || './').sort();
  }
  return found;
});
export const oneCache = async (page) => {
  const all = Object.values(await cachesOf(page));
  return all.length === 1 ? all[0] : [];
};
export const wanted = async (folder, isWanted = () => true) =>
  (await filesOf(folder)).filter((name) => name !== 'sw.js').map((name) => (name === 'index.html' ? './' : name)).filter(isWanted).sort();
// Whatever the language; and with the texts of `language`.
export const isOfEveryVisit = (name) => !/^(first|second)_|^(sample|icon|rare)[_.]|^manifest/.test(name) && !GROUPS.some((group) => isOf(group)(name));
export const isOfFirstVisit = (language) => (name) => isOfEveryVisit(name) || new RegExp(`^(first|second)_${language}\\.`).test(name);
export const otherOf = ({ language }) => (language === 'zh' ? 'en' : 'zh');
export const isNowIn = (page, language) => eventually(`the page in ${language}`, async () => (await homeTitle(page)) === tr({ setting: { language } }, 'home.new_plan'));
export const isControlled = (page) => eventually('a service worker is at work', () => page.evaluate(() => !!navigator.serviceWorker.controller));
export const isComplete = async (page, site) => {
  const names = await wanted(site.folder);
  await eventually('all files are kept', async () => JSON.stringify(await oneCache(page)) === JSON.stringify(names));
};
// The same, once no page is open: every file has been asked for.
export const isKept = async (site) => {
  const names = await wanted(site.folder, (name) => name !== './');
  await eventually('all files are fetched', () => names.every((name) => site.requests.includes(name)));
};
export const update = (page) => page.locator('#update');
export const choose = (page, key) => update(page).getByRole('button', { name: WORDS[page.setting.language][`update.${key}`], exact: true }).click();
export const WORDS = Object.fromEntries(await Promise.all(['zh', 'en'].map(async (language) =>
  [language, JSON.parse(await readFile(new URL(`../../assets/${language}/shell/fallback.json`, import.meta.url), 'utf8'))])));
// What the notice says, in the language in use.
export const noticeOf = async (page) => (await update(page).locator('p').innerText()).trim();
export const isOffered = (page) => eventually('the notice', async () => (await noticeOf(page)) === WORDS[page.setting.language]['update.ready']);
export const isAnew = async (page, action) => {
  await page.evaluate(() => { window.before = true; });
  await action();
  await eventually('the page has been loaded anew', () => page.evaluate(() => !window.before && window.sandtable?.complete));
};
export const reload = (page) => isAnew(page, () => page.reload());
export const homeTitle = (page) => textOf(page, 'home.new_plan');
// The next version: its button for a new plan says so.
export const release = (site, mark) => rebuild(site.folder, 'first_zh.', (bytes) => bytes.toString().replaceAll(tr({ setting: { language: 'zh' } }, 'home.new_plan'), mark));
