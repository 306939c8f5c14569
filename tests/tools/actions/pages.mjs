// See tests/browser/tools.mjs.
export default [
  { name: 'actions', path: '/actions', shows: 'actions.lead' },
];
