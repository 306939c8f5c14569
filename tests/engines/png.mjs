// What a screenshot shows, read without a library: 8 bits a channel, no interlace, as browsers write them.
import zlib from 'node:zlib';

// → { width, height, at(x, y) → 0xrrggbb }
export function decodePng(bytes) {
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[bytes[25]];
  if (bytes[24] !== 8 || !channels || bytes[28]) throw new Error('a kind of PNG that is not read here');
  const parts = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const packed = zlib.inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const image = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const to = y * row + x;
      const left = x < channels ? 0 : image[to - channels];
      const up = y ? image[to - row] : 0;
      const corner = y && x >= channels ? image[to - row - channels] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) {
        const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      image[to] = packed[y * (row + 1) + 1 + x] + guess;
    }
  }
  return { width, height, at: (x, y) => image.readUIntBE(y * row + x * channels, 3) };
}

// Colours of a part of it: { colours: how many different ones, common: the share of the most frequent }.
export function coloursOf({ width, height, at }, { left = 0, top = 0, width: across = width, height: down = height } = {}) {
  const counts = new Map();
  let total = 0;
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(height, top + down); y += 1) {
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(width, left + across); x += 1) {
      const colour = at(x, y);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
      total += 1;
    }
  }
  return { colours: counts.size, common: Math.max(0, ...counts.values()) / total };
}
