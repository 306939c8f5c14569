// Glyphs for the canvas font loader: drawn with the system's fonts on a small 2D canvas, read back as alpha.
import { icons } from './icons.generated.js';

const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const WEIGHTS = [400, 600];
const ICONS_BEGIN = 0xe000;
const ICON_BOX = 256;
const MEASURED_PX = 64;
const SHEET = 1024;                // width of a drawing of many glyphs

export function createGlyphs() {
  const paths = Object.values(icons);
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

  function drawIcon(key, path, size) {
    grow(size, size);
    context.clearRect(0, 0, size, size);
    context.setTransform(size / ICON_BOX, 0, 0, size / ICON_BOX, 0, 0);
    context.fill(new Path2D(path));
    context.setTransform(1, 0, 0, 1, 0, 0);
    // The icon's square sits where a line of text of this size has its box.
    const box = [size, 0, -Math.ceil(size * 0.88), size, size];
    drawn.set(key, { box, atX: 0, atY: 0, image: context.getImageData(0, 0, size, size) });
  }

  // All characters of a font that wait to be drawn, side by side: reading pixels back costs more than drawing.
  function drawWaiting(size, face) {
    const wanted = fontOf(size, face);
    const scale = size / MEASURED_PX;
    const boxes = [];
    let x = 0;
    let y = 0;
    let lineHeight = 0;
    for (const codePoint of waiting.get(wanted)) {
      const metrics = metricsOf(codePoint, face);
      const advance = metrics.width * scale;
      const left = Math.floor(-metrics.actualBoundingBoxLeft * scale) - 1;
      const top = Math.floor(-metrics.actualBoundingBoxAscent * scale) - 1;
      const width = Math.ceil(metrics.actualBoundingBoxRight * scale) + 1 - left;
      const height = Math.ceil(metrics.actualBoundingBoxDescent * scale) + 1 - top;
      if (width <= 2 || height <= 2) {
        drawn.set(wanted + codePoint, { box: [advance, 0, 0, 0, 0] });
        continue;
      }
      if (x + width > SHEET && x > 0) {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
      }
      boxes.push({ codePoint, atX: x, atY: y, box: [advance, left, top, width, height] });
      x += width;
      lineHeight = Math.max(lineHeight, height);
    }
    waiting.delete(wanted);
    if (!boxes.length) return;
    grow(SHEET, y + lineHeight);
    useFont(wanted);
    context.clearRect(0, 0, SHEET, y + lineHeight);
    for (const { codePoint, atX, atY, box: [, left, top] } of boxes) {
      context.fillText(String.fromCodePoint(codePoint), atX - left, atY - top);
    }
    const image = context.getImageData(0, 0, y ? SHEET : x, y + lineHeight);
    for (const each of boxes) drawn.set(wanted + each.codePoint, { ...each, image });
  }

  canvas.width = canvas.height = 0;
  grow(64, 64);
  return {
    advance(codePoint, size, face) {
      if (iconOf(codePoint)) return size;
      expect(codePoint, size, face);
      return metricsOf(codePoint, face).width * size / MEASURED_PX;
    },
    // [advance, left, top, width, height] in pixels, from the pen on the baseline.
    draw(codePoint, size, face) {
      const key = fontOf(size, face) + codePoint;
      if (!drawn.has(key)) {
        if (iconOf(codePoint)) {
          drawIcon(key, iconOf(codePoint), Math.round(size));
        } else {
          expect(codePoint, size, face);
          drawWaiting(size, face);
        }
      }
      glyph = drawn.get(key);
      drawn.delete(key);
      return glyph.box;
    },
    pixels(alpha) {
      const { atX, atY, image: { data, width }, box: [, , , glyphWidth] } = glyph;
      for (let i = 0; i < alpha.length; ++i) {
        const row = Math.floor(i / glyphWidth);
        alpha[i] = data[4 * ((atY + row) * width + atX + i - row * glyphWidth) + 3];
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
