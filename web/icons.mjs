// Draws the icons of the page and of the installed app as PNG files, from web/mark.svg.
import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32.js';

// The mark: squares on a rounded ground. → { ground: [r, g, b], radius, squares: [[x, y, side]…] } in a 16 × 16 box
export function readMark(svg) {
  const [, radius, colour, squares] = /viewBox="0 0 16 16"><rect width="16" height="16" rx="(\d+)" fill="#(\w{6})"\/><path d="([^"]+)" fill="#fff"/.exec(svg);
  return {
    ground: [...Buffer.from(colour, 'hex')],
    radius: Number(radius),
    squares: [...squares.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((numbers) => numbers.slice(1).map(Number)),
  };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// Four colours: nothing, the ground half clear (for smooth corners) and whole, white.
const OPACITIES = [0, 128, 255];
const WHITE = 3;

// A square of `size` pixels. scale: of the squares, about the middle; rounded: whether the corners are clear.
export function drawIcon({ ground, radius, squares }, { size, scale = 1, rounded = false }) {
  const unit = size / 16;
  const corner = rounded ? radius * unit : 0;
  const boxes = squares.map(([x, y, side]) => [x, y, x + side, y + side].map((value) => Math.round(size / 2 + (value - 8) * unit * scale)));
  const colourAt = (x, y) => {
    if (boxes.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom)) return WHITE;
    const inward = (value) => Math.max(0, corner - Math.min(value + 0.5, size - value - 0.5));
    const outside = Math.hypot(inward(x), inward(y)) - corner;
    return Math.round(2 * Math.min(1, Math.max(0, 0.5 - outside)));
  };
  // Every row begins with the way it is filtered: not at all.
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Buffer.alloc(1 + Math.ceil(size / 4));
    for (let x = 0; x < size; x++) row[1 + (x >> 2)] |= colourAt(x, y) << (6 - 2 * (x % 4));
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([2, 3], 8);                     // two bits a pixel, colours from a palette
  const palette = [...ground, ...ground, ...ground, 255, 255, 255];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    ...(rounded ? [chunk('tRNS', Buffer.from(OPACITIES))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
