// Bundles the page into <build folder>/dist: index.html, script, program, styles, what the content packs
// hold by group of tools and icons, each with a
// name that carries its hash; the manifest, the service worker, and a brotli and a gzip copy beside each. Usage: node web/build.mjs [--debug | --profile]
// --profile: into <build folder>/profile, with a program that notes which functions run (tests/first_part.mjs).
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { contentSecurityPolicy } from './csp.mjs';
import { frameOf } from './frame.mjs';
import { drawIcon, readMark } from './icons.mjs';
import { takeApart, withProfile } from './parts.mjs';
import { join, split } from './streams.js';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const debug = process.argv.includes('--debug');
const profile = process.argv.includes('--profile');
const buildFolder = path.join(project, 'build', debug ? 'web-debug' : 'web');
const languages = ['zh', 'en'];

function fail(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}

async function readJson(file) {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(`${path.relative(project, file)} is not JSON: ${error.message}`);
  }
}

// Icons that no page with the first texts shows: they come with the second ones, by their numbers.
const LATE_ICONS = new Set(['copy', 'pencil', 'share', 'print', 'restore', 'list', 'star_filled', 'minus', 'expand', 'check', 'calendar', 'download', 'close']);
let lateIcons;
let iconPaths;

// The icons that web/icons.json names, as an ES module: icons { name: SVG path data in a 256 × 256 box }; first, those of the
// first screens by their numbers.
async function writeIcons() {
  const chosen = await readJson(path.join(project, 'web/icons.json'));
  const paths = {};
  for (const [name, file] of Object.entries(chosen)) {
    const svg = await readFile(path.join(project, 'web/node_modules/@phosphor-icons/core/assets', `${file}.svg`), 'utf8')
      .catch(() => fail(`web/icons.json: "${name}": there is no icon "${file}"`));
    paths[name] = [...svg.matchAll(/<path[^>]* d="([^"]+)"|<path d="([^"]+)"/g)].map((match) => match[1] ?? match[2]).join('');
    // A 256th of an icon is finer than any screen shows.
    // "8-.5.3" is three numbers: what was parted by a point is parted by a blank.
    paths[name] = paths[name].replace(/-?\d*\.\d+/g, (number, at, path) => (/\d/.test(path[at - 1] ?? '') ? ' ' : '') + Math.round(number));
    if (!paths[name]) fail(`web/icons.json: "${name}": the icon "${file}" is not made of paths`);
  }
  const file = path.join(buildFolder, 'icons.generated.js');
  const numbered = (late) => Object.fromEntries(Object.entries(paths).flatMap(([name, path], number) => (LATE_ICONS.has(name) === late ? [[number, path]] : [])));
  await writeFile(file, `export const icons = ${JSON.stringify(paths, null, 1)};\nexport const first = ${JSON.stringify(numbered(false))};\n`);
  lateIcons = numbered(true);
  iconPaths = paths;
  return file;
}

// What the first screens draw in a language: [[size, face, characters]…]; icons are private-use characters, as web/glyphs.js
// numbers them.
async function firstGlyphs(language) {
  if (profile) return [];
  const names = Object.keys(await readJson(path.join(project, 'web/icons.json')));
  return (await readJson(path.join(project, 'web/first_glyphs.json')))[language].map(({ size, face, text, icons: drawn }) =>
    [size, face, text + drawn.map((name) => String.fromCodePoint(0xe000 + names.indexOf(name))).join('')]);
}

// Imports that only exist after a build: the icons and Emscripten's module.
function generatedModules(iconsFile) {
  return {
    name: 'generated',
    setup(bundler) {
      bundler.onResolve({ filter: /\/icons\.generated\.js$/ }, () => ({ path: iconsFile }));
      bundler.onResolve({ filter: /\/app\.generated\.js$/ }, () => ({ path: path.join(buildFolder, 'app_web.mjs') }));
    },
  };
}

