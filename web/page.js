// The document around the canvas: address, title, language, theme, announcements, the one timer, and what the system says.
import { MARK, startPath } from './remote.js';

export function createPage(send) {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  dark.addEventListener('change', () => send({ type: 'dark', on: dark.matches }));
  reduced.addEventListener('change', () => send({ type: 'reduced_motion', on: reduced.matches }));

  const hide = () => send({ type: 'hide' });
  addEventListener('pagehide', hide);
  document.addEventListener('visibilitychange', () => document.hidden && hide());

  let path = location.hash;
  const moves = [];                // the app's own, on their way into the address
  const onMove = () => {           // going back fires popstate and hashchange
    moves.length = 0;              // it was quicker: back is from where it was before them
    if (location.hash.startsWith(MARK)) return location.reload();
    if (location.hash !== path) send({ type: 'navigated', path: (path = location.hash) });
  };
  addEventListener('popstate', onMove);
  addEventListener('hashchange', onMove);

  let shown;                       // the theme that the browser's own bar has
  let timer = 0;
  let wakeAt = Infinity;

  return {
    facts: () => ({
      languages: navigator.languages,
      dark: dark.matches,
      reduced_motion: reduced.matches,
      coarse: matchMedia('(pointer: coarse)').matches,
      can_share: !!navigator.share,
      can_protect: !!crypto.subtle,          // where the page is not a secure context there is none
      base: location.href.split('#')[0],
      path: startPath(),
    }),

    // The screen comes first: changing the address takes as long as drawing it.
    navigate(move) {
      moves.push(move);
      setTimeout(() => {
        for (const { path: wanted, push } of moves.splice(0)) {
          const method = push && wanted !== location.hash ? 'pushState' : 'replaceState';
          try {
            history[method](null, '', wanted || location.pathname + location.search);
          } catch {
            // Safari allows a hundred of these in half a minute
          }
          path = location.hash;
        }
      });
    },

    visit({ path: wanted }) {
      location.hash = wanted;
    },

    describe({ title, lang, theme }) {
      document.title = title.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');      // they would turn round what stands behind
      root.lang = lang;
      if (shown === theme) return;
      root.dataset.theme = shown = theme;
      let meta = document.querySelector('meta[name=theme-color]');
      if (!meta) {
        meta = document.createElement('meta');
        meta.name = 'theme-color';
        document.head.append(meta);
      }
      setTimeout(() => { meta.content = getComputedStyle(document.body).backgroundColor; });
    },

    announce({ text }) {
      const region = document.getElementById('announce');
      region.textContent = region.textContent === text ? text + '\u00a0' : text;     // the same again is read again
    },

    wake({ after_ms: delay }) {
      const at = performance.now() + delay;
      if (at >= wakeAt) return;
      clearTimeout(timer);
      wakeAt = at;
      timer = setTimeout(() => {
        wakeAt = Infinity;
        send({ type: 'wake' });
      }, delay);
    },
  };
}
