// Checks that need no compiler: content packs against their schemas and against each other, texts that the code asks for,
// frozen plans, which layer includes what, and file lengths.   Usage: node tests/packs.mjs
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { project, languages, check, read, readJson, filesIn, validators, checkAgainst, differences, counts, groups, elsewhere, repeated, textsOf } from './packs/support.mjs';
import './packs/sheets.mjs';
import './packs/mix.mjs';
import './packs/workshop.mjs';
import './packs/training.mjs';
import './packs/samples.mjs';
import './packs/layers.mjs';

// --- schemas -----------------------------------------------------------------------------------------------------------

// What a file of assets/<language> is, by its place.
const KINDS = [
  [/^shell\/(start|texts|map|fallback)\.json$/, 'ui'], [/^tools\/\w+\/(texts|map|result|pictures)\.json$/, 'ui'],
  [/^tools\/self_test\/(tests|more_tests)\/\w+\.json$/, 'test'], [/^tools\/(sheets\/sheets\/\w+|\w+\/sheet)\.json$/, 'sheet'],
  [/^tools\/sorting\/sorts\/\w+\.json$/, 'sort'], [/^tools\/workshop\/exercises\/\w+\.json$/, 'plan'], [/^tools\/mix\/pack\.json$/, 'mix'],
  [/^tools\/workshop\/pack\.json$/, 'ready'], [/^tools\/training\/pack\.json$/, 'training'], [/^tools\/training\/guides\/\w+\.json$/, 'guide'],
  [/^tools\/\w+\/how\/\w+\.json$/, 'how'],
];
const kindOf = (file) => KINDS.find(([pattern]) => pattern.test(file.split('/').slice(2).join('/')))?.[1];
for (const language of languages) {
  for (const file of filesIn(`assets/${language}`, '.json')) {
    const kind = kindOf(file);
    check(`${file} lies where something reads it`, () => (kind ? [] : ['no folder for such a file']));
    // A ready exercise gets its times when it is taken.
    const instant = '2026-11-21T09:00:00Z';
    if (kind) checkAgainst(kind, file, kind === 'plan' ? { created: instant, modified: instant } : {});
  }
}
check('the list of groups names tools that are there, each once, and what comes with another group', () => {
  const tools = Object.values(groups).flat();
  const hasFolder = (tool) => existsSync(path.join(project, 'src/tools', tool));
  return [
    ...repeated(tools, 'tool'),
    ...tools.filter((tool) => !hasFolder(tool)).map((tool) => `there is no src/tools/${tool}`),
    ...readdirSync(path.join(project, 'src/tools'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !tools.includes(entry.name))
      .map(({ name }) => `src/tools/${name} is in no group`),
    ...readdirSync(path.join(project, 'assets/en/tools')).filter((tool) => !tools.includes(tool) && !existsSync(path.join(project, `assets/en/tools/${tool}/sheet.json`)))
      .map((tool) => `assets/en/tools/${tool} is in no group and no worksheet`),
    ...Object.keys(elsewhere).filter((name) => !existsSync(path.join(project, 'assets/en/tools', name))).map((name) => `there is no assets/en/tools/${name}`),
    ...Object.values(elsewhere).filter((group) => group !== 'second' && !(group in groups)).map((group) => `there is no group ${group}`),
  ];
});
for (const file of [...filesIn('assets/samples', '.json'), ...filesIn('tests/fixtures/plans', '.json')]) {
  if (!file.includes('/bad/')) checkAgainst('plan', file);
}
for (const file of filesIn('tests/fixtures/packs', '.json')) {
  if (!file.includes('/bad/')) checkAgainst('test', file);
}

for (const file of filesIn('tests/fixtures/protected', '.json')) checkAgainst('protected', file);
check('the schema of protected files refuses what no page opens', () => {
  const file = readJson('tests/fixtures/protected/v1-file.json');
  const fits = (change) => validators.get('protected')({ ...file, ...change });
  const bad = [{ format: 'sandtable-plan' }, { version: 2 }, { kdf: 'scrypt' }, { rounds: 599_999 }, { rounds: 2_000_001 }, { rounds: 1e6 + 0.5 },
    { salt: file.salt.slice(1) }, { salt: `${file.salt.slice(0, -1)}B` }, { iv: `${file.iv}A` }, { iv: file.iv.replace(/^./, '+') }, { data: 'A'.repeat(22) },
    ...Object.keys(file).map((key) => ({ [key]: undefined }))];
  return [...(fits({ rounds: 2_000_000, note: 'mine' }) ? [] : ['refused a sound one']), ...bad.filter(fits).map((change) => `accepted: ${JSON.stringify(change)}`)];
});

// --- both languages say the same things ----------------------------------------------------------------------------------

check('zh and en have the same files', () => {
  const [zh, en] = languages.map((language) => filesIn(`assets/${language}`, '.json').map((file) => file.split('/').slice(2).join('/')));
  return [...zh.filter((file) => !en.includes(file)).map((file) => `en/${file} is missing`),
    ...en.filter((file) => !zh.includes(file)).map((file) => `zh/${file} is missing`)];
});
for (const file of filesIn('assets/zh', '.json')) {
  const other = file.replace('assets/zh/', 'assets/en/');
  if (!existsSync(path.join(project, other))) continue;
  check(`${file} and ${other} have the same shape`, () => differences(readJson(file), readJson(other)));
  if (kindOf(file) !== 'ui') continue;
  check(`${file} and ${other} have the same placeholders`, () => {
    const [zh, en] = [readJson(file), readJson(other)];
    const placeholders = (text) => [...new Set(String(text).match(/\{[^}]*\}/g) ?? [])].sort().join(' ');
    return Object.keys(zh).filter((key) => key in en && placeholders(zh[key]) !== placeholders(en[key]))
      .map((key) => `${key}: ${placeholders(zh[key]) || 'none'} and ${placeholders(en[key]) || 'none'}`);
  });
}

