// Checks that need no compiler: content packs against their schemas and against each other, texts that the code asks for,
// frozen plans, which layer includes what, and file lengths.   Usage: node tests/packs.mjs
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const languages = ['zh', 'en'];
let passed = 0;
let failed = 0;

// One test: `find` returns the problems as lines; none means passed.
function check(name, find) {
  let problems;
  try {
    problems = find();
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED: ${name}`);
  for (const problem of problems.slice(0, 40)) console.log(`  ${problem}`);
  if (problems.length > 40) console.log(`  and ${problems.length - 40} more`);
}

const read = (name) => readFileSync(path.join(project, name), 'utf8');
const readJson = (name) => JSON.parse(read(name));

// Files below a folder whose names end in one of `endings`, as paths from the project's root, sorted.
function filesIn(folder, ...endings) {
  if (!existsSync(path.join(project, folder))) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(name, ...endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [name] : [];
  }).sort();
}

// --- schemas -----------------------------------------------------------------------------------------------------------

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, strictTuples: false, validateFormats: false });
const validators = new Map();
for (const kind of ['ui', 'test', 'sheet', 'mix', 'plan', 'protected', ...(existsSync(path.join(project, 'assets/schema/sort.schema.json')) ? ['sort'] : [])]) {
  check(`assets/schema/${kind}.schema.json is a schema`, () => {
    validators.set(kind, ajv.compile(readJson(`assets/schema/${kind}.schema.json`)));
    return [];
  });
}

function checkAgainst(kind, file, more = {}) {
  check(`${file} fits ${kind}.schema.json`, () => {
    const validate = validators.get(kind);
    if (!validate) return ['there is no sound schema to check it with'];
    return validate({ ...readJson(file), ...more }) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
  });
}

for (const language of languages) {
  check(`assets/${language} has texts and tests`, () => [
    ...(existsSync(path.join(project, `assets/${language}/ui.json`)) ? [] : [`assets/${language}/ui.json is missing`]),
    ...(filesIn(`assets/${language}/tests`, '.json').length ? [] : [`assets/${language}/tests has no test`]),
  ]);
  for (const file of filesIn(`assets/${language}`, '.json')) {
    const kind = [['/tests/', 'test'], ['/workshop_tests/', 'test'], ['/sheets/', 'sheet'], ['/sorts/', 'sort'], ['/exercises/', 'plan'], ['/mix.json', 'mix']]
      .find(([part]) => file.includes(part))?.[1] ?? 'ui';
    // A ready exercise gets its times when it is taken.
    const instant = '2026-11-21T09:00:00Z';
    if (validators.has(kind) || kind !== 'sort') checkAgainst(kind, file, file.includes('/exercises/') ? { created: instant, modified: instant } : {});
  }
}
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

// Where two packs differ in anything but their words. Words are strings that are not names: two strings may differ
// unless both look like an id; numbers, switches, keys and lengths may not.
function differences(a, b, place = '') {
  if (Array.isArray(a) && Array.isArray(b)) {
    const lengths = a.length === b.length ? [] : [`${place || '/'}: ${a.length} and ${b.length} entries`];
    return [...lengths, ...a.slice(0, b.length).flatMap((value, index) => differences(value, b[index], `${place}/${index}`))];
  }
  if (a && b && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
      if (!(key in a)) return [`${place}/${key} is missing in ${languages[0]}`];
      if (!(key in b)) return [`${place}/${key} is missing in ${languages[1]}`];
      return differences(a[key], b[key], `${place}/${key}`);
    });
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const isName = /(^|\/)(id|test|dimension|key|band|kind|step|bin|tool|sort|sheet|phase|picture|segment|(cells|mine|answered_by|needs)\/\d+)$/.test(place);
    return isName && a !== b ? [`${place}: "${a}" and "${b}"`] : [];
  }
  return a === b ? [] : [`${place}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`];
}

check('zh and en have the same files', () => {
  const [zh, en] = languages.map((language) => filesIn(`assets/${language}`, '.json').map((file) => file.split('/').slice(2).join('/')));
  return [...zh.filter((file) => !en.includes(file)).map((file) => `en/${file} is missing`),
    ...en.filter((file) => !zh.includes(file)).map((file) => `zh/${file} is missing`)];
});
for (const file of filesIn('assets/zh', '.json')) {
  const other = file.replace('assets/zh/', 'assets/en/');
  if (!existsSync(path.join(project, other))) continue;
  check(`${file} and ${other} have the same shape`, () => differences(readJson(file), readJson(other)));
  if (/\/((tests|sheets|workshop_tests|sorts|exercises)\/|mix\.json$)/.test(file)) continue;
  check(`${file} and ${other} have the same placeholders`, () => {
    const [zh, en] = [readJson(file), readJson(other)];
    const placeholders = (text) => [...new Set(String(text).match(/\{[^}]*\}/g) ?? [])].sort().join(' ');
    return Object.keys(zh).filter((key) => key in en && placeholders(zh[key]) !== placeholders(en[key]))
      .map((key) => `${key}: ${placeholders(zh[key]) || 'none'} and ${placeholders(en[key]) || 'none'}`);
  });
}

// --- worksheets ------------------------------------------------------------------------------------------------------------

// What the sheets have to hold, by kind. They may hold more.
const required = {
  customers: {
    text: 'who what when where how',
    factor: 'tender daily_talk expansion linked_need complaints network_performance system_change scale_growth information_systems '
      + 'construction_plans orders_from_above new_business_promotion',
  },
  competitors: {
    factor: 'lost_customers loss_reasons fewer_customers falling_revenue their_strategy their_focus their_strengths their_weaknesses their_trend',
  },
  environment: {
    factor: 'policy_regulation political_events economic_events social_events cultural_events regional_economy industry_change technology',
  },
  own_business: {
    text: 'key_business fringe_business',
    factor: 'profitability penetration potential life_cycle network_resources relatedness new_business_promotion segmentation positioning '
      + 'current_status',
  },
  rival: {
    versus: 'core performance service price pull push organisation director team',
    text: 'aims attitude direction',
    choice: 'reaction',
    check: 'web_pages brochures media product_use shared_suppliers own_team channels_customers surveys exhibitions tenders',
  },
};
const largestText = 16000;   // bytes: all sheets of one language
const largestBrotli = 4608;  // bytes: the same, compressed as the page downloads them

const fieldsOf = (sheet) => sheet.sections.flatMap((section) => section.fields);
const repeated = (list, what) => list.filter((value, index) => list.indexOf(value) !== index).map((value) => `${what} ${value} appears twice`);
const ids = (list) => list.map((entry) => entry.id);
// Every text of a pack with its place; ids, kinds, steps and cells are no texts.
function textsOf(value, place = '') {
  if (typeof value === 'string') return /(^|\/)(format|id|kind|step|cells\/\d+)$/.test(place) ? [] : [[place, value]];
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${place}/${key}`)) : [];
}
// Texts that no person would have typed so, or that were not translated.
const badTexts = (pack, language) => [
  ...textsOf(pack).filter(([, text]) => text === '' || text !== text.trim()).map(([place]) => `${place} is empty or begins or ends with white space`),
  ...textsOf(pack).filter(([, text]) => (/\p{Script=Han}/u.test(text) ? language === 'en' : language === 'zh' && text.includes(' ')))
    .map(([place]) => `${place} is in the other language`),
];

