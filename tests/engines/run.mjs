// The essential tour in Firefox and in WebKit, Safari's engine.
// Usage: node tests/engines/run.mjs [--only NAME] [--engine firefox|webkit] [--site FOLDER] [--pictures FOLDER]
// NAME is a part of a case's name. --pictures: a screenshot after every step. Needs build/web/dist, and of Debian what
// `sh cmake/setup.sh browsers` installs.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../web/serve.mjs';
import { startFirefox } from './firefox.mjs';
import { MISSING } from './missing.mjs';
import { Page } from './page.mjs';
import { coloursOf, decodePng } from './png.mjs';
import { PATIENCE_MS, startScreen } from './processes.mjs';
import { home, STEPS } from './tour.mjs';
import { startWebKit } from './webkit.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const logs = path.join(project, 'build/logs');
const options = { '--only': '', '--engine': '', '--site': path.join(project, 'build/web/dist'), '--pictures': '' };
const words = process.argv.slice(2);
while (words.length) {
  const name = words.shift();
  if (!(name in options) || !words.length) {
    console.error('Usage: node tests/engines/run.mjs [--only NAME] [--engine firefox|webkit] [--site FOLDER] [--pictures FOLDER]');
    process.exit(2);
  }
  options[name] = words.shift();
}

// What runs in groups of its own ends with this program, however it ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

const ENGINES = { firefox: startFirefox, webkit: startWebKit };
// On a phone of its size in Chinese, on a laptop in English.
const SETTINGS = [
  { language: 'zh', finger: true, width: 390, height: 844 },
  { language: 'en', finger: false, width: 1280, height: 800 },
];

// WebKitGTK without a graphics card now and then shows nothing at all, not even a plain coloured canvas, of the first page after
// its window has changed size; the next page is there.
async function paints(page, address) {
  for (let loads = 0; loads < 3; loads += 1) {
    await page.open(address);
    await page.atRest();
    if (coloursOf(decodePng(await page.screenshot())).colours > 1) return;
  }
}

// An engine with a profile of its own, showing nothing yet.
async function startPage(engine, screen, setting, address) {
  const browser = await ENGINES[engine]({ display: screen.display, ...setting });
  const page = new Page(browser, setting);
  try {
    await browser.command('SetTimeouts', { script: PATIENCE_MS, pageLoad: PATIENCE_MS });
    await page.resize(setting.width, setting.height);
    if (engine === 'webkit') await paints(page, address);
  } catch (error) {
    await browser.end();
    throw error;
  }
  return page;
}

const fileName = (name) => `engines-${name.replace(/[^\w]+/g, '-')}.png`;
const counts = { passed: 0, failed: 0 };

// Runs a step in the page that `t` has or gets from start(); one that failed is ended, with a picture. → what went wrong
async function attempt(t, start, name, run) {
  const others = [];
  t.newPage = async () => {
    others.push(await start());
    return { ...t, page: others.at(-1) };
  };
  try {
    t.page ??= await start();
    await run(t);
    if (options['--pictures']) await t.page.screenshot(path.join(options['--pictures'], fileName(name)));
    return '';
  } catch (error) {
    const lines = (error.stack ?? String(error)).split('\n').filter((line) => !/node:internal/.test(line));
    const file = path.join(logs, fileName(name));
    const seen = await t.page?.screenshot(file).catch(() => {});
    await t.page?.engine.end();
    t.page = null;
    return `FAILED ${name}\n  ${lines.slice(0, 12).join('\n  ')}${seen ? `\n  picture: ${path.relative(project, file)}` : ''}`;
  } finally {
    await Promise.all(others.map((other) => other.engine.end()));
  }
}

// Counts a step. What fails is tried once more in a new browser: on a busy machine patience ends now and then.
async function step(t, start, name, run) {
  if (!name.includes(options['--only'])) return;
  const begun = Date.now();
  let failure = await attempt(t, start, name, run);
  if (failure) {
    console.log(failure);
    failure = await attempt(t, start, name, run);
    console.log(failure || `passed at the second try: ${name}`);
  }
  counts[failure ? 'failed' : 'passed'] += 1;
  if (process.env.VERBOSE) console.log(`${failure ? 'FAIL' : 'ok  '} ${Date.now() - begun} ms  ${name}`);
}

async function runEngine(engine, address) {
  // A screen of its own: a window that another one covers may sleep.
  const screen = await startScreen();
  try {
    for (const setting of SETTINGS) {
      const t = { ...setting, address };
      for (const [title, run] of STEPS) {
        await step(t, () => startPage(engine, screen, setting, address), `${engine} ${setting.language} ${setting.width}: ${title}`, async () => {
          await home(t);
          await run(t);
        });
      }
      await t.page?.engine.end();
    }
    if (engine !== 'firefox') return;
    for (const [title, preferences, run] of MISSING) {
      const t = { ...SETTINGS[1], address };
      await step(t, () => startPage(engine, screen, { ...SETTINGS[1], preferences }), `${engine}: ${title}`, run);
      await t.page?.engine.end();
    }
  } finally {
    await screen.end();
  }
}

if (existsSync(path.join(options['--site'], 'index.html'))) {
  await mkdir(logs, { recursive: true });
  if (options['--pictures']) await mkdir(options['--pictures'], { recursive: true });
  const server = await serve({ directory: options['--site'], port: 0 });
  const address = `http://localhost:${server.address().port}/`;
  const engines = Object.keys(ENGINES).filter((name) => name.includes(options['--engine']));
  await Promise.all(engines.map((engine) => runEngine(engine, address)));
  server.close();
} else {
  console.log('There is no finished page to test. Build first: sh web/run.sh --build-only');
  counts.failed = 1;
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed || !counts.passed ? 1 : 0;