check('no blank is typed between Han characters and Latin letters or figures, none before a percent sign', () => filesIn('assets', '.json')
  .filter((file) => !file.startsWith('assets/schema/')).flatMap((file) => textsOf(readJson(file))
    .filter(([, text]) => /\p{Script=Han} [\w{]|[\w}%] \p{Script=Han}|[\d}] %/u.test(text)).map(([place, text]) => `${file}${place}: ${text}`)));

// --- texts and the code that shows them ------------------------------------------------------------------------------------

const sourceFiles = filesIn('src', '.h', '.cpp');
const webFiles = filesIn('web', '.js', '.html');
const sources = new Map([...sourceFiles, ...webFiles].map((file) => [file, read(file)]));

// The program finds a text by its place, which is the same in both languages (src/core/words/key.h; the compiler checks the keys).
const textFiles = filesIn('assets/en', '.json').filter((file) => kindOf(file) === 'ui');
for (const file of textFiles) check(`the texts of both languages stand in the same order, one a line: ${file}`, () => {
  const files = [file.replace('/en/', '/zh/'), file];
  const [zh, en] = files.map((each) => Object.keys(readJson(each)));
  return [
    ...files.filter((each) => read(each) !== `${JSON.stringify(readJson(each), null, 2)}\n`).map((each) => `${each} is not written as JSON.stringify writes it`),
    ...en.filter((key, i) => zh[i] !== key).map((key) => `${key} stands elsewhere in zh`).slice(0, 1),
    ...(zh.length === en.length ? [] : [`${zh.length} texts in zh, ${en.length} in en`]),
  ];
});
check('no text has a name twice', () => repeated(textFiles.flatMap((file) => Object.keys(readJson(file))), 'text'));

