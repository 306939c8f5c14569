// Real process tests of the command-line program. SANDTABLE_CLI names the program (default build/native/sandtable).
// Prints "N passed, N failed".
import fs from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { canonical, check, count, equal, fails, file, fixture, folder, misused, plan, planText, program, root, run, selfTest, succeeds, test, trainerPack, twoAttempts } from './harness.mjs';
import './aggregate.mjs';
import './hostile.mjs';
import './robustness.mjs';

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
const shown = ['self_test', 'sorting', 'sheets', 'swot', 'mix', 'actions'].flatMap((tool) => [['show', tool], ['show', tool, '--md'], ['show', tool, '--csv']]);
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

// ---- show ----
const near = (have, want, what) => check(Math.abs(have - want) < 1e-9, `${what}: expected about ${want}, got ${have}`);
await test('show names the tools that there are, and the nearest', () => {
  const { err } = run(['show', 'swto', selfTest]);
  check(err.includes('did you mean "swot"?') && err.includes('self_test, sorting, sheets, swot, mix, actions'), err);
  check(run(['show', 'x'.repeat(5000), selfTest]).err.includes('the tools are: self_test'), 'names');
  check(succeeds(run(['show', '--help'])).out.includes('self_test, sorting, sheets, swot, mix, actions'), 'help');
});
await test('show: the samples in every form, the same with the packs of a folder', () => {
  for (const language of ['zh', 'en']) {
    const sample = path.join(root, `assets/samples/${language}.json`);
    for (const command of shown) {
      const { out, err } = succeeds(run([...command, sample]));
      equal(err, '', 'standard error');
      if (command.length === 2) check(Object.keys(JSON.parse(out)).length > 0, `${command}`);
      if (command[2] === '--md') check(out.startsWith('# '), out);
      if (command[2] === '--csv') check(out.startsWith('\ufeff'), out);
      equal(succeeds(run([...command, sample, '--assets', path.join(root, 'assets')])).out, out, `${command}`);
    }
  }
});
await test('show: every worksheet of the product is built in', () => {
  const sheets = fs.readdirSync(path.join(root, 'assets/en/tools/sheets/sheets')).map((name) => `sheets/sheets/${name}`);
  const tools = fs.readdirSync(path.join(root, 'assets/en/tools')).filter((tool) => fs.existsSync(path.join(root, `assets/en/tools/${tool}/sheet.json`)));
  for (const name of [...sheets, ...tools.map((tool) => `${tool}/sheet.json`)]) {
    const sheet = JSON.parse(fs.readFileSync(path.join(root, 'assets/en/tools', name), 'utf8'));
    const field = sheet.sections.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'text' || kind === 'factor');
    const values = { [field.id]: field.kind === 'text' ? 'an answer' : { on: true, note: 'an answer' } };
    const { out } = succeeds(run(['show', 'sheets', '-', '--csv'], { input: JSON.stringify({ ...plan, language: 'en', worksheets: [{ id: 'w', sheet: sheet.id, values }] }) }));
    check(out.includes('an answer') && out.includes(sheet.title), `${name}: ${out}`);
  }
});
await test('show self_test and actions: the report of the page', () => {
  const english = succeeds(run(['show', 'self_test', selfTest, '--md', '--language', 'en'])).out;
  for (const words of ['# Negotiation and communication self\\-test: result\n', '| Making contact | 13 of 20 | 56 % | Developing |', '### Making contact · Developing\n']) check(english.includes(words), `no "${words}" in ${english}`);
  const csv = succeeds(run(['show', 'actions', fixture('plans/v1-swot.json'), '--csv'])).out;
  check(csv.includes('行动,负责人,开始,完成期限,状态\r\n'), csv);
});

