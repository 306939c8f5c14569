// Starts the app and keeps its frames: one when something has happened, none otherwise.
import { download } from './files.js';
import { createGlyphs } from './glyphs.js';
import { createHost } from './host.js';
import { createInput } from './input.js';
import { createMirror } from './mirror.js';
import { createPainter } from './painter.js';
import { createProgram } from './program.js';
import { createStorage } from './storage.js';
import { patient, toBytes } from './text.js';

const DRAWN_MS = 300;              // after which a slow phone has drawn its first screen, and the one behind a press in a hurry
const LATEST_MS = 100;             // what is typed gets to the app by then, even while the browser draws nothing

const address = (id) => document.getElementById(id).href;
// A module that is fetched when it is wanted. One that could not be had is not asked for again under the same name.
function fetchedLater(id) {
  let asked = 0;
  let fetched = null;
  return () => (fetched ??= import(address(id) + (asked++ ? `?${asked}` : '')).catch((error) => {
    fetched = null;
    throw error;
  }));
}
const [later, rare] = ['later_js', 'rare_js'].map(fetchedLater);
const [unloaded, frameOfPage] = ['unloaded', 'frame'].map((id) => document.getElementById(id));
// Instead of the app: why it is not there. Not even that can be had without the network.
const explain = (reason) => later().then(({ showFallback }) => showFallback(reason, { createStorage, download })).catch(() => {
  document.body.replaceChildren(unloaded);
  Object.assign(unloaded.style, { visibility: 'visible', contentVisibility: 'visible' });
});
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
const fetchText = async (id, asked) => {
  const answer = await (asked ?? fetch(address(id), patient()));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.text();
};
let glyphs;
const loaded = new Set();          // languages, or on their way: the worker keeps them
// What the first screens do without, in a language: icons, too.
async function fetchSecond(language) {
  loaded.add(language);
  const text = await fetchText(`second_${language}`);
  glyphs.add(JSON.parse(text).icons);
  return text;
}

// Draws `list`, what the first screens write (see build.mjs), while `waiting()` for the program.
async function prepareGlyphs(list, waiting) {
  for (const [size, face, text] of list) if (waiting()) await glyphs.prepare(text, size * devicePixelRatio, face);
}

