// The pages of a plan's tools, for every suite that goes through all of them (accessibility, privacy, hostile, and
// tests/engines). Each tool lists its own in tests/tools/<tool>/pages.mjs:
//   name     the tool and the page            path    what follows the plan in the address, or what makes it of the plan
//   shows    the element that says it is there
//   unfold   of a filled page: [what is pressed, what then shows] to see the rest of it
//   field    where one types a text           file    what is pressed for each file that it hands out, and for paper: `print`
//   inner    what opens from a filled page: { name, steps }; a step is [press, shows] or [fill, text, shows]
import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../tools/', import.meta.url);

const pages = [];
for (const tool of (await readdir(FOLDER)).sort()) {
  if ((await readdir(new URL(tool, FOLDER))).includes('pages.mjs')) pages.push(...(await import(`../tools/${tool}/pages.mjs`)).default);
}
export const PAGES = pages;

// The address of a page of a plan; '' where the plan has no such page.
export function hashOf({ path }, plan) {
  if (typeof path === 'string') return `#/plan/${plan.id}${path}`;
  return plan.self_tests?.length ? `#/plan/${plan.id}${path(plan)}` : '';
}

// The worked example: something on every page. (What the product fetches as one file.)
export const sampleOf = async (language) => JSON.parse(await readFile(new URL(`../../assets/samples/${language}.json`, import.meta.url), 'utf8'));
