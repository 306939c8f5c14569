// Starts the app and keeps its frames: one when something has happened, none otherwise.
import { showFallback } from './fallback.js';
import { createGlyphs } from './glyphs.js';
import { createHost } from './host.js';
import { createInput } from './input.js';
import { createMirror } from './mirror.js';
import { createPainter } from './painter.js';
import { createProgram } from './program.js';
import { keepOffline } from './update.js';

const address = (id) => document.getElementById(id).href;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
const fetchText = async (id, asked) => {
  const answer = await (asked ?? fetch(address(id)));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.text();
};
// The content that all languages share has a null wherever a text of the language goes, in order.
async function fetchPack(content, language, asked) {
  const texts = JSON.parse(await fetchText(`texts_${language}`, asked));
  let next = 0;
  return JSON.parse(await content, (key, value) => value ?? texts[next++]);
}

// Draws what the first screens write, at the sizes that they write it in (src/ui/theme.h; 0 regular, 1 semibold), while
// `waiting()` for the program.
async function prepareGlyphs(glyphs, language, pack, waiting) {
  const prepare = async (text, ...fonts) => {
    for (const [size, face] of fonts) if (waiting()) await glyphs.prepare(text, size * devicePixelRatio, face);
  };
  // Letters are known before any text is.
  const letters = String.fromCodePoint(...Array.from({ length: 94 }, (_, i) => 33 + i));
  if (language === 'en') await prepare(letters, [16, 0], [16, 1], [26, 1], [14, 0], [18, 1], [22, 1], [20, 1]);
  const { tests: [{ title, summary, introduction, method_note: note, scale, questions: [question] }] } = await pack;
  await prepare(JSON.stringify([summary, introduction, note, scale]), [16, 0], [14, 0]);
  await prepare(JSON.stringify([title, question]), [16, 1], [26, 1], [22, 1], [20, 1]);
}

async function start() {
  const canvas = document.getElementById('canvas');
  const parts = { second: address('part_second'), workshop: address('part_workshop') };
  const program = createProgram(address('part_first'), parts, (error) => {
    started = null;                                        // neither events
    scheduled = true;                                      // nor frames from here on
    stop(error);
  });
  const content = fetchText('content');
  const { language, texts } = window.boot;
  const other = language === 'zh' ? 'en' : 'zh';
  const pack = fetchPack(content, language, texts);
  const encoder = new TextEncoder();
  const stats = (window.sandtable = { frames: 0, ready: false, complete: false, frame_ms: [], waits: () => program.waits() });
  let scheduled = false;
  let fresh = false;
  let app;
  let started = null;

  function frame() {
    scheduled = false;
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
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(frame);
  }
  function wake() {
    fresh = true;
    schedule();
  }

  // Texts travel through one buffer in the app's memory.
  function pass(...parts) {
    const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
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
    app._sandtable_event(...pass(JSON.stringify(header), body));
    wake();
    if (urgent) frame();
  };
  const act = (id, kind, value) => {
    if (!started) return;
    app._sandtable_action(...pass(id, kind, value));
    wake();
  };

  const mirror = createMirror(document.getElementById('mirror'), act);
  // What a workshop needs besides: its part of the program and its content.
  const workshop = async ({ language }) => {
    try {
      const [content] = await Promise.all([fetchText(`workshop_${language}`), program.load('workshop')]);
      return [{ type: 'workshop', language }, encoder.encode(content)];
    } catch {
      return { type: 'workshop_failed' };
    }
  };
  const host = createHost(send, { workshop });
  const glyphs = createGlyphs();
  if (!glyphs.isSound()) return showFallback('canvas');
  // The size that it will have: changing it later waits for the graphics.
  canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
  canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
  const painter = createPainter(canvas, () => {
    app._sandtable_restored();
    wake();
  });
  if (!painter) return showFallback('webgl2');
  glyphs.warm();
  prepareGlyphs(glyphs, language, pack, () => !app).catch(() => {});      // a pack that does not come is told below
  const facts = host.started();
  app = await program.start({
    host: {
      request: (header, body) => host.request(JSON.parse(header), body),
      patch: (text) => mirror.apply(JSON.parse(text)),
    },
    glyphs,
    painter,
  });
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

  // An address of its own is likely to need all of the program.
  if (location.hash) await program.load('second');
  started = facts;
  send(started);
  send({ type: 'pack', language }, JSON.stringify(await pack));
  stats.ready = true;
  // Who opens a test at once comes first: until the page is at rest, but not for ever.
  const atRest = async () => {
    for (let tries = 20, seen = -1; tries && seen !== stats.frames; tries -= 1) {
      seen = stats.frames;
      await pause(400);
    }
  };
  const rest = async () => {
    await program.load('second', atRest());
    send({ type: 'pack', language: other }, JSON.stringify(await fetchPack(content, other)));
    await keepOffline(host.stored);
    stats.complete = true;
  };
  const retry = () => rest().catch(() => addEventListener('online', retry, { once: true }));
  retry();
}

function stop(error) {
  console.error(error);
  showFallback(typeof WebAssembly === 'object' ? 'start' : 'wasm');
}

// Without the styles, what index.html says of servers stands.
if (getComputedStyle(document.body).getPropertyValue('--page')) {
  document.getElementById('unloaded').remove();
  start().catch(stop);
}