async function start() {
  const { state: typed } = history;                        // see update.js
  const place = location.hash;
  history.replaceState(null, '');
  const canvas = document.getElementById('canvas');
  const parts = Object.fromEntries([...document.querySelectorAll('[id^=part_]:not(#part_first)')].map(({ id, href }) => [id.slice(5), href]));
  let isLost = false;
  const lost = (error) => {
    started = null;                                        // neither events
    scheduled = -1;                                        // nor frames from here on
    if (!isLost) stop(error, stats.ready && 'fault');
    isLost = true;
  };
  // What the program cannot go on from is told, whichever call it came in; it is not called again.
  const guarded = (whole) => new Proxy(whole, {
    get: (_, name) => (...values) => {
      try {
        if (!isLost) return whole[name](...values);
      } catch (error) {
        lost(error);
        throw error;
      }
    },
  });
  const program = createProgram(address('part_first'), parts, lost);
  const { language, first: answer } = window.boot;
  const first = fetchText('first', answer).then((text) => {
    return [text, JSON.parse(text).glyphs];                // or it did not arrive whole
  });
  first.catch(() => {});                                   // told when it is wanted
  const stats = (window.sandtable = { frames: 0, ready: false, complete: false, frame_ms: [], waits: () => program.waits() });
  let scheduled = 0;                                       // the frame that the browser was asked for
  let latest = 0;                                          // the timer for when that does not come
  let fresh = false;
  let app;
  let started = null;

  function frame() {
    cancelAnimationFrame(scheduled);                       // one that is drawn out of turn is not drawn twice
    clearTimeout(latest);
    scheduled = latest = 0;
    const isFresh = fresh;
    fresh = false;
    const begun = performance.now();
    if (app._sandtable_frame(isFresh ? 1 : 0)) schedule();
    mirror.settle();
    stats.frames++;
    stats.frame_ms.push(performance.now() - begun);
    if (stats.frame_ms.length > 600) stats.frame_ms.shift();
  }
  function schedule() {
    scheduled ||= requestAnimationFrame(frame);
  }
  function wake() {
    fresh = true;
    schedule();
    latest ||= setTimeout(() => scheduled > 0 && frame(), LATEST_MS);
  }

  // Texts travel through one buffer in the app's memory.
  function pass(...parts) {
    const bytes = parts.map((part) => (typeof part === 'string' ? toBytes(part) : part));
    const sizes = bytes.map((part) => part.length);
    const pointer = app._sandtable_buffer(sizes.reduce((a, b) => a + b, 0));
    let at = pointer;
    for (const part of bytes) {
      app.memory().set(part, at);
      at += part.length;
    }
    return [pointer, ...sizes];
  }
  const send = (header, body = new Uint8Array()) => {
    if (!started) return;                 // what happens while the page loads is in the first event
    // What was typed a moment ago is part of what is saved or handed over now, and the fields close before the next letter.
    const urgent = /hide|flush_wanted|lock_lost/.test(header.type);
    if (urgent && fresh) frame();
    if (!app._sandtable_event(...pass(JSON.stringify(header), body))) return lost(header);      // it could not be read
    wake();
    if (urgent || header.type === 'listed') frame();      // the first screen waits for nothing but the list
  };
  const act = (id, kind, value) => {
    if (!started) return;
    app._sandtable_action(...pass(id, kind, value));
    wake();
    if (kind === 'click') frame();         // what it leads to is part of the page's next picture, not of the one after it
  };

  const mirror = createMirror(document.getElementById('mirror'), act);
  let isHurried = false;                                 // the app wants what the first screens do without
  let hurry;
  const hurried = new Promise((resolve) => {
    hurry = () => {
      isHurried = true;
      resolve();
    };
  });
  let tellWhole;
  const wholeIsThere = new Promise((resolve) => { tellWhole = resolve; });
  // A group of tools: its part of the program, and what it says in a language. "second" comes anyway.
  const part = async ({ name, language, ahead }) => {
    if (name === 'second') return hurry();
    try {
      if (ahead && navigator.connection?.saveData) throw 0;
      if (ahead) await wholeIsThere;
      const texts = `${name}_${language}`;
      const [text] = await Promise.all([document.getElementById(texts) ? fetchText(texts) : '{"ui":[]}', program.load(name)]);
      return [{ type: 'part', name, language }, toBytes(text)];
    } catch {
      return { type: 'part_failed', name, language };
    }
  };
  // A link needs what links are made of, too, an exercise the workshop, and a plan or a result the overview.
  const linked = Promise.all((/^#x=/.test(location.hash) ? ['links', 'workshop'] : /^#p=/.test(location.hash) ? ['links', 'overview'] : []).map((name) => part({ name, language })));
  const host = createHost(send, later, rare, {
    part,
    language: (header) => later().then((module) => module.otherLanguage(header, { loaded, fetchText, fetchSecond, part, send }), () => ({ type: 'pack_failed', language: header.language })),
  });
  const facts = host.started();
  glyphs = createGlyphs();
  if (!glyphs.isSound()) return explain('canvas');
  // The size that it will have: changing it later waits for the graphics.
  canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
  canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
  const painter = createPainter(canvas, () => {
    app._sandtable_restored();
    wake();
  });
  if (!painter) return explain('webgl2');
  glyphs.warm();
  first.then(([, list]) => prepareGlyphs(list, () => !app), () => {});
  app = guarded(await program.start({
    host: {
      request: (header, body) => host.request(JSON.parse(header), body),
      patch: (text) => mirror.apply(JSON.parse(text)),
    },
    glyphs,
    painter,
  }));
  app._sandtable_start();
  app._sandtable_resize(canvas.width, canvas.height, devicePixelRatio);
  createInput(document.getElementById('stage'), canvas, {
    pointer: (x, y, down, touch, area) => {
      app._sandtable_pointer(x, y, down, touch ? 1 : 0, ...pass(area));
      wake();
    },
    // A new size empties the canvas: draw in the same turn, or it flickers.
    resize: (width, height, ratio) => {
      app._sandtable_resize(width, height, ratio);
      fresh = true;
      frame();
      wake();
    },
  });

  // An address of its own is likely to need all that the first screens do without.
  let isWhole = !!location.hash;
  const [[text], more, links] = isWhole ? await Promise.all([first, fetchSecond(language), linked, program.load('second')]) : [await first];
  started = facts;
  send(started);
  if (more) send({ type: 'part', name: 'second', language }, more);
  for (const one of links ?? []) send(...[one].flat());
  send({ type: 'pack', language }, text);
  stats.ready = true;
  unloaded.remove();
  frameOfPage.remove();
  if (boot.wanted) location.hash = boot.wanted;
  // Who opens a test at once comes first: until the page is at rest, but not for ever.
  const atRest = async () => {
    for (let tries = 20, seen = -1; tries && seen !== stats.frames; tries -= 1) {
      seen = stats.frames;
      await pause(400);
    }
  };
  const rest = async () => {
    const patience = Promise.race([atRest(), hurried]);
    const texts = async () => {
      await patience;
      if (isWhole) return;
      send({ type: 'part', name: 'second', language }, await fetchSecond(language));
      isWhole = true;
    };
    await Promise.all([program.load('second', patience), texts()]);
    tellWhole();
    await (await later()).keepOffline(host.stored, [...loaded].flatMap((each) => [address(`first_${each}`), address(`second_${each}`)]));
    stats.complete = true;
  };
  await Promise.race([pause(DRAWN_MS), hurried]);
  later().then(({ restoreTyped }) => restoreTyped(typed, place)).catch(() => {});
  const online = () => new Promise((resolve) => { addEventListener('online', resolve, { once: true }); });
  for (;;) {
    const wasWanted = isHurried;
    try {
      return await rest();
    } catch (error) {
      if (wasWanted && !isWhole) return lost(error);
      await Promise.race(isWhole ? [online()] : [online(), hurried]);
    }
  }
}

function stop(error, reason) {
  console.error(error);
  explain(reason || (typeof WebAssembly === 'object' ? 'start' : 'wasm'));
}

// A page of another site that shows this one in a frame could lay its own over it.
function isFramed() {
  try {
    return !top.location.href;
  } catch {
    return true;
  }
}

// Without the styles, what index.html says of servers stands.
if (isFramed()) explain('frame');
else if (getComputedStyle(document.body).getPropertyValue('--page')) start().catch(stop);