check('the schema of worksheets refuses what no view could draw', () => {
  const fits = (field) => validators.get('sheet')({ format: 'sandtable-sheet', version: 1, id: 'a', order: 1, title: 'A',
    sections: [{ id: 'b', title: 'B', fields: [{ id: 'c', label: 'C', ...field }] }] });
  const options = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
  const good = [{ kind: 'text', lines: 2 }, { kind: 'check' }, { kind: 'rating' }, { kind: 'versus', prompt: 'Who?' }, { kind: 'choice', options },
    { kind: 'factor', prompt: 'Why?', cells: ['threats'] },
    { kind: 'table', most: 9, columns: [{ id: 'a', label: 'A', kind: 'number' }, { id: 'b', label: 'B', kind: 'choice', options }] }];
  const bad = [{}, { kind: 'date' }, { kind: 'text', id: 'No Id' }, { kind: 'text', label: ' ' }, { kind: 'text', lines: 0 }, { kind: 'rating', lines: 2 },
    { kind: 'choice' }, { kind: 'choice', options: options.slice(1) }, { kind: 'check', options }, { kind: 'check', cells: ['threats'] },
    { kind: 'factor', prompt: 'Why?' }, { kind: 'factor', cells: ['threats'] }, { kind: 'factor', prompt: 'Why?', cells: ['luck'] },
    { kind: 'factor', prompt: 'Why?', cells: ['threats', 'threats'] }, { kind: 'table', most: 9 }, { kind: 'table', columns: [{ id: 'a', label: 'A', kind: 'text' }] },
    { kind: 'table', most: 9, columns: [{ id: 'a', label: 'A', kind: 'choice' }] }];
  return [...good.filter((field) => !fits(field)).map((field) => `refused: ${JSON.stringify(field)}`),
    ...bad.filter(fits).map((field) => `accepted: ${JSON.stringify(field)}`)];
});