// more: further options of esbuild.
async function bundle(entry, generated, more = {}) {
  const result = await build({
    entryPoints: [path.join(project, 'web', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    minify: !debug,
    sourcemap: debug ? 'inline' : false,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [generatedModules(...generated)],
    ...more,
  }).catch(() => fail(`web/${entry} could not be bundled (see above)`));
  const bytes = Buffer.from(result.outputFiles[0].contents);
  if (debug || entry.endsWith('.css')) return bytes;
  // esbuild bundles; Terser says the same more briefly.
  const module = more.format !== 'iife';
  const { code } = await minify(bytes.toString(), { module, ecma: 2022, compress: { passes: 3, keep_fargs: false, pure_getters: true, unsafe_arrows: true }, mangle: { toplevel: true }, format: { ecma: 2022 } });
  return Buffer.from(code);
}

// The groups of tools as CMake lists them: { name: { tools, texts: files, more: what they bring of other tools } }. "first" is
// what the first screens need, "second" follows at once, every other one is fetched when something of it is opened.
const groups = await readJson(path.join(buildFolder, 'tools.json'));
const opened = Object.keys(groups).filter((name) => name !== 'first' && name !== 'second');
const keys = (await readFile(path.join(buildFolder, 'src/core/generated/ui_keys.inc'), 'utf8')).split('\n').filter(Boolean).map((line) => line.slice(1, -2));
const assetsOf = (language, ...names) => path.join(project, 'assets', language, ...names);

// The texts of all groups without their keys: the program holds the places of the keys (src/core/words/key.h).
async function readTexts(language) {
  const texts = {};
  const found = [];
  for (const [name, { texts: files }] of Object.entries(groups)) {
    const named = await Promise.all(files.map((file) => readJson(assetsOf(language, file))));
    found.push(...named.flatMap(Object.keys));
    texts[name] = named.flatMap(Object.values);
  }
  if (found.join() !== keys.join()) fail(`the texts of assets/${language} have other keys, or another order of them, than those of assets/en had when app_web.wasm was built`);
  return texts;
}

async function packsIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const found = await Promise.all(names.map((name) => readJson(path.join(folder, name))));
  return found.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}
const namesIn = async (folder) => (await readdir(folder, { withFileTypes: true }).catch(() => [])).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));

// What a tool has besides its texts: pack.json, and a list of packs for each folder that no other group brings.
async function contentOf(language, tool) {
  const folder = assetsOf(language, 'tools', tool);
  const elsewhere = new Set(Object.values(groups).flatMap(({ more }) => more));
  const content = {};
  for (const { name, isFolder } of await namesIn(folder)) {
    if (isFolder && name !== 'how' && !elsewhere.has(`${tool}/${name}`)) content[name] = await packsIn(path.join(folder, name));
    else if (name === 'pack.json') Object.assign(content, await readJson(path.join(folder, name)));
  }
  if (tool !== 'sheets') return content;
  // Tools that are nothing but a worksheet.
  for (const { name } of await namesIn(assetsOf(language, 'tools'))) {
    if ((await namesIn(assetsOf(language, 'tools', name))).some((each) => each.name === 'sheet.json')) content.sheets.push(await readJson(assetsOf(language, 'tools', name, 'sheet.json')));
  }
  content.sheets.sort((a, b) => a.order - b.order);
  return content;
}

// Members of a self-test that its result alone says: the first screens have the tests without them, the overview has them whole.
const OF_RESULT = new Set(['advice', 'total_advice', 'practice', 'use']);
const withoutResult = (tests) => JSON.parse(JSON.stringify(tests), (key, value) => (OF_RESULT.has(key) ? undefined : value));

// What a group brings in a language: {"ui": […], "<tool>": …, "<tool>/<what another group brings of it>": […]}
async function packOf(language, name, ui) {
  const { tools, more } = groups[name];
  const pack = { ui };
  for (const tool of tools) pack[tool] = await contentOf(language, tool);
  for (const each of more.filter((one) => !one.endsWith('.json'))) pack[each] = await packsIn(assetsOf(language, 'tools', each));
  return Object.fromEntries(Object.entries(pack).filter(([key, value]) => key === 'ui' || Object.keys(value).length));
}
async function packsOf(language) {
  const texts = await readTexts(language);
  const packs = {};
  for (const name of Object.keys(groups)) packs[name] = await packOf(language, name, texts[name]);
  packs.overview.self_test = packs.first.self_test;
  packs.overview.how = (await Promise.all((await namesIn(assetsOf(language, 'tools'))).map(({ name }) => packsIn(assetsOf(language, 'tools', name, 'how')).catch(() => [])))).flat();
  packs.first.self_test = withoutResult(packs.first.self_test);
  packs.first.glyphs = await firstGlyphs(language);
  packs.second.icons = lateIcons;
  return packs;
}

