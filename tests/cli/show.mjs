// What the command-line program shows of a tool, and reads into one.
import fs from 'node:fs';
import path from 'node:path';
import { canonical, check, equal, fails, file, fixture, folder, plan, root, run, selfTest, succeeds, test } from './harness.mjs';

export const swotPlan = fixture('plans/v1-swot.json');
export const mixPlan = fixture('plans/v1-mix.json');
// Every tool in every form.
export const shown = ['self_test', 'sorting', 'sheets', 'swot', 'mix', 'actions'].flatMap((tool) => [['show', tool], ['show', tool, '--md'], ['show', tool, '--csv']]);

// ---- show ----
const near = (have, want, what) => check(Math.abs(have - want) < 1e-9, `${what}: expected about ${want}, got ${have}`);
await test('show names the tools that there are, and the nearest', () => {
  const { err } = run(['show', 'swto', selfTest]);
  check(err.includes('did you mean "swot"?') && err.includes('self_test, sorting, sheets, swot, mix, crm_benefit, actions'), err);
  check(run(['show', 'x'.repeat(5000), selfTest]).err.includes('the tools are: self_test'), 'names');
  check(succeeds(run(['show', '--help'])).out.replaceAll(/\s+/g, ' ').includes('self_test, sorting, sheets, swot, mix, crm_benefit, actions'), 'help');
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
  for (const words of ['# Negotiation and communication self-test: result\n', '| Making contact | 13 of 20 | 56% | Developing |', '### Making contact · Developing\n']) check(english.includes(words), `no "${words}" in ${english}`);
  const csv = succeeds(run(['show', 'actions', fixture('plans/v1-swot.json'), '--csv'])).out;
  check(csv.includes('行动,负责人,开始,完成期限,状态\r\n'), csv);
});

