// Each command by itself: help, sound and broken input, and what comes out.
import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { canonical, check, equal, fails, file, fixture, folder, misused, plan, planText, root, run, selfTest, succeeds, test, trainerPack, twoAttempts } from './harness.mjs';
import { mixPlan, shown, swotPlan } from './show.mjs';

// ---- help and wrong use ----
for (const command of [[], ['score'], ['show'], ['import'], ['aggregate'], ['validate'], ['link'], ['link', 'encode'], ['link', 'decode'], ['code'], ['code', 'encode'], ['code', 'decode']]) {
  await test(`help of "${command.join(' ')}"`, () => {
    const { out, err } = succeeds(run([...command, '--help']));
    check(out.includes('Examples:') && out.includes(`sandtable ${command.join(' ')}`.trim()), out);
    equal(err, '', 'standard error');
  });
}
await test('version', () => check(/^sandtable \d+\.\d+\.\d+\n$/.test(succeeds(run(['--version'])).out), 'version'));
for (const args of [[], ['score'], ['nonsense'], ['link'], ['link', 'encode'], ['code', 'decode'], ['score', selfTest, 'more'], ['show'], ['show', 'swot'], ['show', 'swto', selfTest], ['show', 'swot', selfTest, '--md', '--csv'], ['swot', selfTest],
  ['import'], ['import', 'swot'], ['import', 'mix', selfTest], ['aggregate'], ['aggregate', '--md', '--csv', selfTest],
  ['score', '--nonsense', selfTest], ['score', selfTest, '--language', 'fr'], ['link', 'encode', selfTest, '--base']]) {
  await test(`wrong use: ${args.join(' ')}`, () => misused(run(args)));
}

// ---- score ----
await test('score of a file', () => {
  const result = JSON.parse(succeeds(run(['score', selfTest])).out);
  equal(result.plan.id, plan.id);
  equal(result.self_tests.length, plan.self_tests.length);
  const [scored] = result.self_tests;
  equal(scored.id, plan.self_tests[0].id);
  equal(scored.test, 'negotiation');
  const groups = { contact: [3, 5, 10, 15], get_information: [1, 4, 9, 12], give_information: [2, 8, 14, 16], influence: [6, 7, 11, 13] };
  const answers = plan.self_tests[0].answers;
  equal(scored.dimensions.map((d) => d.id).join(), Object.keys(groups).join());
  let total = 0;
  for (const dimension of scored.dimensions) {
    const sum = groups[dimension.id].reduce((s, q) => s + answers[q], 0);
    total += sum;
    equal(dimension.score, sum, dimension.id);
    equal(dimension.min, 4);
    equal(dimension.max, 20);
    equal(dimension.pomp, ((sum - 4) / 16) * 100); // sixteenths are exact
    equal(dimension.missing.length, 0);
    check(['priority', 'developing', 'solid', 'strength'].includes(dimension.band), dimension.band);
  }
  equal(scored.total.score, total);
  equal(scored.total.min, 16);
  equal(scored.total.max, 80);
});
await test('score of standard input, titles in both languages', () => {
  const titles = ['zh', 'en'].map((language) => {
    const { out } = succeeds(run(['score', '-', '--language', language], { input: planText }));
    return JSON.parse(out).self_tests[0].dimensions[0].title;
  });
  equal(titles[0], '接触能力');
  check(/^[ -~]+$/.test(titles[1]), titles[1]);
});
await test('score with an open question is no score', () => {
  const open = structuredClone(plan);
  delete open.self_tests[0].answers['3'];
  const [scored] = JSON.parse(succeeds(run(['score', '-'], { input: JSON.stringify(open) })).out).self_tests;
  equal(scored.dimensions[0].score, null);
  equal(scored.dimensions[0].band, null);
  equal(scored.dimensions[0].missing.join(), '3');
  equal(scored.total.score, null);
  check(scored.dimensions[1].score !== null, 'other dimensions keep their score');
});
await test('score of a test that the plan brings along', () => {
  const result = JSON.parse(succeeds(run(['score', trainerPack])).out);
  check(result.self_tests.every((t) => Array.isArray(t.dimensions)), 'dimensions');
});
await test('score with --pack', () => {
  const alone = JSON.parse(fs.readFileSync(trainerPack, 'utf8'));
  const [pack] = Object.values(alone.test_packs);
  delete alone.test_packs;
  const input = JSON.stringify(alone);
  fails(run(['score', '-'], { input }), '--pack');
  const result = JSON.parse(succeeds(run(['score', '-', '--pack', file('pack.json', JSON.stringify(pack))], { input })).out);
  check(result.self_tests.every((t) => Array.isArray(t.dimensions)), 'dimensions');
});
await test('score with the packs of a folder', () => {
  const built_in = succeeds(run(['score', selfTest])).out;
  equal(succeeds(run(['score', selfTest, '--assets', path.join(root, 'assets')])).out, built_in);
  fails(run(['score', selfTest, '--assets', folder]));
});
await test('a plan with problems is scored as far as it is sound', () => {
  const odd = structuredClone(plan);
  odd.self_tests[0].answers['4'] = 9;
  const { code, out, err } = run(['score', '-'], { input: JSON.stringify(odd) });
  equal(code, 0);
  check(err.includes('/self_tests/0/answers/4 out_of_range'), err);
  check(JSON.parse(out).self_tests[0].dimensions[0].score !== null, 'score');
});

