// See tests/browser/tools.mjs.
const opens = (kind, list, shows) => (plan) => [`${kind}.${list(plan).id}.open`, shows];

export default [
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
];