for (const language of languages) {
  const files = filesIn(`assets/${language}/sheets`, '.json');
  const sheets = new Map(files.map((file) => [path.basename(file, '.json'), readJson(file)]));
  for (const [name, sheet] of sheets) {
    check(`assets/${language}/sheets/${name}.json is sound`, () => [
      ...(sheet.id === name ? [] : [`its id is ${sheet.id}`]),
      ...repeated(ids(sheet.sections), 'section'),
      ...repeated(ids(fieldsOf(sheet)), 'field'),
      ...fieldsOf(sheet).flatMap((field) => [
        ...repeated(ids(field.options ?? []), `${field.id}: option`),
        ...repeated(ids(field.columns ?? []), `${field.id}: column`),
        ...(field.columns ?? []).flatMap((column) => repeated(ids(column.options ?? []), `${field.id}: ${column.id}: option`)),
      ]),
      ...fieldsOf(sheet).filter((field) => field.kind === 'factor').flatMap((field) => [
        ...(/[?？]$/.test(field.prompt ?? '') ? [] : [`${field.id}: the prompt does not end in a question mark`]),
        ...(['opportunities', 'threats'].every((cell) => (field.cells ?? []).includes(cell)) ? [] : [`${field.id} cannot become an opportunity or a threat`]),
      ]),
      ...badTexts(sheet, language),
    ]);
  }
  check(`assets/${language}/sheets hold every factor and point`, () => [
    ...repeated([...sheets.values()].map((sheet) => sheet.order), 'order'),
    ...Object.entries(required).flatMap(([name, kinds]) => Object.entries(kinds).flatMap(([kind, wanted]) => {
      const found = ids(fieldsOf(sheets.get(name) ?? { sections: [] }).filter((field) => field.kind === kind));
      return wanted.split(' ').filter((id) => !found.includes(id)).map((id) => `${name}: there is no ${kind} ${id}`);
    })),
  ]);
  check(`assets/${language}/sheets: three rivals a product family, nine points in three groups, four reactions, ten sources`, () => {
    const { many, sections } = sheets.get('rival');
    const kinds = (id) => sections.find((section) => section.id === id).fields.map((field) => field.kind).join(' ');
    const reaction = sections.flatMap((section) => section.fields).find((field) => field.id === 'reaction');
    return [[many.most, 3], [Boolean(many.label && many.group), true],
      [kinds('product'), 'versus versus versus versus'], [kinds('operation'), 'versus versus versus'], [kinds('people'), 'versus versus'],
      [ids(reaction.options).join(' '), 'relaxed fierce random selective'], [reaction.options.every((option) => option.help), true],
      [kinds('sources'), Array(10).fill('check').join(' ')]]
      .filter(([found, wanted]) => found !== wanted).map(([found, wanted]) => `${found} instead of ${wanted}`);
  });
  check(`assets/${language}/sheets stay small`, () => {
    const text = Buffer.byteLength(files.map(read).join(''));
    const compressed = brotliCompressSync(JSON.stringify([...sheets.values()])).length;  // quality 11 is the default
    return [...(text > largestText ? [`${text} bytes of text, at most ${largestText}`] : []),
      ...(compressed > largestBrotli ? [`${compressed} bytes after brotli, at most ${largestBrotli}`] : [])];
  });
}

// --- the marketing mix ---------------------------------------------------------------------------------------------------

// Its lists, each with all of its ids in order.
const mixLists = {
  criteria: 'accessible measurable profitable large alike described',
  industries: 'armed_forces government finance transport communications information education_health trade real_estate public_services other',
  levels: 'low medium high',
  attractiveness: 'profit repeat height referrals terms learning future',
  strength: 'credit ease people service influence position intent',
  objectives: 'maintain improve harvest exit enter',
  boxes: 'question_mark star cash_cow dog',
  profile: 'basics usage network application growing_needs business_use competition',
  layers: 'core additional latent',
  kinds: 'quality service emotion information benefit brand',
  values: 'product service people marketing technology customers brand social history',
  elements: 'base enhancing base_service value_added_service resource',
  prices: 'skimming penetration value bundle volume two_part',
  combinations: 'business_business business_service service_service resource customer occasion life_cycle channel brand time partner terminal',
  serves: 'product price place promotion build keep refer win_back',
  aspects: 'product price place promotion customer cost convenience communication build keep refer win_back',
  steps_help: 'opportunity needs mix evaluation',
  steps: 'opportunity needs mix implementation',
  causes: 'explicit_needs implicit_needs rivals own_business environment basics behaviour usage competition features combination price '
    + 'pilot direct_sales channel promotion',
};
const causesByStep = { opportunity: 5, needs: 4, mix: 3, implementation: 4 };
const largestMix = 13312;        // bytes: the file of one language
const largestMixBrotli = 4096;   // bytes: the same, compressed; the page sends ids only once for both languages

