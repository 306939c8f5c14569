// Tests of the page in Chromium, through its accessible elements.   Usage: node tests/browser/run.mjs [--only NAME] [--site FOLDER]
// NAME is a part of a suite's or a case's name; "host" is the browser side alone. Needs build/web/dist and the
// command-line program: SANDTABLE_CLI, or build/native/sandtable.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runAll } from './harness.mjs';
import './self_test.mjs';
import './plans.mjs';
import './share.mjs';
import './swot_analysis.mjs';
import './text.mjs';
import './everyday.mjs';
import './select.mjs';
import './safety.mjs';
import './map.mjs';
import './missing.mjs';
import './kills.mjs';
import './faults.mjs';
import './tabs.mjs';
import './privacy.mjs';
import './hostile.mjs';
import './swot.mjs';
import './mix.mjs';
import './accessibility.mjs';
import './parts.mjs';
import './workshop.mjs';
import './class.mjs';
import './course.mjs';
import './offline.mjs';
import './updates.mjs';
import './password.mjs';
import './remote.mjs';

const options = { '--only': '', '--site': path.join(ROOT, 'build/web/dist') };
const words = process.argv.slice(2);
while (words.length) {
  const name = words.shift();
  if (!(name in options) || !words.length) {
    console.error('Usage: node tests/browser/run.mjs [--only NAME] [--site FOLDER]');
    process.exit(2);
  }
  options[name] = words.shift();
}
const { '--only': only, '--site': directory } = options;

// The cases of tests/browser/host, as a program of their own. → its counts; without a sum line that is one failure
const runHost = () => new Promise((resolve) => {
  const child = spawn(process.execPath, [path.join(ROOT, 'tests/browser/host/run.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part) => { text += part; });
  child.on('close', () => {
    const lines = text.trimEnd().split('\n');
    const sum = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1));
    console.log(`host: ${lines.pop()}${lines.length ? `\n${lines.join('\n')}` : ''}`);
    resolve(sum ? { passed: +sum[1], failed: +sum[2] } : { passed: 0, failed: 1 });
  });
});

const counts = [];
if ('host'.includes(only)) counts.push(await runHost());
if (only !== 'host') {
  if (existsSync(path.join(directory, 'index.html'))) {
    counts.push(await runAll({ directory, filter: only, lanes: Number(process.env.LANES ?? 2) }));
  } else {
    console.log('There is no finished page to test. Build first: sh web/run.sh --build-only');
    counts.push({ passed: 0, failed: 1 });
  }
}
const sum = (name) => counts.reduce((total, part) => total + part[name], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') || !sum('passed') ? 1 : 0;