// ---- bad files, for every command that reads one ----
const badInputs = {
  empty: '', blank: ' \n', 'not json': 'hello', truncated: planText.slice(0, planText.length / 2), array: '[]', null: 'null',
  'another kind': '{"format":"something"}', 'no format': '{}', 'newer version': JSON.stringify({ ...plan, version: 999 }),
  deep: '['.repeat(100000) + ']'.repeat(100000), binary: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255)),
  huge: Buffer.alloc(50_000_000, 32), 'huge text': '"' + 'x'.repeat(6_000_000) + '"', nul: Buffer.alloc(100),
};
for (const [name, input] of Object.entries(badInputs)) {
  await test(`bad file: ${name}`, () => {
    for (const command of [['score'], ...shown, ['aggregate'], ['aggregate', '--md'], ['validate'], ['link', 'encode'], ['code', 'encode']]) {
      const { out } = fails(run([...command, '-'], { input }));
      if (command[0] !== 'validate') equal(out, '', 'standard output');
    }
  });
}
for (const name of fs.readdirSync(fixture('plans/bad')).filter((n) => n.endsWith('.json') && n !== 'expected.json')) {
  await test(`never crashes: plans/bad/${name}`, () => {
    for (const command of [['score'], ...shown, ['aggregate'], ['aggregate', '--csv'], ['validate'], ['link', 'encode'], ['code', 'encode']]) {
      const result = run([...command, fixture(`plans/bad/${name}`)]);
      check(result.signal === null && [0, 1].includes(result.code), `${result.code} ${result.signal} ${result.err}`);
      check(!/Sanitizer|runtime error/.test(result.err), result.err);
    }
  });
}
for (const [name, where] of Object.entries({ 'missing file': path.join(folder, 'none.json'), folder })) {
  await test(`${name}`, () => {
    for (const command of [['score'], ...shown, ['validate'], ['link', 'encode'], ['code', 'encode']]) fails(run([...command, where]));
  });
}

