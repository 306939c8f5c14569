// The latest edit of a plan, written to localStorage at once: it survives a kill that comes before IndexedDB has committed.
// One entry per plan and not one in all, so that two tabs with two plans do not overwrite each other's. Where it is known
// what IndexedDB holds, the entry is what was changed since: a keystroke in a large plan writes a few bytes.
import { crc32 } from './crc32.js';
import { local } from './local.js';
import { toBytes, toText } from './text.js';

const PREFIX = 'sandtable.edit.';
const homeless = new Map();        // id → edit that localStorage has no room for: it lives as long as the page
let base = null;                   // the version of the plan worked on that is surely in IndexedDB
let kept = {};                     // of which plan and revision the last edit was kept

// A version of a plan as the app hands it over: { id, revision, checksum, content: its JSON in UTF-8, … }.
export const versionOf = ({ id, revision, title, modified, kind }, content) =>
  ({ id, revision, checksum: crc32(content), content, title, modified, kind });

// The first versions stored text in place of bytes.
export const contentOf = (version) => version?.content ?? (typeof version?.text === 'string' ? toBytes(version.text) : undefined);

// True for a version (stored, previous or edit) whose content is what was once written.
export function isSound(version) {
  const content = contentOf(version);
  return !!content && Number.isInteger(version.revision) && version.checksum === crc32(content);
}

export const setBase = (version) => { base = version; };

// The content of `stored`, a record or its previous version, from memory where it is what this page has put there.
export const knownContent = ({ id, revision, checksum }) =>
  (base?.id === id && base.revision === revision && base.checksum === checksum ? base.content : undefined);

const startsCharacter = (bytes, at) => !(at < bytes.length && (bytes[at] & 0xc0) === 0x80);

const WINDOW = 1 << 14;            // bytes that are compared at a time, as numbers of four: several times as fast as one by one
const [one, other] = [new Uint8Array(WINDOW), new Uint8Array(WINDOW)];
const [ones, others] = [new Int32Array(one.buffer), new Int32Array(other.buffer)];

// Whether WINDOW bytes of `old` from `at` are those of `next` from `to`.
function sameWindow(old, at, next, to) {
  one.set(old.subarray(at, at + WINDOW));
  other.set(next.subarray(to, to + WINDOW));
  for (let i = 0; i < ones.length; ++i) if (ones[i] !== others[i]) return false;
  return true;
}

// What of `next` is not in `old`: [from, end in next, end in old], at the borders of characters.
function changed(old, next) {
  const shorter = Math.min(old.length, next.length);
  let from = 0;
  while (from + WINDOW <= shorter && sameWindow(old, from, next, from)) from += WINDOW;
  while (from < shorter && old[from] === next[from]) ++from;
  while (!startsCharacter(next, from) || !startsCharacter(old, from)) --from;
  const moved = old.length - next.length;
  let end = next.length;
  while (Math.min(end, end + moved) - from >= WINDOW && sameWindow(old, end + moved - WINDOW, next, end - WINDOW)) end -= WINDOW;
  while (end > from && end + moved > from && old[end + moved - 1] === next[end - 1]) --end;
  while (!startsCharacter(next, end)) ++end;
  return [from, end, end + moved];
}

// A line of facts, then the text as it is: escaping it once more would cost more than all the rest. `content` may be the
// program's own memory: nothing of it is kept.
export function keepEdit({ id, revision, content, title, modified, kind }) {
  if (kept.id === id && kept.revision === revision) return;
  kept = { id, revision };
  const facts = { id, revision, title, modified, kind };
  let part = content;
  if (base?.id === id) {
    const [from, end, until] = changed(base.content, content);
    part = content.subarray(from, end);
    Object.assign(facts, { base: [base.revision, base.checksum], from, until });
  }
  facts.checksum = crc32(part);
  if (local.set(PREFIX + id, `${JSON.stringify(facts)}\n${toText(part)}`)) homeless.delete(id);
  else homeless.set(id, { ...facts, content: part.slice() });
}

// The facts, with the content where `whole` is asked for. The first versions wrote it among the facts.
function parse(entry, whole) {
  try {
    const end = entry.indexOf('\n');
    if (end < 0) return JSON.parse(entry);
    const facts = JSON.parse(entry.slice(0, end));
    return whole ? { ...facts, content: toBytes(entry.slice(end + 1)) } : facts;
  } catch {
    return null;
  }
}

// An edit of `stored` (a record of IndexedDB or undefined) as a version of its own, or null when it is of another one.
function completed({ base: of, from, until, ...edit }, stored) {
  const part = contentOf(edit);
  if (!of) return { ...edit, content: part };
  const old = [stored, stored?.previous].find((version) => version?.revision === of[0] && version.checksum === of[1]);
  if (!isSound(old)) return null;
  const before = contentOf(old);
  if (!(from <= until && until <= before.length)) return null;
  const content = new Uint8Array(from + part.length + before.length - until);
  content.set(before.subarray(0, from));
  content.set(part, from);
  content.set(before.subarray(until), from + part.length);
  return { ...edit, content, checksum: crc32(content) };
}

// The edit as a version, or null when there is none, it is damaged, or what it is an edit of is neither `stored` nor its
// previous version.
export function lastEdit(id, stored) {
  const edit = homeless.get(id) ?? parse(local.get(PREFIX + id), true);
  return edit?.id === id && isSound(edit) ? completed(edit, stored) : null;
}

export const editRevision = (id) => (homeless.get(id) ?? parse(local.get(PREFIX + id)))?.revision;

export const editedIds = () => [...new Set([...homeless.keys(),
  ...local.keys().filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))])];

// Removes the edit unless it is newer than `revision`.
export function forgetEdit(id, revision = Infinity) {
  if (kept.id === id) kept = {};
  if (!(homeless.get(id)?.revision > revision)) homeless.delete(id);
  if (!(parse(local.get(PREFIX + id))?.revision > revision)) local.remove(PREFIX + id);
}
