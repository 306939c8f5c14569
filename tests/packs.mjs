// Checks that need no compiler: content packs against their schemas and against each other, texts that the code asks for,
// frozen plans, which layer includes what, and file lengths.   Usage: node tests/packs.mjs
import { existsSync } from 'node:fs';
import path from 'node:path';
import { project, languages, check, read, readJson, filesIn, validators, checkAgainst, differences, counts } from './packs/support.mjs';
import './packs/sheets.mjs';
import './packs/mix.mjs';
import './packs/workshop.mjs';
import './packs/samples.mjs';

// --- schemas -----------------------------------------------------------------------------------------------------------

for (const language of languages) {
  check(`assets/${language} has texts and tests`, () => [
    ...(existsSync(path.join(project, `assets/${language}/ui.json`)) ? [] : [`assets/${language}/ui.json is missing`]),
    ...(filesIn(`assets/${language}/tests`, '.json').length ? [] : [`assets/${language}/tests has no test`]),
  ]);
  for (const file of filesIn(`assets/${language}`, '.json')) {
    const kind = [['/tests/', 'test'], ['/workshop_tests/', 'test'], ['/sheets/', 'sheet'], ['/sorts/', 'sort'], ['/exercises/', 'plan'], ['/mix.json', 'mix']]
      .find(([part]) => file.includes(part))?.[1] ?? 'ui';
    // A ready exercise gets its times when it is taken.
    const instant = '2026-11-21T09:00:00Z';
    if (validators.has(kind) || kind !== 'sort') checkAgainst(kind, file, file.includes('/exercises/') ? { created: instant, modified: instant } : {});
  }
}
for (const file of [...filesIn('assets/samples', '.json'), ...filesIn('tests/fixtures/plans', '.json')]) {
  if (!file.includes('/bad/')) checkAgainst('plan', file);
}
for (const file of filesIn('tests/fixtures/packs', '.json')) {
  if (!file.includes('/bad/')) checkAgainst('test', file);
}

for (const file of filesIn('tests/fixtures/protected', '.json')) checkAgainst('protected', file);
check('the schema of protected files refuses what no page opens', () => {
  const file = readJson('tests/fixtures/protected/v1-file.json');
  const fits = (change) => validators.get('protected')({ ...file, ...change });
  const bad = [{ format: 'sandtable-plan' }, { version: 2 }, { kdf: 'scrypt' }, { rounds: 599_999 }, { rounds: 2_000_001 }, { rounds: 1e6 + 0.5 },
    { salt: file.salt.slice(1) }, { salt: `${file.salt.slice(0, -1)}B` }, { iv: `${file.iv}A` }, { iv: file.iv.replace(/^./, '+') }, { data: 'A'.repeat(22) },
    ...Object.keys(file).map((key) => ({ [key]: undefined }))];
  return [...(fits({ rounds: 2_000_000, note: 'mine' }) ? [] : ['refused a sound one']), ...bad.filter(fits).map((change) => `accepted: ${JSON.stringify(change)}`)];
});

// --- both languages say the same things ----------------------------------------------------------------------------------

check('zh and en have the same files', () => {
  const [zh, en] = languages.map((language) => filesIn(`assets/${language}`, '.json').map((file) => file.split('/').slice(2).join('/')));
  return [...zh.filter((file) => !en.includes(file)).map((file) => `en/${file} is missing`),
    ...en.filter((file) => !zh.includes(file)).map((file) => `zh/${file} is missing`)];
});
for (const file of filesIn('assets/zh', '.json')) {
  const other = file.replace('assets/zh/', 'assets/en/');
  if (!existsSync(path.join(project, other))) continue;
  check(`${file} and ${other} have the same shape`, () => differences(readJson(file), readJson(other)));
  if (/\/((tests|sheets|workshop_tests|sorts|exercises)\/|mix\.json$)/.test(file)) continue;
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

// The program finds a text by its place, which is the same in both languages (src/core/words/key.h; the compiler checks the keys).
for (const name of ['ui', 'workshop_ui']) check(`the texts of both languages stand in the same order, one a line: ${name}.json`, () => {
  const [zh, en] = languages.map((language) => Object.keys(readJson(`assets/${language}/${name}.json`)));
  return [
    ...languages.map((language) => `assets/${language}/${name}.json`)
      .filter((file) => read(file) !== `${JSON.stringify(readJson(file), null, 2)}\n`).map((file) => `${file} is not written as JSON.stringify writes it`),
    ...en.filter((key, i) => zh[i] !== key).map((key) => `${key} stands elsewhere in zh`).slice(0, 1),
    ...(zh.length === en.length ? [] : [`${zh.length} texts in zh, ${en.length} in en`]),
  ];
});
check('every text is shown somewhere', () => {
  const literals = new Set();
  const beginnings = new Set();  // words['fallback.' + key] uses every text that begins so
  const keys = ['ui', 'workshop_ui'].flatMap((name) => Object.keys(readJson(`assets/en/${name}.json`)));
  for (const text of sources.values()) {
    for (const [, , literal] of text.matchAll(/(["'`])([a-z0-9_]+(?:\.[a-z0-9_]+)+)\1/g)) literals.add(literal);
    for (const [, beginning] of text.matchAll(/\['([a-z0-9_]+\.)' \+/g)) beginnings.add(beginning);
    // Keys("phase.none", "phase.after") uses all from the first to the last; so does each pair of an array of Keys.
    for (const [statement] of text.matchAll(/\bKeys\b[^;]*;/g)) {
      for (const [, first, last] of statement.matchAll(/[({]"([a-z0-9_.]+)",\s*"([a-z0-9_.]+)"[)}]/g)) {
        keys.slice(keys.indexOf(first), keys.indexOf(last)).forEach((key) => literals.add(key));
      }
    }
  }
  return ['ui.json', 'workshop_ui.json', 'fallback.json'].filter((name) => existsSync(path.join(project, 'assets/en', name)))
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

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
