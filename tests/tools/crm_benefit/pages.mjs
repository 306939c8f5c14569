// See tests/browser/tools.mjs.
export default [
  { name: 'CRM benefit', path: '/crm_benefit', shows: 'crm.before.leads', print: 'crm.print' },
];
