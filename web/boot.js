// Runs before main.js is there: asks for the texts in the reader's language, which only a script knows.
import { settings } from './local.js';

const language = (settings().language ?? navigator.language).startsWith('zh') ? 'zh' : 'en';
const texts = fetch(document.getElementById(`texts_${language}`).href);
texts.catch(() => {});             // told by main.js
window.boot = { language, texts };