check('the schema of the mix refuses what no view could show', () => {
  const fits = (change) => {
    const pack = readJson('assets/en/mix.json');
    change(pack);
    return validators.get('mix')(pack);
  };
  const bad = [(pack) => delete pack.boxes, (pack) => { pack.format = 'sandtable-sheet'; }, (pack) => { pack.layers = []; },
    (pack) => delete pack.kinds[0].help, (pack) => { pack.kinds[0].label = ' '; }, (pack) => { pack.kinds[0].id = 'No Id'; },
    (pack) => { pack.profile[0].help = 'two\nlines'; }, (pack) => delete pack.strength[0].weight_pct, (pack) => { pack.strength[0].weight_pct = 101; },
    (pack) => delete pack.causes[0].improvement, (pack) => { pack.causes[0].step = 'evaluation'; }];
  return [...(fits((pack) => { pack.more = 1; }) ? [] : ['refused an unknown member']), ...bad.filter(fits).map((change) => `accepted: ${change}`)];
});

for (const language of languages) {
  const file = `assets/${language}/mix.json`;
  check(`${file} has every list in order`, () => {
    const pack = readJson(file);
    return [
      ...Object.entries(mixLists).filter(([list, wanted]) => ids(pack[list]).join(' ') !== wanted).map(([list]) => `${list}: ${ids(pack[list]).join(' ')}`),
      ...Object.keys(pack).filter((key) => !['format', 'version', 'id', ...Object.keys(mixLists)].includes(key)).map((key) => `${key} is no list of the mix`),
      ...Object.entries(causesByStep).filter(([step, count]) => pack.causes.filter((cause) => cause.step === step).length !== count)
        .map(([step]) => `${step} has not its causes`),
      ...['attractiveness', 'strength'].filter((axis) => pack[axis].reduce((sum, factor) => sum + factor.weight_pct, 0) !== 100)
        .map((axis) => `the weights of ${axis} do not sum to 100`),
    ];
  });
  check(`${file} is sound and short`, () => {
    const pack = readJson(file);
    const [text, compressed] = [Buffer.byteLength(read(file)), brotliCompressSync(JSON.stringify(pack)).length];
    return [
      ...badTexts(pack, language),
      ...['aspects', 'profile'].flatMap((list) => pack[list].filter(({ help }) => !/[?？]$/.test(help)).map(({ id }) => `${list}: ${id} asks nothing`)),
      ...pack.causes.filter(({ improvement }) => /[.。?？]$/.test(improvement)).map(({ id }) => `${id}: the improvement is no item of a list`),
      ...(text > largestMix ? [`${text} bytes of text, at most ${largestMix}`] : []),
      ...(compressed > largestMixBrotli ? [`${compressed} bytes after brotli, at most ${largestMixBrotli}`] : []),
    ];
  });
}

// --- the workshop: self-tests, sorting exercises, ready exercises ----------------------------------------------------------

// Bins of each sorting exercise in order, its number in hand-in codes (0: none), and how many items it has.
const sortsWanted = {
  sixteen_actions: [1, 16, 'consolidate invest harvest attend'],
  complaints: [2, 8, 'quality service emotion information benefit brand'],
  stages: [3, 8, 'potential target new regular core partner problem exited'],
  battle_plans: [4, 6, 'blitz defence position guerrilla storming'],
  projects: [5, 8, 'strategic killer yield suicide'],
  problems: [0, 18, 'mindset skill cooperation mechanism strategy process'],
};
const actionsKey = { consolidate: '4 7 9 16', invest: '3 6 8 15', harvest: '1 2 12', attend: '5 10 11 13 14' };
// Code, questions, dimensions and picture of each test of the workshop.
const testsWanted = {
  competences: [2, 16, 'information communication relationship value', undefined],
  ladder: [3, 16, 'beginner traditional competitive relationship_manager', 'ladder'],
  behaviours: [4, 9, 'follow_through fight_for_customer market_knowledge product_knowledge matching product_line preparation diplomacy technical_education', 'weights'],
  mirror: [5, 27, 'respected disliked attitude quotients', undefined],
};
const customersWeights = '78 59 40 40 29 28 20 15 9';  // percent of surveyed customers, in the order of the dimensions
const exercisesWanted = 'self_test_before self_test_after actions swot_case mix_case complaints stages battle_plans projects problems';
const longestActions = { zh: 120, en: 60 };  // characters, words: its link has to fit a QR code that phones can read
const largestWorkshopBrotli = 24576;         // bytes: all of it in one language, fetched when it is opened

