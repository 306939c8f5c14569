// A page in an engine, as people meet it: found by role and name, pressed by finger or mouse, typed into. What an element is
// and how it is called is asked of the engine itself, so every search is a test of the accessible elements as well.
import { writeFile } from 'node:fs/promises';
import { pause, repeat } from '../eventually.mjs';
import { PATIENCE_MS } from './processes.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

// Role → what may have it.
const TAGS = {
  button: 'button',
  checkbox: 'input[type=checkbox]',
  dialog: 'dialog',
  heading: 'h1, h2, h3, h4',
  radio: 'input[type=radio]',
  radiogroup: '[role=radiogroup]',
  textbox: 'input[type=text], textarea',
};

// WebDriver's characters for keys without a letter.
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Space: ' ', Escape: '\uE00C', Shift: '\uE008', Control: '\uE009', ArrowLeft: '\uE012',
  ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

export { pause };

// See tests/eventually.mjs.
export const eventually = (what, probe, patience = PATIENCE_MS) => repeat(what, probe, patience);

export class Page {
  // engine: what startFirefox or startWebKit made. finger: presses are a finger's, where the engine knows fingers.
  constructor(engine, { finger = false } = {}) {
    Object.assign(this, { engine, finger });
  }

  command(name, parameters) { return this.engine.command(name, parameters); }

  // Runs a function in the page, with what it is given; a promise is waited for.
  async evaluate(work, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve([...arguments].slice(0, -1)).then((given) => (${work})(...given))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.command('ExecuteAsyncScript', { script, args });
    if (error) throw new Error(error);
    return value;
  }

  // A size of the page itself, without what the browser puts around it.
  async resize(width, height) {
    await eventually(`a page of ${width} × ${height}`, async () => {
      const [w, h, outerWidth, outerHeight] = await this.evaluate(() => [innerWidth, innerHeight, outerWidth, outerHeight]);
      if (w === width && h === height) return true;
      await this.command('SetWindowRect', { x: 0, y: 0, width: width + outerWidth - w, height: height + outerHeight - h });
      return false;
    });
  }

  // Opens an address and waits until the whole app is there.
  async open(address) {
    await this.command('Navigate', { url: 'about:blank' });        // another address with the same path would only be a jump
    await this.command('Navigate', { url: address });
    await this.isReady();
  }

  async reload() {
    await this.command('Refresh');
    await this.isReady();
  }

  isReady() {
    return eventually('the app is there', () => this.evaluate(() =>
      window.sandtable?.complete && document.querySelector('[data-id="page.title"]') !== null));
  }

  // Frames have come to an end: what is on the screen is what the app means.
  atRest() {
    return eventually('the page comes to rest', () => this.evaluate(async () => {
      const before = window.sandtable.frames;
      for (let i = 0; i < 4; i += 1) await new Promise(requestAnimationFrame);
      return window.sandtable.frames === before;
    }));
  }

  // The elements with this role and name (text, or a pattern) that are in reach; `within`: one that was found before.
  async look(role, name, { within } = {}) {
    const pattern = name instanceof RegExp ? name.source : null;
    return this.evaluate((tags, text, pattern, root) => {
      const nameOf = (each) => (each.getAttribute('aria-label') ?? (each.matches('fieldset') ? each.firstElementChild : each).textContent).trim();
      return [...(root ?? document.getElementById('mirror')).querySelectorAll(tags)].filter((each) => !each.closest('[inert]')
        && (pattern === null ? nameOf(each) === text : new RegExp(pattern).test(nameOf(each))));
    }, TAGS[role], name, pattern, within && { [ELEMENT]: within.id });
  }

  // The one element with this role and name, or the first of several. → { id, role, name }
  async find(role, name, { within, first } = {}) {
    const found = await eventually(`${role} “${name}”`, async () => {
      const all = await this.look(role, name, { within });
      if (all.length > 1 && !first) throw new Error(`${all.length} of them`);
      return all[0];
    });
    const id = found[ELEMENT];
    const said = { role: await this.command('GetComputedRole', { id }), name: (await this.command('GetComputedLabel', { id })).trim() };
    const asked = name instanceof RegExp ? name.test(said.name) : said.name === name;
    if (said.role !== role || !asked) throw new Error(`${role} “${name}” is for the engine ${said.role} “${said.name}”`);
    return { id, ...said };
  }

  async isGone(role, name) {
    await eventually(`no ${role} “${name}”`, async () => (await this.look(role, name)).length === 0);
  }

  // Brings an element into view and says where its middle is; nothing else may lie there.
  place(found) {
    return eventually(`“${found.name}” can be reached`, () => this.evaluate(async (element) => {
      let box = element.getBoundingClientRect();
      if (box.top < 60 || box.bottom > innerHeight - 60) {
        element.scrollIntoView({ block: 'center' });
        await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
        box = element.getBoundingClientRect();
      }
      const { left, top, width, height } = box;
      const [x, y] = [left + width / 2, top + height / 2];
      const there = document.elementFromPoint(x, y);
      return there && element.contains(there) && { x: Math.floor(x), y: Math.floor(y), left, top, width, height };
    }, { [ELEMENT]: found.id }));
  }

  async press(role, name, where) {
    const found = await this.find(role, name, where);
    const { x, y } = await this.place(found);
    await this.command('PerformActions', { actions: [{
      type: 'pointer',
      id: this.finger ? 'finger' : 'mouse',
      parameters: { pointerType: this.finger ? 'touch' : 'mouse' },
      actions: [{ type: 'pointerMove', duration: 0, x, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
    }] });
    return found;
  }

  // Keys by name or letter; 'Control+Enter' holds the first.
  async keys(...names) {
    const actions = names.flatMap((name) => {
      const pressed = (name.length > 1 ? name.split('+') : [name]).map((each) => KEYS[each] ?? each);
      return [...pressed.map((value) => ({ type: 'keyDown', value })), ...pressed.toReversed().map((value) => ({ type: 'keyUp', value }))];
    });
    await this.command('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  type(text) { return this.keys(...text); }

  // An input method: the steps are shown as they would be while one types, then `text` takes their place.
  compose(steps, text) { return this.engine.compose(this, steps, text); }

  focused() {
    return this.evaluate(() => {
      const element = document.activeElement;
      return { role: element.getAttribute('role') ?? element.type ?? element.localName, name: element.getAttribute('aria-label') ?? element.textContent };
    });
  }

  value(found) { return this.evaluate((element) => element.value, { [ELEMENT]: found.id }); }

  // Files for the picker that the page has asked for.
  async chooseFile(path) {
    const element = await this.command('FindElement', { using: 'css selector', value: '#file_input' });
    await this.command('ElementSendKeys', { id: element[ELEMENT], text: path });
  }

  async screenshot(file) {
    const bytes = Buffer.from(await this.command('TakeScreenshot', { full: false }), 'base64');
    if (file) await writeFile(file, bytes);
    return bytes;
  }
}
