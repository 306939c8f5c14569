// A small runner for tests of the whole page: one Chromium, every case in browser profiles of its own, two cases at a time and
// one that mostly waits beside them. How long each took is in build/logs/browser_times.txt.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { pause, repeat } from '../eventually.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
// The command-line program, which says what links and codes should be.
export const PROGRAM = path.resolve(ROOT, process.env.SANDTABLE_CLI ?? 'build/native/sandtable');
const LOGS = path.join(ROOT, 'build/logs');
const PATIENCE_MS = Number(process.env.SANDTABLE_PATIENCE_MS ?? 30_000);
export const LAUNCH = {
  executablePath: process.env.SANDTABLE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu-rasterization',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
};

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1280, height: 800 } },
};
const LOCALES = { zh: 'zh-CN', en: 'en-US' };

// Options of a browser profile: { language, device, dark } and what Playwright itself knows.
export const profile = ({ language = 'zh', device = 'laptop', dark = false, ...more } = {}) => ({
  ...DEVICES[device],
  locale: LOCALES[language],
  colorScheme: dark ? 'dark' : 'light',
  timezoneId: 'Asia/Shanghai',
  ...more,
});

const cases = [];
// → test(name, run, { whole, long }): adds a case to the suite.
// whole: what loads behind the first screen is a subject here, so pages have their service worker and t.open() waits until all
// of the program is there and kept. Elsewhere pages have none and are used as soon as they are drawn, as people do.
// long: the case mostly waits, and runs in a lane of its own beside the others.
export const suite = (name, all = {}) => (title, run, options) => cases.push({ name: `${name}: ${title}`, run, ...all, ...options });

// The same case in several settings: each(test, 'tour', [{ language: 'zh' }, …], run(t, setting), options).
export function each(test, title, settings, run, options) {
  for (const setting of settings) test(`${title}, ${Object.values(setting).join(' ')}`, (t) => run(t, setting), options);
}

export function check(condition, what) {
  if (!condition) throw new Error(what);
}

