// Nothing leaves the browser: every request of a tour through the whole product, everything else that could send something,
// and the page's policy.
import path from 'node:path';
import {
  answerAll, atRest, beginSelfTest, byId, catchCopies, downloadOf, fixture, goTo, homeFromHere, importFiles, lastCopied, newPlan, press, readStoredPlans,
  shows, stored,
} from './app.mjs';
import { check, each, equal, eventually, pause, ROOT, suite } from './harness.mjs';
import { hashOf, PAGES } from './tools.mjs';
import { contentSecurityPolicy, contentSecurityPolicyHeader } from '../../web/csp.mjs';
import { serve } from '../../web/serve.mjs';

const test = suite('privacy', { whole: true });
const ORDINARY = (await fixture('plans/v1-mix.json')).toString();

// The files that the page names and fetches when they are wanted: { id: file name }.
const namedIn = (html) => Object.fromEntries([...html.matchAll(/<link [^>]*\bid="(\w+)"[^>]*\bhref="([^"]+)"/g)].map(([, id, file]) => [id, file]));

// Notes every way out that is no request of the document's own.
function noteAttempts() {
  window.attempts = [];
  window.breaches = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => window.breaches.push(`${violatedDirective} ${blockedURI} ${sample}`));
  const note = (what, ...values) => window.attempts.push([what, ...values.map(String)].join(' '));
  for (const name of ['WebSocket', 'WebSocketStream', 'EventSource', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'SharedWorker', 'Worker', 'Notification']) {
    if (!(name in window)) continue;
    window[name] = class {
      constructor(...values) {
        note(name, ...values);
        throw new Error(`${name} is not used`);
      }
    };
  }
  const watch = (holder, name, allowed = () => false) => {
    const real = holder?.[name];
    if (!real) return;
    Object.defineProperty(holder, name, {
      value(...values) {
        if (!allowed(...values)) note(name, ...values);
        return real.apply(this, values);
      },
    });
  };
  const isOwn = (address) => new URL(address, location.href).origin === location.origin || /^(blob|data):/.test(address);
  watch(Navigator.prototype, 'sendBeacon');
  watch(window, 'open');
  watch(window, 'fetch', (what) => isOwn(what.url ?? what));
  watch(XMLHttpRequest.prototype, 'open', (method, address) => isOwn(address));
  watch(HTMLFormElement.prototype, 'submit');
  if (navigator.serviceWorker) watch(ServiceWorkerContainer.prototype, 'register', isOwn);
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set: (text) => note('cookie', text) });
  // Elements that fetch, or tell the browser to look up a name or to connect.
  const wary = 'link[rel~=dns-prefetch], link[rel~=preconnect], link[rel~=prefetch], link[rel~=prerender], link[rel~=modulepreload], [ping], iframe, frame, object, embed, base, '
    + 'img[src]:not([src^="data:"]):not([src^="blob:"]), a[href]:not([href^="#"]):not([href^="blob:"])';
  const look = () => document.querySelectorAll(wary).forEach((element) => note('element', element.outerHTML));
  addEventListener('DOMContentLoaded', () => new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true }));
  window.print = () => setTimeout(() => dispatchEvent(new Event('afterprint')));
}

// Every request and connection of the page, as the browser itself counts them.
async function listen(page) {
  const seen = { requests: [], connections: [] };
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ request, documentURL }) => {
    if (!/^(data|blob):/.test(request.url) && request.url !== documentURL) seen.requests.push(request.url);
  });
  for (const event of ['Network.webSocketCreated', 'Network.webTransportCreated', 'Network.eventSourceMessageReceived', 'Network.directTCPSocketCreated']) {
    session.on(event, ({ url }) => seen.connections.push(`${event} ${url}`));
  }
  await session.send('Network.enable');
  return seen;
}

