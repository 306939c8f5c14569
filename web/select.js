// Selecting and copying what the canvas draws: the mirror's words lie where they are drawn (styles.css says which of them can
// be selected), so the browser selects; this is what it cannot know.
const WORDS = 'p, h1, h2, h3, h4, li:not([data-drag]), th, td, [role=status], [role=alert]';
const mirror = document.getElementById('mirror');

const isField = ({ target }) => target.matches?.('[type=text], [type=password], textarea');
const hasWords = (element) => element.matches?.(WORDS) && !element.firstElementChild;

// blocks: rows of cells each, in reading order; one cell alone is a paragraph. → as text that spreadsheets take as cells, too
export const plainOf = (blocks) => blocks.flat().map((row) => row.join('\t')).join('\n');

function elementOf(tag, children) {
  const element = document.createElement(tag);
  element.append(...children);     // strings become text
  return element;
}
const written = (element) => new XMLSerializer().serializeToString(element).replace(' xmlns="http://www.w3.org/1999/xhtml"', '');
export const htmlOf = (blocks) => blocks.map((rows) => written(rows.flat().length > 1
  ? elementOf('table', rows.map((row) => elementOf('tr', row.map((words) => elementOf('td', [words])))))
  : elementOf('p', rows[0]))).join('');

// What of an element's words is in the range.
function wordsIn(element, range) {
  if (!range.intersectsNode(element)) return '';
  const part = new Range();
  part.selectNodeContents(element);
  if (range.comparePoint(element, 0) < 0) part.setStart(range.startContainer, range.startOffset);
  if (range.comparePoint(element, element.childNodes.length) > 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

// Of tables: without rows and columns that nobody selected.
export function blocksOf(range, root = mirror) {
  const found = new Map();         // table, or the element of other words → its rows
  for (const element of root.querySelectorAll(WORDS)) {
    const words = hasWords(element) ? wordsIn(element, range) : '';
    const table = element.closest('table');
    if (!words || found.has(table)) continue;
    const rows = table ? [...table.rows].map((row) => [...row.cells].map((cell) => wordsIn(cell, range).replace(/\s+/g, ' '))) : [[words]];
    const chosen = rows[0].map((_, column) => rows.some((row) => row[column]));
    found.set(table ?? element, rows.filter((row) => row.some(Boolean)).map((row) => row.filter((_, column) => chosen[column])));
  }
  return [...found.values()];
}

document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || isField(event)) return;
  const blocks = blocksOf(selection.getRangeAt(0));
  if (!blocks.length) return;
  event.clipboardData.setData('text/plain', plainOf(blocks));
  event.clipboardData.setData('text/html', htmlOf(blocks));
  event.preventDefault();
});

// The page, or the dialog over it.
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'a' || isField(event) || !mirror.isConnected) return;
  event.preventDefault();
  getSelection().selectAllChildren([...mirror.querySelectorAll('main, dialog')].at(-1));
});

// A press that selects is none on what lies below; one beside words ends the selection.
let isSelecting = false;
document.addEventListener('selectstart', () => { isSelecting = true; });
document.addEventListener('pointerdown', (event) => {
  isSelecting = false;
  if (event.button === 0 && !getSelection().isCollapsed && !hasWords(event.target)) getSelection().empty();
}, true);
document.addEventListener('pointerup', (event) => {
  if (!isSelecting || getSelection().isCollapsed) return;
  event.stopPropagation();
  event.target.dispatchEvent(new PointerEvent('pointercancel', event));
}, true);
