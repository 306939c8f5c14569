// Runs the command-line program as a process of its own, for tests. SANDTABLE_CLI names it (default build/native/sandtable).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
export const program = path.resolve(process.env.SANDTABLE_CLI ?? path.join(root, 'build/native/sandtable'));
export const fixture = (name) => path.join(root, 'tests/fixtures', name);
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sandtable-cli-'));
export const file = (name, content) => {
  const where = path.join(folder, name);
  fs.writeFileSync(where, content);
  return where;
};

// Runs from an empty folder, so that nothing depends on where the program is started.
export function run(args, { input = '', env = {} } = {}) {
  const done = spawnSync(program, args, { input, cwd: folder, env: { ...process.env, TZ: 'UTC', ...env }, maxBuffer: 1 << 28 });
  if (done.error && done.error.code !== 'EPIPE') throw done.error; // it need not read all of a huge input
  return { code: done.status, signal: done.signal, out: done.stdout.toString(), err: done.stderr.toString() };
}

export const count = { passed: 0, failed: 0 };
export async function test(name, body) {
  try {
    await body();
    ++count.passed;
  } catch (error) {
    ++count.failed;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}
export function check(condition, message) {
  if (!condition) throw new Error(message);
}
export const equal = (have, want, what = '') =>
  check(have === want, `${what} expected ${JSON.stringify(want)}, got ${JSON.stringify(have)}`);
export function succeeds(result) {
  check(result.signal === null, `ended by ${result.signal}: ${result.err}`);
  equal(result.code, 0, `exit code (${result.err})`);
  return result;
}
// Bad input: told on standard error, exit code 1, never a signal and never a sanitizer's report.
export function fails(result, words) {
  check(result.signal === null, `ended by ${result.signal}: ${result.err}`);
  check(!/Sanitizer|runtime error/.test(result.err), result.err);
  equal(result.code, 1, 'exit code');
  check(result.err.startsWith('sandtable: '), `standard error: ${result.err}`);
  if (words) check(result.err.includes(words) || result.out.includes(words), `no "${words}" in: ${result.err}${result.out}`);
  return result;
}
export function misused(result) {
  equal(result.code, 2, 'exit code');
  check(result.err.length > 0, 'standard error is empty');
  equal(result.out, '', 'standard output');
}

export const selfTest = fixture('plans/v1-self-test.json');
export const twoAttempts = fixture('plans/v1-two-attempts.json');
export const trainerPack = fixture('plans/v1-trainer-pack.json');
export const planText = fs.readFileSync(selfTest, 'utf8');
export const plan = JSON.parse(planText);
export const sorted = (value) =>
  Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
  : value;
export const canonical = (value) => JSON.stringify(sorted(value));
