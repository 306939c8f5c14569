// The command-line program among files, pipes and disks that misbehave. SANDTABLE_FILES=1000000 makes the folder of many
// files that large and prints what it took.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { check, equal, fails, file, fixture, folder, misused, plan, planText, program, run, selfTest, succeeds, test } from './harness.mjs';

const code = succeeds(run(['code', 'encode', selfTest])).out.trim();
const link = succeeds(run(['link', 'encode', selfTest])).out.trim();
const cards = file('sound_cards.md', '# Strengths\n\n- local service\n');
// Every command, with a sound input and a result.
const commands = [['score', selfTest], ['show', 'swot', selfTest], ['show', 'self_test', '--md', selfTest], ['show', 'self_test', '--csv', selfTest], ['import', 'swot', cards], ['aggregate', selfTest], ['aggregate', '--csv', selfTest],
  ['aggregate', '--md', selfTest], ['validate', selfTest], ['validate', '--json', selfTest], ['link', 'encode', selfTest], ['link', 'decode', link],
  ['code', 'encode', selfTest], ['code', 'decode', code]];
const helps = [['--help'], ['aggregate', '--help'], ['--version']];

const newFolder = (name) => {
  const where = path.join(folder, name);
  fs.mkdirSync(where);
  return where;
};
const handIn = (id) => JSON.stringify({ format: 'sandtable-plan', version: 1, id, language: 'en', task: { person: id.padEnd(6, '7') },
  self_tests: [{ id: 's', test: 'negotiation', answers: plan.self_tests[0].answers }] });
