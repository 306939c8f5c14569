// Instead of the app: it has stopped while it ran, or is shown where it does not belong.
import { both, make, planList } from './fallback.js';
import { keepTyped } from './typed.js';

const button = (key, onclick, properties) => make('button', { type: 'button', onclick, ...properties }, ...both('span', key));
const page = (...sections) => document.body.replaceChildren(make('main', { id: 'fallback', className: 'fault' }, ...sections));
const head = (title, words, ...buttons) =>
  make('section', { role: 'alert' }, make('h1', {}, ...both('span', title)), make('p', {}, ...both('span', words)), ...buttons);

// Everything the app had handed over is being stored; what stands in the fields comes back with the reload.
export async function showFault(reason, tools) {
  const typed = keepTyped(true).map(([label, text]) =>
    make('label', {}, label, make('textarea', { readOnly: true, value: text, rows: Math.min(6, text.split('\n').length) })));
  const leave = () => {
    history.replaceState(null, '', '#/');
    location.reload();
  };
  const plans = make('section', { className: 'plans' });
  page(head('fault.title', 'fault.words', button('fault.reload', () => location.reload()), button('fault.leave', leave, { className: 'second' })),
    ...(typed.length ? [make('section', {}, make('h2', {}, ...both('span', 'fault.typed')), ...typed)] : []), plans);
  document.querySelector('#fallback button').focus();
  await planList(plans, tools);
}

export function showFrame() {
  page(head('frame.title', 'frame.words', button('frame.open', () => open(location.href, '_blank', 'noopener'))));
}
