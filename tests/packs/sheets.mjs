// Worksheets: what they have to hold, and what their schema refuses.
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { languages, check, read, readJson, filesIn, sheetFiles, validators, fieldsOf, repeated, ids, badTexts } from './support.mjs';

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
// Where needs show, as the method has it: eight sources of explicit needs, four of implicit ones.
const sourcesOfNeeds = {
  explicit: 'tender daily_talk construction_plans system_change orders_from_above scale_growth new_business_promotion expansion',
  implicit: 'complaints information_systems network_performance linked_need',
};
// Bytes of the sheets of one language, as text and compressed as the page downloads them: those that feed the SWOT together, and
// for each sheet that is a tool of its own as much again as such a tool may take.
const largestText = 16000, largestTextOfTool = 14000;
const largestBrotli = 4608, largestBrotliOfTool = 3584;

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
  const files = sheetFiles(language);
  const sheets = new Map(files.map((file) => [(/\/(\w+)\/sheet\.json$/.exec(file)?.[1] ?? path.basename(file, '.json')), readJson(file)]));
  for (const [name, sheet] of sheets) {
    check(`assets/${language}/tools/sheets/sheets/${name}.json is sound`, () => [
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
  check(`assets/${language}/tools/sheets/sheets hold every factor and point`, () => [
    ...repeated([...sheets.values()].map((sheet) => sheet.order), 'order'),
    ...Object.entries(required).flatMap(([name, kinds]) => Object.entries(kinds).flatMap(([kind, wanted]) => {
      const found = ids(fieldsOf(sheets.get(name) ?? { sections: [] }).filter((field) => field.kind === kind));
      return wanted.split(' ').filter((id) => !found.includes(id)).map((id) => `${name}: there is no ${kind} ${id}`);
    })),
  ]);
  check(`assets/${language}/tools/sheets/sheets/customers.json has explicit and implicit needs where they belong`, () => Object.entries(sourcesOfNeeds)
    .map(([id, wanted]) => [id, wanted, ids(sheets.get('customers').sections.find((section) => section.id === id).fields).join(' ')])
    .filter(([, wanted, found]) => found !== wanted).map(([id, , found]) => `${id}: ${found}`));
  check(`assets/${language}/tools/sheets/sheets: three rivals a product family, nine points in three groups, four reactions, ten sources`, () => {
    const { many, sections } = sheets.get('rival');
    const kinds = (id) => sections.find((section) => section.id === id).fields.map((field) => field.kind).join(' ');
    const reaction = sections.flatMap((section) => section.fields).find((field) => field.id === 'reaction');
    return [[many.most, 3], [Boolean(many.label && many.group), true],
      [kinds('product'), 'versus versus versus versus'], [kinds('operation'), 'versus versus versus'], [kinds('people'), 'versus versus'],
      [ids(reaction.options).join(' '), 'relaxed fierce random selective'], [reaction.options.every((option) => option.help), true],
      [kinds('sources'), Array(10).fill('check').join(' ')]]
      .filter(([found, wanted]) => found !== wanted).map(([found, wanted]) => `${found} instead of ${wanted}`);
  });
  check(`assets/${language}/tools/sheets/sheets stay small`, () => {
    const own = files.filter((file) => file.endsWith('/sheet.json')).length;
    const mostText = largestText + own * largestTextOfTool, mostBrotli = largestBrotli + own * largestBrotliOfTool;
    const text = Buffer.byteLength(files.map(read).join(''));
    const compressed = brotliCompressSync(JSON.stringify([...sheets.values()])).length;  // quality 11 is the default
    return [...(text > mostText ? [`${text} bytes of text, at most ${mostText}`] : []),
      ...(compressed > mostBrotli ? [`${compressed} bytes after brotli, at most ${mostBrotli}`] : [])];
  });
}