// What a new plan has of its own is another each time: its ids, and when it was made.
const anyNew = (text) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replaceAll(/"(created|modified)": "[^"]*"/g, '"$1": ""');
const handIns = (result) => JSON.parse(result.out).hand_ins;
// Through a shell, for what node cannot set up. `script` ends with what becomes of "$@", the program and its arguments.
function shell(script, args, options = {}) {
  const done = spawnSync('sh', ['-c', script, 'sh', program, ...args], { cwd: folder, ...options });
  return { code: done.status, signal: done.signal, out: done.stdout?.toString() ?? '', err: done.stderr?.toString() ?? '' };
}
function ended(child) {
  let err = '';
  child.stderr.on('data', (data) => (err += data));
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ code: status, signal, err })));
}
async function until(what, condition) {
  for (const end = Date.now() + 30_000; !condition();) {
    check(Date.now() < end, `never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

// ---- standard output ----
await test('a closed pipe ends every command quietly', async () => {
  for (const args of [...commands, ...helps]) {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const { code: status, signal, err } = await ended(child);
    equal(signal, null, `${args}: signal`);
    equal(status, 0, `${args}: exit code`);
    equal(err, '', `${args}: standard error`);
  }
});
await test('a full disk is told by every command', () => {
  for (const args of [...commands, ...helps]) {
    const out = fs.openSync('/dev/full', 'w');
    const done = spawnSync(program, args, { stdio: ['ignore', out, 'pipe'] });
    fs.closeSync(out);
    equal(done.status, 1, `${args}: exit code`);
    equal(done.stderr.toString(), 'sandtable: cannot write: No space left on device\n', `${args}`);
    equal(shell('exec "$@" -o /dev/full', args).code, args.length === 1 || args[1] === '--help' ? 0 : 1, `${args} -o`);
  }
  // The complaint in between must not hide it.
  const odd = file('odd.json', JSON.stringify({ ...plan, created: 'yesterday' }));
  const told = shell('exec "$@" >/dev/full', ['validate', odd]);
  equal(told.code, 1);
  check(told.err.endsWith('cannot write: No space left on device\n'), told.err);
});
await test('closed standard streams', () => {
  fails(shell('exec "$@" <&-', ['score', '-']), 'standard input: Bad file descriptor');
  fails(shell('exec "$@" <&-', ['aggregate', '-']), 'standard input: Bad file descriptor');
  fails(shell('exec "$@" >&-', ['score', selfTest]), 'cannot write: Bad file descriptor');
  equal(shell('exec "$@" 2>&-', ['score', '-'], { input: '' }).code, 1);
  // Nothing but the result gets into a file, whatever number it has.
  const where = path.join(folder, 'closed.json');
  const odd = file('odd.json', JSON.stringify({ ...plan, created: 'yesterday' }));
  equal(shell('exec "$@" <&- >&- 2>&-', ['score', odd, '-o', where]).code, 0);
  equal(fs.readFileSync(where, 'utf8'), succeeds(run(['score', odd])).out);
});

// ---- files as output ----
await test('--output holds what standard output would, and nothing is left beside it', () => {
  const where = newFolder('outputs');
  for (const [i, args] of commands.entries()) {
    const name = path.join(where, `${i}.out`);
    const { out, err } = succeeds(run([...args, i % 2 ? '-o' : '--output', name]));
    equal(out, '', `${args}: standard output`);
    equal(err, '', `${args}: standard error`);
    equal(anyNew(fs.readFileSync(name, 'utf8')), anyNew(succeeds(run(args)).out), `${args}`);
  }
  equal(fs.readdirSync(where).length, commands.length);
  equal(succeeds(run(['-o', '-', 'score', selfTest])).out, succeeds(run(['score', selfTest])).out);
  misused(run(['score', selfTest, '-o']));
});
await test('--output replaces a file at once, with its rights and through a link', () => {
  const where = newFolder('replaced');
  const name = path.join(where, 'result.json');
  fs.writeFileSync(name, 'old');
  fs.chmodSync(name, 0o640);
  fs.symlinkSync('result.json', path.join(where, 'link.json'));
  const want = succeeds(run(['score', selfTest])).out;
  succeeds(run(['score', selfTest, '-o', path.join(where, 'link.json')]));
  equal(fs.readFileSync(name, 'utf8'), want);
  equal(fs.statSync(name).mode & 0o777, 0o640);
  check(fs.lstatSync(path.join(where, 'link.json')).isSymbolicLink(), 'the link');
  fs.symlinkSync('not_yet.json', path.join(where, 'dangling.json'));
  succeeds(run(['score', selfTest, '-o', path.join(where, 'dangling.json')]));
  equal(fs.readFileSync(path.join(where, 'not_yet.json'), 'utf8'), want);
  check(fs.lstatSync(path.join(where, 'dangling.json')).isSymbolicLink(), 'the link to what was not there');
  shell('umask 027; exec "$@"', ['score', selfTest, '-o', path.join(where, 'new.json')]);
  equal(fs.statSync(path.join(where, 'new.json')).mode & 0o777, 0o640);
  // A result with problems is a result, and so is that of a plan written over itself.
  fails(run(['aggregate', selfTest, path.join(where, 'none.json'), '-o', name]), 'none.json');
  equal(JSON.parse(fs.readFileSync(name, 'utf8')).hand_ins, 1);
  const same = file('same.json', planText);
  succeeds(run(['score', same, '-o', same]));
  equal(fs.readFileSync(same, 'utf8'), want);
  equal(fs.readdirSync(where).sort().join(), 'dangling.json,link.json,new.json,not_yet.json,result.json');
});
await test('--output that fails leaves the old file and nothing else', () => {
  const where = newFolder('kept');
  const name = path.join(where, 'result.json');
  const kept = (what) => {
    equal(fs.readFileSync(name, 'utf8'), 'old', what);
    equal(fs.readdirSync(where).join(), 'result.json', what);
  };
  fs.writeFileSync(name, 'old');
  fails(run(['score', '-', '-o', name], { input: 'hello' }));
  kept('bad input');
  fails(run(['aggregate', where, '-o', name]), 'no submission');
  kept('nothing to count');
  // A limit for files does what a full disk does: the write fails in the middle.
  fails(shell('ulimit -f 1; exec "$@"', ['score', fixture('plans/v1-two-attempts.json'), '-o', name]), 'cannot write: File too large');
  kept('full');
  fails(run(['score', selfTest, '-o', path.join(where, 'no', 'such.json')]), 'No such file or directory');
  fails(run(['score', selfTest, '-o', where]), 'Is a directory');
  fails(run(['score', selfTest, '-o', path.join(where, 'x'.repeat(300))]), 'File name too long');
  kept('nowhere to write');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  await test(`--output and ${signal}`, async () => {
    const where = newFolder(`interrupted-${signal}`);
    const name = path.join(where, 'result.json');
    fs.writeFileSync(name, 'old');
    const child = spawn(program, ['aggregate', '-', '-o', name], { stdio: ['pipe', 'ignore', 'pipe'] });
    const end = ended(child);
    child.stdin.write(`${handIn('a')}\n`);
    await until('a temporary file', () => fs.readdirSync(where).length === 2);
    child.kill(signal);
    equal((await end).signal, signal);
    equal(fs.readdirSync(where).join(), 'result.json');
    equal(fs.readFileSync(name, 'utf8'), 'old');
  });
}

// ---- files as input ----
await test('folders, devices and pipes as input', async () => {
  const readers = [['score'], ['show', 'swot'], ['show', 'mix'], ['validate'], ['link', 'encode'], ['code', 'encode']];
  for (const command of readers) {
    fails(run([...command, folder]), 'Is a directory');
    fails(run([...command, '/dev/zero']), 'too_large');
    fails(run([...command, '/dev/null']), 'empty');
  }
  fails(run(['score', selfTest, '--pack', '/dev/zero']), 'too_large');
  fails(run(['score', selfTest, '--assets', '/dev/null']), 'Not a directory');
  fails(run(['aggregate', '/dev/zero']), 'this has no end');
  fails(run(['aggregate', '/dev/urandom']), 'this has no end');
  fails(run(['aggregate', '/dev/null']), 'no submission');
  const half = fails(run(['aggregate', '/dev/zero', selfTest]), '/dev/zero: this has no end');
  equal(handIns(half), 1);
  const pipe = path.join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  for (const command of ['score', 'aggregate']) {
    const child = spawn(program, [command, pipe, '-o', path.join(folder, 'piped.json')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const end = ended(child);
    fs.writeFileSync(pipe, planText);
    equal((await end).code, 0, command);
  }
  fs.rmSync(pipe);
});
await test('aggregate: whatever is in a folder, the rest counts', () => {
  const where = newFolder('strange');
  const names = ['a.json', 'line\nbreak.json', '\u009b31m.json', '汉字.json', ' .json', '-.json', '"\'$(x).json'];
  names.forEach((name, i) => fs.writeFileSync(path.join(where, name), handIn(`n${i}`)));
  fs.writeFileSync(Buffer.concat([Buffer.from(path.join(where, 'raw')), Buffer.from([0xff, 0x9b]), Buffer.from('.json')]), '{');
  fs.writeFileSync(path.join(where, 'bad\n.json'), '{');
  fs.writeFileSync(path.join(where, 'c1\u009b31m.json'), '{');
  fs.mkdirSync(path.join(where, 'folder.json'));
  fs.symlinkSync('self.json', path.join(where, 'self.json'));
  fs.symlinkSync('nowhere', path.join(where, 'dangling.json'));
  fs.symlinkSync('.', path.join(where, 'loop'));
  fs.symlinkSync('..', path.join(where, 'folder.json', 'up.json'));
  fs.symlinkSync('/dev/zero', path.join(where, 'zero.json'));
  spawnSync('mkfifo', [path.join(where, 'pipe.json')]);
  const result = fails(run(['aggregate', where]));
  equal(handIns(result), names.length);
  for (const words of ['self.json: Too many levels of symbolic links', 'dangling.json: No such file or directory', 'zero.json: is not a regular file', 'pipe.json: is not a regular file',
    'raw\\xff\\x9b.json:1: ', 'bad\\u000a.json:1: ', 'c1\\u009b31m.json:1: '])
    check(result.err.includes(words), `no "${words}" in ${result.err}`);
  check(result.err.endsWith('7 problems\n'), result.err);
  // A link to a folder is followed when it is asked for.
  equal(handIns(run(['aggregate', path.join(where, 'loop')])), names.length);
});
await test('aggregate: a folder too deep to be opened', () => {
  const where = newFolder('deep');
  fs.writeFileSync(path.join(where, 'a.json'), handIn('a'));
  const made = spawnSync('python3', ['-c', 'import os\nfor i in range(25):\n os.mkdir("d" * 200)\n os.chdir("d" * 200)'], { cwd: where });
  equal(made.status, 0, made.stderr.toString());
  const result = fails(run(['aggregate', where]), 'File name too long');
  equal(handIns(result), 1);
  spawnSync('rm', ['-rf', where]);  // node cannot
});
await test('what must not be read or written is told, and the rest counts', () => {
  // For root nothing is forbidden: it becomes somebody else.
  const isRoot = process.getuid() === 0;
  const where = newFolder('forbidden');
  const locked = newFolder('forbidden/locked');
  fs.writeFileSync(path.join(where, 'a.json'), handIn('a'));
  fs.writeFileSync(path.join(where, 'secret.json'), handIn('b'));
  fs.writeFileSync(path.join(where, 'old.txt'), 'old');
  const copy = path.join(folder, 'program');
  if (isRoot) fs.copyFileSync(program, copy);
  const before = fs.statSync(folder).mode;
  fs.chmodSync(folder, 0o755);
  fs.chmodSync(path.join(where, 'secret.json'), 0);
  fs.chmodSync(path.join(where, 'old.txt'), 0o444);
  fs.chmodSync(locked, 0);
  const other = (args) => {
    const done = spawnSync(isRoot ? copy : program, args, { cwd: '/', ...(isRoot && { uid: 65534, gid: 65534 }) });
    check(!done.error, `${done.error}`);
    return { code: done.status, signal: done.signal, out: done.stdout.toString(), err: done.stderr.toString() };
  };
  try {
    fails(other(['score', path.join(where, 'secret.json')]), 'secret.json: Permission denied');
    const result = fails(other(['aggregate', where]));
    equal(handIns(result), 1);
    for (const words of ['secret.json: Permission denied', 'locked: Permission denied']) check(result.err.includes(words), result.err);
    fails(other(['score', path.join(where, 'a.json'), '-o', path.join(where, 'old.txt')]), 'old.txt: cannot write: Permission denied');
    fails(other(['score', path.join(where, 'a.json'), '-o', path.join(locked, 'new.txt')]), 'Permission denied');
    equal(fs.readFileSync(path.join(where, 'old.txt'), 'utf8'), 'old');
  } finally {
    fs.chmodSync(locked, 0o755);
    fs.chmodSync(folder, before);
    fs.rmSync(copy, { force: true });
  }
});
await test('aggregate: a broken line takes no other with it', () => {
  const cut = handIn('cut').slice(0, 90);
  const list = (texts) => texts.map((text) => `${text}\n`).join('');
  for (const [input, count, problems] of [
    [list([handIn('a'), cut, '', handIn('b'), handIn('c')]), 3, 1],
    [list([cut, '', '', handIn('a'), cut, handIn('b')]), 2, 2],
    [list([`${cut} "`, '  ', handIn('a')]), 1, 1],
    [list(['{', handIn('a')]), 1, 1],
    [list([handIn('a'), '\u0000', '{}', '[]', 'null', '"', handIn('b')]), 2, 2],
    [list([`[${handIn('a')},`, '', handIn('b'), ']']), 2, 0],
    [`${JSON.stringify(JSON.parse(handIn('a')), null, 2)}\n${cut}\n\n${JSON.stringify(JSON.parse(handIn('b')), null, 2)}\n`, 2, 1],
  ]) {
    const result = run(['aggregate', '-'], { input });
    equal(result.code, problems > 0 ? 1 : 0, input + result.err);
    equal(handIns(result), count, input + result.err);
    if (problems > 0) check(result.err.endsWith(problems === 1 ? ' 1 problem\n' : ` ${problems} problems\n`), `${problems} in ${input}: ${result.err}`);
  }
});

