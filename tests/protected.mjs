// Protecting with a password once more, by node's own crypto: what the page and the command line are held against.
// The bytes are described in src/core/links/sealed.h, links in src/core/links/link.h.
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';

export const ROUNDS = 600_000;
const keyOf = (password, salt, rounds) => pbkdf2Sync(password.normalize('NFC'), salt, rounds, 32, 'sha256');

export function seal(password, content, { version = 1, rounds = ROUNDS, salt = randomBytes(16), iv = randomBytes(12) } = {}) {
  const header = Buffer.from([version, rounds >> 16, rounds >> 8, rounds]);
  const cipher = createCipheriv('aes-256-gcm', keyOf(password, salt, rounds), iv).setAAD(header);
  return Buffer.concat([header, salt, iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

// Throws when the password is wrong or a byte is another.
export function open(password, sealed) {
  const [header, salt, iv, data, tag] = [[0, 4], [4, 20], [20, 32], [32, -16], [-16]].map((range) => sealed.subarray(...range));
  const decipher = createDecipheriv('aes-256-gcm', keyOf(password, salt, header.readUIntBE(1, 3)), iv).setAAD(header).setAuthTag(tag);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

export const fileOf = (sealed) => JSON.stringify({
  format: 'sandtable-protected', version: sealed[0], kdf: 'PBKDF2-SHA-256', rounds: sealed.readUIntBE(1, 3),
  ...Object.fromEntries(Object.entries({ salt: [4, 20], iv: [20, 32], data: [32] }).map(([key, range]) => [key, sealed.subarray(...range).toString('base64url')])),
});
export function sealedOfFile(text) {
  const { version, rounds, salt, iv, data } = JSON.parse(text);
  return Buffer.concat([Buffer.from([version, rounds >> 16, rounds >> 8, rounds]), ...[salt, iv, data].map((part) => Buffer.from(part, 'base64url'))]);
}

const varint = (value) => (value < 128 ? [value] : [value & 127 | 128, ...varint(value >> 7)]);
const checksum = (bytes) => {
  let sum = 0xFFFFFFFF - ('e'.charCodeAt(0) - '1'.charCodeAt(0));
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i += 1) sum = sum >>> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  const four = Buffer.alloc(4);
  four.writeInt32LE(~sum);
  return four;
};
export const payloadOf = (sealed) =>
  `e${Buffer.concat([Buffer.from(varint(sealed.length + 4)), checksum(sealed), sealed]).toString('base64url')}`;

// The body of a link's payload: behind the length and the checksum.
export function bodyOf(link) {
  const bytes = Buffer.from(/#[px]=.([\w-]*)/.exec(link)[1], 'base64url');
  return bytes.subarray(bytes.findIndex((byte) => byte < 128) + 5);
}
// What a protected link holds before it is sealed, of an ordinary link.
export const contentOf = (link) => Buffer.concat([Buffer.from(/#[px]=(.)/.exec(link)[1]), bodyOf(link)]);
// A link like `link`, protected.
export const protectedLink = (password, link, options) =>
  link.replace(/([px]=).*$/, `$1${payloadOf(seal(password, contentOf(link), options))}`);
