// What is copied of a selection: words as lines, tables as cells.
import { equal, test } from './harness.mjs';

const row = (...cells) => ['tr', ...cells.map((words, column) => [column ? 'td' : 'th', words])];
const BODY = ['main', ['h2', 'Head'], ['p', 'One\ntwo'], ['table', row('Name', '€', '%'), row('A\tB', '1 200', ''), row('C', '-5', '<b>')],
  ['ul', ['li', 'item'], ['li', ['button', 'press']]], ['p', 'Saved']];
// [from: [selector, offset], to: [selector, offset], plain text, HTML]
const CASES = [
  ['a part of two paragraphs', ['h2', 2], ['p', 3], 'ad\nOne', '<p>ad</p><p>One</p>'],
  ['a cell is words', ['tr:nth-child(2) td', 0], ['tr:nth-child(2) td', 1], '1', '<p>1</p>'],
  ['a part of a row', ['tr:last-child th', 0], ['tr:last-child td:last-child', 3], 'C\t-5\t<b>', '<table><tr><td>C</td><td>-5</td><td>&lt;b&gt;</td></tr></table>'],
  ['rows keep their columns', ['tr:nth-child(2) td', 0], ['tr:last-child th', 1], '\t1 200\nC\t', '<table><tr><td></td><td>1 200</td></tr><tr><td>C</td><td></td></tr></table>'],
  ['over a table', ['p', 4], ['p:last-child', 5], 'two\nName\t€\t%\nA B\t1 200\t\nC\t-5\t<b>\nitem\nSaved', null],
];

test('what is selected as text and as a table', async ({ open }) => {
  const page = await open();
  for (const [what, from, to, plain, html] of CASES) {
    const [text, markup] = await page.evaluate(async ([body, ...ends]) => {
      const { blocksOf, plainOf, htmlOf } = await import('/web/select.js');
      const build = ([tag, ...children]) => {
        const element = document.createElement(tag);
        element.append(...children.map((child) => (Array.isArray(child) ? build(child) : child)));
        return element;
      };
      const root = build(body);
      const range = new Range();
      const [start, end] = ends.map(([selector, offset]) => [root.querySelector(selector).firstChild, offset]);
      range.setStart(...start);
      range.setEnd(...end);
      const blocks = blocksOf(range, root);
      return [plainOf(blocks), htmlOf(blocks)];
    }, [BODY, from, to]);
    equal(text, plain, what);
    if (html) equal(markup, html, what);
  }
});
