// The corpus of hostile texts (tests/fixtures/hostile.json), and plans, a test pack and a class that hold all of it in every
// member that takes text.
import { readFileSync } from 'node:fs';

const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
export const HOSTILE = json('fixtures/hostile.json');

// What of a text remains where only one line fits: no control characters; lone surrogates and NUL are replaced.
export const oneLine = (text) => text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  .replace(/[\u0001-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
// The harmless twin of a text: a plan of twins has the same structure everywhere.
export const harmless = (text, i = 0) => (oneLine(text).trim() ? `x${i}` : '');

const uuid = (kind, n) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const cut = (text, most) => Buffer.from(text).subarray(0, most).toString().replace(/\ufffd+$/, '');

// twin: how every text is changed, for a plan of the same structure.
export function hostilePlan({ twin = (text) => text, language = 'zh' } = {}) {
  const all = HOSTILE.map(twin);
  let next = 0;
  const text = () => all[next++ % all.length];
  const line = () => cut(text(), 180);
  const each = (make) => all.map((words, i) => make(words, i));
  const cells = ['strengths', 'weaknesses', 'opportunities', 'threats'];
  const swot = Object.fromEntries(cells.map((cell) => [cell, []]));
  each((words, i) => swot[cells[i % 4]].push({
    id: uuid(1, i), text: words, note: text(), weight: 0.1, rating: 1 + (i % 4), top: i < 8, ...(cut(words, 90).trim() ? { tags: [cut(words, 90)] } : {}),
  }));
  swot.votes = { dots: 3, voters: all.slice(0, 60).map((name, i) => ({ id: uuid(2, i), name: cut(name, 180), given: { [uuid(1, i)]: 1 } })) };
  const sheet = (name, more = {}) => {
    const values = {};
    for (const { fields } of json(`../assets/zh/tools/sheets/sheets/${name}.json`).sections) {
      for (const { id, kind, columns } of fields) {
        if (kind === 'text') values[id] = text();
        else if (kind === 'factor') values[id] = { on: true, note: text() };
        else if (kind === 'versus') values[id] = { them: 4, us: 2 };
        else if (kind === 'table') values[id] = [0, 1].map(() => Object.fromEntries(columns.map((column) => [column.id, line()])));
      }
    }
    return { sheet: name, ...more, values };
  };
  const worksheets = [
    ...['customers', 'competitors', 'environment', 'own_business'].map((name) => sheet(name)),
    ...Array.from({ length: 9 }, (_, i) => sheet('rival', { title: line() || 'r', group: all[(i - (i % 3)) % all.length] })),
  ].map((one, i) => ({ id: uuid(3, i), ...one }));
  const mix = {
    market: { title: line(), unit: 'value', potential: 500, available: 400 },
    attractiveness_factors: Array.from({ length: 5 }, (_, i) => ({ id: `a${i}`, title: line(), weight_pct: 20 })),
    strength_factors: Array.from({ length: 5 }, (_, i) => ({ id: `b${i}`, title: line(), weight_pct: 20 })),
    segments: Array.from({ length: 20 }, (_, i) => ({
      id: uuid(4, i), title: line(), industry: line(), size: line(), value: line(), region: line(), price_sensitivity: line(), target: true,
      scores: { a0: 7, b0: 3 }, values: { usage: text(), organisation: text() },
    })),
    needs: each((words, i) => ({ id: uuid(5, i), segment: uuid(4, i % 20), text: words, layer: ['core', 'additional', 'latent'][i % 3] })),
    candidates: [0, 1].map((c) => ({
      id: uuid(6, c), title: line(), elements: each((words, i) => ({
        id: uuid(7 + c, i), line: cut(words, 180), text: words, needs: [uuid(5, i)], price: 100, unit_cost: 50, units: { 1: 1 },
        company_spending: [line()].filter((one) => one.trim()), personal_spending: [line()].filter((one) => one.trim()),
      })).slice(c * 100, c * 100 + 150),
    })),
    rounds: Array.from({ length: 10 }, (_, i) => ({
      id: uuid(9, i), title: line(), text: text(), improvement: text(), candidate: uuid(6, 0), target_revenue: { 1: 100 }, actual_revenue: { 1: 50 },
    })),
  };
  const ids = ['__proto__', 'constructor', 'toString'];
  return {
    format: 'sandtable-plan', version: 1, id: 'constructor', title: cut(all[0], 390), language, author: cut(all[1], 190),
    created: '2026-11-21T09:00:00Z', modified: '2026-11-21T09:00:00Z',
    self_tests: all.slice(0, 40).map((name, i) => ({
      id: ids[i] ?? uuid(10, i), test: 'negotiation', pack_version: 1, taken: '2026-11-21T09:00:00Z', phase: 'before',
      rater: { kind: 'other', name: cut(name, 190) }, answers: Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, 1 + ((q + i) % 5)])),
    })),
    swot,
    actions: each((words, i) => ({ id: uuid(11, i), text: words, owner: cut(text(), 190), start: '2026-11-21', end: '2026-12-21', pair: ['SO', 'ST', 'WO', 'WT'][i % 4] })),
    worksheets,
    mix,
    // A member that this program does not know is kept as it is.
    future: { ...Object.fromEntries(all.map((words, i) => [`k${i}`, words])) },
  };
}