// ---- many files ----
await test('aggregate: memory does not grow with the number of files', () => {
  const many = Number(process.env.SANDTABLE_FILES ?? 20_000);
  const few = Math.ceil(many / 10);
  // node does not tell the peak memory of a child; python3 does.
  const measure = 'import resource, subprocess, sys\ncode = subprocess.call(sys.argv[2:], stdout=open(sys.argv[1], "wb"))\n'
    + 'used = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)\nsys.exit(code)';
  const where = newFolder('many-files');
  const output = path.join(folder, 'many.json');
  let made = 0;
  const counted = (number) => {
    // A person has two, so that there are pairs.
    for (; made < number; made += 1) fs.writeFileSync(path.join(where, `${made}.json`), handIn(`p${made}`).replace(/"person":"\w+"/, `"person":"${String(made >> 1).padStart(8, '0')}"`));
    const done = spawnSync('python3', ['-c', measure, output, program, 'aggregate', where], { env: { ...process.env, ASAN_OPTIONS: 'quarantine_size_mb=1:malloc_context_size=0' } });
    equal(done.status, 0, done.stderr.toString());
    equal(JSON.parse(fs.readFileSync(output)).hand_ins, number);
    const [megabytes, seconds] = done.stdout.toString().trim().split(' ').map(Number);
    if (process.env.SANDTABLE_FILES) console.log(`${number} files: ${seconds.toFixed(2)} s of processor time, ${megabytes.toFixed(1)} MB`);
    return megabytes;
  };
  const [small, large] = [counted(few), counted(many)];
  // What is remembered of a hand-in: whose it is, when, its answers, and where to find it (part_rows.h).
  const remembered = (64 * many) / (1 << 20);
  check(large - small < 4 + remembered, `${small} MB, then ${large} MB`);
});
