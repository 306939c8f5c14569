// Measures `sandtable aggregate` over hand-ins of the negotiation test, one a line, against jq computing the same means and
// counts.   Usage: node tests/bench/bench_aggregate.mjs [--quick] [PROGRAM]     (PROGRAM: build/native/sandtable)
// --quick: a tenth of everything. The data are the same in every run; they need 560 MB of disk while it runs.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SAMPLE = 100_000;
const FULL = 1_000_000;
const DIMENSIONS = { contact: [3, 5, 10, 15], get_information: [1, 4, 9, 12], give_information: [2, 8, 14, 16], influence: [6, 7, 11, 13] };

// A linear congruential generator (Numerical Recipes' constants): enough for data, and the same everywhere.
function randomSource(seed) {
  let state = seed >>> 0;
  return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
}

// Two hand-ins a person, before and after; one answer in a hundred is open.
export function writeHandIns(file, count) {
  const random = randomSource(20261122);
  const digits = (length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const uuid = () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  const handle = openSync(file, 'w');
  let text = '';
  for (let i = 0; i < count; i += 1) {
    const level = 1 + random() * 4;
    const answers = {};
    for (let question = 1; question <= 16; question += 1) {
      if (random() > 0.01) answers[question] = Math.max(1, Math.min(5, Math.round(level + (random() - 0.5) * 3)));
    }
    text += `${JSON.stringify({
      format: 'sandtable-plan', version: 1, id: uuid(), language: 'zh',
      task: { exercise: '3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4', person: (i >> 1).toString(32).padStart(8, '0'), started: '2026-11-21T09:00:00Z', handed_in: '2026-11-21T09:03:00Z' },
      self_tests: [{ id: uuid(), test: 'negotiation', taken: '2026-11-21T09:00:00Z', phase: i % 2 === 0 ? 'before' : 'after', answers }],
    })}\n`;
    if (text.length > 1 << 20 || i + 1 === count) {
      writeSync(handle, text);
      text = '';
    }
  }
  closeSync(handle);
}

// The same counts and means: answers of every question, and every dimension and the total where nothing is open. Of the
// ways to write it this is the fastest that was found: setpath() takes a seventh of the time of +=, and names written out
// a third of that of lists.
const JQ_SCORE = (name, questions) => `
  | if ${questions.map((question) => `$answers["${question}"]`).join(' and ')} then
      ["\\($phase)sum${name}"] as $path | setpath($path; getpath($path) + ${questions.map((question) => `$answers["${question}"]`).join(' + ')})
      | ["\\($phase)n${name}"] as $path | setpath($path; getpath($path) + 1) else . end`;
const JQ = `reduce (inputs | .self_tests[]) as $attempt ({};
  $attempt.phase as $phase | $attempt.answers as $answers
  | ["\\($phase)n"] as $path | setpath($path; getpath($path) + 1)
  | reduce ($answers | keys_unsorted[]) as $question (.;
      ["\\($phase)\\($question):\\($answers[$question])"] as $path | setpath($path; getpath($path) + 1))
  ${Object.values(DIMENSIONS).map((list, d) => JQ_SCORE(d, list)).join('')}${JQ_SCORE(4, Object.values(DIMENSIONS).flat())})
| . as $all | ["before", "after"] | map(. as $phase | {key: ., value: ($all | with_entries(select(.key | startswith($phase)) | .key |= .[($phase | length):])
    | . as $of | .means = [range(5) | $of["sum\\(.)"] / $of["n\\(.)"]])}) | from_entries`;

// Processor seconds (which other programs disturb least; both programs have one thread), peak memory and output.
function run(program, args) {
  // node does not tell the peak memory of a child; python3 does.
  const measure = 'import resource, subprocess, sys\ncode = subprocess.call(sys.argv[2:], stdout=open(sys.argv[1], "wb"))\n'
    + 'used = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(used.ru_maxrss, used.ru_utime + used.ru_stime)\nsys.exit(code)';
  const output = path.join(folder, 'output.json');
  const done = spawnSync('python3', ['-c', measure, output, program, ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${done.status}: ${done.stderr.slice(0, 300)}`);
  const [kilobytes, seconds] = done.stdout.trim().split(' ').map(Number);
  return { seconds, megabytes: kilobytes / 1024, output: readFileSync(output, 'utf8') };
}

const close = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

// What differs between the two results; empty = the same.
function differences(ours, theirs) {
  const found = [];
  for (const group of ours.tests.negotiation.groups) {
    const other = theirs[group.phase];
    if (group.n !== other.n) found.push(`${group.phase}: n`);
    for (const question of group.questions) {
      question.counts.forEach((count, i) => {
        if (count !== (other[`${question.id}:${i + 1}`] ?? 0)) found.push(`${group.phase}: question ${question.id}`);
      });
    }
    [...Object.keys(DIMENSIONS).map((id) => group.dimensions.find((d) => d.id === id)), group.total].forEach((score, d) => {
      if (score.n !== other[`n${d}`] || !close(score.mean, other.means[d])) found.push(`${group.phase}: score ${d}`);
    });
  }
  return found;
}

let folder;

// → { sample_seconds, full_seconds, jq_seconds (undefined without jq), ratio, growth, megabytes, same }
export function aggregateTimes({ program = path.join(project, 'build/native/sandtable'), scale = 1, log = () => {} } = {}) {
  folder = mkdtempSync(path.join(tmpdir(), 'sandtable-aggregate-'));
  try {
    const [sample, full] = [SAMPLE * scale, FULL * scale];
    const file = path.join(folder, 'hand-ins.ndjson');
    writeHandIns(file, sample);
    // The best of three: a busy machine disturbs it least.
    const small = [0, 1, 2].map(() => run(program, ['aggregate', file])).sort((a, b) => a.seconds - b.seconds)[0];
    log(`${sample} hand-ins: ${small.seconds.toFixed(2)} s`);
    let jq;
    if (spawnSync('jq', ['--version']).status === 0) {
      jq = run('jq', ['-n', JQ, file]);
      log(`jq over the same: ${jq.seconds.toFixed(2)} s`);
    } else {
      log('jq is not installed: nothing to compare with');
    }
    const same = jq && differences(JSON.parse(small.output), JSON.parse(jq.output));
    if (same?.length) throw new Error(`jq and sandtable differ: ${same.slice(0, 5).join(', ')}`);
    writeHandIns(file, full);
    const large = run(program, ['aggregate', file]);
    log(`${full} hand-ins: ${large.seconds.toFixed(2)} s, ${large.megabytes.toFixed(1)} MB`);
    return {
      sample_seconds: small.seconds, full_seconds: large.seconds, jq_seconds: jq?.seconds, megabytes: large.megabytes,
      // Speeds: hand-ins a second.
      ratio: jq && (full / large.seconds) / (sample / jq.seconds),
      growth: (large.seconds / full) / (small.seconds / sample),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const scale = args.includes('--quick') ? 0.1 : 1;
  const program = args.find((arg) => !arg.startsWith('--'));
  const times = aggregateTimes({ ...(program && { program: path.resolve(program) }), scale, log: (text) => console.log(`  ${text}`) });
  console.log(times.ratio === undefined ? '  jq is not installed: no ratio' : `  speed: ${times.ratio.toFixed(1)} × jq (aim: ≥ 5)`);
  console.log(`  time of one hand-in, the large run against the sample: ${times.growth.toFixed(2)} × (aim: about 1)`);
  console.log(`  peak memory: ${times.megabytes.toFixed(1)} MB (aim: ≤ 64)`);
  if ((times.ratio ?? 5) < 5 || times.growth > 1.5 || times.megabytes > 64) process.exitCode = 1;
}
