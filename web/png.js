// A picture as a PNG file: the shapes that the canvas and the paper show (see core/charts/picture.h).
import { toText } from './text.js';

const LARGEST_SIDE = 8192;         // of a canvas, on phones

const trace = {
  rect: (path, [[x1, y1], [x2, y2]], { radius }) => path.roundRect(x1, y1, x2 - x1, y2 - y1, radius),
  circle: (path, [[x, y]], { radius }) => path.arc(x, y, radius, 0, 2 * Math.PI),
  lines: (path, points) => points.forEach(([x, y]) => path.lineTo(x, y)),
};

function draw(context, colours, shape) {
  const { kind, points, fill, stroke, stroke_width: width, dashed, text, text_size: size, bold, anchor } = shape;
  context.fillStyle = colours[fill];
  if (kind === 'text') {
    context.font = `${bold ? 600 : 400} ${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    return context.fillText(text, ...points[0]);
  }
  context.strokeStyle = colours[stroke];
  context.lineWidth = width;
  context.setLineDash(dashed ? [width * 4, width * 3] : []);
  context.beginPath();
  (trace[kind] ?? trace.lines)(context, points, shape);
  if (kind === 'polygon') context.closePath();
  if (fill !== 'none') context.fill();
  if (stroke !== 'none') context.stroke();
}

// download: of files.js.
export async function downloadPng({ name }, body, { download }) {
  const { width, height, shapes, colours } = JSON.parse(toText(body));
  const canvas = document.createElement('canvas');
  const scale = Math.min(2, LARGEST_SIDE / Math.max(width, height));
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  for (const shape of shapes) draw(context, colours, shape);
  const picture = await new Promise((resolve) => canvas.toBlob(resolve));
  return download({ name, mime: 'image/png' }, picture);
}
