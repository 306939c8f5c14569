// CRC-32 (IEEE 802.3, reflected, polynomial EDB88320) of bytes, as an unsigned number. Four bytes a step: tables[k][n] is what
// the byte n does k bytes later.
let tables;

function makeTables() {
  const first = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 8; bit--;) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  const later = (table) => table.map((n) => first[n & 255] ^ (n >>> 8));
  const second = later(first);
  const third = later(second);
  return [first, second, third, later(third)];
}

export function crc32(bytes) {
  const [a, b, c, d] = tables ??= makeTables();
  let crc = -1;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    crc = d[crc & 255] ^ c[(crc >>> 8) & 255] ^ b[(crc >>> 16) & 255] ^ a[crc >>> 24];
  }
  for (; at < bytes.length; ++at) crc = a[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}
