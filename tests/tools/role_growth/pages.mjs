// See tests/browser/tools.mjs.
export default [
  { name: 'role and growth', path: '/sheet/role_growth', shows: 'field.work_today' },
];
