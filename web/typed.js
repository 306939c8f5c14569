// What stands in the fields and nowhere else goes through a reload with the history entry.
const mirror = document.getElementById('mirror');
// A password that shows is nobody's to keep.
const fields = () => [...mirror.querySelectorAll('input[type=text], textarea')].filter(({ readOnly, spellcheck }) => !readOnly && spellcheck);

// What is typed and not entered yet stands in its field again after the reload: should that be empty then, or with `over` in
// any case. → [label, text] of each field that has one
export function keepTyped(over = false) {
  const typed = fields().filter(({ value }) => value);
  history.replaceState({ over, typed: typed.map(({ dataset, value }) => [dataset.id, value]) }, '');
  return typed.map((field) => [field.getAttribute('aria-label') ?? '', field.value]);
}

// state: history's, and place: the address, as they were when the page was loaded.
export function restoreTyped(state, place) {
  addEventListener('pagehide', () => mirror.isConnected && keepTyped());
  const values = new Map(state?.typed ?? (Array.isArray(state) ? state : []));      // the first versions kept the fields alone
  const restore = () => {
    for (const field of location.hash === place ? fields() : []) {
      const value = values.get(field.dataset.id);
      if (!value) continue;
      values.delete(field.dataset.id);
      if (field.value === value || (field.value && !state.over)) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  const observer = new MutationObserver(() => {
    restore();
    if (location.hash !== place) observer.disconnect();
  });
  if (!values.size) return;
  restore();
  observer.observe(mirror, { childList: true, subtree: true });
}
