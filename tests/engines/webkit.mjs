// WebKit (WebKitGTK's small browser) by WebDriver over HTTP.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort, newFolder, start, untilUp } from './processes.mjs';

// Command → method and path; {id} is a parameter.
const ROUTES = {
  Navigate: ['POST', 'url'],
  Refresh: ['POST', 'refresh'],
  SetWindowRect: ['POST', 'window/rect'],
  GetWindowHandles: ['GET', 'window/handles'],
  SwitchToWindow: ['POST', 'window'],
  FindElement: ['POST', 'element'],
  ElementSendKeys: ['POST', 'element/{id}/value'],
  GetComputedRole: ['GET', 'element/{id}/computedrole'],
  GetComputedLabel: ['GET', 'element/{id}/computedlabel'],
  ExecuteScript: ['POST', 'execute/sync'],
  ExecuteAsyncScript: ['POST', 'execute/async'],
  PerformActions: ['POST', 'actions'],
  ReleaseActions: ['DELETE', 'actions'],
  TakeScreenshot: ['GET', 'screenshot'],
  SetTimeouts: ['POST', 'timeouts'],
};

function miniBrowser() {
  for (const machine of readdirSync('/usr/lib')) {
    for (const version of ['4.1', '6.0', '4.0']) {
      const file = path.join('/usr/lib', machine, `webkit2gtk-${version}`, 'MiniBrowser');
      if (existsSync(file)) return file;
    }
  }
  throw new Error('MiniBrowser is not installed (Debian: webkit2gtk-driver)');
}

export async function startWebKit({ display }) {
  const { folder, remove } = await newFolder();
  const port = await freePort();
  // A window as narrow as a phone has no room for a toolbar.
  await mkdir(path.join(folder, 'gtk-3.0'));
  await writeFile(path.join(folder, 'gtk-3.0/gtk.css'), '* { margin: 0; padding: 0; border-width: 0; min-width: 0; min-height: 0; }');
  const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', GDK_BACKEND: 'x11', HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const end = async () => {
    await driver.end();
    await remove();
  };
  const ask = async (method, where, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${where}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(value.message || value.error), { code: value.error });
    return value;
  };
  try {
    await untilUp(driver, 'WebKitWebDriver', () => ask('GET', 'status'));
    const { sessionId, capabilities } = await ask('POST', 'session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } } },
    });
    const command = (name, { id, ...parameters } = {}) => {
      const [method, where] = ROUTES[name];
      return ask(method, `session/${sessionId}/${where.replace('{id}', id)}`, method === 'POST' ? parameters : undefined);
    };
    // The steps are not ours to choose: GTK's own input method shows a character's number until the blank.
    const compose = async (page, steps, text) => {
      for (const character of text) await page.keys('Control+Shift+u', ...character.codePointAt(0).toString(16), ' ');
    };
    return {
      version: capabilities.browserVersion,
      command,
      compose,
      async end() {
        await ask('DELETE', `session/${sessionId}`).catch(() => {});
        await end();
      },
    };
  } catch (error) {
    error.message += `\n${driver.words()}`;
    await end();
    throw error;
  }
}
