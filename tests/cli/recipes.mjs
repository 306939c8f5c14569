// The recipes of docs/command-line.md, run as they stand there: they give what `aggregate` gives.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { check, equal, folder, root, run, succeeds, test } from './harness.mjs';

const page = fs.readFileSync(path.join(root, 'docs/command-line.md'), 'utf8');
const part = page.slice(page.indexOf('## SQL and Python'));
const blocks = (language) => [...part.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, code]) => code);
const [sqlite, plain, pandas] = blocks('python');
const where = path.join(folder, 'recipes');
fs.mkdirSync(where);

// People with several attempts, submissions that came twice, unfinished ones, other raters, and none with a person.
let state = 11;
const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
const minute = (n) => `2026-11-21T09:${String(n % 60).padStart(2, '0')}:${String(Math.floor(n / 60)).padStart(2, '0')}Z`;
let clock = 0;
const lines = Array.from({ length: 300 }, (_, i) => {
  const answers = Object.fromEntries(Array.from({ length: 16 }, (__, q) => [q + 1, 1 + random(5)]).filter(() => random(40) > 0));
  const again = random(6) === 0;
  return JSON.stringify({
    format: 'sandtable-plan', version: 1, id: again ? `same${random(20)}` : `h${i}`, language: 'en',
    task: { ...(random(8) > 0 && { person: `p${String(again ? random(2) : random(60)).padStart(5, '0')}` }), handed_in: minute(clock += 1) },
    self_tests: [{ id: again ? 's' : `s${i}`, test: 'negotiation', ...(random(9) > 0 && { taken: minute(random(3000)) }),
      phase: ['before', 'after', 'after', 'none'][random(4)], rater: { kind: random(9) === 0 ? 'other' : 'self' }, answers }],
  });
});
fs.writeFileSync(path.join(where, 'submissions.ndjson'), `${lines.join('\n')}\n`);
fs.writeFileSync(path.join(where, 'counted.sql'), blocks('sql')[0]);
const python = (code) => {
  const done = spawnSync('python3', ['-c', code], { cwd: where, encoding: 'utf8' });
  equal(done.status, 0, done.stderr);
  return done.stdout.trim().split('\n').map((line) => line.split(/[ ,]/));
};
const summary = JSON.parse(succeeds(run(['aggregate', path.join(where, 'submissions.ndjson')])).out).tests.negotiation;
const near = (have, want, what) => check(Math.abs(Number(have) - want) < 1e-9, `${what}: ${have} instead of ${want}`);
function sameQuestions(rows) {
  const groups = summary.groups.filter(({ rater }) => rater === 'self');
  equal(groups.length, 3);
  equal(rows.length, groups.reduce((sum, { questions }) => sum + questions.filter(({ n }) => n > 0).length, 0), 'rows');
  for (const [phase, question, n, mean, sd] of rows) {
    const want = groups.find((group) => group.phase === phase).questions.find(({ id }) => id === question);
    equal(Number(n), want.n, `n of ${phase} ${question}`);
    near(mean, want.mean, `mean of ${phase} ${question}`);
    near(sd, want.sd, `sd of ${phase} ${question}`);
  }
}

await test('docs: the SQL recipe gives what aggregate gives', () => {
  const rows = python(sqlite);
  const [n, mean] = rows.pop();
  sameQuestions(rows);
  equal(Number(n), summary.before_after.total.n, 'pairs');
  check(Number(n) > 5, 'there are pairs');
  near(mean, summary.before_after.total.mean, 'mean difference');
  check(summary.before_after.repeated > 20, 'there are attempts to choose from');
});
await test('docs: the Python recipe gives what aggregate gives', () => sameQuestions(python(plain)));
await test('docs: the pandas recipe gives it, too, where pandas is installed; its last step is known to Python everywhere', () => {
  const has = spawnSync('python3', ['-c', 'import pandas']).status === 0;
  check(spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: pandas }).status === 0, 'it is Python');
  if (has) sameQuestions(python(`${plain.replace(/^for phase[^]*$/m, '')}\n${pandas}`));
});
