// The DOM mirror: real elements over the canvas, one for each node of the app's semantic tree. They take the focus, keys,
// text and assistive technology's clicks, which go back to the app as actions.
import { roles } from './roles.js';

const TEXT = '[type=text], [type=password], textarea';
const px = (length) => (length === undefined ? '' : `${length}px`);

export function createMirror(root, act) {
  const entries = new Map();       // id → { element, inside (where children go), node }
  const stale = new Map();         // id → frames since the browser toggled its element by itself
  let composing = null;
  let byArrow = false;
  // What the field with the focus has of its own to undo and redo: what was typed into it since it last held `text`.
  let own = {};
  const beginOwn = (field) => { own = { field, text: field.value }; };

  const idOf = (target) => target.closest?.('[data-id]')?.dataset.id ?? '';

  function create(node) {
    const element = roles[node.role].make(node);
    element.dataset.id = node.id;
    const inside = node.role === 'scroll' ? element.firstElementChild : element;
    return { element, inside, node };
  }

  function update(entry) {
    const { element, node } = entry;
    const [x, y, width, height] = node.rect;
    const style = element.style;
    style.left = px(x);
    style.top = px(y);
    style.width = px(width);
    style.height = px(height);
    style.fontSize = px(node.text_size);
    style.lineHeight = px(node.line_height);
    style.textIndent = px(node.indent);
    style.fontWeight = node.bold ? 600 : '';
    style.textAlign = node.align ?? '';
    roles[node.role].update(element, node, entry.parent ?? '');
    if (node.value !== undefined && 'value' in element) setText(entry);
  }

  // The field is the authority while a composition is going on; afterwards the two agree again.
  function setText({ element, node }) {
    if (element.value === node.value || composing === element) return;
    const { selectionStart } = element;
    const atEnd = selectionStart === element.value.length;
    element.value = node.value;
    if (element === own.field) beginOwn(element);
    if (document.activeElement === element && !atEnd) element.setSelectionRange(selectionStart, selectionStart);
  }

  // Puts children in order without moving those that stand right: moving an element ends a composition.
  function arrange(parentId, ids) {
    const inside = parentId ? entries.get(parentId)?.inside : root;
    if (!inside) return;
    let place = inside.firstElementChild;
    if (place?.tagName === 'LEGEND') place = place.nextElementSibling;
    for (const id of ids) {
      const entry = entries.get(id);
      if (entry.parent !== parentId) {
        entry.parent = parentId;
        if (entry.element.type === 'radio') entry.element.name = parentId;
      }
      if (entry.element === place) place = place.nextElementSibling;
      else inside.insertBefore(entry.element, place);
    }
  }

  function apply(patch) {
    const { activeElement } = document;
    for (const id of patch.gone ?? []) {
      entries.get(id)?.element.remove();
      entries.delete(id);
    }
    for (const node of patch.set ?? []) {
      let entry = entries.get(node.id);
      if (entry && (entry.node.role !== node.role || entry.node.level !== node.level)) {
        const next = create(node);
        if (entry.inside === entry.element) next.inside.append(...entry.inside.querySelectorAll(':scope > [data-id]'));
        entry.element.replaceWith(next.element);
        next.parent = entry.parent;
        entries.set(node.id, (entry = next));
      }
      if (!entry) entries.set(node.id, (entry = create(node)));
      entry.node = node;
      update(entry);
    }
    for (const [parent, ids] of Object.entries(patch.children ?? {})) arrange(parent, ids);
    // What lies below a dialog is out of reach.
    for (const element of root.children) element.inert = !!entries.get(element.dataset.id)?.node.covered;
    for (const [id, top] of Object.entries(patch.scroll ?? {})) {
      const entry = entries.get(id);
      if (entry) entry.element.scrollTop = top;
    }
    // What was moved has lost the focus.
    if (activeElement !== document.activeElement && activeElement.isConnected) activeElement.focus({ preventScroll: true });
    if (!patch.focus) return;
    // What was selected belongs to where one was.
    if (!getSelection().isCollapsed) getSelection().empty();
    entries.get(patch.focus)?.element.focus();
  }

  // After every frame: what a pointer toggled in the DOM shows what the app made of it.
  function settle() {
    for (const [id, frames] of stale) {
      // The first frame hears of it, the second shows what came of it.
      if (frames < 1) {
        stale.set(id, frames + 1);
        continue;
      }
      stale.delete(id);
      const entry = entries.get(id);
      if (entry) update(entry);
    }
  }

  // Lines leave a field that takes them at once, so that what is typed next is alone in it.
  function typed(target, text) {
    const id = idOf(target);
    const lines = text.includes('\n') && composing !== target && entries.get(id)?.node.takes_lines;
    if (lines) {
      act(id, 'lines', text);
      target.value = '';
      beginOwn(target);
    }
    act(id, 'input', lines ? '' : text);
  }

  // --- what users do ---------------------------------------------------------------------------------------------------

  root.addEventListener('click', (event) => {
    const id = idOf(event.target);
    const entry = entries.get(id);
    if (!entry) return;
    const { role } = entry.node;
    if (!/^(button|radio|checkbox|menu_item)$/.test(role)) return;
    stale.set(id, 0);
    if (event.detail > 0) return;                      // the canvas has had the pointer itself
    act(id, role === 'radio' && byArrow ? 'input' : 'click', '');
  });
  root.addEventListener('input', (event) => {
    const { target, inputType } = event;
    if (!target.matches(TEXT)) return;
    const isBack = /^history/.test(inputType);
    if (target === own.field) Object.assign(own, { undo: !isBack || target.value !== own.text, redo: isBack });
    typed(target, target.value);
  });
  root.addEventListener('compositionstart', (event) => { composing = event.target; });
  root.addEventListener('compositionend', (event) => {
    composing = null;
    typed(event.target, event.target.value);
  });
  root.addEventListener('focusin', (event) => {
    if (event.target !== own.field) beginOwn(event.target);
    act(idOf(event.target), 'focus', event.target.matches(':focus-visible') ? 'visible' : '');
  });
  root.addEventListener('focusout', (event) => {
    if (composing === event.target) composing = null;
    act(idOf(event.target), 'blur', '');
  });
  root.addEventListener('cells', (event) => act(idOf(event.target), 'lines', event.detail));
  root.addEventListener('scroll', (event) => act(idOf(event.target), 'scroll', String(event.target.scrollTop)), true);

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.isComposing || event.keyCode === 229 || target === composing) return;      // the input method's key
    const isText = target.matches?.(TEXT);
    byArrow = key.startsWith('Arrow');
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const lower = key.toLowerCase();
      const command = { k: 'go', p: 'print' }[lower];
      if (command && !event.shiftKey) {
        event.preventDefault();
        return act('', 'key', command);
      }
      if (lower !== 'z' && lower !== 'y') return;
      const name = lower === 'y' || event.shiftKey ? 'redo' : 'undo';
      const { value } = target;
      if (!isText || !own[name]) {
        event.preventDefault();
        act('', 'key', name);
      } else {
        setTimeout(() => target.value === value && act('', 'key', name));      // the browser had nothing after all
      }
    } else if (key === 'Escape' || (key === '?' && !isText)) {
      act('', 'key', key);
    } else if (/^[0-9]$/.test(key) && (target.type === 'radio' || target.closest?.('[data-drag]'))) {
      event.preventDefault();
      act(idOf(target), 'key', key);
    } else if (/^Arrow(Up|Down)$/.test(key) && entries.get(idOf(target))?.node.takes_arrows) {
      event.preventDefault();
      act(idOf(target), 'key', key);
    } else if (key === 'Enter' && target.matches?.('input')) {
      act(idOf(target), 'key', key);
    }
  });
  document.addEventListener('keyup', () => { byArrow = false; });

  return { apply, settle };
}
