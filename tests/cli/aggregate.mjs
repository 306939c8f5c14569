// `sandtable aggregate`: a class from files, folders, streams, codes and links.
import fs from 'node:fs';
import path from 'node:path';
import { csvRows } from '../hostile_plan.mjs';
import { canonical, check, equal, fails, file, fixture, folder, plan, run, succeeds, test, twoAttempts } from './harness.mjs';

let handInNumber = 0;
const handIn = (person, answers, { phase = 'none', id = `h${(handInNumber += 1)}`, ...more } = {}) => ({
  format: 'sandtable-plan', version: 1, id, language: 'en', task: { person: person?.padEnd(6, '7') },
  self_tests: [{ id: 's', test: 'negotiation', phase, answers: Object.fromEntries(answers.map((answer, i) => [i + 1, answer]).filter(([, answer]) => answer)), ...more }],
});
const all = (answer) => Array(16).fill(answer);
const lines = (list) => list.map((entry) => `${typeof entry === 'string' ? entry : JSON.stringify(entry)}\n`).join('');
const aggregated = (args, options) => JSON.parse(succeeds(run(['aggregate', ...args], options)).out);
// Rows of a CSV as objects by column.
const tableOf = (csv) => {
  const [head, ...rows] = csvRows(csv);
  return rows.filter(({ length }) => length === head.length).map((row) => Object.fromEntries(head.map((column, i) => [column, row[i]])));
};
const negotiationGroups = (summary) => summary.tests.negotiation.groups;

