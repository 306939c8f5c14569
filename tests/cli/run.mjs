// Real process tests of the command-line program.   Usage: node tests/cli/run.mjs [NAME...]
// NAME is a file beside this one: aggregate, commands (with show), hostile, recipes, robustness. SANDTABLE_CLI names the program
// (default build/native/sandtable). Prints "N passed, N failed".
import fs from 'node:fs';
import { count, folder } from './harness.mjs';

const names = process.argv.slice(2);
for (const name of names.length ? names : ['aggregate', 'commands', 'hostile', 'recipes', 'robustness']) await import(`./${name}.mjs`);

fs.rmSync(folder, { recursive: true, force: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
