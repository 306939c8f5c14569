// Printing: the report is built as real, selectable elements that only paper shows (see report.css).
import { toText } from './text.js';

const SVG = 'http://www.w3.org/2000/svg';

const dress = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  element.append(...children);     // strings become text
  return element;
};
const html = (tag, attributes, ...children) => dress(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => dress(document.createElementNS(SVG, tag), attributes, children);

const polyline = (points) => ['polyline', { points: points.join(' ') }];

// Kind of shape → [element, its geometry].
const outlines = {
  line: polyline,
  polyline,
  polygon: (points) => ['polygon', { points: points.join(' ') }],
  rect: ([[x1, y1], [x2, y2]], { radius }) => ['rect', {
    x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1), rx: radius,
  }],
  circle: ([[cx, cy]], { radius }) => ['circle', { cx, cy, r: radius }],
  text: ([[x, y]], { text_size: size, bold, anchor }) => ['text', {
    x, y, 'font-size': size, 'font-weight': bold ? 600 : null, 'text-anchor': anchor, 'dominant-baseline': 'central',
  }],
};

function drawShape(shape) {
  const [tag, geometry] = outlines[shape.kind](shape.points, shape);
  const { fill: inside = 'none', stroke = 'none', stroke_width: width = 1, dashed } = shape;
  const attributes = { ...geometry, class: `fill-${inside} stroke-${stroke}` };
  if (stroke !== 'none') attributes['stroke-width'] = width;
  if (dashed) attributes['stroke-dasharray'] = `${width * 4} ${width * 3}`;
  return svg(tag, attributes, shape.text ?? '');
}

const rowOf = (cells, tag, scope) => html('tr', {}, ...cells.map((cell, column) =>
  scope || column ? html(tag, { scope }, String(cell)) : html('th', { scope: 'row' }, String(cell))));

// Lines that a cell takes in small type: a line holds about 80 letters or 40 Chinese characters.
const linesOf = ({ items }) => items.reduce((sum, item) => sum + item.split('\n').reduce((lines, line) =>
  lines + Math.max(1, Math.ceil([...line].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0) / 80)), 0), 0);
// Up to this many lines a landscape page holds the grid in ordinary type.
const ROOMY = 26;

const builders = {
  heading: ({ level, text }) => html('h' + level, {}, text),
  paragraph: ({ text }) => html('p', {}, text),
  list: ({ items }) => html('ul', {}, ...items.map((item) => html('li', {}, item))),
  table: ({ caption, rows: [header, ...rows] }) => html('table', {},
    ...(caption ? [html('caption', {}, caption)] : []),
    html('thead', {}, rowOf(header, 'th', 'col')),
    html('tbody', {}, ...rows.map((cells) => rowOf(cells, 'td')))),
  // Two by two. Small type as soon as the page would be full; beyond that it goes on, on further pages.
  grid: ({ cells }) => html('div', {
    class: Math.max(linesOf(cells[0]), linesOf(cells[1])) + Math.max(linesOf(cells[2]), linesOf(cells[3])) > ROOMY ? 'grid dense' : 'grid',
  }, ...cells.map(({ title, items }) =>
    html('section', {}, html('h2', {}, title), html('ul', {}, ...items.map((item) => html('li', {}, item)))))),
  figure: ({ summary, picture: { width, height, shapes } }) => html('figure', {},
    svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
      svg('title', {}, summary), ...shapes.map(drawShape))),
};

export function build({ title, language, meta, sections, wide }) {
  return html('main', { id: 'report', lang: language, class: wide ? 'wide' : null }, html('h1', {}, title), html('p', { class: 'meta' }, meta ?? ''),
    ...sections.map((section) => builders[section.kind](section)));
}

// What the page says as it is: styles for paper make lines of the mirror's words.
export const print_page = () => void setTimeout(print_now);

function print_now() {
  try {
    window.print();
  } catch {
    // Firefox on phones cannot print
  }
}

// Resolves when the paper is done with. The document's title becomes the name of a PDF.
export async function print(header, body) {
  const report = JSON.parse(toText(body));
  document.getElementById('report')?.remove();
  const element = build(report);
  const root = document.documentElement;
  const { title } = document;
  document.body.append(element);
  root.classList.add('printing');
  document.title = report.title;
  await new Promise((resolve) => {
    addEventListener('afterprint', resolve, { once: true });
    setTimeout(() => {             // not within the app's own call: it blocks while the dialog is open
      try {
        window.print();
      } catch {
        resolve();                 // Firefox on phones cannot print
      }
    });
  });
  element.remove();
  root.classList.remove('printing');
  if (document.title === report.title) document.title = title;
  return { type: 'printed' };
}