// ---- validate ----
await test('validate sound plans and packs', () => {
  for (const sound of [selfTest, twoAttempts, trainerPack, swotPlan, mixPlan, path.join(root, 'assets/zh/tools/self_test/tests/negotiation.json'),
    path.join(root, 'assets/en/tools/self_test/tests/negotiation.json'), fixture('packs/trainer-nps.json'), fixture('sorts/sixteen.json'), fixture('plans/v1-workshop.json')]) {
    const { out, err } = succeeds(run(['validate', sound]));
    check(out.includes('a sound '), out);
    equal(err, '', 'standard error');
    const verdict = JSON.parse(succeeds(run(['validate', '--json', sound])).out);
    equal(verdict.sound, true);
    equal(verdict.problems.length, 0);
  }
});
await test('validate says what a protected file is, and refuses what no page would open', () => {
  const sound = fixture('protected/v1-file.json');
  const { out } = succeeds(run(['validate', sound]));
  check(out.startsWith(`${sound}: protected with a password; `), out);
  equal(canonical(JSON.parse(succeeds(run(['validate', '--json', sound])).out)), canonical({ kind: 'protected', problems: [], sound: true }));
  const file = JSON.parse(fs.readFileSync(sound, 'utf8'));
  for (const [change, words] of [[{ rounds: 3e6 }, '/rounds out_of_range'], [{ rounds: 1 }, '/rounds out_of_range'], [{ version: 2 }, '/version newer_version'],
    [{ kdf: 'md5' }, '/kdf unknown_choice'], [{ salt: 'AAAA' }, '/salt wrong_type'], [{ iv: 7 }, '/iv wrong_type'], [{ data: 'AAAA' }, '/data wrong_type']]) {
    fails(run(['validate', '-'], { input: JSON.stringify({ ...file, ...change }) }), words);
  }
  for (const command of [['score'], ['show', 'swot'], ['show', 'mix', '--md'], ['link', 'encode'], ['code', 'encode']]) fails(run([...command, sound]), 'sandtable-protected');
});
await test('validate lists every problem with its place', () => {
  const odd = structuredClone(plan);
  odd.self_tests[0].answers['4'] = 9;
  odd.self_tests[0].answers['5'] = 'often';
  odd.self_tests[0].phase = 'between';
  odd.created = 'yesterday';
  const input = JSON.stringify(odd);
  const { out } = fails(run(['validate', '-'], { input }), '4 problems');
  const lines = out.trimEnd().split('\n').sort();
  equal(lines.length, 4);
  const want = ['/created bad_date', '/self_tests/0/answers/4 out_of_range', '/self_tests/0/answers/5 wrong_type', '/self_tests/0/phase unknown_choice'];
  want.forEach((start, i) => check(lines[i].startsWith(start + ' ') && lines[i].length > start.length + 10, lines[i]));
  const result = run(['validate', '--json', '-'], { input });
  equal(result.code, 1);
  const verdict = JSON.parse(result.out);
  equal(verdict.sound, false);
  equal(verdict.problems.map((p) => `${p.pointer} ${p.code}`).sort().join(), want.join());
});
await test('validate every broken test pack', () => {
  const names = fs.readdirSync(fixture('packs/bad')).filter((n) => n.endsWith('.json') && !n.startsWith('expected'));
  check(names.length > 5, 'fixtures');
  for (const name of names) {
    const { out } = fails(run(['validate', fixture(`packs/bad/${name}`)]));
    check(/^(\/|\(document\)).* [a-z_]+ .+/.test(out), `${name}: ${out}`);
  }
});
await test('control characters of a file never reach the terminal', () => {
  const odd = structuredClone(plan);
  odd.self_tests[0].answers['\u001b[31m'] = 1;
  odd.self_tests[0].phase = '\u001b]0;x\u0007';
  const { out, err } = fails(run(['validate', '-'], { input: JSON.stringify(odd) }));
  check(!/[\u0000-\u0009\u000b-\u001f\u007f]/.test(out + err), JSON.stringify(out + err));
});

