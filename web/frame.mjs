// What index.html itself shows before any script has run: bar, title and the start button of home, where the canvas draws them.
// Written by the build from the same texts.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TAGS = { zh: 'zh-CN', en: 'en' };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// project: folder. icons: { name: path data in a 256 × 256 box } → HTML of the frame in every language of `languages`
export async function frameOf(project, languages, icons) {
  const read = async (...names) => JSON.parse(await readFile(path.join(project, 'assets', ...names), 'utf8'));
  const icon = (name) => `<svg viewBox="0 0 256 256" aria-hidden="true"><path d="${icons[name]}"/></svg>`;
  const inLanguage = async (language) => {
    const words = { ...await read(language, 'shell', 'start.json'), ...await read(language, 'tools', 'self_test', 'texts.json') };
    const test = await read(language, 'tools', 'self_test', 'tests', 'negotiation.json');
    const say = (tag, text, name = '') => `<${tag}${name && ` class="${name}"`}>${escaped(text)}</${tag}>`;
    const facts = filled(words['test.facts'], { questions: test.questions.length, minutes: test.minutes });
    return `<div lang="${TAGS[language]}"><header>${icon('grid')}${say('b', words['app.name'])}</header>`
      + `<div class="home">${say('h1', words['home.title'])}${say('p', words['home.lead'], 'lead')}`
      + `<section>${say('p', words['home.self_test'], 'kind')}${say('h2', test.title)}${say('p', test.summary)}${say('p', facts, 'facts')}`
      + `<a href="#/start/${test.id}">${icon('play')}${say('span', words['home.start_self_test'])}</a></section></div>`
      + `${say('p', words['app.loading'], 'opening')}</div>`;
  };
  return (await Promise.all(languages.map(inLanguage))).join('');
}
