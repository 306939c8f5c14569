// The browser's side of the one channel between app and page. The app calls request(header, body); what comes of it, and what
// the system does by itself, goes back as send(header, body). Answers never arrive before request has returned.
import { versionOf } from './edits.js';
import { createFiles, download } from './files.js';
import { keepSettings, settings } from './local.js';
import { createLocks } from './locks.js';
import { createPage } from './page.js';
import { giveUp, wanted } from './remote.js';
import { createStorage } from './storage.js';
import { toText } from './text.js';

const NOTHING = new Uint8Array();

// later(), rare() → promise of the module later.js or rare.js. more: actions that the page itself has, by name.
export function createHost(send, later, rare, more = {}) {
  const emit = (header, body = NOTHING) => send(header, body);
  const page = createPage(emit);
  const files = createFiles(emit, later);
  const locks = createLocks(emit);
  // Nothing came of it: the answer has no body, whatever the reason.
  const withPassword = (name) => async ({ password, job }, body) =>
    [{ type: 'password', job }, await rare().then((module) => module[name](password, body)).catch(() => NOTHING)];
  const storage = createStorage({
    lockedElsewhere: locks.isElsewhere,
    onRevived: () => emit({ type: 'changed', id: '', revision: 0 }),       // any plan may be another than was listed
  });

  // Tells the other tabs of what has succeeded.
  const told = (action) => async (header, body) => {
    const answer = await action(header, body);
    if (!/failed/.test(answer.type)) locks.tellChanged(answer.id, answer.revision ?? 0);
    return answer;
  };
  const unstored = new Set();      // plans whose latest version could not be written; of a conflict the app makes a copy
  const write = told(async (version) => {
    const answer = await storage.write(version);
    unstored[/^(written|conflict)$/.test(answer.reason ?? answer.type) ? 'delete' : 'add'](version.id);
    return answer;
  });

  let early = null;                // the list of plans, asked for while the app is still on its way
  const actions = {
    list: () => {
      const listing = early ?? storage.list();
      early = null;
      return listing;
    },
    read: storage.read,
    // A tab that has lost its plan to another one must not overwrite what is written there.
    write: (header, body) => {
      const { id, revision } = header;
      if (locks.isLost(id)) return { type: 'write_failed', id, revision, reason: 'conflict' };
      const version = versionOf(header, body);
      const answer = write(version);
      if (header.mirror) storage.mirror(version);         // storage is at work already, should this be slow
      return answer;
    },
    mirror: (header, body) => {
      if (!locks.isLost(header.id)) storage.mirror({ ...header, content: body });
    },
    bin: told(storage.bin),
    restore: told(storage.restore),
    purge: told(storage.purge),
    write_pack: storage.write_pack,
    read_pack: storage.read_pack,
    remove_pack: storage.remove_pack,
    settings: (header, body) => void keepSettings(toText(body)),
    persist: storage.persist,
    lock: locks.lock,
    unlock: (header) => locks.unlock(header, storage.settled()),
    take_over: locks.takeOver,
    pick_file: files.pick,
    download,
    seal: withPassword('encrypt'),
    unseal: withPassword('decrypt'),
    navigate: page.navigate,
    visit: page.visit,
    document: page.describe,
    announce: page.announce,
    wake: page.wake,
    ...more,
  };

  // What a module does under the same name.
  const another = async (header, body) => {
    const action = (await later())[header.do] ?? (await rare())[header.do];
    return action ? action(header, body, { download, wanted, giveUp }) : console.error('unknown: ' + header.do);
  };

  // An action is called at once (a file picker needs the user's gesture) and returns a promise of its event, if it has one.
  // `body`: the app's memory, which may move or change before the action is over; only what is done at once can do without a copy.
  function request(header, body = NOTHING) {
    const action = actions[header.do] ?? another;
    if (/write|mirror|bin|restore|purge|pack/.test(header.do)) early = null;      // the list has changed since
    const bytes = header.do === 'mirror' ? body : body.slice();
    new Promise((resolve) => resolve(action(header, bytes))).then(
      (answer) => answer && (Array.isArray(answer) ? emit(...answer) : emit(answer)),
      (error) => emit({ type: 'failed', do: header.do, id: header.id ?? '', reason: String(error) }));
  }

  function started() {
    early = storage.list();
    return { type: 'started', ...page.facts(), settings: settings() };
  }

  // Has the app save what it holds. → whether everything is stored then
  async function stored() {
    emit({ type: 'hide' });
    await storage.settled();
    return [...unstored].every(locks.isLost);        // the app has made a copy of what another tab took over
  }

  return { request, started, stored };
}