// The texts that a source names, and all between the two ends of a family (Keys).
const keysOfFiles = new Map(textFiles.map((file) => [file, Object.keys(readJson(file))]));
const fileOfKey = new Map([...keysOfFiles].flatMap(([file, keys]) => keys.map((key) => [key, file])));
function textsIn(source) {
  const found = new Set();
  for (const [, , literal] of source.matchAll(/(["'`])([a-z0-9_]+(?:\.[a-z0-9_]+)+)\1/g)) found.add(literal);
  for (const [statement] of source.matchAll(/\bKeys\b[^;]*;/g)) {
    for (const [, first, last] of statement.matchAll(/[({]"([a-z0-9_.]+)",\s*"([a-z0-9_.]+)"[)}]/g)) {
      const keys = keysOfFiles.get(fileOfKey.get(first)) ?? [];
      keys.slice(keys.indexOf(first), keys.indexOf(last)).forEach((key) => found.add(key));
    }
  }
  return found;
}
// A page waits for the texts of its own group, and where it says so in App::needs() for those of others. Whoever names another
// group's text would show nothing while that is not there.
// A page waits for the groups that its tool's view.cpp names.
const waitsFor = (tool) => [...(sources.get(`src/tools/${tool}/view.cpp`) ?? '').matchAll(/(?:Group\(|\.needs = \{)((?:"\w+"(?:, )?)+)/g)].flatMap(([, names]) => names.match(/\w+/g));
const groupOfTool = Object.fromEntries(Object.entries(groups).flatMap(([group, tools]) => tools.map((tool) => [tool, group])));
const groupOfFile = (file) => {
  const [, tool, name] = /\/tools\/(\w+)\/(\w+\.json)$/.exec(file) ?? [];
  return tool ? elsewhere[`${tool}/${name}`] ?? groupOfTool[tool] : file.endsWith('/start.json') ? 'first' : 'second';
};
check('sources name texts of groups that are there with them', () => [...sources].flatMap(([file, text]) => {
  const [, tool] = /^src\/tools\/(\w+)\//.exec(file) ?? [];
  // A lambda or a view that is declared in another namespace belongs to that one's group.
  const [, declared] = /^namespace sandtable::(?:inline )?(\w+)/m.exec(text) ?? [];
  const there = ['first', 'second', groupOfTool[tool], declared, ...waitsFor(tool)];
  return [...textsIn(text)].filter((key) => fileOfKey.has(key) && !there.includes(groupOfFile(fileOfKey.get(key))))
    .map((key) => `${file} names ${key} of ${fileOfKey.get(key)}`);
}));
check('every text is shown somewhere', () => {
  const beginnings = new Set();  // words['fallback.' + key] uses every text that begins so
  const literals = new Set([...sources.values()].flatMap((text) => [...textsIn(text)]));
  for (const text of sources.values()) {
    for (const [, beginning] of text.matchAll(/\['([a-z0-9_]+\.)' \+/g)) beginnings.add(beginning);
  }
  return [...fileOfKey.keys()].filter((key) => !literals.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)));
});

// --- what may be called ----------------------------------------------------------------------------------------------------------------

// In the page it would weigh 20 KB (tests/size.mjs). Numbers are written by to_string of whole ones and by number_text.
check('no text is made by printf', () => sourceFiles.filter((file) => /^src\/(core|plan|tools|app|ui)\//.test(file))
  .filter((file) => /\b(v?s?n?printf|v?f?printf|vasprintf|strftime|ostringstream|stringstream)\s*[(&\s]/.test(sources.get(file).replace(/\/\/.*/g, ''))).map((file) => `${file} does`));
// The page's own takes the whole text for one number, which these see to (src/platform/web/libc_trimmed.cpp).
check('nobody else calls strtod', () => {
  const known = ['src/core/json/json.cpp', 'src/platform/web/libc_trimmed.cpp', 'src/ui/widgets/dialog.cpp', 'src/ui/widgets/layout.cpp'];
  const callers = sourceFiles.filter((file) => !file.startsWith('src/cli/') && /\b(strtof|strtod|strtold|stof|stod|stold|atof)\s*\(/.test(sources.get(file)));
  return [...callers.filter((file) => !known.includes(file)).map((file) => `${file} does`), ...known.filter((file) => !callers.includes(file)).map((file) => `${file} does not any more`)];
});
check('the page runs no inline script and sets no innerHTML', () => [...sources].filter(([file]) => file.startsWith('web/'))
  .flatMap(([file, text]) => [
    ...(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/.test(text) ? [`${file} builds HTML from text`] : []),
    ...(file.endsWith('.html') && /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(text) ? [`${file} has inline script or style`] : []),
  ]));

// --- size of files -----------------------------------------------------------------------------------------------------------

check('no source file is longer than 800 lines', () => ['src', 'web', 'tests', 'cmake']
  .flatMap((folder) => filesIn(folder, '.h', '.cpp', '.js', '.mjs', '.css', '.html', '.sh', '.cmake'))
  .filter((file) => read(file).split('\n').length - 1 > 800));

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed ? 1 : 0;
