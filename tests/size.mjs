// What a first visit downloads, with brotli, against the budget.   Usage: node tests/size.mjs
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const budgetKb = 250;      // every build has to keep it
const site = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'build/web/dist');
const html = readFileSync(path.join(site, 'index.html'), 'utf8');

// Every file beside index.html that it or the manifest names, both languages' packs among them, whether or not one visit
// needs both, and all icons; but for the worked examples and what a workshop needs besides, which are fetched when they are opened.
const manifest = readFileSync(path.join(site, 'manifest.webmanifest'), 'utf8');
const names = ['index.html', 'manifest.webmanifest', 'sw.js', ...new Set([...(html + manifest).matchAll(/[\w.-]+\.[0-9a-f]{10}\.\w+/g)].map(([name]) => name))];
let passed = 0;
let failed = 0;
const check = (name, fine) => {
  if (fine) passed += 1;
  else failed += 1;
  if (!fine) console.log(`FAILED: ${name}`);
};

const isFirstVisit = (name) => !/^(sample|workshop)[_.]/.test(name);
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
console.log(`${'file'.padEnd(28)}${'raw KB'.padStart(8)}${'br KB'.padStart(8)}`);
let raw = 0;
let small = 0;
for (const name of names) {
  const file = path.join(site, name);
  const complete = existsSync(file) && existsSync(`${file}.br`) && existsSync(`${file}.gz`);
  check(`${name} is there with its .br and .gz`, complete);
  if (!complete) continue;
  if (isFirstVisit(name)) raw += statSync(file).size;
  if (isFirstVisit(name)) small += statSync(`${file}.br`).size;
  console.log(`${name.padEnd(28)}${kb(statSync(file).size)}${kb(statSync(`${file}.br`).size)}`);
}
const ofInstalling = names.filter((name) => /^(sw|manifest|icon_)/.test(name)).reduce((sum, name) => sum + statSync(path.join(site, `${name}.br`)).size, 0);
console.log(`${'of that, to be installed'.padEnd(28)}${''.padStart(8)}${kb(ofInstalling)}`);
const waitedFor = (language) => names.filter((name) => new RegExp(`^(index|boot|styles|app|first_${language})\\.`).test(name))
  .reduce((sum, name) => sum + statSync(path.join(site, `${name}.br`)).size, 0);
console.log(`${'the first screens wait for'.padEnd(28)}${''.padStart(8)}${kb(waitedFor('zh'))}   in English${kb(waitedFor('en'))}`);
console.log(`${'first visit'.padEnd(28)}${kb(raw)}${kb(small)}   budget ${budgetKb} KB`);
check('index.html names script, WebAssembly, styles and both packs', names.length >= 6);
check('worker, manifest and icons have at most 3.2 KB', ofInstalling <= 3.2 * 1024);
check('every file is counted', readdirSync(site).every((name) => names.includes(name.replace(/\.(br|gz)$/, ''))));
check(`a first visit downloads at most ${budgetKb} KB`, small <= budgetKb * 1024);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
