// What is seldom asked for: fetched when it is.
export { fetchRemote as fetch } from './fetch_remote.js';
export { fullscreen } from './hands.js';
export { downloadPng as download_png } from './png.js';
export { print } from './report.js';
