// The latest edit of a plan, written to localStorage at once: it survives a kill that comes before IndexedDB has committed.
// One entry per plan and not one in all, so that two tabs with two plans do not overwrite each other's.
import { crc32 } from './crc32.js';
import { local } from './local.js';
import { toBytes } from './text.js';

const PREFIX = 'sandtable.edit.';

export const checksumOf = (text) => crc32(toBytes(text));

// True for a version (stored, previous or edit) whose text is what was once written.
export const isSound = (version) =>
  typeof version?.text === 'string' && Number.isInteger(version.revision) && version.checksum === checksumOf(version.text);

export function keepEdit({ id, revision, title, modified }, text) {
  local.set(PREFIX + id, JSON.stringify({ id, revision, checksum: checksumOf(text), text, title, modified }));
}

function parse(entry) {
  try {
    return JSON.parse(entry);
  } catch {
    return null;
  }
}

// The edit, or null when there is none or it is damaged.
export function lastEdit(id) {
  const edit = parse(local.get(PREFIX + id));
  return edit?.id === id && isSound(edit) ? edit : null;
}

export const allEdits = () =>
  local.keys().filter((key) => key.startsWith(PREFIX)).map((key) => lastEdit(key.slice(PREFIX.length))).filter(Boolean);

// Removes the edit unless it is newer than `revision`.
export function forgetEdit(id, revision = Infinity) {
  const edit = parse(local.get(PREFIX + id));
  if (!(edit?.revision > revision)) local.remove(PREFIX + id);
}
