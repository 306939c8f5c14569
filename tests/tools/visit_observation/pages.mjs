// See tests/browser/tools.mjs.
export default [
  { name: 'visit observation', path: '/sheet/visit_observation', shows: 'record.add' },
];
