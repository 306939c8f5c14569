// One row a role of the semantic tree: which element stands for it, and what of a node it shows.
const label = (element, node) => {
  if (node.name) element.setAttribute('aria-label', node.name);
  else element.removeAttribute('aria-label');
};
const words = (element, node) => {
  if (!element.firstElementChild && element.textContent !== (node.name ?? '')) element.textContent = node.name ?? '';
};
const flag = (element, name, value) => {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

function make(tag, attributes = {}) {
  return () => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
}

const landmark = (tag) => ({ make: make(tag), update: label });
const cell = (tag, role) => ({ make: make(tag, { role }), update: words });

function field(tag, attributes) {
  return {
    make: make(tag, { ...attributes, autocomplete: 'off' }),
    update(element, node) {
      label(element, node);
      element.placeholder = node.placeholder ?? '';
      element.readOnly = !!node.read_only;
      if (node.takes_lines) element.wrap = 'off';        // one line, as an input
      if (node.takes_cells) element.dataset.cells = '';
      // Three bytes a character is the most that a UTF-16 unit takes in UTF-8.
      flag(element, 'maxlength', node.max_bytes && !node.read_only ? Math.floor(node.max_bytes / 3) : undefined);
      element.classList.toggle('covered', !!node.covered);
      flag(element, 'aria-description', node.description);
      flag(element, 'aria-invalid', node.invalid);
      if (node.secret === undefined) return;
      element.type = node.secret ? 'password' : 'text';
      element.spellcheck = false;                        // some browsers send what they check to a server
      element.autocapitalize = 'off';
    },
  };
}

function choice(type) {
  return {
    make: make('input', { type }),
    update(element, node, parent) {
      label(element, node);
      if (type === 'radio') element.name = parent;
      element.checked = !!node.checked;
      element.disabled = !!node.disabled;
    },
  };
}

const button = {
  make: make('button', { type: 'button' }),
  update(element, node) {
    words(element, node);
    element.disabled = !!node.disabled;
    flag(element, 'aria-expanded', node.expanded);
    flag(element, 'aria-pressed', node.pressed);
    flag(element, 'aria-description', node.description);
    flag(element, 'aria-current', node.current);
    flag(element, 'data-tip', node.tip && node.name);
  },
};

const group = (attributes) => ({
  make() {
    const element = make('fieldset', attributes)();
    element.append(document.createElement('legend'));
    return element;
  },
  update(element, node) {
    const legend = element.firstElementChild;
    if (legend.textContent !== (node.name ?? '')) legend.textContent = node.name ?? '';
    element.disabled = !!node.disabled;
  },
});

export const roles = {
  banner: landmark('header'),
  navigation: landmark('nav'),
  main: landmark('main'),
  region: landmark('section'),
  scroll: {
    make() {
      const element = make('div', { class: 'scroll', tabindex: '-1' })();
      element.append(make('div', { class: 'content' })());
      return element;
    },
    update(element, node) {
      label(element, node);
      element.firstElementChild.style.height = `${node.content_height}px`;
    },
  },
  group: group({}),
  radio_group: group({ role: 'radiogroup' }),
  heading: {
    make: (node) => make(`h${node.level || 2}`, { tabindex: '-1' })(),
    update: words,
  },
  text: { make: make('p'), update: words },
  button,
  radio: choice('radio'),
  checkbox: choice('checkbox'),
  text_field: field('input', { type: 'text' }),
  text_area: field('textarea', {}),
  list: { make: make('ul', { role: 'list' }), update: label },
  list_item: {
    make: make('li'),
    update(element, node) {
      words(element, node);
      flag(element, 'data-drag', node.draggable);
      flag(element, 'aria-posinset', node.position);
      flag(element, 'aria-setsize', node.set_size);
    },
  },
  table: { make: make('table', { role: 'table' }), update: label },
  row: { make: make('tr', { role: 'row' }), update() {} },
  column_header: cell('th', 'columnheader'),
  row_header: cell('th', 'rowheader'),
  cell: cell('td', 'cell'),
  figure: { make: make('div', { role: 'img' }), update: label },
  dialog: {
    make: make('dialog', { open: '', 'aria-modal': 'true', tabindex: '-1' }),
    update: label,
  },
  menu: { make: make('div', { role: 'menu' }), update: label },
  menu_item: {
    make: make('button', { type: 'button', role: 'menuitem' }),
    update(element, node) {
      button.update(element, node);
      if (node.checked !== undefined) element.setAttribute('role', 'menuitemcheckbox');
      flag(element, 'aria-checked', node.checked);
    },
  },
  progress: {
    make: make('div', { role: 'progressbar', 'aria-valuemin': '0' }),
    update(element, node) {
      label(element, node);
      element.setAttribute('aria-valuenow', node.now);
      element.setAttribute('aria-valuemax', node.maximum);
      element.setAttribute('aria-valuetext', node.value);
    },
  },
  status: { make: make('div', { role: 'status' }), update: words },
  alert: { make: make('div', { role: 'alert' }), update: words },
};
