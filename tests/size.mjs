// What a first visit downloads, with brotli, against the budget.   Usage: node tests/size.mjs
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Every build has to keep these.
const budgetKb = 235;
const bothKb = 250;
const site = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'build/web/dist');
const html = readFileSync(path.join(site, 'index.html'), 'utf8');

// Every file beside index.html that it or the manifest names, and all icons; but for the other language's texts, the worked
// examples and what a workshop needs besides, which are fetched when they are opened.
const manifest = readFileSync(path.join(site, 'manifest.webmanifest'), 'utf8');
const names = ['index.html', 'manifest.webmanifest', 'sw.js', ...new Set([...(html + manifest).matchAll(/[\w.-]+\.[0-9a-f]{10}\.\w+/g)].map(([name]) => name))];
let passed = 0;
let failed = 0;
const check = (name, fine) => {
  if (fine) passed += 1;
  else failed += 1;
  if (!fine) console.log(`FAILED: ${name}`);
};

const LANGUAGES = ['zh', 'en'];
const ofLanguage = (language) => new RegExp(`^(first_)?${language}\\.`);
const isOpened = (name) => /^(sample|workshop)[_.]/.test(name);
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
console.log(`${'file'.padEnd(28)}${'raw KB'.padStart(8)}${'br KB'.padStart(8)}`);
for (const name of names) {
  const file = path.join(site, name);
  const complete = existsSync(file) && existsSync(`${file}.br`) && existsSync(`${file}.gz`);
  check(`${name} is there with its .br and .gz`, complete);
  if (!complete) continue;
  console.log(`${name.padEnd(28)}${kb(statSync(file).size)}${kb(statSync(`${file}.br`).size)}`);
}
const sum = (isWanted, ending = '.br') => names.filter(isWanted).reduce((bytes, name) => bytes + statSync(path.join(site, name + ending)).size, 0);
const ofInstalling = sum((name) => /^(sw|manifest|icon_)/.test(name));
console.log(`${'of that, to be installed'.padEnd(28)}${''.padStart(8)}${kb(ofInstalling)}`);
const both = sum((name) => !isOpened(name));
const [zh, en] = LANGUAGES.map((language) => both - sum((name) => ofLanguage(LANGUAGES.find((other) => other !== language)).test(name)));
const [zhWaits, enWaits] = LANGUAGES.map((language) => sum((name) => new RegExp(`^(index|boot|styles|app|first_${language})\\.`).test(name)));
console.log(`${'the first screens wait for'.padEnd(28)}${''.padStart(8)}${kb(zhWaits)}   in English${kb(enWaits)}`);
console.log(`${'first visit'.padEnd(28)}${''.padStart(8)}${kb(zh)}   in English${kb(en)}   budget ${budgetKb} KB`);
console.log(`${'both languages'.padEnd(28)}${''.padStart(8)}${kb(both)}   budget ${bothKb} KB`);
check('index.html names script, WebAssembly, styles and both packs', names.length >= 6);
check('worker, manifest and icons have at most 3.2 KB', ofInstalling <= 3.2 * 1024);
check('every file is counted', readdirSync(site).every((name) => names.includes(name.replace(/\.(br|gz)$/, ''))));
check(`a first visit downloads at most ${budgetKb} KB`, Math.max(zh, en) <= budgetKb * 1024);
check(`with both languages it is at most ${bothKb} KB`, both <= bothKb * 1024);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