// Comments and indentation are for readers of the source.
function minifyHtml(text) {
  return debug ? text : text.replace(/<!--[\s\S]*?-->/g, '').replace(/^\s+/gm, '').replace(/\n+/g, '\n');
}

// Brotli's own choices (0) of the size of blocks and the number of distances with a code of their own are not always the best.
const brotli = (data, text) => [[0, 0], [16, 0], [0, 4], [16, 4]].map(([blockSize, distances]) => zlib.brotliCompressSync(data, {
  params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: debug ? 4 : 11,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
    [zlib.constants.BROTLI_PARAM_LGBLOCK]: blockSize,
    [zlib.constants.BROTLI_PARAM_NDIRECT]: distances,
    [zlib.constants.BROTLI_PARAM_MODE]: text ? zlib.constants.BROTLI_MODE_TEXT : zlib.constants.BROTLI_MODE_GENERIC,
  },
})).reduce((best, one) => (one.length < best.length ? one : best));

const wasm = await readFile(path.join(buildFolder, 'app_web.wasm'))
  .catch(() => fail(`${path.relative(project, buildFolder)}/app_web.wasm is missing: build it first (sh web/run.sh --build-only)`));
const tool = /^SANDTABLE_WASM_SPLIT:[^=]*=(.+)$/m.exec(await readFile(path.join(buildFolder, 'CMakeCache.txt'), 'utf8'))?.[1];
if (!tool || tool.endsWith('NOTFOUND')) fail('wasm-split is missing: it comes with Binaryen, as every Emscripten has it beside it');
const listed = new Set((await readFile(path.join(project, 'web/first_part.txt'), 'utf8')).trim().split('\n'));
// With debugging information a program stays in one piece.
const parts = profile ? { first: withProfile(wasm, tool) } : debug ? { first: wasm } : takeApart(wasm, await readFile(path.join(buildFolder, 'app_web.map'), 'utf8'), listed, opened, tool);
// The first part is joined while it comes.
const FIRST_CHAPTER = 100_000;      // smaller ones begin sooner, and compress worse: 30 000 took 0.7 KB more
function streamsOf(part, bytesOfChapter) {
  if (!part) return Buffer.alloc(0);
  const streams = split(part, bytesOfChapter);
  const joined = Buffer.from(join(streams));
  if (joined.length !== part.length || !WebAssembly.validate(joined) || !split(joined, bytesOfChapter).equals(streams)) {
    fail('the program does not come out of web/streams.js as it went in: has it instructions that are not listed there?');
  }
  return streams;
}
const generated = [await writeIcons()];
const assets = {
  boot_js: ['boot', 'js', await bundle('boot.js', generated, { format: 'iife' })],
  app_js: ['app', 'js', await bundle('main.js', generated)],
  later_js: ['later', 'js', await bundle('later.js', generated, { define: { LATER_STYLES: JSON.stringify((await bundle('later.css', generated)).toString()) } })],
  rare_js: ['rare', 'js', await bundle('rare.js', generated)],
  part_first: ['app', 'bin', streamsOf(parts.first, FIRST_CHAPTER)],
  part_second: ['second', 'bin', streamsOf(parts.second)],
  styles: ['styles', 'css', await bundle('styles.css', generated)],
};
for (const name of opened) assets[`part_${name}`] = [name, 'bin', streamsOf(parts[name])];
// What a group brings, and the worked examples, in each language.
for (const language of languages) {
  for (const [name, pack] of Object.entries(await packsOf(language))) {
    if (Object.values(pack).every((each) => !each.length && each === pack.ui)) continue;
    assets[`${name}_${language}`] = [`${name}_${language}`, 'json', Buffer.from(JSON.stringify(pack))];
  }
  const sample = await readJson(path.join(project, `assets/samples/${language}.json`));
  assets[`sample_${language}`] = [`sample_${language}`, 'json', Buffer.from(JSON.stringify(sample))];
}

