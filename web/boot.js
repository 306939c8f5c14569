// Runs before anything is drawn: in which language and colours, and what the frame of index.html shows. Asks for the first texts in
// that language, which only a script knows.
import { settings } from './local.js';

const { language: chosen = navigator.language, theme, last_self_test: begun } = settings();
const language = chosen.startsWith('zh') ? 'zh' : 'en';
const first = fetch(document.getElementById(`first_${language}`).href);
first.catch(() => {});             // told by main.js
window.boot = { language, first };

const root = document.documentElement;
root.lang = language === 'zh' ? 'zh-CN' : 'en';
root.dataset.theme = theme === 'light' || theme === 'dark' ? theme : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
// Who has begun a test goes on with it: that button comes with the app.
root.dataset.frame = /^#?\/?$/.test(location.hash) ? begun ? 'begun' : 'home' : 'other';
// A tap on the start button is kept until the app can follow it.
document.addEventListener('click', (event) => {
  const start = event.target.closest('#frame a');
  if (!start) return;
  event.preventDefault();
  start.ariaBusy = 'true';
  window.boot.wanted = start.hash;
});