// ---- show swot ----
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
  for (const words of ['## 优势，4张\n', '建议：发展\n', '- ★ 本地服务团队稳定，两小时内能到现场 \\(0.15 × 4\\)\n', '- 机会（0.45）大过威胁（0.4）\n', '| WT  与分管领导沟通'])
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
    '毛利 10,000. 第4季达到盈亏平衡。', '| 试点 | 100% |']) check(out.includes(words), `no "${words}" in ${out}`);
  const english = succeeds(run(['show', 'mix', '--md', '--language', 'en', mixPlan])).out;
  for (const words of ['· Marketing mix\n', 'Cash cow', '| Margin, worst case | -10,000 | ★ -1,500 |', '★ Break-even in quarter 4.', '| 试点 | 100% | Implementation |']) check(english.includes(words), `no "${words}" in ${english}`);
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
await test('import: what a heading gives to somebody else is left out, and told in the language of the plan', () => {
  const rivals = file('rivals.md', '# 对手优势\n- 价格低\n# 优势\n- 三、四线城市网点多\n- 2.4 GHz\n');
  for (const [language, words] of [['zh', '说的不是您自己'], ['en', 'is about someone else']]) {
    const { out, err } = succeeds(run(['import', 'swot', rivals, '--language', language]));
    equal(JSON.parse(out).swot.strengths.map(({ text }) => text).join(), '三、四线城市网点多,2.4 GHz');
    check(err.includes('1') && err.includes('对手优势') && err.includes(words), err);
  }
});
// fixtures/imports: files as people have them, expected.json with the right cards.
await test('import: every kind of file, with the right cards', () => {
  const expected = JSON.parse(fs.readFileSync(fixture('imports/expected.json'), 'utf8'));
  const wrong = [];
  for (const [name, cards] of Object.entries(expected)) {
    if (!Array.isArray(cards)) continue;
    const { out, err } = run(['import', 'swot', fixture(`imports/${name}`)]);
    const { swot } = JSON.parse(out || '{"swot":{}}');
    const have = Object.entries(swot).flatMap(([cell, all]) => all.map(({ text }) => [cell, text]));
    const order = ['strengths', 'weaknesses', 'opportunities', 'threats'];
    have.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    if (canonical(have) !== canonical(cards)) wrong.push(`${name}: ${JSON.stringify(have)} ${err}`);
  }
  equal(wrong.join('\n'), '');
  const { swot } = JSON.parse(succeeds(run(['import', 'swot', fixture('imports/24-decimal-comma.csv')])).out);
  equal([...swot.strengths, ...swot.threats].map(({ weight, rating }) => `${weight} ${rating}`).join(), '0.25 4,0.25 3,0.5 4,0.25 4');
  fails(run(['import', 'swot', fixture('imports/30-workbook.xlsx'), '--language', 'en']), 'Excel workbook');
});
await test('import: --json has what was left out beside the plan', () => {
  const { out } = succeeds(run(['import', 'swot', cardTable, '--json', '--language', 'en']));
  const { plan: made, left_out: left } = JSON.parse(out);
  equal(made.format, 'sandtable-plan');
  equal(left.length, 1);
  check(left[0].file === cardTable && left[0].reason.includes('X'), left);
});
await test('an apostrophe of one\'s own survives the export', () => {
  const { out } = succeeds(run(['show', 'swot', '--csv', fixture('imports/75-apostrophe.json')]));
  check(out.includes("''=already"), out);
});
await test('links and codes as they arrive: decode, validate and aggregate read them', () => {
  for (const name of ['70-link-percent.txt', '70b-address-hash-percent.txt', '71-link-wrapped.txt', '71d-link-zero-width.txt']) {
    const where = fixture(`imports/${name}`);
    equal(JSON.parse(succeeds(run(['link', 'decode', '-'], { input: fs.readFileSync(where) })).out).format, 'sandtable-plan', name);
    equal(run(['validate', where]).signal, null, name);
    check(run(['validate', '--json', where]).out.includes('"plan"'), name);
    check(!/not_a_link|link_cut|link_altered/.test(run(['aggregate', where]).err), name);
  }
  for (const name of ['72-code-in-words.txt', '73-codes-utf16le.txt']) equal(JSON.parse(succeeds(run(['aggregate', fixture(`imports/${name}`)])).out).hand_ins, 1, name);
  const wide = file('wide.json', Buffer.concat([Buffer.from([0xFF, 0xFE]), Buffer.from(JSON.stringify(plan), 'utf16le')]));
  succeeds(run(['validate', wide]));
});
await test('days are those of the time zone', () => {
  for (const [TZ, taken] of [['CST-8', '2026-11-20T23:30:00Z'], ['PST8PDT,M3.2.0,M11.1.0', '2026-11-22T02:00:00Z'], ['UTC', '2026-11-21T23:59:59Z']]) {
    const dated = { ...plan, self_tests: [{ ...plan.self_tests[0], taken }] };
    const asked = { input: JSON.stringify(dated), env: { TZ } };
    for (const form of ['--md', '--csv']) check(succeeds(run(['show', 'self_test', form, '-'], asked)).out.includes('2026-11-21'), `${TZ} ${form}`);
    const code = succeeds(run(['code', 'encode', '-'], asked)).out.trim();
    check(succeeds(run(['code', 'decode', code])).out.includes('2026-11-21'), `${TZ} ${code}`);
  }
});
await test('show mix --csv: figures are plain numbers, texts no formulas', () => {
  const { out } = succeeds(run(['show', 'mix', '--csv', path.join(root, 'assets/samples/en.json')]));
  const rows = out.slice(out.indexOf('Quarter,')).split('\r\n').slice(1, 5);
  for (const row of rows) check(/^[^,]+(,-?\d+(\.\d+)?)+$/.test(row), row);
  check(rows.some((row) => row.includes(',-')), `nothing below zero: ${rows}`);
  check(!/[,\n]"?'[-+]?\d|−\d|★ [-+]?\d/.test(out), 'figures that are texts');
});
await test('import: nothing that could be read', () => {
  for (const input of ['', 'no list at all', '{"format":"something"}', 'a,b\n1,2\n']) equal(fails(run(['import', 'swot', '-'], { input })).out, '');
  fails(run(['import', 'swot', path.join(folder, 'none.csv')]), 'No such file');
  const some = run(['import', 'swot', path.join(folder, 'none.csv'), cardList]);
  equal(some.code, 1);
  equal(JSON.parse(some.out).swot.strengths.length, 2, 'the rest');
  fails(run(['import', 'swot', cardList, '--into', cardTable]), 'not_json');
});