// ---- link ----
const link = run(['link', 'encode', selfTest, '--base', 'https://example.org/app/']).out.trim();
await test('link there and back', () => {
  for (const name of ['v1-self-test', 'v1-two-attempts', 'v1-trainer-pack', 'v1-unknown-members', 'v1-swot', 'v1-mix']) {
    const where = fixture(`plans/${name}.json`);
    const made = succeeds(run(['link', 'encode', where])).out;
    check(/^#p=2[A-Za-z0-9_-]+\n$/.test(made), made);
    const back = JSON.parse(succeeds(run(['link', 'decode', made.trim()])).out);
    equal(canonical(back), canonical(JSON.parse(fs.readFileSync(where, 'utf8'))));
  }
});
await test('link with a base, from standard input, with what messengers append', () => {
  check(link.startsWith('https://example.org/app/#p=2'), link);
  const { out } = succeeds(run(['link', 'decode', link]));
  equal(succeeds(run(['link', 'decode', '-'], { input: `  ${link}\n` })).out, out);
  equal(succeeds(run(['link', 'decode', `${link}&appinstall=0`])).out, out);
  equal(succeeds(run(['link', 'encode', '-', '--base', 'https://example.org/app/#x'], { input: planText })).out.trim(), link);
});
await test('link: cut, altered, of a newer version, none', () => {
  fails(run(['link', 'decode', link.slice(0, -1)]), 'link_cut');
  fails(run(['link', 'decode', link.slice(0, -20)]), 'link_cut');
  fails(run(['link', 'decode', link.slice(0, -10) + (link.at(-10) === 'A' ? 'B' : 'A') + link.slice(-9)]), 'link_altered');
  fails(run(['link', 'decode', link.replace('#p=2', '#p=9')]), 'link_altered');
  fails(run(['link', 'decode', '#p=3HkzsxzN3aGF0IGEgbGF0ZXIgcHJvZ3JhbSB3cm90ZQ']), 'link_version');      // sound, as a later version would write it
  const sealed = `#p=${fs.readFileSync(fixture('protected/v1-link.txt'), 'utf8').trim()}`;
  equal(fails(run(['link', 'decode', `${sealed}&appinstall=0`]), 'protected with a password; open the link in a browser').out, '', 'standard output');
  fails(run(['link', 'decode', sealed.slice(0, -1)]), 'link_cut');
  fails(run(['link', 'decode', sealed.slice(0, 40) + (sealed[40] === 'A' ? 'B' : 'A') + sealed.slice(41)]), 'link_altered');
  fails(run(['link', 'decode', 'https://example.org/']), 'not_a_link');
  fails(run(['link', 'decode', '-'], { input: '' }));
  fails(run(['link', 'decode', '-'], { input: Buffer.alloc(50_000_000, 65) }));
});
await test('links are about half of deflate + base64 of the same JSON', () => {
  for (const [name, ratio] of [['plans/v1-self-test', 0.25], ['links/swot-zh', 0.5], ['links/swot-zh-uuids', 0.5], ['links/swot-v1-zh-uuids', 0.5], ['links/swot-en-uuids', 0.5], ['plans/v1-mix', 0.4], ['../../assets/samples/en', 0.57], ['../../assets/samples/zh', 0.57]]) {
    const where = fixture(`${name}.json`);
    const json = JSON.stringify(JSON.parse(fs.readFileSync(where, 'utf8')));
    const other = deflateSync(json, { level: 9 }).toString('base64').length;
    const ours = run(['link', 'encode', where]).out.trim().length - '#p='.length;
    console.log(`${name}: ${ours} characters, deflate + base64 ${other}, ratio ${(ours / other).toFixed(3)}`);
    check(ours > 0 && ours <= ratio * other, `${ours} of ${other}`);
  }
});

// ---- exercises and hand-ins ----
const workshop = JSON.parse(fs.readFileSync(fixture('plans/v1-workshop.json'), 'utf8'));
const sixteen = fixture('sorts/sixteen.json');
const { task: itsTask, hand_ins: handIns, sortings, ...exercise } = workshop;
const asked = (tools, more = {}) => ({ ...exercise, ...more, exercise: { ...exercise.exercise, tools } });
await test('an exercise gets a link of its own, short enough for X1', () => {
  const x1 = { ...asked([{ tool: 'sort', sort: 'sixteen_actions' }], { author: '培训师', created: '2026-11-21T08:00:00Z', modified: '2026-11-21T08:00:00Z' }) };
  delete x1.exercise.room;
  x1.exercise.instructions = '请把十六个行动分别放进四个格子：巩固、投入、收获、应付。先独立完成，不要讨论。\n\n完成以后交给培训师。时间到了也没有关系，已经做的都会保留。';
  const made = succeeds(run(['link', 'encode', '-', '--base', 'https://training.example.com/sandtable/'], { input: JSON.stringify(x1) })).out.trim();
  check(made.startsWith('https://training.example.com/sandtable/#x='), made);
  check(made.length <= 300, `${made.length} characters`);
  const back = JSON.parse(succeeds(run(['link', 'decode', made])).out);
  for (const left of ['author', 'created', 'modified']) delete x1[left];
  equal(canonical(back), canonical(x1));
});
await test('work on an exercise and a class get links that show them, without the hand-ins', () => {
  const made = succeeds(run(['link', 'encode', fixture('plans/v1-workshop.json')])).out.trim();
  check(made.includes('#p='), made);
  const back = JSON.parse(succeeds(run(['link', 'decode', made])).out);
  equal(back.hand_ins, undefined);
  equal(canonical(back.task), canonical(itsTask));
});
await test('hand-in codes of a sorting and of a self-test, there and back', () => {
  const sorting = { format: 'sandtable-plan', version: 1, id: 'h', language: 'zh', task: { ...itsTask, name: '李雷' }, sortings };
  const made = succeeds(run(['code', 'encode', '-', '--pack', sixteen], { input: JSON.stringify(sorting) })).out.trim();
  check(/^([34679ACDEFHJKMNPQRTVWXY]{4}-){9}[34679ACDEFHJKMNPQRTVWXY]{4}$/.test(made), made);
  const { hand_in, score } = JSON.parse(succeeds(run(['code', 'decode', made.toLowerCase(), '--pack', sixteen])).out);
  equal(hand_in.task.name, '李雷');
  equal(hand_in.task.person, itsTask.person.slice(0, 6));
  equal(hand_in.task.handed_in, '2026-11-21T00:00:00Z');
  check(/^tag-[0-9a-f]{3}$/.test(hand_in.task.exercise), hand_in.task.exercise);
  equal(canonical(hand_in.sortings[0].placed), canonical({ 1: 'plant', 5: 'harvest' }));
  equal([score.right, score.wrong, score.open, score.points, score.bins.plant].join(), '2,0,14,5,1');
  fails(run(['code', 'decode', made]), 'code_unknown_test');
  fails(run(['code', 'encode', '-'], { input: JSON.stringify(sorting) }), '--pack');
  const tested = { ...sorting, self_tests: plan.self_tests, task: { person: 'k3v9q2' } };
  fails(run(['code', 'encode', '-', '--pack', sixteen], { input: JSON.stringify(tested) }), '--self-test');
  const second = succeeds(run(['code', 'encode', '-', '--self-test', plan.self_tests[0].id], { input: JSON.stringify(tested) })).out.trim();
  equal(second.length, 34);
  const back = JSON.parse(succeeds(run(['code', 'decode', second])).out);
  equal(canonical(back.hand_in.self_tests[0].answers), canonical(plan.self_tests[0].answers));
  equal(back.score.total.score, JSON.parse(succeeds(run(['score', selfTest])).out).self_tests[0].total.score);
  fails(run(['code', 'decode', second.slice(0, -1) + (second.at(-1) === '3' ? '4' : '3')]), 'character 28');
  fails(run(['code', 'encode', '-', '--self-test', 'nobody'], { input: JSON.stringify(tested) }), 'nobody');
});
await test('validate looks into exercises, tasks, sortings and each hand-in', () => {
  const odd = structuredClone(workshop);
  odd.exercise.tools.push({ tool: 'quiz' });
  odd.exercise.key = 'never';
  odd.task.person = 'no id';
  odd.sortings[0].placed['2'] = 5;
  odd.hand_ins[0].self_tests[0].answers['1'] = 9;
  odd.hand_ins[0].task.over = 'yes';
  odd.hand_ins.push({ format: 'sandtable-plan', version: 7 });
  const verdict = JSON.parse(run(['validate', '--json', '-'], { input: JSON.stringify(odd) }).out);
  equal(verdict.problems.map((p) => `${p.pointer} ${p.code}`).sort().join(), ['/exercise/key unknown_choice', '/exercise/tools/5/tool unknown_choice',
    '/hand_ins/0/self_tests/0/answers/1 out_of_range', '/hand_ins/0/task/over wrong_type', '/hand_ins/1/version newer_version',
    '/sortings/0/placed/2 wrong_type', '/task/person bad_id'].join());
  const pack = JSON.parse(fs.readFileSync(sixteen, 'utf8'));
  pack.items[3].bin = 'hravest';
  fails(run(['validate', '-'], { input: JSON.stringify(pack) }), '/items/3/bin unknown_choice');
});

// ---- code ----
const code = run(['code', 'encode', selfTest]).out.trim();
await test('code there and back', () => {
  check(/^[34679ACDEFHJKMNPQRTVWXY]{4}(-[34679ACDEFHJKMNPQRTVWXY]{4}){3}$/.test(code), code);
  const { self_test, score } = JSON.parse(succeeds(run(['code', 'decode', code])).out);
  equal(canonical(self_test.answers), canonical(plan.self_tests[0].answers));
  equal(self_test.test, 'negotiation');
  equal(self_test.taken.slice(0, 10), plan.self_tests[0].taken.slice(0, 10));
  const [scored] = JSON.parse(run(['score', selfTest, '--language', 'en']).out).self_tests;
  equal(canonical(score.dimensions), canonical(scored.dimensions));
  equal(canonical(score.total), canonical(scored.total));
});
await test('code in lower case, without hyphens, from standard input', () => {
  const { out } = succeeds(run(['code', 'decode', code]));
  equal(succeeds(run(['code', 'decode', code.toLowerCase().replaceAll('-', '')])).out, out);
  equal(succeeds(run(['code', 'decode', '-'], { input: ` ${code}\r\n` })).out, out);
});
await test('code of one of several self-tests', () => {
  fails(run(['code', 'encode', twoAttempts]), '--self-test');
  for (const attempt of JSON.parse(fs.readFileSync(twoAttempts, 'utf8')).self_tests) {
    const made = succeeds(run(['code', 'encode', twoAttempts, '--self-test', attempt.id])).out.trim();
    const back = JSON.parse(succeeds(run(['code', 'decode', made])).out).self_test;
    equal(canonical(back.answers), canonical(attempt.answers));
  }
  fails(run(['code', 'encode', twoAttempts, '--self-test', 'nobody']), 'nobody');
  fails(run(['code', 'encode', '-'], { input: JSON.stringify({ ...plan, self_tests: [] }) }));
});
await test('code: typing errors', () => {
  fails(run(['code', 'decode', code.slice(0, -1) + (code.at(-1) === '3' ? '4' : '3')]), 'code_check');
  fails(run(['code', 'decode', code.slice(0, -1)]), 'code_length');
  fails(run(['code', 'decode', code.slice(0, -1) + 'O']), 'code_character');
  fails(run(['code', 'decode', '-'], { input: Buffer.from([0xff, 0xfe, 0, 1]) }), 'code_character');
});
