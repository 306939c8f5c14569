// The page for browsers that the app cannot start in: says why and what helps, in both languages, and hands out the plans.
// Its words are imported, not fetched, because nothing else may work here.
import en from '../assets/en/fallback.json' with { type: 'json' };
import zh from '../assets/zh/fallback.json' with { type: 'json' };
import { download } from './files.js';
import { createStorage } from './storage.js';

const PATIENCE_MS = 5000;
const LANGUAGES = [['zh-CN', zh], ['en', en]];

export const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// `tag` once per language, with the text of `key`.
export const both = (tag, key) => LANGUAGES.map(([lang, words]) => make(tag, { lang }, words[key]));

// Lets the version of the page that waits, if there is one, take over for the next load.
export async function takeWaiting() {
  const { serviceWorker } = navigator;
  const waiting = (await serviceWorker?.getRegistration())?.waiting;
  if (!waiting) return;
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);        // at worst the page comes in the old version once more
    waiting.postMessage('take over');
  });
}

const adviceIn = ([lang, words], level, reason) => {
  const say = (tag, key, properties) => make(tag, properties, words['fallback.' + key]);
  const steps = ['update', 'other', ...(reason === 'wasm' ? [] : ['acceleration'])];
  return make('section', { lang },
    say('h' + level, 'title'),
    say('p', reason, { className: 'reason' }),
    say('h' + (level + 1), 'steps'),
    make('ul', {}, ...steps.map((step) => say('li', step))),
    say('button', 'reload', { type: 'button', onclick: () => takeWaiting().finally(() => location.reload()) }));
};

const fileName = (title) => title.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '_').slice(0, 80) + '.json';

function planItem({ id, title, modified, deleted }, storage) {
  const name = title || `${zh['fallback.untitled']} · ${en['fallback.untitled']}`;
  const state = make('small', {}, String(modified).slice(0, 16).replace('T', ' '));
  if (deleted) state.append(' · ', ...both('span', 'fallback.binned'));
  const button = make('button', { type: 'button' }, ...both('span', 'fallback.download'));
  button.setAttribute('aria-label', `${zh['fallback.download']} ${en['fallback.download']}: ${name}`);
  button.onclick = async () => {
    const [, text] = await storage.read({ id });       // a damaged plan too, as it is
    if (text.length) download({ name: fileName(name), mime: 'application/json' }, text);
    else button.replaceWith(make('em', {}, ...both('span', 'fallback.unread')));
  };
  return make('li', {}, make('span', {}, name, state), button);
}

// reason: "webgl2", "wasm", or anything else for a start that failed.
// Replaces the whole page; resolves when the plans are listed.
export async function showFallback(reason) {
  const known = reason === 'webgl2' || reason === 'wasm' ? reason : 'start';
  const storage = createStorage();
  const plans = make('section', { className: 'plans' }, ...both('h2', 'fallback.plans'), ...both('p', 'fallback.searching'));
  document.documentElement.lang = 'zh-CN';
  document.title = '沙盘 Sandtable';
  document.body.replaceChildren(
    make('main', { id: 'fallback' }, adviceIn(LANGUAGES[0], 1, known), adviceIn(LANGUAGES[1], 2, known), plans));
  const listed = (await storage.list()).plans.sort((a, b) => (a.modified < b.modified ? 1 : -1));
  plans.replaceChildren(...both('h2', 'fallback.plans'), ...both('p', listed.length ? 'fallback.safe' : 'fallback.none'),
    make('ul', {}, ...listed.map((plan) => planItem(plan, storage))));
}
