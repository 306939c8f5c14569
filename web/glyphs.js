// Glyphs for the canvas font loader: drawn with the system's fonts on a small 2D canvas, read back as alpha.
import { first } from './icons.generated.js';

const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const WEIGHTS = [400, 600];
const ICONS_BEGIN = 0xe000;
const ICON_BOX = 256;
const MEASURED_PX = 64;
const SHEET = 1024;                // width of a drawing of many glyphs

export function createGlyphs() {
  const paths = { ...first };
  const canvas = document.createElement('canvas');
  const known = [new Map(), new Map()];      // for each face: code point → its metrics at MEASURED_PX
  const waiting = new Map();                 // font → code points that were measured for it and are not yet drawn
  const drawn = new Map();                   // font and code point → its box and picture, until they are asked for
  let context;
  let font = '';
  let glyph = null;                          // the one that draw() answered with last

  const grow = (width, height) => {
    if (canvas.width >= width && canvas.height >= height) return;
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
    context = canvas.getContext('2d', { willReadFrequently: true });
    font = '';
  };
  const useFont = (wanted) => {
    if (font !== wanted) context.font = font = wanted;
  };
  const fontOf = (size, face) => `${WEIGHTS[face]} ${size}px ${FAMILY}`;
  const iconOf = (codePoint) => paths[codePoint - ICONS_BEGIN];

  // Measuring is slow, and every size of a face has the same proportions.
  function metricsOf(codePoint, face) {
    let metrics = known[face].get(codePoint);
    if (!metrics) {
      useFont(fontOf(MEASURED_PX, face));
      metrics = context.measureText(String.fromCodePoint(codePoint));
      known[face].set(codePoint, metrics);
    }
    return metrics;
  }

  function expect(codePoint, size, face) {
    const wanted = fontOf(size, face);
    if (!waiting.has(wanted)) waiting.set(wanted, new Set());
    waiting.get(wanted).add(codePoint);
  }

  // → { advance, left, top, width, height } of its picture, from the pen on the baseline.
  function boxOf(codePoint, size, face) {
    if (iconOf(codePoint)) {
      const side = Math.round(size);           // the square sits where a line of text of this size has its box
      return { advance: side, left: 0, top: -Math.ceil(side * 0.88), width: side, height: side };
    }
    const metrics = metricsOf(codePoint, face);
    const scale = size / MEASURED_PX;
    const left = Math.floor(-metrics.actualBoundingBoxLeft * scale) - 1;
    const top = Math.floor(-metrics.actualBoundingBoxAscent * scale) - 1;
    const width = Math.ceil(metrics.actualBoundingBoxRight * scale) + 1 - left;
    const height = Math.ceil(metrics.actualBoundingBoxDescent * scale) + 1 - top;
    return { advance: metrics.width * scale, left, top, width, height };
  }

  function drawAt(codePoint, { left, top, width }, x, y) {
    if (!iconOf(codePoint)) return context.fillText(String.fromCodePoint(codePoint), x - left, y - top);
    context.setTransform(width / ICON_BOX, 0, 0, width / ICON_BOX, x, y);
    context.fill(new Path2D(iconOf(codePoint)));
    return context.resetTransform();
  }

  // All characters of a font that wait to be drawn, side by side: reading pixels back costs more than drawing.
  function drawWaiting(size, face) {
    const wanted = fontOf(size, face);
    const placed = [];
    let x = 0;
    let y = 0;
    let lineHeight = 0;
    for (const codePoint of waiting.get(wanted)) {
      const box = boxOf(codePoint, size, face);
      const { advance, left, top, width, height } = box;
      if (width <= 2 || height <= 2) {
        drawn.set(wanted + codePoint, { numbers: [advance, 0, 0, 0, 0] });
        continue;
      }
      if (x + width > SHEET && x > 0) {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
      }
      placed.push({ codePoint, atX: x, atY: y, box, numbers: [advance, left, top, width, height] });
      x += width;
      lineHeight = Math.max(lineHeight, height);
    }
    waiting.delete(wanted);
    if (!placed.length) return;
    grow(SHEET, y + lineHeight);
    useFont(wanted);
    context.clearRect(0, 0, SHEET, y + lineHeight);
    for (const { codePoint, atX, atY, box } of placed) drawAt(codePoint, box, atX, atY);
    const image = context.getImageData(0, 0, y ? SHEET : x, y + lineHeight);
    for (const each of placed) drawn.set(wanted + each.codePoint, { ...each, image });
  }

  canvas.width = canvas.height = 0;
  grow(64, 64);
  return {
    // Further icons by their numbers, before the first of them is drawn.
    add: (icons) => Object.assign(paths, icons),
    advance(codePoint, size, face) {
      if (iconOf(codePoint)) return size;
      expect(codePoint, size, face);
      return metricsOf(codePoint, face).width * size / MEASURED_PX;
    },
    // [advance, left, top, width, height] in pixels, from the pen on the baseline.
    draw(codePoint, size, face) {
      const key = fontOf(size, face) + codePoint;
      if (!drawn.has(key)) {
        expect(codePoint, size, face);
        drawWaiting(size, face);
      }
      glyph = drawn.get(key);
      drawn.delete(key);
      return glyph.numbers;
    },
    pixels(alpha) {
      const { atX, atY, image: { data, width }, box } = glyph;
      let to = 0;
      for (let row = 0; row < box.height; ++row) {
        let from = 4 * ((atY + row) * width + atX) + 3;
        for (let column = 0; column < box.width; ++column, from += 4) alpha[to++] = data[from];
      }
    },
    // The system's fonts are loaded while the app is still on its way,
    warm: () => [0, 1].forEach((face) => metricsOf(0x6c99, face)),
    // and so is what the first screens write. Resolves after a moment for what is more urgent.
    prepare(text, size, face) {
      for (const character of text) expect(character.codePointAt(0), size, face);
      drawWaiting(size, face);
      return new Promise((resolve) => { setTimeout(resolve); });
    },
    // Privacy modes that fill canvases with noise would turn every glyph into dust.
    isSound() {
      context.clearRect(0, 0, 16, 16);
      return context.getImageData(0, 0, 16, 16).data.every((value) => value === 0);
    },
  };
}
