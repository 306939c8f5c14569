// The workshop: self-tests, sorting exercises, ready exercises.
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { languages, check, read, readJson, filesIn, repeated, ids, badTexts } from './support.mjs';

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
  const folder = (name) => filesIn(`assets/${language}/tools/${name}`, '.json').map((file) => [path.basename(file, '.json').replace(/^\d\d_/, ''), readJson(file)]);
  const [sorts, workshopTests, exercises, tests, sheets] = ['sorting/sorts', 'self_test/more_tests', 'workshop/exercises', 'self_test/tests', 'sheets/sheets'].map(folder);
  const misnamed = (list) => list.filter(([name, { id }]) => name !== id).map(([name, { id }]) => `the id of ${name} is ${id}`);
  const missing = (list, wanted) => wanted.filter((name) => !list.some(([found]) => found === name)).map((name) => `there is no ${name}`);

  check(`assets/${language}/tools/sorting/sorts are sound`, () => [
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

  check(`assets/${language}/tools/workshop/exercises are sound`, () => [
    ...missing(exercises, exercisesWanted.split(' ')), ...repeated(exercises.map(([, plan]) => plan.id), 'id'),
    ...exercises.flatMap(([name, plan]) => {
      const { instructions, tools } = plan.exercise;
      const known = { self_test: ['test', [...tests, ...workshopTests]], sort: ['sort', sorts], sheet: ['sheet', sheets], swot: [], mix: [] };
      return [
        ...(/^x-[a-z]+$/.test(plan.id) && plan.language === language ? [] : ['its id or its language is wrong']),
        ...['created', 'modified'].filter((key) => key in plan).map((key) => `it has ${key}`),
        ...Object.keys(plan.exercise).filter((key) => !['instructions', 'tools', 'minutes', 'named', 'guide', 'key'].includes(key)).map((key) => `${key} is unknown`),
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
