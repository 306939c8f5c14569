// What the first screens do without: fetched when they are there, or when something fails.
import './glide.js';
import './menu.js';
import './paste.js';
import './select.js';
import { showUnable } from './fallback.js';
import { showFault, showFrame } from './fault.js';

// LATER_STYLES is later.css (build.mjs).
if (typeof LATER_STYLES === 'string' && document.adoptedStyleSheets) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LATER_STYLES);
  document.adoptedStyleSheets.push(sheet);
}

// Instead of the app: why it is not there.
export const showFallback = (reason, tools) => (reason === 'fault' ? showFault : reason === 'frame' ? showFrame : showUnable)(reason, tools);

export { otherLanguage } from './language.js';
export { filesOf } from './folders.js';
export { fullscreen } from './hands.js';
export { fetchSample as sample } from './sample.js';
export { copy, share } from './share.js';
export { restoreTyped } from './typed.js';
export { keepOffline } from './update.js';