for (const language of languages) {
  const folder = (name) => filesIn(`assets/${language}/${name}`, '.json').map((file) => [path.basename(file, '.json').replace(/^\d\d_/, ''), readJson(file)]);
  const [sorts, workshopTests, exercises, tests, sheets] = ['sorts', 'workshop_tests', 'exercises', 'tests', 'sheets'].map(folder);
  const misnamed = (list) => list.filter(([name, { id }]) => name !== id).map(([name, { id }]) => `the id of ${name} is ${id}`);
  const missing = (list, wanted) => wanted.filter((name) => !list.some(([found]) => found === name)).map((name) => `there is no ${name}`);

  check(`assets/${language}/sorts are sound`, () => [
    ...missing(sorts, Object.keys(sortsWanted)), ...misnamed(sorts),
    ...repeated(sorts.map(([, sort]) => sort.order), 'order'),
    ...repeated(sorts.flatMap(([, sort]) => sort.code ?? []), 'code'),
    ...sorts.flatMap(([name, sort]) => {
      const [code, count, bins] = sortsWanted[name] ?? [];
      const used = sort.items.flatMap((item) => item.bin ?? []);
      return [
        ...(ids(sort.bins).join(' ') === bins ? [] : [`its bins are ${ids(sort.bins).join(' ')}`]),
        ...((sort.code ?? 0) === code && sort.items.length === count ? [] : [`code ${sort.code}, ${sort.items.length} items`]),
        ...repeated(ids(sort.items), 'item'),
        ...[...used, ...(sort.mine ?? [])].filter((bin) => !ids(sort.bins).includes(bin)).map((bin) => `there is no bin ${bin}`),
        // Either every item has its bin and every bin an item, or nothing is right or wrong and people add items of their own.
        ...(used.length === 0 ? (sort.own_items && sort.mine && sort.mine_text ? [] : ['it has no key, and nothing instead'])
          : [...(used.length === count ? [] : ['an item has no bin']), ...ids(sort.bins).filter((bin) => !used.includes(bin)).map((bin) => `nothing belongs to ${bin}`)]),
        ...sort.items.filter((item) => !item.why).map((item) => `item ${item.id} says not why`),
        ...sort.bins.filter((bin) => !bin.help).map((bin) => `bin ${bin.id} has no help`),
        ...['all', 'most', 'some'].filter((result) => !sort.words?.[result]).map((result) => `there are no words for ${result}`),
        ...badTexts(sort, language),
      ].map((problem) => `${name}: ${problem}`);
    }),
    ...Object.entries(actionsKey).filter(([bin, wanted]) => ids(Object.fromEntries(sorts).sixteen_actions.items.filter((item) => item.bin === bin)).join(' ') !== wanted)
      .map(([bin]) => `sixteen_actions: ${bin} has another key`),
  ]);

  check(`assets/${language}: self-tests are sound, with two tips or more for every result`, () => [
    ...missing(workshopTests, Object.keys(testsWanted)), ...misnamed([...tests, ...workshopTests]),
    ...repeated([...tests, ...workshopTests].map(([, test]) => test.code), 'code'),
    ...[...tests, ...workshopTests].flatMap(([name, test]) => [
      ...repeated(ids(test.questions), 'question'), ...repeated(ids(test.dimensions), 'dimension'),
      ...test.questions.filter(({ dimension }) => !ids(test.dimensions).includes(dimension)).map(({ id }) => `question ${id} has no dimension`),
      ...test.dimensions.filter(({ id }) => !test.questions.some(({ dimension }) => dimension === id)).map(({ id }) => `${id} has no question`),
      ...test.dimensions.filter(({ advice }) => Object.keys(advice).join(' ') !== ids(test.bands).join(' ')).map(({ id }) => `${id} has not advice for every band`),
      ...test.dimensions.flatMap(({ id, advice }) => Object.entries(advice).filter(([, { tips }]) => tips.length < 2).map(([band]) => `${id}: too few tips for ${band}`)),
      ...Object.keys(test.total_advice ?? {}).filter((band) => !ids(test.bands).includes(band)).map((band) => `there is no band ${band}`),
      ...badTexts(test, language),
    ].map((problem) => `${name}: ${problem}`)),
    ...workshopTests.filter(([name, test]) => JSON.stringify([test.code, test.questions.length, ids(test.dimensions).join(' '), test.picture]) !== JSON.stringify(testsWanted[name]))
      .map(([name]) => `${name} is not what it has to be`),
    ...workshopTests.filter(([name, test]) => test.dimensions.map(({ weight }) => weight).join(' ').trim() !== (name === 'behaviours' ? customersWeights : ''))
      .map(([name]) => `${name}: other weights`),
  ]);

  check(`assets/${language}/exercises are sound`, () => [
    ...missing(exercises, exercisesWanted.split(' ')), ...repeated(exercises.map(([, plan]) => plan.id), 'id'),
    ...exercises.flatMap(([name, plan]) => {
      const { instructions, tools } = plan.exercise;
      const known = { self_test: ['test', [...tests, ...workshopTests]], sort: ['sort', sorts], sheet: ['sheet', sheets], swot: [], mix: [] };
      return [
        ...(/^x-[a-z]+$/.test(plan.id) && plan.language === language ? [] : ['its id or its language is wrong']),
        ...['created', 'modified'].filter((key) => key in plan).map((key) => `it has ${key}`),
        ...Object.keys(plan.exercise).filter((key) => !['instructions', 'tools', 'minutes', 'named', 'key'].includes(key)).map((key) => `${key} is unknown`),
        ...(tools.length ? [] : ['there is nothing to do']),
        ...tools.filter(({ tool }) => !known[tool]).map(({ tool }) => `there is no tool ${tool}`),
        ...tools.filter(({ tool }) => known[tool]?.length).filter((entry) => !known[entry.tool][1].some(([id]) => id === entry[known[entry.tool][0]]))
          .map((entry) => `there is no ${entry.tool} ${entry[known[entry.tool][0]]}`),
        ...(/\n{3}|[ \t]\n|\t/.test(instructions) || !instructions.includes('\n- ') ? ['the instructions are no paragraphs and steps'] : []),
        ...badTexts(plan, language),
      ].map((problem) => `${name}: ${problem}`);
    }),
    ...exercises.filter(([name]) => name === 'actions').map(([, plan]) => plan.exercise.instructions)
      .filter((text) => (language === 'zh' ? text.length : text.split(/\s+/).length) > longestActions[language]).map(() => 'actions: its link gets too long'),
  ]);

  check(`assets/${language}: what the workshop needs stays small`, () => {
    const compressed = brotliCompressSync(JSON.stringify([sorts, workshopTests, exercises].flat().map(([, pack]) => pack))).length;
    return compressed > largestWorkshopBrotli ? [`${compressed} bytes after brotli, at most ${largestWorkshopBrotli}`] : [];
  });
}

