// See tests/browser/tools.mjs.
export default [
  { name: 'swot, grid', path: '/swot', shows: 'swot.more' },
  { name: 'swot, advanced', path: '/tows', shows: 'posture.name', unfold: [['posture.numbers']], print: 'tows.print' },
];