// ---- show swot ----
const swotPlan = fixture('plans/v1-swot.json');
await test('show swot: balance, posture with its reason, factor scores and combinations as JSON', () => {
  const { out, err } = succeeds(run(['show', 'swot', swotPlan]));
  equal(err, '', 'standard error');
  const result = JSON.parse(out);
  equal(canonical(result.posture), canonical({ posture: 'develop', internal: 'good', external: 'good' }));
  near(result.balance.internal.strengths, 1.37, 'strengths');
  near(result.balance.internal.weaknesses, 0.31, 'weaknesses');
  near(result.efe.score, 1.93, 'EFE');
  equal(result.efe.sums_to_one, false);
  equal(result.ife.without_rating, 1);
  equal(Object.keys(result.tows).sort().join(), 'SO,ST,WO,WT');
  equal(result.tows.WT.internal.map((card) => card.text).join(), '价格比联通高出一成左右,云产品刚刚起步，缺少银行案例');
  equal(result.tows.ST.actions[0].owner, '李建国');
  equal(result.votes[0].dots, 4);
  equal(succeeds(run(['show', 'swot', '-'], { input: fs.readFileSync(swotPlan) })).out, out);
});
await test("show swot: David's cinema example (Strategic Management, 13th ed., table 3-12) comes to 2.58", () => {
  const cards = (list) => list.map(([weight, rating], i) => ({ id: `c${rating}${i}${Math.round(weight * 100)}`, weight, rating }));
  const swot = {
    opportunities: cards([[0.05, 3], [0.08, 4], [0.08, 3], [0.07, 2], [0.09, 1], [0.06, 3], [0.03, 2]]),
    threats: cards([[0.12, 4], [0.06, 2], [0.06, 3], [0.04, 3], [0.08, 2], [0.04, 3], [0.08, 2], [0.06, 1]]).map((c) => ({ ...c, id: `t${c.id}` })),
  };
  const { efe, posture } = JSON.parse(succeeds(run(['show', 'swot', '-'], { input: JSON.stringify({ ...plan, swot }) })).out);
  near(efe.score, 2.58, 'score');
  near(efe.weight_sum, 1, 'weights');
  equal(efe.complete, true);
  equal(posture.posture, 'none');
  equal(posture.internal, 'empty');
});
await test('show swot --md and --csv in the language of the plan or another', () => {
  const { out } = succeeds(run(['show', 'swot', '--md', swotPlan]));
  for (const words of ['## 优势，4 张\n', '建议：发展\n', '- ★ 本地服务团队稳定，两小时内能到现场 \\(0.15 × 4\\)\n', '- 机会（0.45）大过威胁（0.4）\n', '| WT  与分管领导沟通'])
    check(out.includes(words), `no "${words}" in ${out}`);
  const english = succeeds(run(['show', 'swot', '--md', '--language', 'en', swotPlan])).out;
  for (const words of ['## Strengths \\(4\\)\n', 'Suggested: Develop\n', '- Strengths \\(1.37\\) outweigh Weaknesses \\(0.31\\)\n', '| Action | Owner |'])
    check(english.includes(words), `no "${words}" in ${english}`);
  const csv = succeeds(run(['show', 'swot', '--csv', '--language', 'en', swotPlan])).out;
  for (const words of ['\ufeffStrengths (4)\r\n★ 本地服务团队稳定，两小时内能到现场 (0.15 × 4)\r\n', 'Action,Owner,Start,Due,Status\r\n']) check(csv.includes(words), `no "${words}" in ${csv}`);
});
await test('show swot of a plan without one, and with bad values', () => {
  equal(JSON.parse(succeeds(run(['show', 'swot', selfTest])).out).posture.posture, 'none');
  check(succeeds(run(['show', 'swot', '--md', selfTest])).out.includes('组合确定'), 'words');
  const odd = { ...plan, swot: { strengths: [{ id: 'a', text: 'x', weight: -1 }, 5] } };
  const { out, err } = succeeds(run(['show', 'swot', '-'], { input: JSON.stringify(odd) }));
  equal(JSON.parse(out).cards.strengths, 1);
  check(err.includes('/swot/strengths/0/weight') && err.includes('/swot/strengths/1'), err);
});

