// What the checks of content packs share.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const languages = ['zh', 'en'];
export const counts = { passed: 0, failed: 0 };

// One test: `find` returns the problems as lines; none means passed.
export function check(name, find) {
  let problems;
  try {
    problems = find();
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length === 0) {
    counts.passed += 1;
    return;
  }
  counts.failed += 1;
  console.log(`FAILED: ${name}`);
  for (const problem of problems.slice(0, 40)) console.log(`  ${problem}`);
  if (problems.length > 40) console.log(`  and ${problems.length - 40} more`);
}

export const read = (name) => readFileSync(path.join(project, name), 'utf8');
export const readJson = (name) => JSON.parse(read(name));

// Files below a folder whose names end in one of `endings`, as paths from the project's root, sorted.
export function filesIn(folder, ...endings) {
  if (!existsSync(path.join(project, folder))) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(name, ...endings);
    return endings.some((ending) => entry.name.endsWith(ending)) ? [name] : [];
  }).sort();
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, strictTuples: false, validateFormats: false });
export const validators = new Map();
// Members of a plan that a tool describes in a schema of its own, assets/schema/tools/<member>.schema.json. An exercise can ask for
// such a tool by that name.
const ownSchemas = filesIn('assets/schema/tools', '.schema.json').map((file) => [path.basename(file, '.schema.json'), file]);
for (const [member, file] of ownSchemas) {
  check(`${file} is a schema`, () => {
    const schema = readJson(file);
    ajv.addSchema(schema);
    ajv.getSchema(schema.$id);
    return schema.$id === `${member}.schema.json` ? [] : [`its $id is ${schema.$id}`];
  });
}
function withTools(plan) {
  for (const [member] of ownSchemas) {
    plan.properties[member] = { $ref: `${member}.schema.json` };
    plan.$defs.tool.properties.tool.enum.push(member);
  }
  return plan;
}
for (const kind of ['ui', 'test', 'sheet', 'sort', 'mix', 'guide', 'how', 'training', 'ready', 'plan', 'protected']) {
  check(`assets/schema/${kind}.schema.json is a schema`, () => {
    const schema = readJson(`assets/schema/${kind}.schema.json`);
    validators.set(kind, ajv.compile(kind === 'plan' ? withTools(schema) : schema));
    return [];
  });
}

export function checkAgainst(kind, file, more = {}) {
  check(`${file} fits ${kind}.schema.json`, () => {
    const validate = validators.get(kind);
    if (!validate) return ['there is no sound schema to check it with'];
    return validate({ ...readJson(file), ...more }) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
  });
}

// Where two packs differ in anything but their words. Words are strings that are not names: two strings may differ
// unless both look like an id; numbers, switches, keys and lengths may not.
export function differences(a, b, place = '') {
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

// The list of groups of tools: { group: [tool] }, and what comes with another group: { 'tool/name': group }.
const groupsFile = () => read('src/tools/groups.cmake').replace(/#.*/g, '');
const listedIn = (command) => [...groupsFile().matchAll(new RegExp(`${command}\\(([^)]*)\\)`, 'g'))].map(([, words]) => words.trim().split(/\s+/));
export const groups = Object.fromEntries(listedIn('sandtable_group').map(([group, ...tools]) => [group, tools]));
export const elsewhere = Object.fromEntries(listedIn('sandtable_comes_with').flatMap(([group, ...names]) => names.map((name) => [name, group])));

// The worksheets of a language: those of the tool, and those that are tools of their own.
export const sheetFiles = (language) => filesIn(`assets/${language}/tools`, '.json')
  .filter((file) => /\/tools\/(sheets\/sheets\/[^/]+|[^/]+\/sheet)\.json$/.test(file));

export const fieldsOf = (sheet) => sheet.sections.flatMap((section) => section.fields);
export const repeated = (list, what) => list.filter((value, index) => list.indexOf(value) !== index).map((value) => `${what} ${value} appears twice`);
export const ids = (list) => list.map((entry) => entry.id);
// Every text of a pack with its place; ids, kinds, steps, areas, cells and what the search knows a tool by are no texts.
export function textsOf(value, place = '') {
  if (typeof value === 'string') return /(^|\/)(format|id|kind|step|area|cells\/\d+|([\w.]+\.)?words)$/.test(place) ? [] : [[place, value]];
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${place}/${key}`)) : [];
}
// Texts that no person would have typed so, or that were not translated.
export const badTexts = (pack, language) => [
  ...textsOf(pack).filter(([, text]) => text === '' || text !== text.trim()).map(([place]) => `${place} is empty or begins or ends with white space`),
  ...textsOf(pack).filter(([, text]) => (/\p{Script=Han}/u.test(text) ? language === 'en' : language === 'zh' && text.includes(' ')))
    .map(([place]) => `${place} is in the other language`),
];
