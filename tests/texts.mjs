// Every text of the interface in a language, whichever file it is in: { key: text }.
import { readdirSync, readFileSync } from 'node:fs';

const assets = new URL('../assets/', import.meta.url);
const filesBelow = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const at = new URL(entry.name + (entry.isDirectory() ? '/' : ''), folder);
  return entry.isDirectory() ? filesBelow(at) : [at];
});
const TEXTS = /\/(shell\/(start|texts)|tools\/\w+\/(texts|result|pictures))\.json$/;

export const textsOf = (language) => Object.assign({}, ...filesBelow(new URL(`${language}/`, assets))
  .filter(({ pathname }) => TEXTS.test(pathname)).map((file) => JSON.parse(readFileSync(file, 'utf8'))));
