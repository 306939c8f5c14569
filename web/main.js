// Starts the app and keeps its frames: one when something has happened, none otherwise.
import createApp from './app.generated.js';
import { showFallback } from './fallback.js';
import { createGlyphs } from './glyphs.js';
import { createHost } from './host.js';
import { createInput } from './input.js';
import { createMirror } from './mirror.js';
import { createPainter } from './painter.js';
import { join } from './streams.js';

const address = (id) => document.getElementById(id).href;
const fetchFile = async (id) => {
  const answer = await fetch(address(id));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
};
const fetchText = async (id) => (await fetchFile(id)).text();
const fetchProgram = async () => join(new Uint8Array(await (await fetchFile('program')).arrayBuffer()));
// The content that all languages share has a null wherever a text of the language goes, in order.
async function fetchPack(content, language) {
  const texts = JSON.parse(await fetchText(`texts_${language}`));
  let next = 0;
  const pack = JSON.parse(await content, (key, value) => value ?? texts[next++]);
  return new TextEncoder().encode(JSON.stringify(pack));
}

async function start() {
  const canvas = document.getElementById('canvas');
  const program = fetchProgram();
  program.catch(() => {});                                 // awaited below
  const content = fetchText('content');
  const packs = ['zh', 'en'].map((language) => [language, fetchPack(content, language)]);
  packs.forEach(([, pack]) => pack.catch(() => {}));       // awaited below, in order of need

  const encoder = new TextEncoder();
  const stats = (window.sandtable = { frames: 0, ready: false, frame_ms: [] });
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
    app._sandtable_event(...pass(JSON.stringify(header), body));
    wake();
  };
  const act = (id, kind, value) => {
    if (!started) return;
    app._sandtable_action(...pass(id, kind, value));
    wake();
  };

  const mirror = createMirror(document.getElementById('mirror'), act);
  const host = createHost(send);
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
  const facts = host.started();
  app = await createApp({
    wasmBinary: await program,
    host: {
      request: (header, body) => host.request(JSON.parse(header), body),
      patch: (text) => mirror.apply(JSON.parse(text)),
    },
    glyphs,
    painter,
  });
  app._sandtable_start();
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

  started = facts;
  send(started);
  const first = (started.settings?.language ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
  packs.sort(([a], [b]) => (b === first) - (a === first));
  for (const [language, pack] of packs) {
    send({ type: 'pack', language }, await pack);
    stats.ready = true;
  }
}

start().catch((error) => {
  console.error(error);
  showFallback(typeof WebAssembly === 'object' ? 'start' : 'wasm');
});
