// Clipboard and the system's share sheet.
import { toText } from './text.js';

// The way of old, where the clipboard is not allowed to be written directly.
function copySelected(text) {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;            // no keyboard on phones
  area.style.position = 'fixed';
  area.style.opacity = '0';
  (document.querySelector('dialog[open]') ?? document.body).append(area);    // all outside a modal dialog is inert
  try {
    area.focus({ preventScroll: true });
    area.select();
    return document.execCommand('copy');
  } finally {
    area.remove();
    focused?.focus?.({ preventScroll: true });
  }
}

export async function copy({ what }, body) {
  const text = toText(body);
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copySelected(text);
  }
  return { type: copied ? 'copied' : 'copy_failed', what };
}

export async function share({ title, url }) {
  try {
    await navigator.share({ title, url });
    return { type: 'shared' };
  } catch (error) {
    return { type: error.name === 'AbortError' ? 'share_cancelled' : 'share_failed' };
  }
}