async function tour(t, page) {
  const printed = async (id) => {
    await press(page, id);
    await eventually('the paper is done with', async () => (await page.locator('#report').count()) === 0);
  };
  t.step('self-test');
  await beginSelfTest(page);
  await answerAll(page);
  await press(page, 'result.copy_code');
  await printed('result.print');
  await press(page, 'result.share');
  await press(page, 'share.copy');
  await press(page, 'share.close');
  for (const item of ['menu.csv', 'menu.markdown', 'menu.json', 'menu.png']) {
    await press(page, 'result.export');
    await downloadOf(page, () => press(page, item));
  }
  await homeFromHere(page);
  t.step('a plan of its own');
  await newPlan(page);
  const plan = (await readStoredPlans(page)).find((record) => !record.plan.self_tests?.length).plan;
  for (const each of PAGES.filter((one) => hashOf(one, plan))) {
    t.step(each.name);
    await goTo(page, hashOf(each, plan), each.shows);
    if (each.field) await byId(page, each.field).fill('one');
    if (each.print) await printed(each.print);
  }
  await goTo(page, `#/plan/${plan.id}/sheet/rival`, 'record.add');
  await press(page, 'record.add');
  await shows(page, 'record.title');
  t.step('SWOT, its pictures and files');
  await goTo(page, `#/plan/${plan.id}/swot`, 'swot.more');
  await press(page, 'cell.strengths.add');
  await page.keyboard.insertText('one\ntwo\n');
  await stored(page, 'two cards', ({ swot }) => swot?.strengths?.length === 2);
  for (const item of ['menu.markdown', 'menu.csv', 'menu.png']) {
    await press(page, 'swot.more');
    await downloadOf(page, () => press(page, item));
  }
  await press(page, 'swot.more');
  await printed('menu.print');
  t.step('sharing, files');
  await goTo(page, `#/plan/${plan.id}`);
  await press(page, 'plan.share');
  await press(page, 'share.copy');
  const link = await lastCopied(page);
  await press(page, 'share.close');
  const file = await downloadOf(page, () => press(page, 'plan.export'));
  await homeFromHere(page);
  await importFiles(page, [file.name, file.bytes], ['mix.json', ORDINARY], ['broken.json', '{']);
  await press(page, 'problems.done');
  await press(page, 'home.enter');
  await byId(page, 'enter.text').fill(link);
  await press(page, 'enter.done');
  await shows(page, 'banner.shared');
  // What is only shown has no address to go back from.
  await eventually('home', async () => (await byId(page, 'home.plans').count()) || byId(page, 'top.back').click({ timeout: 2000 }).then(() => false));
  t.step('worked example');
  await press(page, 'home.sample');
  await shows(page, 'plan.title');
  await homeFromHere(page);
  t.step('workshop');
  await press(page, 'home.workshop');
  await press(page, 'workshop.ready.x-actions');
  await press(page, 'exercise.show_qr');
  await shows(page, 'qr.code');
  await page.keyboard.press('Escape');
  const exercise = await byId(page, 'exercise.link').inputValue();
  await page.evaluate((hash) => { location.hash = hash; }, exercise.slice(exercise.indexOf('#')));
  await press(page, 'task.begin');
  await press(page, 'sort.item.1.more');
  await press(page, 'sort.to.harvest');
  await press(page, 'top.back');
  await press(page, 'hand_in.do');
  await press(page, 'hand_in.copy_code');
  const code = await lastCopied(page);
  await downloadOf(page, () => press(page, 'hand_in.file'));
  await homeFromHere(page);
  await press(page, 'home.workshop');
  await press(page, page.locator('[data-id^="workshop.exercises.list."]').first());
  await press(page, 'exercise.class');
  await byId(page, 'class.draft').fill(code);
  await press(page, 'class.add');
  await shows(page, 'class.report');
  await homeFromHere(page);
  t.step('language and theme');
  await press(page, 'top.theme');
  await press(page, 'top.language');
  await atRest(page);
}

each(test, 'a tour of everything: no request but for the product\'s own files, and no other way out', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const context = await t.context(setting);
  const page = await t.open({ context, ...setting, address: 'about:blank', wait: false, prepare: `if (location.host) { (${catchCopies})();(${noteAttempts})(); }` });
  const seen = await listen(page);
  await page.goto(t.address);
  await shows(page, 'page.title');
  await eventually('all of the program is there', () => page.evaluate(() => window.sandtable.complete));
  const html = await (await page.request.get(t.address)).text();
  const names = namedIn(html);
  const isLoaded = (list) => list.map((url) => url.replace(t.address, '')).sort();
  const { language } = setting;
  const first = ['part_first', `first_${language}`, 'later_js', `second_${language}`, 'part_second'].map((id) => names[id]);
  const own = [...html.matchAll(/(?:src|href)="((?:app|boot|styles)\.[0-9a-f]+\.(?:js|css))"/g)].map(([, file]) => file);
  equal(own.length, 3, 'scripts and styles');
  equal(isLoaded(seen.requests), [...first, ...own].sort(), 'requests of the load');
  seen.requests.length = 0;
  await tour(t, page);
  t.step('what was fetched');
  const other = language === 'zh' ? 'en' : 'zh';
  const groups = Object.keys(names).filter((id) => id.startsWith('part_') && !/_(first|second)$/.test(id)).map((id) => id.slice('part_'.length));
  check(groups.length > 1, 'groups of tools');
  const lazy = ['rare_js', `sample_${language}`, ...groups.map((group) => `part_${group}`),
    ...[language, other].flatMap((each) => groups.map((group) => `${group}_${each}`)).filter((id) => id in names), `first_${other}`, `second_${other}`];
  equal(isLoaded(seen.requests), lazy.map((id) => names[id]).sort(), 'requests after the load');
  equal(seen.connections, [], 'connections');
  equal(await page.evaluate(() => window.attempts), [], 'other ways out');
  equal(await page.evaluate(() => window.breaches), [], 'breaches of the policy');
  equal(await context.cookies(), [], 'cookies');
  equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => !/^sandtable\./.test(key))), [], 'strange entries');
  equal(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), ['sandtable'], 'databases');
});

