// What few visits need: fetched when it is wanted, and kept for offline use with everything else.
export { decrypt, encrypt } from './crypto.js';
export { pick_day } from './calendar.js';
export { decode } from './decode.js';
export { fetchRemote as fetch } from './fetch_remote.js';
export { downloadPng as download_png } from './png.js';
export { print, print_page } from './report.js';
