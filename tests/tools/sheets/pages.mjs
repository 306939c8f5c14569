// See tests/browser/tools.mjs.
export default [
  { name: 'sheets, customers', path: '/sheet/customers', shows: 'field.who', field: 'field.who' },
  { name: 'sheets, competitors', path: '/sheet/competitors', shows: 'field.lost_customers' },
  { name: 'sheets, environment', path: '/sheet/environment', shows: 'field.policy_regulation' },
  { name: 'sheets, own business', path: '/sheet/own_business', shows: 'field.key_business', field: 'field.key_business' },
  { name: 'sheets, rival', path: '/sheet/rival', shows: 'record.add' },
];
