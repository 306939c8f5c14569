// The service worker keeps what was built, so that everything works with the network off. web/build.mjs puts in BUILT:
// { version, first: { name: hash } of what every first visit loads, later: the same of what is fetched when it is opened }.
// What the page tells (update.js) are the names of the texts of the first visit's language.
// A version is there whole before it is used, every file compared with its hash; then it waits until a page lets it take over.
const { version, first, later } = BUILT;
const built = { ...first, ...later };
const { scope } = registration;
const PREFIX = `${scope} `;                // one origin may have several sites
const OWN = PREFIX + version;
const HASHED = /\.[0-9a-f]{10}\.\w+$/;
// A server may not know them; the page is refused or not shown with another type.
const TYPES = { '/': 'text/html', css: 'text/css', js: 'text/javascript' };

const hashOf = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

// A file as it was built, or an error. What the page has loaded is not loaded again.
async function obtain(name) {
  for (const cache of ['force-cache', 'reload']) {
    const answer = await fetch(name, { cache });
    const bytes = await answer.arrayBuffer();
    if (!(await hashOf(bytes)).startsWith(built[name])) continue;
    const headers = new Headers(answer.headers);
    for (const ofTransfer of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(ofTransfer);
    const type = TYPES[name.split('.').pop()];
    if (type) headers.set('Content-Type', `${type}; charset=utf-8`);
    return new Response(bytes, { headers });
  }
  throw new Error(`altered: ${name}`);
}

// Of any version: such a name never changes its content.
const fromAny = (name) => (HASHED.test(name) ? caches.match(name) : undefined);

async function keep(names) {
  const cache = await caches.open(OWN);
  await Promise.all(names.map(async (name) => {
    if (!(await cache.match(name))) await cache.put(name, (await fromAny(name)) ?? (await obtain(name)));
  }));
}

async function answer(name, request) {
  const cache = await caches.open(OWN);
  const kept = (await cache.match(name)) ?? (await fromAny(name));
  if (kept || !(name in built)) return kept ?? fetch(request);
  try {
    await keep([name]);
    return await cache.match(name);
  } catch {
    return fetch(request);
  }
}

// The version before this one is kept until the next: its pages may be open and fetch what they open then.
async function tidy() {
  const facts = await caches.open(scope);
  const before = await (await facts.match('active'))?.text();
  await facts.put('active', new Response(OWN));
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const older = names.slice(0, names.indexOf(OWN));          // what came after may be on its way
  await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
  await clients.claim();
}

async function install() {
  const facts = await caches.open(scope);
  const texts = (await (await facts.match('texts'))?.json()) ?? [];
  await keep(registration.active ? Object.keys(built) : [...Object.keys(first), ...texts.filter((name) => name in built)]);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('message', (event) => {
  event.waitUntil(event.data === 'take over' ? skipWaiting() : keep(Object.keys(built)).catch(() => {}));      // offline: another time
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const name = address.slice(scope.length).replace(/^(index\.html)?$/, './');
  // What is not of this site is none of its business.
  if (name in built || HASHED.test(name)) event.respondWith(answer(name, request));
});