const source = await readFile(path.join(project, 'web/index.html'), 'utf8');
const mark = readMark(await readFile(path.join(project, 'web/mark.svg'), 'utf8'));
assets.icon_apple = ['icon_apple', 'png', drawIcon(mark, { size: 180 })];
assets.icon_192 = ['icon_192', 'png', drawIcon(mark, { size: 192, rounded: true })];
assets.icon_512 = ['icon_512', 'png', drawIcon(mark, { size: 512, rounded: true })];
// Its corners may be cut off down to a circle of four fifths.
assets.icon_maskable = ['icon_maskable', 'png', drawIcon(mark, { size: 512, scale: 0.8 })];

const files = new Map();
// The page's own icon is a picture of pixels: the browser draws it on the page's thread whenever the address changes.
const placeholders = { csp: contentSecurityPolicy, frame: await frameOf(project, languages, iconPaths), icon_data: drawIcon(mark, { size: 32, rounded: true }).toString('base64') };
const hashOf = (data) => createHash('sha256').update(data).digest('hex').slice(0, 10);
for (const [placeholder, [name, extension, data]] of Object.entries(assets)) {
  placeholders[placeholder] = `${name}.${hashOf(data)}.${extension}`;
  files.set(placeholders[placeholder], data);
}
const unused = new Set(Object.keys(assets));
// The line that names {{part_GROUP}} or {{GROUP_LANGUAGE}} stands there once for each that there is.
const repeated = (text) => text.replace(/^.*\{\{(part_GROUP|GROUP_LANGUAGE)\}\}.*\n/gm, (line, what) => opened
  .flatMap((group) => (what === 'part_GROUP' ? [line.replaceAll('GROUP', group)] : languages.filter((language) => assets[`${group}_${language}`]).map((language) => line.replaceAll('GROUP_LANGUAGE', `${group}_${language}`)))).join(''));
const filled = (text, of) => text.replace(/\{\{(\w+)\}\}/g, (whole, name) => {
  unused.delete(name);
  return placeholders[name] ?? fail(`web/${of}: unknown placeholder ${whole}`);
});
files.set('index.html', Buffer.from(filled(minifyHtml(repeated(source)), 'index.html')));
const manifest = filled(await readFile(path.join(project, 'web/manifest.webmanifest'), 'utf8'), 'manifest.webmanifest');
files.set('manifest.webmanifest', Buffer.from(JSON.stringify(JSON.parse(manifest))));
if (unused.size) fail(`neither web/index.html nor web/manifest.webmanifest uses ${[...unused].join(', ')}`);

// What the service worker keeps: every file, by what it is asked for and its hash. A page has loaded the first and the second
// texts of a language, and what was opened.
const isLater = (name) => /^(first|second)_|^(sample|icon|rare)[_.]|^manifest\./.test(name) || opened.some((group) => name.startsWith(`${group}.`) || name.startsWith(`${group}_`));
const built = [...files].map(([name, data]) => [name === 'index.html' ? './' : name, hashOf(data)]);
const worker = (version) => bundle('sw.js', generated, {
  format: 'iife',
  define: {
    BUILT: JSON.stringify({
      version,
      first: Object.fromEntries(built.filter(([name]) => !isLater(name))),
      later: Object.fromEntries(built.filter(([name]) => isLater(name))),
    }),
  },
});
files.set('sw.js', await worker(hashOf(await worker(''))));

// A finished folder replaces the old one in one step, so a stopped build never leaves half a site.
const finished = path.join(buildFolder, profile ? 'profile' : 'dist');
const partial = path.join(buildFolder, `dist.partial.${process.pid}`);
await rm(partial, { recursive: true, force: true });
await mkdir(partial, { recursive: true });
let total = 0;
for (const [name, data] of files) {
  const small = brotli(data, !name.endsWith('.bin'));
  total += small.length;
  await writeFile(path.join(partial, name), data);
  await writeFile(path.join(partial, `${name}.br`), small);
  await writeFile(path.join(partial, `${name}.gz`), zlib.gzipSync(data, { level: 9 }));
}
await rm(finished, { recursive: true, force: true });
await rename(partial, finished);
console.log(`build: ${path.relative(project, finished)}: ${files.size} files, ${(total / 1024).toFixed(1)} KB with brotli`);
