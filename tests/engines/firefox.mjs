// Firefox by its own protocol, Marionette: WebDriver's commands as lines of JSON on a socket, no further program needed.
// A line is «length:[0, number, "WebDriver:Command", parameters]», the answer «length:[1, number, error, result]».
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { freePort, newFolder, start, untilUp } from './processes.mjs';

const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.legacyUserProfileCustomizations.stylesheets': true,
};

// A phone: fingers, and no mouse.
const FINGER = { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1, 'dom.w3c_touch_events.enabled': 1 };
const LOCALES = { zh: 'zh-CN, zh', en: 'en-US, en' };

// Runs in the browser's own window: the way that an input method of the system goes.
const COMPOSE = `const [steps, text] = arguments;
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(window)) throw new Error('no input method');
  for (const step of steps) {
    processor.setPendingCompositionString(step);
    processor.appendClauseToPendingComposition(step.length, processor.ATTR_RAW_CLAUSE);
    processor.setCaretInPendingComposition(step.length);
    processor.flushPendingComposition();
  }
  processor.commitCompositionWith(text);`;

async function connect(port) {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map();
  let rest = Buffer.alloc(0);
  let greeted;
  const greeting = new Promise((resolve) => { greeted = resolve; });
  let broken = null;
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const colon = rest.indexOf(58);
      if (colon < 0) return;
      const end = colon + 1 + Number(rest.subarray(0, colon));
      if (rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end));
      rest = rest.subarray(end);
      if (!Array.isArray(message)) {
        greeted();
        continue;
      }
      const [, number, error, result] = message;
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(Object.assign(new Error(error.message), { code: error.error }));
      else resolve(result);
    }
  });
  const end = () => {
    broken = new Error('Firefox has gone');
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };
  socket.on('close', end);
  socket.on('error', () => {});
  await Promise.race([greeting, once(socket, 'close').then(() => { throw new Error('the socket was closed'); })]);
  let count = 0;
  const send = (name, parameters) => new Promise((resolve, reject) => {
    if (broken) return reject(broken);
    const text = JSON.stringify([0, ++count, name, parameters]);
    waiting.set(count, { resolve, reject });
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
  return { send, close: () => socket.destroy() };
}

// A browser on a profile of its own; preferences: more of Firefox's. → { command(name, parameters) → its value, end() }
export async function startFirefox({ display, language, finger, width, height, preferences: more }) {
  const { folder, remove } = await newFolder();
  const port = await freePort();
  const preferences = { ...PREFERENCES, ...(finger ? FINGER : {}), ...more, 'marionette.port': port, 'intl.accept_languages': LOCALES[language] };
  await writeFile(path.join(folder, 'user.js'),
    Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  await mkdir(path.join(folder, 'chrome'));
  // A window as narrow as a phone, with nothing in it but the page.
  await writeFile(path.join(folder, 'chrome/userChrome.css'), '#main-window { min-width: 100px !important; } #navigator-toolbox { display: none; }');
  const browser = start('firefox-esr', [
    '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder, `--width=${width}`, `--height=${height}`, 'about:blank',
  ], {
    env: { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', MOZ_CRASHREPORTER_DISABLE: '1', HOME: folder },
  });
  let connection;
  const end = async () => {
    connection?.close();
    await browser.end();
    await remove();
  };
  try {
    connection = await untilUp(browser, 'Firefox', () => connect(port));
    const command = async (name, parameters = {}) => {
      const answer = await connection.send(name.includes(':') ? name : `WebDriver:${name}`, parameters);
      return answer && typeof answer === 'object' && 'value' in answer ? answer.value : answer;
    };
    const { capabilities } = await connection.send('WebDriver:NewSession', {});
    const compose = async (page, steps, text) => {
      await command('Marionette:SetContext', { value: 'chrome' });
      try {
        await command('ExecuteScript', { script: COMPOSE, args: [steps, text] });
      } finally {
        await command('Marionette:SetContext', { value: 'content' });
      }
    };
    return { version: capabilities.browserVersion, command, compose, end };
  } catch (error) {
    await end();
    throw error;
  }
}
