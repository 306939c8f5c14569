// The pages of a plan's tools, for every suite that goes through all of them (accessibility, privacy, hostile, and
// tests/engines). A new page is tested there by an entry here:
//   name     the tool and the page            path    what follows the plan in the address, or what makes it of the plan
//   shows    the element that says it is there
//   unfold   of a filled page: [what is pressed, what then shows] to see the rest of it
//   field    where one types a text           file    what is pressed for each file that it hands out, and for paper: `print`
//   inner    what opens from a filled page: { name, steps }; a step is [press, shows] or [fill, text, shows]
import { readFile } from 'node:fs/promises';

const idOf = (list) => (plan) => list(plan).id;
const opens = (kind, list, shows) => (plan) => [`${kind}.${idOf(list)(plan)}.open`, shows];

export const PAGES = [
  { name: 'sheets, customers', path: '/sheet/customers', shows: 'field.who', field: 'field.who' },
  { name: 'sheets, competitors', path: '/sheet/competitors', shows: 'field.lost_customers' },
  { name: 'sheets, environment', path: '/sheet/environment', shows: 'field.policy_regulation' },
  { name: 'sheets, own business', path: '/sheet/own_business', shows: 'field.key_business', field: 'field.key_business' },
  { name: 'sheets, rival', path: '/sheet/rival', shows: 'record.add' },
  { name: 'swot, grid', path: '/swot', shows: 'swot.more' },
  { name: 'swot, advanced', path: '/tows', shows: 'posture.name', unfold: [['posture.numbers']], print: 'tows.print' },
  { name: 'actions', path: '/actions', shows: 'actions.lead' },
  {
    name: 'mix, opportunity', path: '/mix/opportunity', shows: 'market.title', field: 'market.title', print: 'mix.print',
    unfold: [['portfolio.picture.numbers', 'portfolio.picture.table']],
    inner: [{ name: 'a segment', steps: [opens('segment', (plan) => plan.mix.segments[0], 'segment.target')] }],
  },
  {
    name: 'mix, needs', path: '/mix/needs', shows: 'needs.core.add',
    unfold: [['profile.toggle']],
    inner: [{ name: 'a need', steps: [(plan) => [`need.${plan.mix.needs[0].id}.open`, `need.${plan.mix.needs[0].id}.text`]] }],
  },
  {
    name: 'mix, candidates', path: '/mix/mix', shows: 'candidate.add',
    unfold: ['coverage', 'shape', 'cash'].map((picture) => [`${picture}.picture.numbers`, `${picture}.picture.table`]),
    inner: [{
      name: 'an element with a wrong figure',
      steps: [
        opens('element', (plan) => plan.mix.candidates[0].elements[0], 'element.price'), ['element.scenarios', 'element.units.0.q1'],
        ['element.price', '1,5', 'element.price.error'],
      ],
    }],
  },
  {
    name: 'mix, evaluation', path: '/mix/evaluation', shows: 'rounds.add',
    inner: [{ name: 'a round', steps: [opens('round', (plan) => plan.mix.rounds[0], 'round.check')] }],
  },
  { name: 'role and growth', path: '/sheet/role_growth', shows: 'field.work_today' },
  { name: 'CRM benefit', path: '/crm_benefit', shows: 'crm.before.leads', print: 'crm.print' },
  { name: 'self-test, result', path: (plan) => `/result/${plan.self_tests[0].id}`, shows: 'result.total.value', print: 'result.print' },
];

// The address of a page of a plan; '' where the plan has no such page.
export function hashOf({ path }, plan) {
  if (typeof path === 'string') return `#/plan/${plan.id}${path}`;
  return plan.self_tests?.length ? `#/plan/${plan.id}${path(plan)}` : '';
}

// The worked example: something on every page. (What the product fetches as one file.)
export const sampleOf = async (language) => JSON.parse(await readFile(new URL(`../../assets/samples/${language}.json`, import.meta.url), 'utf8'));