// ---- show mix ----
const mixPlan = fixture('plans/v1-mix.json');
await test('show mix: layers, boxes, coverage, shape, money by quarter and evaluation as JSON', () => {
  const { out, err } = succeeds(run(['show', 'mix', mixPlan]));
  equal(err, '', 'standard error');
  const result = JSON.parse(out);
  equal(result.currency, 'CNY');
  equal(result.market.layers.penetrated.share_ratio, 0.125); // 10 of 80 million
  equal(result.segments.map((s) => s.box).join(), 'star,cash_cow,none');
  near(result.segments[0].attractiveness.score, 7.3, 'attractiveness'); // 50 % × 8 + 30 % × 7 + 20 % × 6
  const [steady, cloud] = result.candidates;
  equal(steady.coverage.core_ratio, 1);
  equal(cloud.coverage.core_open.join(), 'need-line,need-onsite');
  equal(cloud.coverage.deleted_needs, 1);
  equal([steady.shape.width, steady.shape.depth, steady.shape.linkage_ratio].join(), `3,${4 / 3},0.5`); // not rounded
  equal(steady.cash.expected.quarters.map((q) => q.cumulative).join(), '-2600000,-1800000,-600000,1000000');
  equal(['worst', 'expected', 'best'].map((c) => steady.cash[c].break_even_quarter).join(), ',4,3');
  equal(steady.cash.worst.break_even, 'not_reached');
  equal(result.comparison.leaders.margin.join(), 'cand-steady');
  equal(canonical(result.rounds[0].margin_shortfall), canonical({ 1: 200000, 2: -200000 }));
  equal(succeeds(run(['show', 'mix', '-'], { input: fs.readFileSync(mixPlan) })).out, out);
});
await test('show mix --md in the language of the plan or another', () => {
  const { out } = succeeds(run(['show', 'mix', '--md', mixPlan]));
  for (const words of ['# 城商行专线组合 · 营销组合\n', '| 潜在市场 | 500,000,000 | – |', '| 城商行 | 6.2 | 7.3 | 明星类 | 3,200,000 | 提升 |', '| 两小时内到现场 | 核心 | 3 驻场工程师 |',
    '毛利 10,000. 第 4 季达到盈亏平衡。', '| 试点 | 100 % |']) check(out.includes(words), `no "${words}" in ${out}`);
  const english = succeeds(run(['show', 'mix', '--md', '--language', 'en', mixPlan])).out;
  for (const words of ['· Marketing mix\n', 'Cash cow', '| Margin, worst case | -10,000 | ★ -1,500 |', '★ Break-even in quarter 4.', '| 试点 | 100 % | Implementation |']) check(english.includes(words), `no "${words}" in ${english}`);
});
await test('show mix: bad input has defined results', () => {
  const mixOf = (mix) => {
    const input = JSON.stringify({ ...plan, mix });
    succeeds(run(['show', 'mix', '--md', '-'], { input }));
    const { out, err } = succeeds(run(['show', 'mix', '-'], { input }));
    return { result: JSON.parse(out), err };
  };
  equal(JSON.parse(succeeds(run(['show', 'mix', selfTest])).out).candidates.length, 0);
  check(succeeds(run(['show', 'mix', '--md', selfTest])).out.startsWith('# '), 'words');
  const market = mixOf({ market: { potential: 100, available: 101 } }).result.market;
  equal(market.layers.available.too_large, true);
  const weights = { attractiveness_factors: [{ id: 'a', weight_pct: 50 }, { id: 'b', weight_pct: 30 }], segments: [{ id: 's', scores: { a: 8, b: 6 } }, { id: 'empty' }] };
  const { factors, segments } = mixOf(weights).result;
  equal(factors.attractiveness.weight_sum_pct, 80);
  equal(factors.attractiveness.sums_to_100, false);
  equal(segments[0].attractiveness.score, 7.25); // (50 × 8 + 30 × 6) / 80
  equal(segments[1].box, 'none');
  const element = (members) => ({ candidates: [{ id: 'c', elements: [{ id: 'e', units: { 1: 10 }, ...members }] }] });
  const cash = (members) => mixOf(element(members)).result.candidates[0].cash.expected;
  equal(cash({ unit_cost: 100 }).break_even, 'no_revenue');
  equal(cash({ price: 0, unit_cost: 100 }).total.margin, -1000);
  equal(cash({ price: -5 }).total.revenue, -50);
  equal(cash({}).break_even, 'no_figures');
  equal(cash({ price: 100, units: { 3: 1, 1: 2 } }).quarters.map((q) => q.revenue).join(), '200,0,100,0');
  equal(cash({ price: 1000000000000000 }).total.revenue, 10000000000000000);
  equal(cash({ price: 1e18, units: { 1: 1e15 } }).exact, false);
  const mixed = mixOf({ candidates: [{ id: 'c', currency: 'USD' }] });
  equal(mixed.result.candidates.length, 0);
  check(mixed.err.includes('/mix/candidates/0/currency') && mixed.err.includes('USD'), mixed.err);
});

