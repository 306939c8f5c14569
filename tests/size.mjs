// What a visit downloads, with brotli, against the budgets, and the size of each part of the program.   Usage: node tests/size.mjs
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listedName, readProgram } from '../web/parts.mjs';

// Every build has to keep these, in KB of 1024 bytes with brotli.
const WAITS_KB = 95;           // what the first screens wait for, in one language
const VISIT_KB = 160;          // a first visit that opens nothing, in one language
const PART_KB = 60;            // every other part of the program, with its texts of one language
const ALL_KB = 640;            // every file
const INSTALLING_KB = 3.4;     // of that: worker, manifest and icons
const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const site = path.join(project, 'build/web/dist');
const html = readFileSync(path.join(site, 'index.html'), 'utf8');
const brought = JSON.parse(readFileSync(path.join(project, 'build/web/tools.json'), 'utf8'));
const groups = Object.keys(brought);
const hasTexts = (group) => brought[group].texts.length > 0;
const LANGUAGES = ['zh', 'en'];

// Every file beside index.html that it or the manifest names.
const manifest = readFileSync(path.join(site, 'manifest.webmanifest'), 'utf8');
const names = ['index.html', 'manifest.webmanifest', 'sw.js', ...new Set([...(html + manifest).matchAll(/[\w.-]+\.[0-9a-f]{10}\.\w+/g)].map(([name]) => name))];
let passed = 0;
let failed = 0;
const check = (name, fine) => {
  if (fine) passed += 1;
  else failed += 1;
  if (!fine) console.log(`FAILED: ${name}`);
};

const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
console.log(`${'file'.padEnd(28)}${'raw KB'.padStart(8)}${'br KB'.padStart(8)}`);
for (const name of names) {
  const file = path.join(site, name);
  const complete = existsSync(file) && existsSync(`${file}.br`) && existsSync(`${file}.gz`);
  check(`${name} is there with its .br and .gz`, complete);
  if (!complete) continue;
  console.log(`${name.padEnd(28)}${kb(statSync(file).size)}${kb(statSync(`${file}.br`).size)}`);
}
const sum = (pattern) => names.filter((name) => pattern.test(name)).reduce((bytes, name) => bytes + statSync(path.join(site, `${name}.br`)).size, 0);
const inBoth = (of) => LANGUAGES.map(of);
const line = (what, [zh, en], budget) => console.log(`${what.padEnd(28)}${''.padStart(8)}${kb(zh)}   in English${kb(en)}   budget ${budget} KB`);

const parts = groups.map((group) => [group, inBoth((language) => sum(group === 'first'
  ? new RegExp(`^app\\.\\w+\\.bin$|^first_${language}\\.`) : new RegExp(`^${group}(_${language})?\\.`)))]);
const budget = (group) => (group === 'first' ? WAITS_KB : PART_KB);
for (const [group, sizes] of parts) line(`part ${group} with its texts`, sizes, budget(group));
const waits = inBoth((language) => sum(new RegExp(`^(index|boot|styles|app|first_${language})\\.`)));
const visit = inBoth((language) => sum(new RegExp(`^(index|boot|styles|app|later|second|sw|manifest|icon_\\w+|(first|second)_${language})\\.`)));
const installing = sum(/^(sw|manifest|icon_)/);
const all = sum(/^/);
console.log(`${'of a visit: to be installed'.padEnd(28)}${''.padStart(8)}${kb(installing)}   budget ${INSTALLING_KB} KB`);
line('the first screens wait for', waits, WAITS_KB);
line('first visit, nothing opened', visit, VISIT_KB);
console.log(`${'all of it, both languages'.padEnd(28)}${''.padStart(8)}${kb(all)}   budget ${ALL_KB} KB`);
check('every part has a file of its own and texts in both languages', parts.every(([group]) => LANGUAGES.every((language) => hasTexts(group) === names.some((name) => name.startsWith(`${group}_${language}.`)))
  && names.some((name) => name.startsWith(`${group === 'first' ? 'app' : group}.`) && name.endsWith('.bin'))));
check(`worker, manifest and icons have at most ${INSTALLING_KB} KB`, installing <= INSTALLING_KB * 1024);
check('every file is counted', readdirSync(site).every((name) => names.includes(name.replace(/\.(br|gz)$/, ''))));
check(`the first screens wait for at most ${WAITS_KB} KB`, Math.max(...waits) <= WAITS_KB * 1024);
check(`a first visit downloads at most ${VISIT_KB} KB`, Math.max(...visit) <= VISIT_KB * 1024);
for (const [group, sizes] of parts.slice(1)) check(`part ${group} with its texts has at most ${budget(group)} KB`, Math.max(...sizes) <= budget(group) * 1024);
check(`all of it is at most ${ALL_KB} KB`, all <= ALL_KB * 1024);

// --- what the program is made of --------------------------------------------------------------------------------------------

const { functions } = readProgram(readFileSync(path.join(project, 'build/web/app_web.wasm')));
const listed = readFileSync(path.join(project, 'web/first_part.txt'), 'utf8').trim().split('\n');
const known = new Set(functions.flatMap((one) => (one ? [listedName(one.name)] : [])));
const unknown = listed.filter((name) => !known.has(name));
check(`web/first_part.txt is stale, ${unknown.length} of ${listed.length} functions are not in the program: sh web/run.sh --profile-first-part`, unknown.length <= listed.length / 20);
// A printf weighs 20 KB, and those of ours write text without it.
const linked = readFileSync(path.join(project, 'build/web/app_web.map'), 'utf8');
const printers = [...new Set([...linked.matchAll(/\((\w*(?:printf|printf_core))\)/g)].map(([, name]) => name))];
check('the map of the program names its functions', linked.includes('(strtod)'));
check(`the program has no printf: ${printers.join(' ')}`, !printers.length);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
