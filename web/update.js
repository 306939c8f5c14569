// Works with the network off: registers the service worker (sw.js), and offers the next version when that is there. It is
// loaded when the user says so and everything typed is stored.
import { both, make, takeWaiting } from './fallback.js';
import { keepTyped } from './typed.js';

const mirror = document.getElementById('mirror');
// The app has heard of the last key and shows what came of it.
const twoFrames = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });

// stored() → promise of whether the app has everything stored.
function createNotice(stored) {
  const words = make('p', { id: 'update_words' });
  words.setAttribute('role', 'status');
  const notice = make('section', { id: 'update' }, words,
    make('button', { type: 'button', onclick: reload }, ...both('span', 'update.reload')),
    make('button', { type: 'button', onclick: close }, ...both('span', 'update.later')));
  notice.setAttribute('aria-labelledby', words.id);
  let cameFrom;
  notice.addEventListener('focusin', ({ relatedTarget }) => {
    if (!notice.contains(relatedTarget)) cameFrom = relatedTarget;
  });
  const say = (key) => words.replaceChildren(...both('span', key));
  const isStored = async () => {
    await twoFrames();
    const all = await stored();
    await twoFrames();
    return all && !mirror.querySelector('dialog, [data-id="banner.not_saved"]');
  };

  function close() {
    document.body.classList.remove('updating');
    notice.remove();
    (cameFrom?.isConnected ? cameFrom : mirror.querySelector('h1'))?.focus();
  }

  async function reload() {
    if (!(await isStored())) return say('update.unsaved');
    await takeWaiting();
    if (!(await isStored())) return say('update.unsaved');        // what was typed meanwhile
    keepTyped();
    location.reload();
  }

  return () => {
    if (notice.isConnected) return;
    words.replaceChildren();
    document.body.append(notice);
    document.body.classList.add('updating');
    requestAnimationFrame(() => say('update.ready'));             // a change of what is there is read out
  };
}

// To be called when all is loaded: the worker finds it in the browser's cache. texts: addresses of those of the language.
// Resolves when that is done or cannot be done; without a worker everything works as before, but needs the network.
export async function keepOffline(stored, texts) {
  try {
    const { serviceWorker } = navigator;                   // there for https and for this machine alone
    if (!serviceWorker.controller) {                       // for the first one: later ones keep all
      const scope = new URL('./', location).href;
      await (await caches.open(scope)).put('texts', new Response(JSON.stringify(texts.map((address) => address.slice(scope.length)))));
    }
    const offer = createNotice(stored);
    // The one policy that the page allows knows one address.
    const policy = window.trustedTypes?.createPolicy('sandtable', { createScriptURL: () => 'sw.js' });
    const registration = await serviceWorker.register(policy?.createScriptURL('') ?? 'sw.js');
    const follow = (worker) => new Promise((resolve) => {
      worker.addEventListener('statechange', () => {
        const { active } = registration;
        const waits = worker.state === 'installed' && active && active !== worker;
        if (waits) offer();
        if (waits || /activated|redundant/.test(worker.state)) resolve();
      });
    });
    registration.onupdatefound = () => follow(registration.installing);
    if (registration.waiting) offer();
    const complete = () => serviceWorker.controller?.postMessage('complete');
    // The first visit has what it opened; the rest is kept when that is over.
    addEventListener('visibilitychange', () => document.hidden && !navigator.connection?.saveData && complete());
    let { controller } = serviceWorker;
    serviceWorker.oncontrollerchange = () => {             // the first one, or another tab let the next version in
      if (controller) offer();
      ({ controller } = serviceWorker);
    };
    complete();
    addEventListener('appinstalled', complete);
    if (registration.installing) await follow(registration.installing);
  } catch {
    // as before, then
  }
}
