// Glyphs for the canvas font loader: drawn with the system's fonts on a small 2D canvas, read back as alpha.
import { icons } from './icons.generated.js';

const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const WEIGHTS = [400, 600];
const ICONS_BEGIN = 0xe000;
const ICON_BOX = 256;

export function createGlyphs() {
  const paths = Object.values(icons);
  const canvas = document.createElement('canvas');
  let context;
  let pixels = null;
  let font = '';

  const grow = (side) => {
    if (canvas.width >= side) return;
    canvas.width = canvas.height = side;
    context = canvas.getContext('2d', { willReadFrequently: true });
    context.fillStyle = '#fff';
    font = '';
  };
  const useFont = (size, face) => {
    const wanted = `${WEIGHTS[face]} ${size}px ${FAMILY}`;
    if (font !== wanted) context.font = font = wanted;
  };
  const iconOf = (codePoint) => paths[codePoint - ICONS_BEGIN];

  function drawIcon(path, size) {
    context.clearRect(0, 0, size, size);
    context.setTransform(size / ICON_BOX, 0, 0, size / ICON_BOX, 0, 0);
    context.fill(new Path2D(path));
    context.setTransform(1, 0, 0, 1, 0, 0);
    pixels = context.getImageData(0, 0, size, size).data;
    // The icon's square sits where a line of text of this size has its box.
    return [size, 0, -Math.ceil(size * 0.88), size, size];
  }

  canvas.width = 0;
  grow(64);
  return {
    advance(codePoint, size, face) {
      if (iconOf(codePoint)) return size;
      useFont(size, face);
      return context.measureText(String.fromCodePoint(codePoint)).width;
    },
    // [advance, left, top, width, height] in pixels, from the pen on the baseline.
    draw(codePoint, size, face) {
      grow(Math.ceil(size * 3));
      if (iconOf(codePoint)) return drawIcon(iconOf(codePoint), Math.round(size));
      useFont(size, face);
      const text = String.fromCodePoint(codePoint);
      const metrics = context.measureText(text);
      const left = Math.floor(-metrics.actualBoundingBoxLeft) - 1;
      const top = Math.floor(-metrics.actualBoundingBoxAscent) - 1;
      const width = Math.min(canvas.width, Math.ceil(metrics.actualBoundingBoxRight) + 1 - left);
      const height = Math.min(canvas.height, Math.ceil(metrics.actualBoundingBoxDescent) + 1 - top);
      if (width <= 2 || height <= 2) return [metrics.width, 0, 0, 0, 0];
      context.clearRect(0, 0, width, height);
      context.fillText(text, -left, -top);
      pixels = context.getImageData(0, 0, width, height).data;
      return [metrics.width, left, top, width, height];
    },
    pixels(alpha) {
      for (let i = 0; i < alpha.length; ++i) alpha[i] = pixels[4 * i + 3];
    },
    // Privacy modes that fill canvases with noise would turn every glyph into dust.
    isSound() {
      context.clearRect(0, 0, 16, 16);
      return context.getImageData(0, 0, 16, 16).data.every((value) => value === 0);
    },
  };
}
