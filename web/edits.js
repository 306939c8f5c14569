// The latest edit of a plan, written to localStorage at once: it survives a kill that comes before IndexedDB has committed.
// One entry per plan and not one in all, so that two tabs with two plans do not overwrite each other's.
import { crc32 } from './crc32.js';
import { local } from './local.js';
import { toBytes, toText } from './text.js';

const PREFIX = 'sandtable.edit.';
const homeless = new Map();        // id → edit that localStorage has no room for: it lives as long as the page

// A version of a plan as the app hands it over.
export const versionOf = ({ id, revision, title, modified, kind }, bytes) =>
  ({ id, revision, checksum: crc32(bytes), text: toText(bytes), title, modified, kind });

// True for a version (stored, previous or edit) whose text is what was once written.
export const isSound = (version) =>
  typeof version?.text === 'string' && Number.isInteger(version.revision) && version.checksum === crc32(toBytes(version.text));

// A line of facts, then the text as it is: escaping it once more would cost more than all the rest.
export function keepEdit({ id, revision, checksum, text, title, modified, kind }) {
  const facts = { id, revision, checksum, title, modified, kind };
  if (local.set(PREFIX + id, `${JSON.stringify(facts)}\n${text}`)) homeless.delete(id);
  else homeless.set(id, { ...facts, text });
}

// The facts, with the text where `whole` is asked for. The first versions wrote it among the facts.
function parse(entry, whole) {
  try {
    const end = entry.indexOf('\n');
    if (end < 0) return JSON.parse(entry);
    const facts = JSON.parse(entry.slice(0, end));
    return whole ? { ...facts, text: entry.slice(end + 1) } : facts;
  } catch {
    return null;
  }
}

// The edit, or null when there is none or it is damaged.
export function lastEdit(id) {
  const edit = homeless.get(id) ?? parse(local.get(PREFIX + id), true);
  return edit?.id === id && isSound(edit) ? edit : null;
}

export const allEdits = () => [...new Set([...homeless.keys(),
  ...local.keys().filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))])].map(lastEdit).filter(Boolean);

// Removes the edit unless it is newer than `revision`.
export function forgetEdit(id, revision = Infinity) {
  if (!(homeless.get(id)?.revision > revision)) homeless.delete(id);
  if (!(parse(local.get(PREFIX + id))?.revision > revision)) local.remove(PREFIX + id);
}
