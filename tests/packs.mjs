// Checks that need no compiler: content packs against their schemas and against each other, texts that the code asks for,
// frozen plans, which layer includes what, and file lengths.   Usage: node tests/packs.mjs
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const languages = ['zh', 'en'];
let passed = 0;
let failed = 0;

// One test: `find` returns the problems as lines; none means passed.
function check(name, find) {
  let problems;
  try {
    problems = find();
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED: ${name}`);
  for (const problem of problems.slice(0, 40)) console.log(`  ${problem}`);
  if (problems.length > 40) console.log(`  and ${problems.length - 40} more`);
}

const read = (name) => readFileSync(path.join(project, name), 'utf8');
const readJson = (name) => JSON.parse(read(name));

// Files below a folder whose names end in one of `endings`, as paths from the project's root, sorted.
function filesIn(folder, ...endings) {
  if (!existsSync(path.join(project, folder))) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(name, ...endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [name] : [];
  }).sort();
}

// --- schemas -----------------------------------------------------------------------------------------------------------

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, strictTuples: false, validateFormats: false });
const validators = new Map();
for (const kind of ['ui', 'test', 'plan']) {
  check(`assets/schema/${kind}.schema.json is a schema`, () => {
    validators.set(kind, ajv.compile(readJson(`assets/schema/${kind}.schema.json`)));
    return [];
  });
}

function checkAgainst(kind, file) {
  check(`${file} fits ${kind}.schema.json`, () => {
    const validate = validators.get(kind);
    if (!validate) return ['there is no sound schema to check it with'];
    return validate(readJson(file)) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
  });
}

for (const language of languages) {
  check(`assets/${language} has texts and tests`, () => [
    ...(existsSync(path.join(project, `assets/${language}/ui.json`)) ? [] : [`assets/${language}/ui.json is missing`]),
    ...(filesIn(`assets/${language}/tests`, '.json').length ? [] : [`assets/${language}/tests has no test`]),
  ]);
  for (const file of filesIn(`assets/${language}`, '.json')) checkAgainst(file.includes('/tests/') ? 'test' : 'ui', file);
}
for (const file of filesIn('tests/fixtures/plans', '.json')) {
  if (!file.includes('/bad/')) checkAgainst('plan', file);
}
for (const file of filesIn('tests/fixtures/packs', '.json')) {
  if (!file.includes('/bad/')) checkAgainst('test', file);
}

// --- both languages say the same things ----------------------------------------------------------------------------------

// Where two packs differ in anything but their words. Words are strings that are not names: two strings may differ
// unless both look like an id; numbers, switches, keys and lengths may not.
function differences(a, b, place = '') {
  if (Array.isArray(a) && Array.isArray(b)) {
    const lengths = a.length === b.length ? [] : [`${place || '/'}: ${a.length} and ${b.length} entries`];
    return [...lengths, ...a.slice(0, b.length).flatMap((value, index) => differences(value, b[index], `${place}/${index}`))];
  }
  if (a && b && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
      if (!(key in a)) return [`${place}/${key} is missing in ${languages[0]}`];
      if (!(key in b)) return [`${place}/${key} is missing in ${languages[1]}`];
      return differences(a[key], b[key], `${place}/${key}`);
    });
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const isName = /(^|\/)(id|test|dimension|key|band|kind)$/.test(place);
    return isName && a !== b ? [`${place}: "${a}" and "${b}"`] : [];
  }
  return a === b ? [] : [`${place}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`];
}

check('zh and en have the same files', () => {
  const [zh, en] = languages.map((language) => filesIn(`assets/${language}`, '.json').map((file) => file.split('/').slice(2).join('/')));
  return [...zh.filter((file) => !en.includes(file)).map((file) => `en/${file} is missing`),
    ...en.filter((file) => !zh.includes(file)).map((file) => `zh/${file} is missing`)];
});
for (const file of filesIn('assets/zh', '.json')) {
  const other = file.replace('assets/zh/', 'assets/en/');
  if (!existsSync(path.join(project, other))) continue;
  check(`${file} and ${other} have the same shape`, () => differences(readJson(file), readJson(other)));
  if (file.includes('/tests/')) continue;
  check(`${file} and ${other} have the same placeholders`, () => {
    const [zh, en] = [readJson(file), readJson(other)];
    const placeholders = (text) => [...new Set(String(text).match(/\{[^}]*\}/g) ?? [])].sort().join(' ');
    return Object.keys(zh).filter((key) => key in en && placeholders(zh[key]) !== placeholders(en[key]))
      .map((key) => `${key}: ${placeholders(zh[key]) || 'none'} and ${placeholders(en[key]) || 'none'}`);
  });
}

// --- texts and the code that shows them ------------------------------------------------------------------------------------

const sourceFiles = filesIn('src', '.h', '.cpp');
const webFiles = filesIn('web', '.js', '.html');
const sources = new Map([...sourceFiles, ...webFiles].map((file) => [file, read(file)]));

check('every text that src/ asks for exists', () => {
  const texts = readJson('assets/en/ui.json');
  return sourceFiles.flatMap((file) => [...sources.get(file).matchAll(/\btr(?:_format)?\(\s*"([^"]+)"\s*([,)])/g)]
    .filter(([, key]) => !(key in texts)).map(([, key]) => `${file}: ${key}`));
});
check('every text is shown somewhere', () => {
  const literals = new Set();
  const beginnings = new Set();  // tr("error." + name) uses every text that begins so
  for (const text of sources.values()) {
    for (const [, , literal] of text.matchAll(/(["'`])([a-z0-9_]+(?:\.[a-z0-9_]+)+)\1/g)) literals.add(literal);
    for (const [, , beginning] of text.matchAll(/(["'`])([a-z0-9_]+\.(?:[a-z0-9_]+\.)*)\1(?:s|sv)?\)?\s*\+/g)) beginnings.add(beginning);
  }
  return ['ui.json', 'fallback.json'].filter((name) => existsSync(path.join(project, 'assets/en', name)))
    .flatMap((name) => Object.keys(readJson(`assets/en/${name}`)))
    .filter((key) => !literals.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)));
});

