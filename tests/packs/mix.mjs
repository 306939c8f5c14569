// The marketing mix: its lists, and what their schema refuses.
import { brotliCompressSync } from 'node:zlib';
import { languages, check, read, readJson, validators, ids, badTexts } from './support.mjs';

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
    const pack = readJson('assets/en/tools/mix/pack.json');
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
  const file = `assets/${language}/tools/mix/pack.json`;
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
