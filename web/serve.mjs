// A small static server for local use and for tests: brotli and gzip copies, the security header, ranges, 304s.
// Usage: node web/serve.mjs [--port N] [--host ADDRESS] [--dir FOLDER]
// As a module: `const server = await serve({ directory, port: 0 })`, then server.address().port and server.close().
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicyHeader } from './csp.mjs';

const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// Which compressed copies the client takes, best first. "br;q=0" means: not that one.
function acceptedCopies(header = '') {
  const quality = new Map(header.split(',').map((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
    return [name.trim(), q ? Number(q.slice(2)) : 1];
  }));
  return [['br', '.br'], ['gzip', '.gz']].filter(([name]) => (quality.get(name) ?? quality.get('*') ?? 0) > 0);
}

// The file that an address means, or undefined: nothing outside the folder, no folders, no hidden files.
async function findFile(directory, address) {
  let name;
  try {
    name = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').some((part) => part.startsWith('.'))) return undefined;
  if (name.endsWith('/')) name += 'index.html';
  try {
    const file = await realpath(path.join(directory, name));
    const information = await stat(file);
    return file.startsWith(directory + path.sep) && information.isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

// The asked-for part of a file of `size` bytes: { start, end }, undefined for all of it, null when it cannot be had.
function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;  // several ranges: the whole file is allowed
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[1] !== '' && match[2] !== '' && Number(match[2]) < start) return undefined;
  return start < size && (match[1] !== '' || Number(match[2]) > 0) ? { start, end } : null;
}

// Browsers take policies from pages and workers; with every file they were 2 KB before the first screen.
const runs = (file) => /(\.html|\bsw\.js)$/.test(file);

async function answer(request, response, directory, policy) {
  const send = (status, text, headers = {}) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text), ...headers });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'Method not allowed\n', { Allow: 'GET, HEAD' });
  const file = await findFile(directory, request.url);
  if (!file) return send(404, 'Not found\n');

  let chosen = file;
  const headers = {
    'Accept-Ranges': 'bytes',
    // A hashed name never changes its content; everything else is asked for again each time.
    'Cache-Control': /\.[0-9a-f]{10}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Type': mimeTypes[path.extname(file)] ?? 'application/octet-stream',
    ...(runs(file) && policy ? { 'Content-Security-Policy': policy } : {}),
    ...(runs(file) ? { 'Cross-Origin-Opener-Policy': 'same-origin', 'Referrer-Policy': 'no-referrer' } : {}),
    'Vary': 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  };
  // A range is taken from the plain file, so that its bytes are the ones the client counts.
  for (const [encoding, ending] of request.headers.range ? [] : acceptedCopies(request.headers['accept-encoding'])) {
    if (await stat(file + ending).then((found) => found.isFile(), () => false)) {
      chosen = file + ending;
      headers['Content-Encoding'] = encoding;
      break;
    }
  }
  const information = await stat(chosen);
  headers.ETag = `"${information.size.toString(36)}-${Math.trunc(information.mtimeMs).toString(36)}${headers['Content-Encoding'] ?? ''}"`;
  headers['Last-Modified'] = information.mtime.toUTCString();

  const known = request.headers['if-none-match'];
  if (known && known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers.ETag || tag.trim() === '*')) {
    response.writeHead(304, headers);
    return response.end();
  }
  const unchanged = !request.headers['if-range'] || request.headers['if-range'] === headers.ETag;
  const range = unchanged ? parseRange(request.headers.range, information.size) : undefined;
  if (range === null) return send(416, 'Range not satisfiable\n', { 'Content-Range': `bytes */${information.size}` });
  if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${information.size}`;
  headers['Content-Length'] = range ? range.end - range.start + 1 : information.size;
  response.writeHead(range ? 206 : 200, headers);
  if (request.method === 'HEAD' || information.size === 0) return response.end();
  return createReadStream(chosen, range).on('error', () => response.destroy()).pipe(response);
}

/** Serves `directory`; resolves when it listens. Port 0 takes any free port; policy '' sends no security policy. */
export async function serve({ directory, port = 8080, host = '127.0.0.1', policy = contentSecurityPolicyHeader }) {
  const root = await realpath(directory);
  const server = http.createServer((request, response) => {
    answer(request, response, root, policy).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

if (process.argv[1] && fileURLToPath(import.meta.url) === await realpath(process.argv[1])) {
  const options = { port: '8080', host: '127.0.0.1', dir: fileURLToPath(new URL('../build/web/dist', import.meta.url)) };
  const words = process.argv.slice(2);
  while (words.length) {
    const name = words.shift().replace(/^--/, '');
    if (!(name in options) || !words.length) {
      console.error('Usage: node web/serve.mjs [--port N] [--host ADDRESS] [--dir FOLDER]');
      process.exit(2);
    }
    options[name] = words.shift();
  }
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`serve: not a port number: ${options.port}`);
    process.exit(2);
  }
  try {
    const server = await serve({ directory: options.dir, port, host: options.host });
    const shown = options.host === '127.0.0.1' ? 'localhost' : options.host;
    console.log(`Sandtable is at http://${shown}:${server.address().port}/   (stop with Ctrl+C)`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  } catch (error) {
    if (error.code === 'EADDRINUSE') console.error(`serve: port ${port} is taken by another program. Choose another: --port ${port + 1}`);
    else if (error.code === 'EACCES') console.error(`serve: this user may not listen on port ${port}. Choose one above 1023: --port 8080`);
    else if (error.code === 'ENOENT') console.error(`serve: there is no folder ${options.dir}. Build first: sh web/run.sh --build-only`);
    else console.error(`serve: ${error.message}`);
    process.exit(1);
  }
}