export function equal(actual, expected, what = '') {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

export { pause };

// See tests/eventually.mjs.
export const eventually = (what, probe, patience = PATIENCE_MS) => repeat(what, probe, patience);

// What a case gets: t.open() for pages, t.step('…') to say what comes next, t.expectErrors(pattern) for faults that it provokes.
class Case {
  constructor(browser, address, whole) {
    Object.assign(this, { browser, address, whole, contexts: [], browsers: [], faults: [], expected: [], at: 'start' });
  }

  step(words) { this.at = words; }
  expectErrors(pattern) { this.expected.push(pattern); }

  fault(words) {
    if (!this.expected.some((pattern) => pattern.test(words))) this.faults.push(words);
  }

  async context(options) {
    return this.adopt(await this.browser.newContext({ serviceWorkers: this.whole ? 'allow' : 'block', ...profile(options) }));
  }

  // A browser of its own, with more arguments; `folder`: its profile, kept on disk. → a context
  async launch(args, { folder, ...options } = {}) {
    const launch = { ...LAUNCH, args: [...LAUNCH.args, ...args] };
    if (folder) return this.adopt(await chromium.launchPersistentContext(folder, { ...launch, ...options }));
    const browser = await chromium.launch(launch);
    this.browsers.push(browser);
    return this.adopt(await browser.newContext(options));
  }

  adopt(context) {
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('weberror', (error) => this.fault(`page error: ${error.error().stack ?? error.error()}`));
    context.on('console', (message) => {
      if (message.type() === 'error') this.fault(`console: ${message.text()}`);
    });
    return context;
  }

  // A page that shows the app. setting: what profile() takes, and `context` to use an open one, `hash` or a whole `address`,
  // `prepare(argument)` to run before the page's own scripts, `wait: false` to return before the app has drawn.
  async open({ context, hash = '', address = this.address + hash, prepare, argument, wait = true, ...setting } = {}) {
    const where = context ?? await this.context(setting);
    const page = await where.newPage();
    if (prepare) await page.addInitScript(prepare, argument);
    page.setting = { language: 'zh', device: 'laptop', ...setting };
    page.dialogs = [];
    page.on('dialog', (dialog) => {
      page.dialogs.push(dialog.type());
      dialog.accept().catch(() => {});
    });
    page.on('filechooser', () => {});        // caught from the start: only waiting for one would be a race
    await page.goto(address);
    if (wait) await page.locator('[data-id="page.title"]').first().waitFor({ state: 'attached' });
    if (wait && this.whole) await eventually('all of the program is there', () => page.evaluate(() => window.sandtable.complete));
    return page;
  }

  async finish(name, failed) {
    const pages = this.contexts.flatMap((context) => context.pages());
    const shots = [];
    if (failed) {
      for (const page of pages) {
        const file = `browser-${name.replace(/[^\w]+/g, '-')}${shots.length ? `-${shots.length + 1}` : ''}.png`;
        await page.screenshot({ path: path.join(LOGS, file), timeout: 5000 }).then(() => shots.push(file), () => {});
      }
    }
    await Promise.all(this.contexts.map((context) => context.close().catch(() => {})));
    await Promise.all(this.browsers.map((browser) => browser.close().catch(() => {})));
    return shots;
  }
}

async function runCase(browser, address, { name, run, whole = false }) {
  const t = new Case(browser, address, whole);
  let failure = '';
  try {
    await run(t);
    if (t.faults.length) throw new Error(t.faults.join('\n'));
  } catch (error) {
    const words = (error.stack ?? String(error)).split('\n').filter((line) => !/node_modules|node:internal/.test(line));
    failure = `FAILED ${name}\n  step: ${t.at}\n  ${words.slice(0, 14).join('\n  ')}`;
    if (t.faults.length) failure += `\n  and on the page: ${[...new Set(t.faults)].slice(0, 5).join('\n    ')}`;
  }
  const shots = await t.finish(name, failure);
  return failure && shots.length ? `${failure}\n  pictures in build/logs: ${shots.join(', ')}` : failure;
}

// Runs every case whose name contains `filter`. → { passed, failed }
export async function runAll({ directory, filter = '', lanes = 2 }) {
  await mkdir(LOGS, { recursive: true });
  const server = await serve({ directory, port: 0 });
  const address = `http://localhost:${server.address().port}/`;
  let starting = chromium.launch(LAUNCH);
  // The browser, or another one should it have gone: that is one failed case and not the end of all.
  const browserNow = async () => {
    if (!(await starting).isConnected()) starting = chromium.launch(LAUNCH);
    return starting;
  };
  const chosen = cases.filter(({ name }) => name.includes(filter));
  const [short, long] = [chosen.filter((each) => !each.long), chosen.filter((each) => each.long)];
  const once = [];     // cases that failed beside others
  const times = [];
  const lane = async (waiting) => {
    for (let next; (next = waiting.shift());) {
      const start = Date.now();
      const failure = await runCase(await browserNow(), address, next);
      times.push([Date.now() - start, next.name]);
      if (process.env.VERBOSE) console.log(`${failure ? 'FAIL' : 'ok  '} ${Date.now() - start} ms  ${next.name}`);
      if (!failure) continue;
      once.push(next);
      console.log(failure);
    }
  };
  await Promise.all([...Array.from({ length: lanes }, () => lane(short)), lane(long)]);
  times.sort(([a], [b]) => b - a);
  await writeFile(path.join(LOGS, 'browser_times.txt'), times.map(([ms, name]) => `${ms} ms  ${name}\n`).join(''));
  // Two cases at a time on a busy machine run out of patience now and then. What fails alone as well has failed.
  let failed = 0;
  for (const next of once) {
    const failure = await runCase(await browserNow(), address, next);
    console.log(failure || `passed alone: ${next.name}`);
    if (failure) failed += 1;
  }
  await (await starting).close();
  server.close();
  return { passed: chosen.length - failed, failed };
}
