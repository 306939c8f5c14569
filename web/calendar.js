// The browser's own calendar, beside the button that asked for it. The day goes into the field as if it had been typed.
let input;

export function pick_day({ id, value }) {
  input?.remove();
  const field = document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  const button = document.querySelector(`[data-id="${CSS.escape(id)}.calendar"]`);
  if (!field || !button) return;
  const { left, top, width, height } = button.getBoundingClientRect();
  input = document.createElement('input');
  input.type = 'date';
  input.value = value;
  input.tabIndex = -1;
  input.ariaHidden = 'true';
  Object.assign(input.style, { position: 'fixed', left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, opacity: 0, pointerEvents: 'none' });
  input.addEventListener('change', () => {
    if (!input.value) return;
    field.value = input.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
  document.body.append(input);
  try {
    input.showPicker();
  } catch {
    field.focus();                 // no calendar to be had: it can be typed
  }
}
