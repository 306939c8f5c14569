// The corpus of hostile texts through every command: nothing crashes, nothing changes the structure of what comes out.
import fs from 'node:fs';
import path from 'node:path';
import { csvRows, harmless, HOSTILE, hostileClass, hostilePack, hostilePlan, markdownShape, unescaped } from '../hostile_plan.mjs';
import { canonical, check, equal, file, folder, run, succeeds, test } from './harness.mjs';

const hostile = file('hostile.json', JSON.stringify(hostilePlan()));
const twin = file('twin.json', JSON.stringify(hostilePlan({ twin: harmless })));
const outOf = (args) => succeeds(run(args)).out;

await test('hostile: the corpus has at least 200 different texts', () => check(new Set(HOSTILE).size === HOSTILE.length && HOSTILE.length >= 200, `${HOSTILE.length}`));

for (const command of [['show', 'swot'], ['show', 'mix']]) {
  await test(`hostile: ${command.join(' ')} keeps its structure`, () => {
    const keys = ({ duplicates, ...rest }) => shape(rest);
    const shape = (value) => (Array.isArray(value) ? value.map(shape) : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !/^(text|owner)$/.test(key)).map(([key, one]) => [key, shape(one)])) : typeof value);
    equal(canonical(keys(JSON.parse(outOf([...command, hostile])))), canonical(keys(JSON.parse(outOf([...command, twin])))), 'JSON');
    const [markdown, calm] = [hostile, twin].map((name) => outOf([...command, '--md', name]));
    // Product lines of the mix that are the same once they are cut share a row.
    const rows = (lines) => lines.filter((one, i) => !one.startsWith('|') || one !== lines[i - 1]).join('\n');
    equal(rows(markdownShape(markdown)), rows(markdownShape(calm)), 'Markdown');
    equal(unescaped(markdown).join(' '), unescaped(calm).join(' '), 'markup');
  });
}

await test('hostile: a link brings back every text', () => {
  const sound = file('sound.json', run(['link', 'decode', outOf(['link', 'encode', hostile]).trim()]).out);
  const again = JSON.parse(outOf(['link', 'decode', outOf(['link', 'encode', sound]).trim()]));
  equal(canonical(again), canonical(JSON.parse(fs.readFileSync(sound, 'utf8'))), 'there and back');
  const texts = new Set(JSON.stringify(again.swot).match(/"text":"(?:[^"\\]|\\.)*"/g).map((one) => JSON.parse(`{${one}}`).text));
  for (const text of HOSTILE.filter((each) => each.isWellFormed?.() !== false && !/[\0\ud800-\udfff]/.test(each) && each)) {
    check(texts.has(text), `lost: ${JSON.stringify(text)}`);
  }
});

await test('hostile: answers are scored whoever gave them', () => {
  const { self_tests: tests } = JSON.parse(outOf(['score', hostile]));
  equal(tests.length, 40);
  check(tests.every(({ total }) => Number.isInteger(total.score)), 'totals');
});

await test('hostile: a test whose ids and words are hostile', () => {
  const pack = hostilePack();
  const where = file('pack.json', JSON.stringify(pack));
  const answers = Object.fromEntries(pack.questions.map(({ id }) => [id, 2]));
  const plan = { ...hostilePlan(), self_tests: [{ id: 'valueOf', test: pack.id, pack_version: 1, taken: '2026-11-21T09:00:00Z', phase: 'none', rater: { kind: 'self' }, answers }] };
  const input = JSON.stringify(plan);
  const [scored] = JSON.parse(succeeds(run(['score', '-', '--pack', where], { input })).out).self_tests;
  equal(scored.dimensions.map(({ id, score }) => `${id} ${score}`).join(), 'valueOf 16,hasOwnProperty 16,d 16');
});

await test('hostile: a class keeps its rows and columns', () => {
  const write = (name, change) => file(name, hostileClass({ twin: change }).handIns.map((one) => JSON.stringify(one)).join('\n'));
  const [wild, calm] = [write('wild.ndjson'), write('calm.ndjson', harmless)];
  const shape = (text) => csvRows(text).map((row) => row.length);
  // Texts that had to be mended are listed, which ends with 1.
  const tell = (args) => {
    const result = run(['aggregate', ...args]);
    check(result.signal === null && result.code === (args.includes(wild) ? 1 : 0), `${result.code} ${result.signal} ${result.err}`);
    return result.out;
  };
  const [csv, calmCsv] = [wild, calm].map((name) => tell(['--csv', name]));
  equal(shape(csv).join(), shape(calmCsv).join(), 'CSV');
  for (const cell of csvRows(csv).flat()) check(!/^[=+\-@\t\r\n＝＋－＠]/.test(cell) || /^-?[\d.]+(e[+-]\d+)?$/.test(cell), `a formula: ${JSON.stringify(cell)}`);
  const [markdown, calmMarkdown] = [wild, calm].map((name) => tell(['--md', name]));
  equal(unescaped(markdown).join(' '), unescaped(calmMarkdown).join(' '), 'markup');
  const [counted, calmCounted] = [wild, calm].map((name) => JSON.parse(tell([name])).hand_ins);
  equal(canonical(counted), canonical(calmCounted), 'counted');
});

await test('hostile: names of files and folders', () => {
  let made = 0;
  const where = path.join(folder, 'names');
  fs.mkdirSync(where);
  for (const name of HOSTILE) {
    if (!name.isWellFormed?.() && /[\ud800-\udfff]/.test(name)) continue;
    if (/[\0/]/.test(name) || /^\.{0,2}$/.test(name) || Buffer.byteLength(name) > 250) continue;
    fs.copyFileSync(hostile, path.join(where, name));
    made += 1;
    if (made % 8) continue;           // a process each takes its time
    const result = run(['score', path.join(where, name)]);
    equal(result.code, 0, `${JSON.stringify(name)}: ${result.err}`);
  }
  check(made > 160, `${made} files`);
  const result = run(['aggregate', where]);
  check(result.signal === null && [0, 1].includes(result.code), `${result.code} ${result.signal}`);
});

await test('hostile: words of the command line', () => {
  for (const word of HOSTILE.filter((each, i) => !/\0/.test(each) && i % 6 === 0)) {
    for (const args of [['link', 'decode', word], ['code', 'decode', word], ['link', 'encode', hostile, '--base', word]]) {
      const result = run(args);
      check(result.signal === null && [0, 1, 2].includes(result.code), `${JSON.stringify(args)}: ${result.code} ${result.signal} ${result.err}`);
      check(!/Sanitizer|runtime error/.test(result.err), result.err);
    }
  }
});
