// A row or a block of a spreadsheet goes into several fields at once; a single cell is ordinary text.
// Pasted lines come whole into a field that takes lines: each of them may be as long as the field allows.
document.addEventListener('paste', (event) => {
  const { target } = event;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (target.matches('[data-cells]:read-write') && /[\t\n]/.test(text.trimEnd())) {
    event.preventDefault();
    target.dispatchEvent(new CustomEvent('cells', { bubbles: true, detail: text }));
    return;
  }
  if (!text.includes('\n') || !target.matches('textarea[wrap=off]:read-write')) return;
  event.preventDefault();
  target.setRangeText(text);
  target.dispatchEvent(new Event('input', { bubbles: true }));
});
