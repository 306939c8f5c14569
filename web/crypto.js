// Protecting with a password: PBKDF2-HMAC-SHA-256, then AES-256-GCM, by the browser. The bytes are described in
// src/core/links/sealed.h: version, rounds (3), salt (16), nonce (12), ciphertext and tag; the first four are authenticated, too.
import { toBytes } from './text.js';

const [HEADER, SALT, ALL] = [4, 20, 32];     // where version and rounds, salt, nonce end
const ROUNDS = 600_000;
const MOST_ROUNDS = 2_000_000;               // more would only be there to hang the page

// The arguments of subtle.encrypt and subtle.decrypt but for the data.
async function keyed(password, head, use) {
  const { subtle } = crypto;
  const iterations = head[1] << 16 | head[2] << 8 | head[3];
  if (head[0] !== 1 || iterations < ROUNDS || iterations > MOST_ROUNDS) throw new RangeError('rounds');
  const material = await subtle.importKey('raw', toBytes(password.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const key = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: head.subarray(HEADER, SALT), iterations },
    material, { name: 'AES-GCM', length: 256 }, false, [use]);
  return [{ name: 'AES-GCM', iv: head.subarray(SALT, ALL), additionalData: head.subarray(0, HEADER) }, key];
}

export async function encrypt(password, content) {
  const head = crypto.getRandomValues(new Uint8Array(ALL));
  head.set([1, ROUNDS >> 16, ROUNDS >> 8, ROUNDS]);
  const data = await crypto.subtle.encrypt(...await keyed(password, head, 'encrypt'), content);
  return new Uint8Array(await new Blob([head, data]).arrayBuffer());
}

// Throws the same whatever is wrong: the password, or a byte.
export async function decrypt(password, sealed) {
  const head = sealed.subarray(0, ALL);
  return new Uint8Array(await crypto.subtle.decrypt(...await keyed(password, head, 'decrypt'), sealed.subarray(ALL)));
}