// ---- import ----
const cardList = file('cards.md', '# Strengths\n\n- local service (two hours)\n- fibre everywhere\n\n# Weaknesses\n| a | b |\n- slow quotes\n  - weight: 0.2\n  - rating: 9\n');
const cardTable = file('cards.csv', 'cell,text,weight\r\nS,Local  Service,1\r\nO,new branches,0.5\r\nX,nowhere,1\r\n');
await test('import: a new plan from a list, what was left out with its line', () => {
  const { out, err } = succeeds(run(['import', 'swot', cardList, '--language', 'en']));
  const made = JSON.parse(out);
  equal(made.format, 'sandtable-plan');
  equal(made.language, 'en');
  equal(made.swot.strengths.map(({ text, note }) => `${text}/${note ?? ''}`).join(), 'local service/two hours,fibre everywhere/');
  equal(canonical(made.swot.weaknesses.map(({ id, ...rest }) => rest)), canonical([{ text: 'slow quotes', weight: 0.2 }]));
  check(/Line 7 .*table/.test(err) && /Line 10: .*9/.test(err), err);
  equal(new Set([made.id, ...made.swot.strengths.map(({ id }) => id)]).size, 3, 'ids');
  check(/^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(made.id), made.id);
  succeeds(run(['validate', '-'], { input: out }));
});
await test('import: several files into a plan, which stays as it is', () => {
  const into = fixture('plans/v1-swot.json');
  const before = fs.readFileSync(into, 'utf8');
  const { out, err } = succeeds(run(['import', 'swot', cardList, cardTable, '--into', into]));
  const [was, is] = [JSON.parse(before), JSON.parse(out)];
  equal(is.id, was.id);
  equal(is.swot.strengths.length, was.swot.strengths.length + 2, 'the same card comes once');
  equal(is.swot.opportunities.at(-1).text, 'new branches');
  check(err.includes('Local  Service') && err.includes('X'), err);
  equal(fs.readFileSync(into, 'utf8'), before, 'the plan');
  const copy = file('into.json', before);
  equal(succeeds(run(['import', 'swot', cardTable, '--into', copy, '-o', copy])).out, '');
  equal(JSON.parse(fs.readFileSync(copy, 'utf8')).swot.opportunities.at(-1).text, 'new branches');
});
await test('import: from another plan, and from standard input', () => {
  const made = JSON.parse(succeeds(run(['import', 'swot', '-'], { input: fs.readFileSync(fixture('plans/v1-swot.json')) })).out);
  equal(made.swot.strengths.length, JSON.parse(fs.readFileSync(fixture('plans/v1-swot.json'), 'utf8')).swot.strengths.length);
});
await test('import: nothing that could be read', () => {
  for (const input of ['', 'no list at all', '{"format":"something"}', 'a,b\n1,2\n']) equal(fails(run(['import', 'swot', '-'], { input })).out, '');
  fails(run(['import', 'swot', path.join(folder, 'none.csv')]), 'No such file');
  const some = run(['import', 'swot', path.join(folder, 'none.csv'), cardList]);
  equal(some.code, 1);
  equal(JSON.parse(some.out).swot.strengths.length, 2, 'the rest');
  fails(run(['import', 'swot', cardList, '--into', cardTable]), 'not_json');
});

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
  fails(run(['link', 'decode', link.replace('#p=2', '#p=9')]), 'link_version');
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

fs.rmSync(folder, { recursive: true, force: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
