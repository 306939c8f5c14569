// The page for browsers that the app cannot start in: says why and what helps, in both languages, and hands out the plans.
// Its words are imported, not fetched, because nothing else may work here.
import en from '../assets/en/shell/fallback.json' with { type: 'json' };
import zh from '../assets/zh/shell/fallback.json' with { type: 'json' };
import { settings } from './local.js';
import { copy } from './share.js';
import { toBytes } from './text.js';

const PATIENCE_MS = 5000;
// What helps against a reason, besides what always does.
const STEPS = { webgl2: ['acceleration'], canvas: ['allow'], wasm: [], start: [] };
const LANGUAGES = [['zh-CN', zh], ['en', en]];
// The user's own comes first.
if (!(settings().language ?? navigator.language).startsWith('zh')) LANGUAGES.reverse();

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

const joined = (key, between) => LANGUAGES.map(([, words]) => words['fallback.' + key]).join(between);

const adviceIn = ([lang, words], level, reasons) => {
  const say = (tag, key, properties) => make(tag, properties, words['fallback.' + key]);
  const list = (...keys) => make('ul', {}, ...keys.map((key) => say('li', key)));
  const copyAddress = async ({ target }) => {
    const { type } = await copy({}, toBytes(location.href));
    target.textContent = words['fallback.' + type];
  };
  return make('section', { lang },
    say('h' + level, 'title'),
    ...reasons.map((reason) => say('p', reason, { className: 'reason' })),
    say('h' + (level + 1), 'steps'),
    list(...reasons.flatMap((reason) => STEPS[reason]), 'update', 'other'),
    say('button', 'reload', { type: 'button', onclick: () => takeWaiting().finally(() => location.reload()) }), ' ',
    say('button', 'copy', { type: 'button', onclick: copyAddress }),
    say('h' + (level + 1), 'works'),
    list('works_plans', 'works_links'));
};

const fileName = (title) => title.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '_').slice(0, 80) + '.json';

function planItem({ id, title, modified, deleted }, storage, download) {
  const name = title || joined('untitled', ' · ');
  const at = new Date(modified);
  const local = new Date(at - at.getTimezoneOffset() * 60_000).toJSON() ?? '';
  const state = make('small', {}, local.slice(0, 16).replace('T', ' '));
  if (deleted) state.append(' · ', ...both('span', 'fallback.binned'));
  const button = make('button', { type: 'button' }, ...both('span', 'fallback.download'));
  button.setAttribute('aria-label', `${joined('download', ' ')}: ${name}`);
  button.onclick = async () => {
    const [, text] = await storage.read({ id });       // a damaged plan too, as it is
    if (text.length) download({ name: fileName(name), mime: 'application/json' }, text);
    else button.replaceWith(make('em', {}, ...both('span', 'fallback.unread')));
  };
  return make('li', {}, make('span', {}, name, state), button);
}

// Fills a section with all plans, newest first, each as a file.
export async function planList(plans, { createStorage, download }) {
  const storage = createStorage();
  plans.replaceChildren(...both('h2', 'fallback.plans'), ...both('p', 'fallback.searching'));
  const { plans: found, storage: state } = await storage.list();
  const listed = found.sort((a, b) => (a.modified < b.modified ? 1 : -1));
  plans.replaceChildren(...both('h2', 'fallback.plans'), ...both('p', `fallback.${listed.length ? 'safe' : state === 'ok' ? 'none' : 'storage'}`),
    make('ul', {}, ...listed.map((plan) => planItem(plan, storage, download))));
}

// reason: "webgl2", "canvas" (what is read from it is altered), "wasm", or anything else for a start that failed.
// tools: { createStorage (storage.js), download (files.js) }.
// Replaces the whole page; resolves when the plans are listed.
export async function showUnable(reason, tools) {
  const reasons = [Object.hasOwn(STEPS, reason) ? reason : 'start'];
  if (reason !== 'wasm' && typeof WebAssembly !== 'object') reasons.push('wasm');
  const plans = make('section', { className: 'plans' });
  document.documentElement.lang = LANGUAGES[0][0];
  document.title = '沙盘 Sandtable';
  document.body.replaceChildren(
    make('main', { id: 'fallback' }, ...LANGUAGES.map((language, i) => adviceIn(language, i + 1, reasons)), plans));
  await planList(plans, tools);
}
