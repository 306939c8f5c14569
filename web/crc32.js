// CRC-32 (IEEE 802.3, reflected, polynomial EDB88320) of bytes, as an unsigned number. Eight bytes a step:
// table[256 k + n] is what the byte n does k bytes later.
let table;

function makeTable() {
  const all = new Int32Array(2048);
  for (let n = 0; n < 2048; ++n) {
    let value = n < 256 ? n : all[n - 256];
    if (n < 256) for (let bit = 8; bit--;) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    else value = all[value & 255] ^ (value >>> 8);
    all[n] = value;
  }
  return all;
}

export function crc32(bytes) {
  const t = table ??= makeTable();
  let crc = -1;
  let at = 0;
  if (!(bytes.byteOffset & 3)) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3 << 1);
    for (let i = 0; i < words.length; i += 2) {
      const one = crc ^ words[i];
      const two = words[i + 1];
      crc = t[1792 + (one & 255)] ^ t[1536 + (one >>> 8 & 255)] ^ t[1280 + (one >>> 16 & 255)] ^ t[1024 + (one >>> 24)]
        ^ t[768 + (two & 255)] ^ t[512 + (two >>> 8 & 255)] ^ t[256 + (two >>> 16 & 255)] ^ t[two >>> 24];
    }
    at = words.length * 4;
  }
  for (; at < bytes.length; ++at) crc = t[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}
