// web/crypto.js against node's own crypto, and that against published vectors.   Usage: node tests/crypto.mjs
import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decrypt, encrypt } from '../web/crypto.js';
import { open, ROUNDS, seal, sealedOfFile, bodyOf, contentOf } from './protected.mjs';

let passed = 0;
let failed = 0;
async function test(name, run) {
  try {
    await run();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n  ${error.stack}`);
  }
}
const equal = (actual, expected, what = '') => {
  const [a, b] = [actual, expected].map((value) => (typeof value === 'number' ? value : Buffer.from(value).toString('hex')));
  if (a !== b) throw new Error(`${what} ${a} instead of ${b}`);
};
const hex = (text) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const fails = async (what, promise) => {
  const error = await promise.then(() => null, (reason) => reason);
  if (!error) throw new Error(`${what} was opened`);
  return error;
};
const text = (name) => readFileSync(new URL(name, import.meta.url), 'utf8').trim();
const password = 'Zürich 密码 2026';

// RFC 7914, section 11: PBKDF2-HMAC-SHA-256.
for (const [word, salt, rounds, wanted] of [
  ['passwd', 'salt', 1, `55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc
    49ca9ccc f179b645 991664b3 9d77ef31 7c71b845 b1e30bd5 09112041 d3a19783`],
  ['Password', 'NaCl', 80_000, `4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56
    a1d425a1 22583354 9adb841b 51c9b317 6a272bde bba1d078 478f62b3 97f33c8d`],
]) {
  await test(`PBKDF2-HMAC-SHA-256 of "${word}", RFC 7914`, async () => {
    equal(pbkdf2Sync(word, salt, rounds, 64, 'sha256'), hex(wanted), 'node');
    const [secret, salted] = [word, salt].map((part) => new TextEncoder().encode(part));
    const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
    equal(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salted, iterations: rounds }, key, 512), hex(wanted), 'WebCrypto');
  });
}
// D. McGrew, J. Viega: The Galois/Counter Mode of Operation, test case 16.
await test('AES-256-GCM, test case 16', async () => {
  const key = hex('feffe9928665731c6d6a8f9467308308'.repeat(2));
  const iv = hex('cafebabefacedbaddecaf888');
  const more = hex('feedfacedeadbeef feedfacedeadbeef abaddad2');
  const content = hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39');
  const wanted = hex(`522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
    76fc6ece0f4e1768cddf8853bb2d551b`);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(more);
  equal(Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]), wanted, 'node');
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  equal(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: more }, imported, content), wanted, 'WebCrypto');
});

const content = new TextEncoder().encode('{"title":"客户 Ä"}');
await test('what the page protects, node opens', async () => {
  const sealed = Buffer.from(await encrypt(password, content));
  equal(sealed.length, 32 + content.length + 16, 'length');
  equal(sealed.subarray(0, 4), [1, ...[16, 8, 0].map((shift) => ROUNDS >> shift & 255)], 'header');
  equal(open(password, sealed), content);
  const again = Buffer.from(await encrypt(password, content));
  if (again.subarray(4, 20).equals(sealed.subarray(4, 20))) throw new Error('the same salt twice');
  if (again.subarray(20, 32).equals(sealed.subarray(20, 32))) throw new Error('the same nonce twice');
});
await test('what node protects, the page opens, however the accents were typed', async () => {
  for (const rounds of [ROUNDS, 2_000_000]) equal(await decrypt(password.normalize('NFD'), seal(password, content, { rounds })), content);
});
await test('frozen link and file', async () => {
  equal(await decrypt(password, bodyOf(`#p=${text('fixtures/protected/v1-link.txt')}`)), contentOf(`#p=${text('fixtures/links/v2-self-test.txt')}`), 'link');
  equal(await decrypt(password, sealedOfFile(text('fixtures/protected/v1-file.json'))), readFileSync(new URL('fixtures/plans/v1-self-test.json', import.meta.url)), 'file');
});
await test('a wrong password and every altered part fail alike', async () => {
  const sealed = seal(password, content);
  const errors = [];
  for (const wrong of [`${password} `, password.toUpperCase(), 'x']) errors.push(await fails(wrong, decrypt(wrong, sealed)));
  for (const at of [3, 4, 19, 20, 31, 32, sealed.length - 17, sealed.length - 16, sealed.length - 1]) {      // 3: of the rounds
    const other = Buffer.from(sealed);
    other[at] ^= 1;
    errors.push(await fails(`altered at ${at}`, decrypt(password, other)));
  }
  for (const length of [sealed.length - 1, 40, 32, 5]) await fails(`cut to ${length}`, decrypt(password, sealed.subarray(0, length)));
  equal(new Set(errors.map((error) => `${error.name} ${error.message}`)).size, 1, 'kinds of error');
});
await test('rounds that would hang the page, or are too few, and later versions are refused at once', async () => {
  const sealed = seal(password, content, { rounds: 1 });
  for (const header of [[1, 0, 0, 1], [1, 9, 39, 191], [1, 30, 132, 129], [1, 255, 255, 255], [2, 9, 39, 192]]) {
    sealed.set(header);
    const begun = performance.now();
    const error = await fails(header.join(), decrypt(password, sealed));
    if (!(error instanceof RangeError)) throw error;
    if (performance.now() - begun > 100) throw new Error(`${header.join()} took ${performance.now() - begun} ms`);
  }
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