// --- layers ----------------------------------------------------------------------------------------------------------------

// Lines of `file` that include something whose name matches `forbidden`.
const badIncludes = (file, forbidden) => [...sources.get(file).matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)]
  .filter(([, name]) => forbidden.test(name)).map(([, name]) => `${file} includes ${name}`);
const layer = (folder, forbidden) => sourceFiles.filter((file) => file.startsWith(`src/${folder}/`)).flatMap((file) => badIncludes(file, forbidden));

check('the core reaches nothing above it', () => layer('core', /(^|\/)(ui|platform|cli)\/|imgui|emscripten|(^|\/)GLES/));
check('the core reads no files, clock or randomness', () => layer('core', /^(fstream|iostream|filesystem|chrono|random|ctime|time\.h|thread)$/));
check('the interface reaches no platform', () => layer('ui', /(^|\/)(platform|cli)\/|emscripten|(^|\/)GLES/));
check('the null platform knows no browser', () => layer('platform/null', /platform\/web|emscripten|(^|\/)GLES/));
check('the command-line program uses only the core', () => layer('cli', /(^|\/)(ui|platform)\/|imgui|emscripten/));
check('views use only our widgets', () => sourceFiles.filter((file) => file.startsWith('src/ui/views/'))
  .flatMap((file) => [...badIncludes(file, /imgui/), ...(/\bImGui::/.test(sources.get(file)) ? [`${file} calls ImGui::`] : [])]));
check('the page runs no inline script and sets no innerHTML', () => [...sources].filter(([file]) => file.startsWith('web/'))
  .flatMap(([file, text]) => [
    ...(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/.test(text) ? [`${file} builds HTML from text`] : []),
    ...(file.endsWith('.html') && /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(text) ? [`${file} has inline script or style`] : []),
  ]));

// --- size of files -----------------------------------------------------------------------------------------------------------

check('no source file is longer than 800 lines', () => ['src', 'web', 'tests', 'cmake']
  .flatMap((folder) => filesIn(folder, '.h', '.cpp', '.js', '.mjs', '.css', '.html', '.sh', '.cmake'))
  .filter((file) => read(file).split('\n').length - 1 > 800));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