// --- the sample plans ----------------------------------------------------------------------------------------------------

// What the program writes: keys by code point, two spaces, a line end.
const canonical = (value, indent = '\n') => {
  if (!value || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value) ? value.map((entry) => canonical(entry, inner))
    : Object.keys(value).sort().map((key) => `${JSON.stringify(key)}: ${canonical(value[key], inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length ? `${open}${inner}${parts.join(`,${inner}`)}${indent}${close}` : open + close;
};
// Every string of a document with its place.
const stringsOf = (value, place = '') => (typeof value === 'string' ? [[place, value]]
  : Object.entries(value && typeof value === 'object' ? value : {}).flatMap(([key, inner]) => stringsOf(inner, `${place}/${key}`)));
// Members of a plan that hold words of people; all other strings are ids, dates and choices.
const wordsOfPlan = /\/(title|text|note|author|owner|name|group|size|value|region|line|improvement|(tags|company_spending|personal_spending)\/\d+)$|\/segments\/\d+\/values\/\w+$/;
const wordFields = new Set(languages.flatMap((language) => filesIn(`assets/${language}/sheets`, '.json')).flatMap((file) => {
  const sheet = readJson(file);
  return fieldsOf(sheet).filter((field) => field.kind === 'text').map((field) => `${sheet.id}/${field.id}`);
}));

const samples = filesIn('assets/samples', '.json');
check('there is a sample plan in each language', () => languages.map((language) => `assets/samples/${language}.json`)
  .filter((file) => !samples.includes(file) || readJson(file).language !== path.basename(file, '.json')));
check('both sample plans say the same', () => {
  const [zh, en] = languages.map((language) => readJson(`assets/samples/${language}.json`));
  if (zh.id === en.id) return ['both have the same id: one would be opened in place of the other'];
  en.id = zh.id;
  const english = new Map(stringsOf(en));
  const isWord = (place) => {
    const [, at, field] = place.match(/^\/worksheets\/(\d+)\/values\/(\w+)$/) ?? [];
    return wordsOfPlan.test(place) || (field !== undefined && wordFields.has(`${zh.worksheets[at].sheet}/${field}`));
  };
  return [...differences(zh, en), ...stringsOf(zh).filter(([place]) => place !== '/language').flatMap(([place, text]) => {
    const other = english.get(place) ?? '';
    if (!isWord(place)) return text === other ? [] : [`${place}: "${text}" and "${other}"`];
    return text.trim() === text && other.trim() === other && /\p{Script=Han}/u.test(text) && !/[\p{Script=Han}，。：；]/u.test(other)
      ? [] : [`${place}: "${text}" and "${other}" are not in their languages`];
  })];
});
for (const file of samples) {
  check(`${file} is written as the program writes it`, () => (read(file) === `${canonical(readJson(file))}\n` ? [] : ['load it and save it']));
  check(`${file} points only to what is there`, () => {
    const plan = readJson(file);
    const language = plan.language;
    const { mix, swot } = plan;
    const pack = readJson(`assets/${language}/mix.json`);
    const sheets = new Map(filesIn(`assets/${language}/sheets`, '.json').map(readJson).map((sheet) => [sheet.id, sheet]));
    const sheetOf = new Map(plan.worksheets.map((worksheet) => [worksheet.id, worksheet.sheet]));
    const elements = mix.candidates.flatMap((candidate) => candidate.elements);
    const cards = ['strengths', 'weaknesses', 'opportunities', 'threats'].flatMap((cell) => swot[cell]);
    const known = (what, used, list) => used.filter((id) => id !== undefined && !list.includes(id)).map((id) => `there is no ${what} ${id}`);
    const all = (list, key) => list.flatMap((entry) => entry[key] ?? []);
    const factorsOf = (list) => JSON.stringify(list.map(({ id, label, title, weight_pct }) => [id, title ?? label, weight_pct]));
    const records = [plan.self_tests, plan.worksheets, cards, swot.votes.voters, plan.actions, mix.segments, mix.needs, mix.candidates, elements, mix.rounds];
    return [
      ...repeated(records.flatMap(ids), 'id'),
      ...known('card', [...all(mix.segments, 'refs'), ...all(plan.actions, 'refs'), ...swot.votes.voters.flatMap((voter) => Object.keys(voter.given))], ids(cards)),
      ...known('segment', all(mix.needs, 'segment'), ids(mix.segments)),
      ...known('need', all(elements, 'needs'), ids(mix.needs)),
      ...known('candidate', all(mix.rounds, 'candidate'), ids(mix.candidates)),
      ...known('action', all(mix.rounds, 'actions'), ids(plan.actions)),
      ...known('price strategy', all(elements, 'price_strategy'), ids(pack.prices)),
      ...known('combination', all(elements, 'combination'), ids(pack.combinations)),
      ...known('industry', all(mix.segments, 'industry'), ids(pack.industries)),
      ...known('level', all(mix.segments, 'price_sensitivity'), ids(pack.levels)),
      ...known('field of the profile', mix.segments.flatMap((segment) => Object.keys(segment.values)), ids(pack.profile)),
      ...known('factor', mix.segments.flatMap((segment) => Object.keys(segment.scores)), ids([...pack.attractiveness, ...pack.strength])),
      ...mix.rounds.filter(({ cause, failed_step: step }) => cause && !pack.causes.some((entry) => entry.id === cause && entry.step === step))
        .map(({ cause }) => `${cause} is no cause of its step`),
      ...['attractiveness', 'strength'].filter((axis) => factorsOf(mix[`${axis}_factors`]) !== factorsOf(pack[axis])).map((axis) => `${axis} has other factors`),
      ...plan.worksheets.flatMap(({ sheet, values }) => known(`field of ${sheet}`, Object.keys(values), ids(fieldsOf(sheets.get(sheet))))),
      ...cards.filter(({ source }) => sheetOf.get(source.sheet) !== source.lens || !ids(fieldsOf(sheets.get(source.lens))).includes(source.factor))
        .map(({ text, source }) => `${text}: its source ${source.factor} is not there`),
    ];
  });
}

// --- texts and the code that shows them ------------------------------------------------------------------------------------

const sourceFiles = filesIn('src', '.h', '.cpp');
const webFiles = filesIn('web', '.js', '.html');
const sources = new Map([...sourceFiles, ...webFiles].map((file) => [file, read(file)]));

// The program finds a text by its place, which is the same in both languages (src/ui/key.h; the compiler checks the keys).
for (const name of ['ui', 'workshop_ui']) check(`the texts of both languages stand in the same order, one a line: ${name}.json`, () => {
  const [zh, en] = languages.map((language) => Object.keys(readJson(`assets/${language}/${name}.json`)));
  return [
    ...languages.map((language) => `assets/${language}/${name}.json`)
      .filter((file) => read(file) !== `${JSON.stringify(readJson(file), null, 2)}\n`).map((file) => `${file} is not written as JSON.stringify writes it`),
    ...en.filter((key, i) => zh[i] !== key).map((key) => `${key} stands elsewhere in zh`).slice(0, 1),
    ...(zh.length === en.length ? [] : [`${zh.length} texts in zh, ${en.length} in en`]),
  ];
});
check('every text is shown somewhere', () => {
  const literals = new Set();
  const beginnings = new Set();  // words['fallback.' + key] uses every text that begins so
  const keys = ['ui', 'workshop_ui'].flatMap((name) => Object.keys(readJson(`assets/en/${name}.json`)));
  for (const text of sources.values()) {
    for (const [, , literal] of text.matchAll(/(["'`])([a-z0-9_]+(?:\.[a-z0-9_]+)+)\1/g)) literals.add(literal);
    for (const [, beginning] of text.matchAll(/\['([a-z0-9_]+\.)' \+/g)) beginnings.add(beginning);
    // Keys("phase.none", "phase.after") uses all from the first to the last; so does each pair of an array of Keys.
    for (const [statement] of text.matchAll(/\bKeys\b[^;]*;/g)) {
      for (const [, first, last] of statement.matchAll(/[({]"([a-z0-9_.]+)",\s*"([a-z0-9_.]+)"[)}]/g)) {
        keys.slice(keys.indexOf(first), keys.indexOf(last)).forEach((key) => literals.add(key));
      }
    }
  }
  return ['ui.json', 'workshop_ui.json', 'fallback.json'].filter((name) => existsSync(path.join(project, 'assets/en', name)))
    .flatMap((name) => Object.keys(readJson(`assets/en/${name}`)))
    .filter((key) => !literals.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)));
});