// A trainer's own test whose every word is hostile.
export function hostilePack({ twin = (text) => text, from = 0 } = {}) {
  const all = HOSTILE.filter((words) => harmless(words) && words.length < 400 && oneLine(words) === words).map(twin);
  let next = from;
  const text = () => all[next++ % all.length];
  const bands = ['constructor', '__proto__'];
  return {
    format: 'sandtable-test', version: 1, id: 'toString', pack_version: 1, title: text(), summary: text(), minutes: 1, introduction: [text(), text()],
    method_note: text(), scale: { min: 1, labels: [text(), text(), text()] },
    bands: bands.map((id, i) => ({ id, from_pomp: i * 50, title: text(), meaning: text() })),
    dimensions: ['valueOf', 'hasOwnProperty', 'd'].map((id) => ({
      id, title: text(), measures: text(), advice: Object.fromEntries(bands.map((band) => [band, { text: text(), tips: [text(), text()] }])),
    })),
    questions: Array.from({ length: 24 }, (_, i) => ({
      id: ['__proto__', 'prototype'][i] ?? `q${i}`, dimension: ['valueOf', 'hasOwnProperty', 'd'][i % 3], text: text(), short: text(), practice: text(), use: text(),
    })),
  };
}

// An exercise with its class: names of people, answers of their own, instructions.
export function hostileClass({ twin = (text) => text } = {}) {
  const all = HOSTILE.map(twin);
  const exercise = {
    format: 'sandtable-plan', version: 1, id: 'prototype', language: 'zh', title: cut(all[2], 390), created: '2026-11-21T09:00:00Z', modified: '2026-11-21T09:00:00Z',
    exercise: { instructions: cut(all.filter((words) => words.length < 400).join('\n\n'), 19000), tools: [{ tool: 'self_test', test: 'negotiation', phase: 'before' }, { tool: 'swot' }], named: true, key: 'at_once' },
  };
  const handIns = all.map((name, i) => ({
    format: 'sandtable-plan', version: 1, id: uuid(20, i), language: 'zh',
    task: { exercise: 'prototype', name: cut(name, 190), person: `p${i}`, handed_in: '2026-11-21T10:00:00Z' },
    self_tests: [{ id: uuid(21, i), test: 'negotiation', phase: 'before', taken: '2026-11-21T09:30:00Z', answers: Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, 1 + ((q * i) % 5)])) }],
    swot: { strengths: [{ id: uuid(22, i), text: all[(i + 7) % all.length] }] },
  }));
  return { exercise, handIns, whole: { ...exercise, task: { exercise: 'prototype' }, hand_ins: handIns } };
}

// Fields of a CSV text (RFC 4180). → [[cell…]…]
export function csvRows(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/^\ufeff/, '');
  for (let i = 0; i < body.length; i += 1) {
    const c = body[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && !cell) quoted = true;
    else if (c === ',' || (c === '\r' && body[i + 1] === '\n')) {
      rows.at(-1).push(cell);
      cell = '';
      if (c === '\r') {
        i += 1;
        rows.push([]);
      }
    } else cell += c;
  }
  return rows.slice(0, -1);
}

// The structure of a Markdown text, without its words: one word a line. A note has an item for each of its lines, so nested
// items are not counted.
export const markdownShape = (text) => text.split('\n').filter((line) => !line.startsWith('  - ')).map((line) => {
  const heading = /^#+ /.exec(line)?.[0].trim();
  if (heading) return heading;
  if (line.startsWith('|')) return `|${line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length}`;
  return /^( *)([-*+]|\d+\.) /.exec(line)?.[0].trimEnd().replace(/\d+/, '1') ?? (line.trim() ? 'text' : '');
});
// Characters that begin markup and are not escaped, in what came of texts.
export const unescaped = (text) => text.replace(/\\[!-/:-@[-`{-~]/g, '').match(/<[a-z!/?]|\]\(|```|!\[|\[[^\]]*\]:/gi) ?? [];
