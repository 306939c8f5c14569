// The first texts of a language come without what the results of self-tests say; that follows in the same shape, with null for
// entries that lack nothing (see build.mjs).
function merged(value, more) {
  if (more === null) return value;
  if (value === undefined || typeof more !== 'object') return more;
  if (Array.isArray(more)) return more.map((each, i) => merged(value[i], each));
  return { ...value, ...Object.fromEntries(Object.entries(more).map(([key, each]) => [key, merged(value[key], each)])) };
}

// first, second: the texts of these groups in one language → { text: what the second brings, with the self-tests whole; icons: further ones by their numbers }
export function complete(first, second) {
  const { self_test: more, icons, ...rest } = JSON.parse(second);
  return { icons, text: JSON.stringify({ ...rest, self_test: merged(JSON.parse(first).self_test, more) }) };
}
