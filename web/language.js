// A language that was not loaded yet.
import { toBytes } from './text.js';

// language: the one that is wanted. parts: the groups of tools that are there, behind blanks. page: what the page (main.js) has for
// this. → the event that ends the request
export async function otherLanguage({ language, parts }, { loaded, fetchText, fetchSecond, part, send }) {
  try {
    loaded.add(language);
    const names = parts.split(' ').filter((name) => !/first|second/.test(name));
    const [first, ...answers] = await Promise.all([fetchText(`first_${language}`), ...names.map((name) => part({ name, language }))]);
    if (answers.some((each) => !Array.isArray(each))) throw 0;
    const second = await fetchSecond(language);
    for (const each of answers) send(...each);
    send({ type: 'part', name: 'second', language }, second);
    return [{ type: 'pack', language }, toBytes(first)];
  } catch {
    loaded.delete(language);
    return { type: 'pack_failed', language };
  }
}