await test('aggregate: counts, means and pairs of a stream', () => {
  const stream = lines([handIn('A', all(2), { phase: 'before' }), handIn('B', all(3), { phase: 'before' }), handIn('A', all(4), { phase: 'after' }),
    handIn('C', [5, ...all(1).slice(1)], { rater: { kind: 'other' } }), handIn('D', [0, ...all(1).slice(1)], { phase: 'before' })]);
  const { out, err } = succeeds(run(['aggregate', '-'], { input: stream }));
  equal(err, '', 'standard error');
  const summary = JSON.parse(out);
  equal(summary.hand_ins, 5);
  equal(summary.with_person, 5);
  const groups = negotiationGroups(summary);
  equal(groups.map((g) => `${g.rater}/${g.phase}/${g.n}/${g.enough}`).join(), 'self/before/3/too_few,self/after/1/too_few,other/none/1/too_few');
  equal(groups[0].questions[0].counts.join(), '0,1,1,0,0');
  equal(groups[0].questions[1].counts.join(), '1,1,1,0,0');
  equal(groups[0].questions[1].median, 2);
  equal(groups[0].dimensions.map((d) => `${d.id}/${d.n}/${d.mean}`).join(), 'contact/3/8,get_information/2/10,give_information/3/8,influence/3/8');
  equal(groups[0].total.n, 2);
  equal(groups[0].total.mean, 40);
  equal(groups[0].total.upper_quartile, 44);
  equal(groups[2].strongest.map(({ id, n, mean }) => `${id}/${n}/${mean}`).join(), '1/1/5');
  const { before_after: pairs, self_other: others } = summary.tests.negotiation;
  equal(pairs.n, 1);
  equal(pairs.total.mean, 32);
  equal(pairs.dimensions[0].mean, 8);
  equal(others.length, 0, 'nobody has both');
});
await test('aggregate: files, folders, classes, lists, pretty plans, text with codes and links give the same', () => {
  const people = [handIn('A', all(2)), handIn('B', all(3)), handIn('C', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1])];
  const want = aggregated(['-'], { input: lines(people) });
  const same = (summary, what) => equal(canonical(summary), canonical(want), what);
  const each = people.map((person, i) => file(`hand-in-${i}.json`, JSON.stringify(person, null, 2)));
  same(aggregated(each), 'files');
  same(aggregated(['-'], { input: `\uFEFF${people.map((person) => JSON.stringify(person, null, 2)).join('\r\n')}` }), 'pretty plans in a row');
  same(aggregated(['-'], { input: JSON.stringify(people, null, 1) }), 'a list');
  const heading = { format: 'sandtable-plan', version: 1, id: 'class', language: 'en', hand_ins: people };
  same(aggregated([file('class.json', JSON.stringify(heading))]), 'a class');
  same(aggregated(['-'], { input: `{"format":"sandtable-plan","hand_ins":[\n${people.map((p) => JSON.stringify(p)).join(',\n')}\n]}\n` }), 'a class, a hand-in a line');

  const deep = path.join(folder, 'class', 'monday');
  fs.mkdirSync(deep, { recursive: true });
  fs.writeFileSync(path.join(deep, 'a.json'), JSON.stringify(people[0]));
  fs.writeFileSync(path.join(deep, 'b.ndjson'), lines([people[1]]));
  fs.writeFileSync(path.join(folder, 'class', 'notes.md'), 'not looked at');
  const link = succeeds(run(['link', 'encode', each[2], '--base', 'https://example.org/'])).out.trim();
  fs.writeFileSync(path.join(folder, 'class', 'c.txt'), `大家好，链接：${link}。请查收\n\nThanks, 2026-11-21, tel. 0755-8888-6666\n`);
  same(aggregated([path.join(folder, 'class')]), 'a folder');
});
await test('aggregate: result codes in any text', () => {
  const codeOf = (person, answers) => succeeds(run(['code', 'encode', '-'], { input: JSON.stringify(handIn(person, answers)) })).out.trim();
  const codes = [codeOf('A', all(2)), codeOf('B', all(3)), codeOf('C', all(5)), codeOf('D', all(1))];
  const wide = [...codes[2]].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xFEE0))).join('');
  const input = `王芳：${codes[0]}，谢谢\r\nmy code is ${codes[1].toLowerCase().replaceAll('-', ' ')} and state-of-the-art\n结果码：${wide}。\n`
    + `id 3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4\t${codes[3].replaceAll('-', '')}\nwell done, this code will have been read\n`;
  const summary = aggregated(['-'], { input });
  equal(summary.hand_ins, 4);
  equal(summary.with_person, 4);
  equal(negotiationGroups(summary)[0].questions[0].counts.join(), '1,1,1,0,1');
  // The same code twice is one person; a mistyped one is named.
  const twice = succeeds(run(['aggregate', '-'], { input: `${codes[0]} ${codes[0]}\n` }));
  equal(JSON.parse(twice.out).hand_ins, 1);
  check(twice.err.includes('1 submission'), twice.err);
  const wrong = (codes[0][0] === '3' ? '4' : '3') + codes[0].slice(1);
  for (const [bad, code] of [[wrong, 'code_check'], [codes[0].slice(1), 'code_length'], [codes[0].replace(/.$/, '0'), 'code_character'], [wrong.replaceAll('-', ''), 'code_check']]) {
    const broken = fails(run(['aggregate', '-'], { input: `ok ${codes[1]}\n${bad}\n` }), code);
    check(broken.err.includes(`standard input:2 ${bad}: `), broken.err);
    equal(JSON.parse(broken.out).hand_ins, 1);
  }
});
await test('aggregate: what is broken is listed with its place, and the rest counts', () => {
  const good = handIn('A', all(4));
  const text = JSON.stringify(good);
  const input = lines([text, '{"format":"sandtable-plan","version":1,"id":"cut","self_tests":[{"id":"s","answers":{"1":4,', JSON.stringify(handIn('B', all(4))),
    '{"format":"something"}', JSON.stringify({ ...handIn('C', all(4)), version: 99 }), text.slice(40), JSON.stringify(handIn('D', [9, ...all(4).slice(1)])),
    JSON.stringify({ ...handIn('E', all(4)), self_tests: [{ id: 's', test: 'unheard', answers: {} }] }), JSON.stringify(handIn('F', all(4))).slice(0, -9)]);
  const { out, err } = fails(run(['aggregate', file('broken.ndjson', input)]));
  for (const words of [':2: (document) not_json', ':4: /format wrong_format', ':5: /version newer_version', ':6: this is a part', ':7: /self_tests/0/answers/1 out_of_range',
    ':8: /self_tests/0/test nothing_there', ':9: (document) not_json'])
    check(err.includes(`broken.ndjson${words}`), `no "${words}" in ${err}`);
  equal(JSON.parse(out).hand_ins, 3);
  const long = `${text}\n"${'x'.repeat(5_000_000)}"\n${JSON.stringify(handIn('B', all(1)))}\n`;
  const cut = fails(run(['aggregate', '-'], { input: long }), 'standard input:2: (document) too_large');
  equal(JSON.parse(cut.out).hand_ins, 2);
  fails(run(['aggregate', path.join(folder, 'none.json'), file('good.json', text)]), 'none.json');
  check(fails(run(['aggregate', '-'], { input: 'https://example.org/#p=1abc\n' })).err.includes('standard input:1 #p=1abc: '), 'a cut link');
  check(fails(run(['aggregate', '-'], { input: JSON.stringify({ ...good, hand_ins: [good, { format: 'x' }] }) })).err.includes('/hand_ins/1'), 'a place in a class');
});
await test('aggregate: the same hand-in a thousand times, and half of many files broken', () => {
  const text = JSON.stringify(handIn('A', all(4)));
  const { out, err } = succeeds(run(['aggregate', '-'], { input: `${text}\n`.repeat(1000) }));
  equal(JSON.parse(out).hand_ins, 1);
  check(err.includes('999 submissions'), err);
  const many = path.join(folder, 'many');
  fs.mkdirSync(many);
  for (let i = 0; i < 600; i += 1) fs.writeFileSync(path.join(many, `${i}.json`), i % 2 === 0 ? JSON.stringify(handIn(`P${i}`, all(3))) : text.slice(0, 100));
  const half = fails(run(['aggregate', many]));
  equal(JSON.parse(half.out).hand_ins, 300);
  equal(half.err.split('\n').filter((line) => line.includes('not_json')).length, 300);
});
await test('aggregate: the short way finds what the whole way finds', () => {
  // A member that nobody knows makes a hand-in take the whole way.
  let state = 7;
  const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
  const characters = '{}[]":,0123456789abcxyz_-T \\é\t';
  const short = [];
  const whole = [];
  for (let i = 0; i < 1500; i += 1) {
    const one = handIn(random(2) ? `P${random(40)}` : undefined, Array.from({ length: 16 }, () => random(6)), {
      phase: ['none', 'before', 'after'][random(3)], ...(random(3) === 0 && { taken: '2026-11-21T09:00:00Z' }), ...(random(3) === 0 && { rater: { kind: 'other' } }) });
    if (random(4) === 0) one.task.name = ['Li Ming', '李明', '', 'a'.repeat(300)][random(4)];
    if (random(4) === 0) Object.assign(one.task, { exercise: one.id, started: '2026-11-21T09:00:00Z', over: true });
    if (random(4) === 0) delete one.task;
    if (random(8) === 0) one.self_tests.push({ ...one.self_tests[0], id: 's2' });
    if (random(4) === 0) one.created = '2026-11-21T09:00:00Z';
    let text = JSON.stringify(one);
    if (random(2) === 0) {
      const at = 1 + random(text.length - 2);
      text = text.slice(0, at) + (random(3) > 0 ? characters[random(characters.length)] : '') + text.slice(at + random(2));
    }
    short.push(text);
    whole.push(text.replace(/\}$/, ',"x":1}'));
  }
  const first = JSON.stringify(handIn('first', all(3)));
  const [a, b] = [short, whole].map((list) => run(['aggregate', '-'], { input: lines([first, ...list]) }));
  equal(a.code, 1);
  equal(a.out, b.out);
  // Columns differ by what was added.
  const places = (text) => text.replace(/: \d+:\d+$/gm, '').split('\n').sort().join('\n');
  equal(places(a.err), places(b.err));
  check(JSON.parse(a.out).hand_ins > 900, 'hand-ins');
});
await test('aggregate --csv and --md in both languages', () => {
  const group = Array.from({ length: 12 }, (_, i) => [handIn(`P${i}`, all(1 + i % 3), { phase: 'before' }), handIn(`P${i}`, all(2 + i % 4), { phase: 'after' })]).flat();
  const extra = { ...handIn('Q', all(3), { rater: { kind: 'other' } }), sortings: [{ id: 'x', sort: 'actions', placed: { 1: 'harvest', 2: 'invest' } }],
    swot: { strengths: [{ id: 'a', text: 'x' }] } };
  const input = lines([...group, extra]);
  const csv = succeeds(run(['aggregate', '--csv', '-'], { input })).out;
  check(csv.startsWith('\uFEFFtest,version,rater,phase,kind,id,title,reverse,n,enough,'), csv.slice(0, 80));
    equal(new Set(csv.trim().split('\r\n').map((row) => row.replace(/"[^"]*"/g, '').split(',').length)).size, 1, 'columns');
  const table = tableOf(csv);
  const of = (kind) => table.filter((row) => row.kind === kind);
  equal(of('question').length, 3 * 16);
  equal(of('dimension').length, 3 * 4);
  equal(of('total').length, 3);
  equal(of('level').length, 3 * 5 * 4);
  equal(of('level').filter(({ id, phase }) => id === 'total' && phase === 'before').map(({ count }) => Number(count)).reduce((a, b) => a + b), 12);
  equal(of('before_after').length, 5);
  const [contact] = of('before_after');
  equal(`${contact.n} ${contact.up} ${contact.down} ${contact.repeated}`, '12 9 1 0');
  equal(of('self_other').length, 0);
  const placed = of('placed').find(({ id, bin }) => id === '1' && bin === 'harvest');
  equal(`${placed.test} ${placed.n} ${placed.count}`, 'actions 1 1');
  equal(of('cards').map(({ count }) => count).join(), '1,0,0,0');
  // All digits, and the same as in the JSON.
  const { tests: { negotiation } } = aggregated(['-'], { input });
  equal(contact.d_av, String(negotiation.before_after.dimensions[0].d_av));
  equal(of('dimension')[0].alpha_n, String(negotiation.groups[0].dimensions[0].reliability.n));
  const chinese = succeeds(run(['aggregate', '--md', '--language', 'zh', '-'], { input })).out;
  for (const words of ['# 班级结果', '### 自评，培训前', 'n = 12（不足30人，仅供参考）', '### 前后对比（同一人）', '人数太少，不足以下结论', '分类练习：actions', '| 优势 | 1 |', '最强的几题：',
    '效应量d\\_av', '| 各等级人数 |', '## 这些数字是怎样算出来的', 'Hyndman–Fan第7类'])
    check(chinese.includes(words), `no "${words}" in ${chinese}`);
  const english = succeeds(run(['aggregate', '--md', '-'], { input })).out;
  for (const words of ['# Class', 'Self-ratings'.toLowerCase(), 'fewer than 30: rough', 'Making contact', 'too few to say', '| Strengths | 1 |', 'n − 1', 'd\\_z \\(no thresholds\\)']) check(english.includes(words), `no "${words}" in ${english}`);
  check(!/nan/i.test(csv.replaceAll('maintenance', '') + english), 'a figure that is none');
});
await test('aggregate: no progress unless asked for, and a test of your own', () => {
  const pack = JSON.parse(fs.readFileSync(fixture('packs/trainer-listening.json'), 'utf8'));
  const one = handIn('A', []);
  one.self_tests[0] = { ...one.self_tests[0], test: pack.id, answers: Object.fromEntries(pack.questions.map(({ id }) => [id, pack.scale.min ?? 1])) };
  const input = JSON.stringify(one);
  fails(run(['aggregate', '-'], { input }), 'nothing_there');
  equal(Object.keys(aggregated(['-', '--pack', fixture('packs/trainer-listening.json')], { input }).tests).join(), pack.id);
  const carried = { ...one, test_packs: { [pack.id]: pack } };
  equal(Object.keys(aggregated(['-'], { input: JSON.stringify(carried) }).tests).join(), pack.id);
  equal(succeeds(run(['aggregate', '--progress', '-'], { input: lines([handIn('A', all(3))]) })).err, '');  // over in a moment
  equal(aggregated([twoAttempts]).tests.negotiation.before_after.n, 1, 'a plan is one person');
});
await test('aggregate: a trainer\'s own sorting exercise is scored from the submissions that bring it along', () => {
  const pack = JSON.parse(fs.readFileSync(fixture('sorts/sixteen.json'), 'utf8'));
  const sorted = (i, placed, brings) => ({ ...handIn(`S${i}`, []), self_tests: undefined, sortings: [{ id: 'x', sort: pack.id, pack_version: pack.pack_version, placed }],
    ...(brings && { sort_packs: { [pack.id]: brings } }) });
  const other = { ...pack, title: 'In other words' };
  const list = [sorted(1, { 10: 'plant', 1: 'plant', nowhere: 'plant' }), sorted(2, { 1: 'grow' }, pack), sorted(3, { 1: 'plant', 2: 'nowhere' }, other), sorted(4, { 1: 'plant' }, { id: pack.id })];
  const outs = [list, list.toReversed()].map((all) => succeeds(run(['aggregate', '-'], { input: lines(all) })).out);
  equal(outs[0], outs[1]);
  const { n, title, items, bins } = JSON.parse(outs[0]).sortings[pack.id];
  equal(n, 4);
  check([pack.title, other.title].includes(title), title);
  equal(Object.keys(items).length, pack.items.length);
  equal(Object.keys(bins).join(), pack.bins.map(({ id }) => id).sort().join());
  equal(`${items['1'].right_pct} ${items['10'].right_pct} ${items['2'].right_pct}`, '75 25 0');
});
await test('aggregate: the same in any order, in every form; titles in the language of most', () => {
  let state = 3;
  const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
  const minute = () => `2026-11-21T09:${String(10 + random(40))}:00Z`;
  const list = Array.from({ length: 120 }, (_, i) => {
    const one = handIn(random(5) > 0 ? `P${random(30)}` : undefined, Array.from({ length: 16 }, () => (random(60) === 0 ? 0 : 1 + random(5))),
      { phase: ['none', 'before', 'after'][random(3)], ...(random(4) > 0 && { taken: minute() }), ...(random(4) === 0 && { rater: { kind: 'other', ...(random(2) && { name: `R${random(2)}` }) } }),
        ...(random(12) === 0 && { pack_version: 2 }), ...(random(4) === 0 && { id: `same${random(8)}` }) });
    one.id = random(4) === 0 ? `h-same${random(8)}` : `h-order${i}`;
    if (random(3) > 0) one.task.handed_in = minute();
    if (random(5) === 0) one.task.name = `N${random(3)}`;
    if (random(3) > 0) one.language = 'zh';
    if (random(2)) one.sortings = [{ id: 'x', sort: ['sixteen_actions', 'own'][random(2)], placed: { [1 + random(4)]: 'harvest', 9: ['invest', 'nowhere'][random(2)], z: 'invest' } }];
    return one;
  });
  const first = {};
  for (let round = 0; round < 5; round += 1) {
    for (const form of ['', '--csv', '--md']) {
      const { out } = succeeds(run(['aggregate', ...(form ? [form] : []), '-'], { input: lines(list) }));
      first[form] ??= out;
      check(out === first[form], `another text in round ${round} ${form}`);
    }
    for (let i = list.length; i > 1; i -= 1) {
      const k = random(i);
      [list[i - 1], list[k]] = [list[k], list[i - 1]];
    }
  }
  check(first['--md'].includes('沟通与谈判能力'), 'titles in Chinese');
  const sorting = JSON.parse(first['']).sortings.sixteen_actions;
  equal(Object.keys(sorting.items).length, 16, 'its own items');
  equal(Object.keys(sorting.bins).length, 4, 'and bins');
});
await test('aggregate: who counts, and what is told of the others', () => {
  const at = (time, answers, more) => ({ ...handIn('A', answers, { phase: 'after', taken: `2026-11-21T${time}:00Z` }), ...more });
  const three = [at('10:00', all(2)), at('12:00', all(4)), at('11:00', all(3)), at('13:00', [0, ...all(5).slice(1)])];
  const mean = (args, list) => negotiationGroups(aggregated([...args, '-'], { input: lines(list) })).map(({ n, repeated, questions }) => `${n} ${repeated} ${questions[1].mean}`).join();
  equal(mean([], three), '1 3 4');
  equal(mean([], three.toReversed()), '1 3 4');
  equal(mean(['--attempt', 'first'], three), '1 3 2');
  equal(mean(['--attempt', 'last'], three.map((one) => ({ ...one, self_tests: [{ ...one.self_tests[0], phase: 'before' }] }))), '1 3 4');
  equal(run(['aggregate', '--attempt', 'best', '-']).code, 2);
  // The same id with something else in it: the later one.
  const versions = [['12:00', 4], ['10:00', 2]].map(([time, answer]) => at('09:00', all(answer), { id: 'twice', task: { person: 'A77777', handed_in: `2026-11-21T${time}:00Z` } }));
  const changed = succeeds(run(['aggregate', '-'], { input: lines(versions) }));
  equal(negotiationGroups(JSON.parse(changed.out))[0].questions[0].mean, 4);
  check(changed.err.includes('1 submission came again with something else'), changed.err);
  // One name, two people; and one when that is wanted.
  const named = ['before', 'after'].map((phase, i) => ({ ...handIn(undefined, all(2 + i), { phase }), task: { name: '李明' } }));
  const apart = succeeds(run(['aggregate', '-'], { input: lines(named) }));
  equal(JSON.parse(apart.out).people, 2);
  equal(JSON.parse(apart.out).same_name, 2);
  check(apart.err.includes('2 submissions of people without an id'), apart.err);
  equal(aggregated(['--join-names', '-'], { input: lines(named) }).tests.negotiation.before_after.n, 1);
  // Another version is not pooled.
  const other = succeeds(run(['aggregate', '-'], { input: lines([handIn('A', all(2)), handIn('B', all(4), { pack_version: 7 })]) }));
  equal(Object.keys(JSON.parse(other.out).tests).join(), 'negotiation,negotiation@7');
  check(other.err.includes('version 7 of the test negotiation is counted apart'), other.err);
});
await test('aggregate: oneself and others are compared by person and phase, with d_av, g_av and d_z', () => {
  const list = Array.from({ length: 12 }, (_, i) => [handIn(`P${i}`, all(2), { phase: 'before' }), handIn(`P${i}`, all(4), { phase: 'after' }),
    handIn(`P${i}`, all(4), { phase: 'after', rater: { kind: 'other' } })]).flat();
  const { self_other: [after, ...more], before_after: pairs } = aggregated(['-'], { input: lines(list) }).tests.negotiation;
  equal(more.length, 0);
  equal(`${after.phase} ${after.n} ${after.total.n} ${after.total.mean}`, 'after 12 12 0');
  // Everybody changes by the same: no interval without width, and no effect where nothing varies.
  equal(pairs.total.mean, 32);
  equal(['lower', 'upper', 'd_z', 'd_av', 'r'].filter((name) => name in pairs.total).join(), '');
  // Lakens (2013), table 1, as the one answer that varies.
  const films = [[9, 7, 8, 9, 8, 9, 9, 10, 9, 9], [9, 6, 7, 8, 7, 9, 8, 8, 8, 7]];
  const rated = films.flatMap((film, i) => film.map((rating, k) => handIn(`F${k}`, [Math.ceil(rating / 2), ...all(1).slice(2), Math.floor(rating / 2)].map((n) => n || 1), { phase: i === 0 ? 'after' : 'before' })));
  const { total } = aggregated(['-'], { input: lines(rated) }).tests.negotiation.before_after;
  equal(total.n, 10);
  equal(total.d_av.toFixed(2), '1.13');
  equal(total.g_av.toFixed(2), '1.08');
  equal(total.d_z.toFixed(2), '1.50');
  check(total.d_av_lower < total.d_av && total.d_av < total.d_av_upper, 'interval');
});
