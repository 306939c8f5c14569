// Stands in for the app on the test page: sends requests and collects events.
import { download } from '/web/files.js';
import { createHost } from '/web/host.js';
import * as later from '/web/later.js';
import * as rare from '/web/rare.js';
import { createStorage } from '/web/storage.js';

const events = [];
const waiting = new Set();
// A pattern gives values that an event must have; its type may be several: "read|read_failed".
const fits = (event, { type, ...rest }) =>
  (!type || type.split('|').includes(event.type)) && Object.entries(rest).every(([key, value]) => event[key] === value);

window.faults = [];
addEventListener('securitypolicyviolation', (event) => faults.push(`CSP: ${event.violatedDirective} ${event.sample}`));
addEventListener('unhandledrejection', (event) => faults.push('unhandled rejection: ' + event.reason));
addEventListener('error', (event) => faults.push('error: ' + event.message));

let inRequest = false;
const host = createHost((header, body) => {
  if (inRequest) faults.push('answered before request returned: ' + header.type);
  if (!(body instanceof Uint8Array)) faults.push('no bytes with ' + header.type);
  const event = { ...header, text: header.type === 'file' && body.length > 1e6 ? 'long' : new TextDecoder().decode(body) };
  events.push(event);
  for (const check of [...waiting]) check();
}, async () => later, async () => rare);

window.request = (header, text = '') => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text);
  inRequest = true;
  host.request(header, bytes);
  inRequest = false;
  bytes.fill(0); // the app's memory moves on
};

// Takes the first event that fits out of the list, waiting for it when it has not come yet.
window.next = (pattern, patience = 20000) =>
  new Promise((resolve, reject) => {
    const check = () => {
      const index = events.findIndex((event) => fits(event, pattern));
      if (index < 0) return false;
      waiting.delete(check);
      clearTimeout(timer);
      resolve(events.splice(index, 1)[0]);
      return true;
    };
    const timer = setTimeout(() => {
      waiting.delete(check);
      reject(new Error(`no ${JSON.stringify(pattern)}; there were ${JSON.stringify(events)}`));
    }, patience);
    if (!check()) waiting.add(check);
  });

window.call = (header, text, pattern, patience) => {
  request(header, text);
  return next(pattern, patience);
};
window.pending = (pattern) => events.filter((event) => fits(event, pattern));
window.started = () => host.started();
window.stored = () => host.stored();
window.showFallback = (reason) => later.showFallback(reason, { createStorage, download });
window.ready = true;