// --- layers ----------------------------------------------------------------------------------------------------------------

// Lines of `file` that include something whose name matches `forbidden`.
const badIncludes = (file, forbidden) => [...sources.get(file).matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)]
  .filter(([, name]) => forbidden.test(name)).map(([, name]) => `${file} includes ${name}`);
const layer = (folder, forbidden) => sourceFiles.filter((file) => file.startsWith(`src/${folder}/`)).flatMap((file) => badIncludes(file, forbidden));

check('the core reaches nothing above it', () => layer('core', /(^|\/)(ui|platform|cli)\/|imgui|emscripten|(^|\/)GLES/));
check('the core reads no files, clock or randomness', () => layer('core', /^(fstream|iostream|filesystem|chrono|random|ctime|time\.h|thread)$/));
check('the interface reaches no platform', () => layer('ui', /(^|\/)(platform|cli)\/|emscripten|(^|\/)GLES/));
check('the null platform knows no browser', () => layer('platform/null', /platform\/web|emscripten|(^|\/)GLES/));
check('the command-line program uses only the core', () => layer('cli', /(^|\/)(ui|platform)\/|imgui|emscripten/));
check('views use only our widgets', () => sourceFiles.filter((file) => file.startsWith('src/ui/views/'))
  .flatMap((file) => [...badIncludes(file, /imgui/), ...(/\bImGui::/.test(sources.get(file)) ? [`${file} calls ImGui::`] : [])]));
check('the page runs no inline script and sets no innerHTML', () => [...sources].filter(([file]) => file.startsWith('web/'))
  .flatMap(([file, text]) => [
    ...(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/.test(text) ? [`${file} builds HTML from text`] : []),
    ...(file.endsWith('.html') && /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(text) ? [`${file} has inline script or style`] : []),
  ]));

// --- size of files -----------------------------------------------------------------------------------------------------------

check('no source file is longer than 800 lines', () => ['src', 'web', 'tests', 'cmake']
  .flatMap((folder) => filesIn(folder, '.h', '.cpp', '.js', '.mjs', '.css', '.html', '.sh', '.cmake'))
  .filter((file) => read(file).split('\n').length - 1 > 800));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
