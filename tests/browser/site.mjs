// A site of its own for a test: a copy of the built one in a folder, on a plain server that can be stopped, set wrong and
// broken, and that notes what is asked for; and further versions of the site.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './harness.mjs';

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json', png: 'image/png' };
const isHashed = (name) => /\.[0-9a-f]{10}\.\w+$/.test(name);
const hashOf = (data) => createHash('sha256').update(data).digest('hex').slice(0, 10);
export const builtSite = () => {
  const at = process.argv.indexOf('--site');
  return at > 0 ? process.argv[at + 1] : path.join(ROOT, 'build/web/dist');
};

// What the built folder holds, without the compressed copies.
export const filesOf = async (folder) => (await readdir(folder)).filter((name) => !/\.(br|gz)$/.test(name)).sort();

// Gives the file whose name begins with `name` what `change(bytes)` makes of it, and everything that names it its new name:
// another version of the site.
export async function rebuild(folder, name, change) {
  const [old] = (await filesOf(folder)).filter((each) => each.startsWith(name));
  const data = Buffer.from(await change(await readFile(path.join(folder, old))));
  const [, oldHash] = old.split('.');
  const newHash = hashOf(data);
  const renamed = old.replace(oldHash, newHash);
  await rm(path.join(folder, old));
  await writeFile(path.join(folder, renamed), data);
  const replace = async (file, ...pairs) => {
    let text = await readFile(path.join(folder, file), 'utf8');
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Error(`${file} does not name ${from}`);
      text = text.replaceAll(from, to);
    }
    await writeFile(path.join(folder, `${file}.new`), text);
    await rename(path.join(folder, `${file}.new`), path.join(folder, file));
    return hashOf(text);
  };
  const pageHash = hashOf(await readFile(path.join(folder, 'index.html')));
  const newPageHash = await replace('index.html', [oldHash, newHash]);
  const version = /version:"(\w+)"/.exec(await readFile(path.join(folder, 'sw.js'), 'utf8'))[1];
  await replace('sw.js', [oldHash, newHash], [pageHash, newPageHash], [version, hashOf(version + newHash)]);
  return { old, renamed };
}

// As python3 -m http.server serves it: no compressed copies, nothing said of keeping. Files below each
// of `bases`. cache: what it says of keeping; types: other types by ending.
// → { folder, address, requests: [name…], types, faults: Map of a name's beginning → 'error' or 'cut', stop(), start(), end() }
export async function plainSite({ bases = ['/'], types = {}, cache, copyOf = builtSite() } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandtable-site-'));
  for (const name of await filesOf(copyOf)) await cp(path.join(copyOf, name), path.join(folder, name));
  const site = { folder, requests: [], faults: new Map(), types: { ...TYPES, ...types } };
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const base = bases.findLast((each) => pathname.startsWith(each));
    const name = base ? pathname.slice(base.length) || 'index.html' : '';
    site.requests.push(name);
    const data = name && await readFile(path.join(folder, name)).catch(() => null);
    const fault = [...site.faults].find(([beginning]) => name.startsWith(beginning))?.[1];
    if (!data || fault === 'error') {
      response.writeHead(data ? 500 : 404, { 'Content-Type': 'text/html' });
      return response.end('<!doctype html><title>no</title>');
    }
    response.writeHead(200, {
      'Content-Type': site.types[name.split('.').pop()] ?? 'application/octet-stream',
      'Last-Modified': 'Sat, 21 Nov 2026 09:00:00 GMT',
      ...(cache ? { 'Cache-Control': isHashed(name) ? cache : 'no-cache' } : {}),
      // A cut body is noticed only by who compares: its length is not told.
      ...(fault ? {} : { 'Content-Length': data.length }),
    });
    return response.end(fault === 'cut' ? data.subarray(0, data.length / 2) : data);
  });
  const listen = (port) => new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  await listen(0);
  const { port } = server.address();
  site.address = `http://localhost:${port}${bases[0]}`;
  site.stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  site.start = () => listen(port);
  site.end = async () => {
    if (server.listening) await site.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return site;
}
