// Measures what the first screens need: home, a self-test's introduction and its questions, in both languages, on phone and
// laptop, for newcomers and for those who have a plan. Writes web/first_part.txt, the functions that they run (see
// web/parts.mjs), and web/first_glyphs.json, the characters and icons that they draw on a phone (see web/glyphs.js).
// To be run when the test "the first screens need the first part alone" or tests/size.mjs says that the list is stale, and when
// those screens look different.   Usage: sh web/run.sh --profile-first-part
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { namesThatRan } from '../web/parts.mjs';
import { serve } from '../web/serve.mjs';
import { LAUNCH, profile, ROOT } from './browser/harness.mjs';

// Runs in the page, before its scripts: keeps the program at hand.
function keepInstance() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiateStreaming.apply(WebAssembly, given);
    window.measured ??= result.instance.exports;
    return result;
  };
}

// Runs in the page, before its scripts: notes what is drawn in window.drawn, { size and face: { text, paths } }.
function noteGlyphs() {
  window.drawn = {};
  const of = (size, face) => window.drawn[`${size / devicePixelRatio} ${face}`] ??= { text: '', paths: [] };
  const { fillText, fill } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    const [, weight, size] = /^(?:(\d+) )?([\d.]+)px/.exec(this.font);
    of(Number(size), weight > 400 ? 1 : 0).text += text;
    return fillText.call(this, text, ...rest);
  };
  const described = new WeakMap();
  const { Path2D } = window;
  window.Path2D = function (path) {
    const made = new Path2D(path);
    described.set(made, path);
    return made;
  };
  CanvasRenderingContext2D.prototype.fill = function (path) {
    of(Math.round(256 * this.getTransform().a), 0).paths.push(described.get(path));
    return fill.call(this, path);
  };
}

// In the page: the profile that the program has kept.
function readProfile() {
  const memory = Object.values(window.measured).find((each) => each instanceof WebAssembly.Memory);
  const size = window.measured.__write_profile(0, 0);
  const at = memory.buffer.byteLength;
  memory.grow(Math.ceil(size / 65536));
  window.measured.__write_profile(at, size);
  return [...new Uint8Array(memory.buffer, at, size)];
}

async function tour(page, { device }) {
  const press = (id) => page.locator(`[data-id="${id}"]`).click();
  const see = (id) => page.locator(`[data-id="${id}"]`).waitFor();
  await press('home.start_self_test');
  await press('self_test.begin');
  for (const question of [1, 2, 3]) {
    await press(`self_test.q${question}.a1`);
    await see(`self_test.q${question + (device === 'phone' ? 1 : 0)}.a1`);
  }
  await page.waitForTimeout(1500);                 // saved
}

execFileSync('node', [path.join(ROOT, 'web/build.mjs'), '--profile'], { stdio: 'inherit' });
const server = await serve({ directory: path.join(ROOT, 'build/web/profile'), port: 0 });
const browser = await chromium.launch(LAUNCH);
const profiles = [];
const { icons } = await import(path.join(ROOT, 'build/web/icons.generated.js'));
const glyphs = { zh: {}, en: {} };
const noteDrawn = async (page, { language }) => {
  for (const [font, { text, paths }] of Object.entries(await page.evaluate(() => window.drawn))) {
    const known = glyphs[language][font] ??= { text: new Set(), icons: new Set() };
    for (const character of text) known.text.add(character);
    for (const each of paths) known.icons.add(Object.keys(icons).find((name) => icons[name] === each));
  }
};
for (const setting of [{ language: 'zh', device: 'phone' }, { language: 'en', device: 'phone', dark: true }, { language: 'zh', device: 'laptop', dark: true }, { language: 'en', device: 'laptop' }]) {
  const context = await browser.newContext(profile(setting));
  const page = await context.newPage();
  await page.addInitScript(keepInstance);
  await page.addInitScript(noteGlyphs);
  await page.route(/\/overview_/, () => {});       // what comes ahead of a result is none of the first screens'
  await page.goto(`http://localhost:${server.address().port}/`);
  await tour(page, setting);
  profiles.push(Buffer.from(await page.evaluate(readProfile)));
  if (setting.device === 'phone') await noteDrawn(page, setting);        // other machines are quick enough
  await page.goto(`http://localhost:${server.address().port}/?again`);
  await page.locator('[data-id="home.start_self_test"]').waitFor();
  await page.waitForTimeout(1500);
  profiles.push(Buffer.from(await page.evaluate(readProfile)));
  await context.close();
}
await browser.close();
server.close();
const tool = /^SANDTABLE_WASM_SPLIT:[^=]*=(.+)$/m.exec(readFileSync(path.join(ROOT, 'build/web/CMakeCache.txt'), 'utf8'))[1];
const names = namesThatRan(readFileSync(path.join(ROOT, 'build/web/app_web.wasm')), profiles, tool);
writeFileSync(path.join(ROOT, 'web/first_part.txt'), `${names.join('\n')}\n`);
console.log(`web/first_part.txt: ${names.length} functions`);
// What a question is written in is drawn with the question: its list costs more to download than it saves.
const OF_QUESTION = '20 1';
const lines = Object.entries(glyphs).map(([language, fonts]) => `  "${language}": [\n${Object.entries(fonts).filter(([font]) => font !== OF_QUESTION).map(([font, { text, icons: drawn }]) => {
  const [size, face] = font.split(' ').map(Number);
  return `    ${JSON.stringify({ size, face, text: [...text].sort().join(''), icons: [...drawn].sort() })}`;
}).join(',\n')}\n  ]`);
writeFileSync(path.join(ROOT, 'web/first_glyphs.json'), `{\n${lines.join(',\n')}\n}\n`);
