// What the first screens do without: fetched when they are there, or when something fails.
export { decrypt, encrypt } from './crypto.js';
export { complete } from './second.js';
export { showFallback } from './fallback.js';
export { fetchRemote } from './fetch_remote.js';
export { filesOf } from './folders.js';
export { downloadPng } from './png.js';
export { print } from './report.js';
export { fetchSample } from './sample.js';
export { copy, share } from './share.js';
export { keepOffline, restoreTyped } from './update.js';
