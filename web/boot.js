// Runs before main.js is there: asks for the first texts in the reader's language, which only a script knows.
import { settings } from './local.js';

const language = (settings().language ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
const first = fetch(document.getElementById(`first_${language}`).href);
first.catch(() => {});             // told by main.js
window.boot = { language, first };
