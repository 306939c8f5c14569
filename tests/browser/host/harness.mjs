// A small runner: the static server with the app's security headers, one Chromium, a few cases at a time.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../../web/serve.mjs';
import { repeat } from '../../eventually.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const LAUNCH = {
  executablePath: process.env.SANDTABLE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
  ],
};

const cases = [];
export const test = (name, run) => cases.push({ name, run });

export function equal(actual, expected, what = '') {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what} ${a} instead of ${b}`.trim());
}

export function check(condition, what) {
  if (!condition) throw new Error(what);
}

// Waits until `expression` is true in the page. Not waitForFunction(): its polling is forbidden by the page's policy.
export const until = (page, expression) => repeat(expression, () => page.evaluate(expression), 20_000);

const helpers = {
  request: (page) => (header, text) => page.evaluate((all) => request(...all), [header, text]),
  call: (page) => (header, text, pattern, patience) =>
    page.evaluate((all) => call(...all), [header, text, pattern, patience]),
  next: (page) => (pattern, patience) => page.evaluate((all) => next(...all), [pattern, patience]),
  pending: (page) => (pattern) => page.evaluate((it) => pending(it), pattern),
};

async function load(page, address) {
  await page.goto(address);
  await until(page, 'window.ready');
  for (const [name, bind] of Object.entries(helpers)) page[name] = bind(page);
  return page;
}

// Opens the test page in `context`; `prepare(argument)` runs in it before any other script.
export async function openPage(context, address, prepare, argument) {
  const page = await context.newPage();
  if (prepare) await page.addInitScript(prepare, argument);
  return load(page, address);
}

// Cases run one after the other in a lane. They share its context and first page, because new ones are slow, and find the
// storage empty. `open()` gives that page first and new ones then; newContext() gives another browser profile.
async function createLane(browser, address) {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(address);
  const { origin } = new URL(address);
  const session = await context.newCDPSession(first);

  return async ({ name, run }) => {
    const contexts = [];
    const newContext = async (options) => {
      contexts.push(await browser.newContext(options));
      return contexts.at(-1);
    };
    let opened = 0;
    const open = (prepare, argument, where = context) =>
      opened++ || prepare || where !== context ? openPage(where, address, prepare, argument) : load(first, address);
    let failure = '';
    try {
      await run({ open, context, newContext, browser, address });
      for (const page of [context, ...contexts].flatMap((each) => each.pages())) {
        const faults = await page.evaluate('window.faults ?? []');
        if (faults.length) throw new Error(faults.join('; '));
      }
    } catch (error) {
      failure = `FAILED ${name}\n  ${error.stack ?? error}`;
    }
    await Promise.all([...contexts, ...context.pages().filter((page) => page !== first)].map((each) => each.close()));
    await first.goto('about:blank');
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    return failure;
  };
}

// Runs all cases whose name contains `filter`, `lanes` at a time. → exit code
export async function runAll(filter = '', lanes = 4) {
  const server = await serve({ directory: ROOT, port: 0 });
  const address = `http://localhost:${server.address().port}/tests/browser/host/page.html`;
  const browser = await chromium.launch(LAUNCH);
  const chosen = cases.filter(({ name }) => name.includes(filter));
  const waiting = [...chosen];
  let failed = 0;
  await Promise.all(
    Array.from({ length: Math.min(lanes, chosen.length) }, async () => {
      const runCase = await createLane(browser, address);
      for (let next; (next = waiting.shift());) {
        const start = Date.now();
        const failure = await runCase(next);
        if (process.env.VERBOSE) console.log(`${Date.now() - start} ms  ${next.name}`);
        if (failure) {
          ++failed;
          console.log(failure);
        }
      }
    }),
  );
  await browser.close();
  server.close();
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed || !chosen.length ? 1 : 0;
}