test('an address that names a file elsewhere fetches nothing by itself', async (t) => {
  for (const hash of ['#url=https://example.org/plan.json', '#url=http://localhost:1/plan.json', '#/plan/https://example.org/', '#p=https://example.org/', '#//example.org/', '#x=../../x']) {
    t.step(hash);
    const page = await t.open({ language: 'en', address: 'about:blank', wait: false, prepare: `if (location.host) (${noteAttempts})();` });
    const seen = await listen(page);
    await page.goto(t.address + hash);
    await shows(page, 'page.title');
    await atRest(page);
    equal(seen.requests.filter((url) => !url.startsWith(t.address)), [], 'requests elsewhere');
    equal(await page.evaluate(() => [window.attempts, window.breaches]), [[], []]);
    await page.close();
  }
});

test('no timer and no frame at rest', async (t) => {
  const page = await t.open({
    prepare: () => {
      window.timers = 0;
      for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
        const real = window[name];
        window[name] = (...parameters) => { window.timers += 1; return real(...parameters); };
      }
    },
  });
  await beginSelfTest(page);
  await answerAll(page);
  await press(page, 'top.back');
  await page.mouse.move(2, 790);
  await pause(9000);                   // the last message has gone
  await atRest(page);
  const count = () => page.evaluate(() => [window.sandtable.frames, window.timers]);
  const before = await count();
  await pause(10_000);
  equal(await count(), before, 'frames and timers');
}, { long: true });

// What a script that got in would try. → { name: 'allowed' | 'forbidden' }
async function tryEverything(page) {
  return page.evaluate(async () => {
    await new Promise((resolve) => { setTimeout(resolve); });      // the debugger's own call is allowed everything
    const make = (tag) => document.body.appendChild(document.createElement(tag));
    const tries = {
      eval: () => (0, eval)('1'),
      function: () => new Function('return 1')(),
      timer: () => setTimeout('window.pwned = 1'),
      innerHTML: () => { make('div').innerHTML = '<b>x</b>'; },
      outerHTML: () => { make('div').outerHTML = '<b>x</b>'; },
      insertAdjacentHTML: () => make('div').insertAdjacentHTML('beforeend', '<b>x</b>'),
      write: () => document.write('<b>x</b>'),
      parse: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      fragment: () => document.createRange().createContextualFragment('<b>x</b>'),
      script: () => { make('script').text = 'window.pwned = 1'; },
      scriptSource: () => { make('script').src = 'https://example.org/x.js'; },
      handler: () => make('div').setAttribute('onclick', 'window.pwned = 1'),
      frame: () => { make('iframe').srcdoc = '<script>parent.pwned = 1</script>'; },
      policy: () => window.trustedTypes.createPolicy('mine', {}),
      fetch: () => fetch('https://example.org/'),
      worker: () => new Promise((resolve, reject) => { new Worker(URL.createObjectURL(new Blob(['1']))).onerror = reject; }),
    };
    const outcome = {};
    for (const [name, attempt] of Object.entries(tries)) {
      outcome[name] = await Promise.resolve().then(attempt).then(() => 'allowed', () => 'forbidden');
    }
    outcome.pwned = String(window.pwned);
    return outcome;
  });
}

each(test, 'the policy forbids scripts from elsewhere and from text', [{ by: 'header' }, { by: 'page' }], async (t, { by }) => {
  t.expectErrors(/Content Security Policy|requires 'Trusted|violates|TrustedHTML|TrustedScript/);
  const server = by === 'page' ? await serve({ directory: path.join(ROOT, 'build/web/dist'), port: 0, policy: '' }) : null;
  try {
    const address = server ? `http://localhost:${server.address().port}/` : t.address;
    const page = await t.open({ language: 'en', address });
    const answer = await page.request.get(address);
    equal(answer.headers()['content-security-policy'], server ? undefined : contentSecurityPolicyHeader, 'header');
    const policies = page.locator('meta[http-equiv=Content-Security-Policy]');
    equal(await policies.evaluateAll((all) => all.map(({ content }) => content)), [contentSecurityPolicy, "connect-src 'self'"], 'in the page');
    for (const words of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self' https:", "require-trusted-types-for 'script'", 'trusted-types sandtable', "base-uri 'none'", "form-action 'none'"]) {
      check(contentSecurityPolicy.split('; ').includes(words), `the policy lacks ${words}`);
    }
    const outcome = await tryEverything(page);
    const { pwned, ...tries } = outcome;
    equal(Object.entries(tries).filter(([, how]) => how !== 'forbidden'), [], 'allowed');
    equal(pwned, 'undefined', 'what ran');
    equal(await page.evaluate(() => document.querySelectorAll('body b').length), 0, 'elements made of text');
  } finally {
    server?.close();
  }
});
