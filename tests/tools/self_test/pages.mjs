// See tests/browser/tools.mjs.
export default [
  { name: 'self-test, result', path: (plan) => `/result/${plan.self_tests[0].id}`, shows: 'result.total.value', print: 'result.print' },
];
