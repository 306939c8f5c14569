// Tests of the static server web/serve.mjs.   Usage: node tests/serve.mjs
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentSecurityPolicy } from '../web/csp.mjs';
import { serve } from '../web/serve.mjs';

const outside = mkdtempSync(path.join(tmpdir(), 'sandtable-serve-'));
const directory = path.join(outside, 'site');
mkdirSync(directory);
writeFileSync(path.join(outside, 'secret.txt'), 'secret');
symlinkSync(path.join(outside, 'secret.txt'), path.join(directory, 'link.txt'));
writeFileSync(path.join(directory, '.hidden'), 'hidden');
writeFileSync(path.join(directory, 'empty.txt'), '');
writeFileSync(path.join(directory, 'index.html'), '<!doctype html>');
writeFileSync(path.join(directory, 'sw.js'), '// worker');
writeFileSync(path.join(directory, 'manifest.webmanifest'), '{}');
writeFileSync(path.join(directory, 'app.0123456789.wasm'), '0123456789');
writeFileSync(path.join(directory, 'app.0123456789.wasm.br'), 'brotli');
writeFileSync(path.join(directory, 'app.0123456789.wasm.gz'), 'gzip');
const server = await serve({ directory, port: 0 });
const port = server.address().port;

// Plain node requests: unlike fetch they unpack nothing and send "..", as an attacker would.
const ask = (name, headers = {}, method = 'GET') => new Promise((resolve, reject) => {
  http.request({ port, host: '127.0.0.1', path: name, method, headers }, (response) => {
    let body = '';
    response.on('data', (data) => { body += data; });
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
  }).on('error', reject).end();
});

const wasm = '/app.0123456789.wasm';
const cases = {
  'the folder itself is index.html': async () => {
    const { status, body, headers } = await ask('/?a=1');
    assert.deepEqual([status, body, headers['content-type'], headers['cache-control']], [200, '<!doctype html>', 'text/html; charset=utf-8', 'no-cache']);
  },
  'WebAssembly has its own type and hashed names never expire': async () => {
    const { headers } = await ask(wasm);
    assert.equal(headers['content-type'], 'application/wasm');
    assert.match(headers['cache-control'], /immutable/);
  },
  'service worker and manifest have their types and are asked for again each time': async () => {
    for (const [name, type] of [['sw.js', 'text/javascript; charset=utf-8'], ['manifest.webmanifest', 'application/manifest+json']]) {
      const { headers } = await ask(`/${name}`);
      assert.deepEqual([headers['content-type'], headers['cache-control']], [type, 'no-cache'], name);
    }
  },
  'brotli is preferred to gzip, and both only when wanted': async () => {
    assert.equal((await ask(wasm, { 'accept-encoding': 'gzip, deflate, br' })).headers['content-encoding'], 'br');
    assert.equal((await ask(wasm, { 'accept-encoding': 'gzip, br;q=0' })).body, 'gzip');
    assert.equal((await ask(wasm, { 'accept-encoding': 'identity' })).body, '0123456789');
    assert.equal((await ask(wasm)).headers.vary, 'Accept-Encoding');
  },
  'the security policy is sent as a header': async () => {
    const policy = (await ask('/')).headers['content-security-policy'];
    assert.ok(policy.startsWith(contentSecurityPolicy));
    assert.match(policy, /frame-ancestors 'none'$/);
  },
  'HEAD has the length and no body': async () => {
    const { status, headers, body } = await ask(wasm, {}, 'HEAD');
    assert.deepEqual([status, headers['content-length'], body], [200, '10', '']);
  },
  'ranges': async () => {
    const range = async (value, more = {}) => {
      const { status, headers, body } = await ask(wasm, { range: value, 'accept-encoding': 'br', ...more });
      return [status, body, headers['content-range']];
    };
    assert.deepEqual(await range('bytes=2-4'), [206, '234', 'bytes 2-4/10']);
    assert.deepEqual(await range('bytes=7-'), [206, '789', 'bytes 7-9/10']);
    assert.deepEqual(await range('bytes=-3'), [206, '789', 'bytes 7-9/10']);
    assert.deepEqual(await range('bytes=5-99'), [206, '56789', 'bytes 5-9/10']);
    assert.deepEqual((await range('bytes=10-'))[0], 416);
    assert.deepEqual((await range('bytes=-0'))[0], 416);
    assert.deepEqual((await range('bytes=4-2')).slice(0, 2), [200, '0123456789']);
    assert.deepEqual((await range('lines=1-2')).slice(0, 2), [200, '0123456789']);
    assert.deepEqual((await range('bytes=2-4', { 'if-range': '"other"' }))[0], 200);
  },
  'an unchanged file is not sent again': async () => {
    const { etag } = (await ask(wasm, { 'accept-encoding': 'br' })).headers;
    assert.equal((await ask(wasm, { 'accept-encoding': 'br', 'if-none-match': etag })).status, 304);
    assert.equal((await ask(wasm, { 'if-none-match': etag })).status, 200);
  },
  'an empty file is fine': async () => assert.deepEqual([(await ask('/empty.txt')).status, (await ask('/empty.txt')).body], [200, '']),
  'nothing outside the folder is served': async () => {
    for (const name of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/link.txt', '/.hidden', '/%00', '/%', '/missing', '//']) {
      assert.notEqual((await ask(name)).body, 'secret', name);
      assert.ok([200, 404].includes((await ask(name)).status), name);
      if (name !== '//') assert.equal((await ask(name)).status, 404, name);
    }
  },
  'only GET and HEAD are answered': async () => assert.equal((await ask('/', {}, 'POST')).status, 405),
  'a taken port is an error': async () => assert.rejects(serve({ directory, port }), { code: 'EADDRINUSE' }),
};

let failed = 0;
for (const [name, run] of Object.entries(cases)) {
  await run().catch((error) => {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  });
}
server.close();
rmSync(outside, { recursive: true });
console.log(`${Object.keys(cases).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
