// The worked examples.
import path from 'node:path';
import { languages, check, read, readJson, filesIn, sheetFiles, differences, fieldsOf, repeated, ids } from './support.mjs';

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
const wordFields = new Set(languages.flatMap((language) => sheetFiles(language)).flatMap((file) => {
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
    const pack = readJson(`assets/${language}/tools/mix/pack.json`);
    const sheets = new Map(sheetFiles(language).map(readJson).map((sheet) => [sheet.id, sheet]));
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
