// A class of a thousand: the time from choosing the files until the class is on show, in the page itself.
const exerciseOf = (page) => page.evaluate(() => new Promise((resolve) => {
  indexedDB.open('sandtable').onsuccess = ({ target: { result: database } }) => {
    const stores = [...database.objectStoreNames];
    const found = [];
    const transaction = database.transaction(stores);
    for (const name of stores) transaction.objectStore(name).getAll().onsuccess = ({ target: { result } }) => { found.push(...result); };
    transaction.oncomplete = () => {
      database.close();
      resolve(found.map(({ content }) => JSON.parse(content ? new TextDecoder().decode(content) : '{}')).find(({ task }) => task)?.task.exercise);
    };
  };
}));

const handIn = (exercise, i) => ({
  format: 'sandtable-plan', version: 1, id: `h${i}`, language: 'en',
  task: { exercise, person: `${String(i).padStart(6, '0')}zz`, handed_in: '2026-11-21T10:00:00Z' },
  self_tests: [{ id: 't', test: 'negotiation', pack_version: 1, phase: 'before', rater: { kind: 'self' },
    answers: Object.fromEntries(Array.from({ length: 16 }, (_, q) => [q + 1, 1 + ((i * 7 + q * 3 + (i >> 3)) % 5)])) }],
});

export const PEOPLE = 1000;

// `asFiles`: a file each; otherwise one file with a line each. → milliseconds
export async function collectTime(page, address, asFiles) {
  const press = (id) => page.locator(`[data-id="${id}"]`).first().click();
  await page.goto(address);
  await page.waitForFunction(() => window.sandtable?.complete);
  await press('home.workshop');
  await press('workshop.ready.x-before');
  await press('exercise.class');
  await page.locator('[data-id="class.draft"]').waitFor({ state: 'attached' });
  let exercise;
  for (let tries = 0; !exercise && tries < 50; tries += 1) {
    exercise = await exerciseOf(page);
    await page.waitForTimeout(100);
  }
  const texts = Array.from({ length: PEOPLE }, (_, i) => JSON.stringify(handIn(exercise, i + 1)));
  const files = (asFiles ? texts : [texts.join('\n')]).map((text, i) => ({ name: `${i}.ndjson`, mimeType: 'application/json', buffer: Buffer.from(text) }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('class.files')]);
  await page.evaluate((people) => {
    document.getElementById('file_input').addEventListener('change', () => {
      const begun = performance.now();
      const look = () => {
        const shown = document.querySelector('[data-id="class.count"]')?.textContent.replace(/\D/g, '') ?? '';
        if (shown.startsWith(String(people))) window.collectedMs = performance.now() - begun;
        else requestAnimationFrame(look);
      };
      look();
    }, true);
  }, PEOPLE);
  await chooser.setFiles(files);
  return page.waitForFunction(() => window.collectedMs, undefined, { timeout: 60_000 }).then((handle) => handle.jsonValue());
}
