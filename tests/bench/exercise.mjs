// An exercise opened from its link on a phone: when its title and “Start” are there, and how long the first task takes from the tap.
import { timeToOpen, watchUntilReady } from './page_probes.mjs';

const byId = (id) => `[data-id="${id}"]`;

// Ready exercises, and what can be done first.
export const EXERCISES = { 'x-before': 'self_test.q1.a1', 'x-actions': 'sort.bin.harvest.put' };

export async function exerciseLink(page, address, id) {
  await page.goto(address);
  await page.locator(byId('home.workshop')).click();
  await page.locator(byId(`workshop.ready.${id}`)).click();
  return page.locator(byId('exercise.link')).inputValue();
}

// → milliseconds
export async function openExercise(page, link, firstTask) {
  const measured = (name) => page.waitForFunction((of) => window[of], name, { timeout: 60_000, polling: 100 }).then((handle) => handle.jsonValue());
  await page.addInitScript(watchUntilReady, { steps: [], target: byId('task.begin') });
  await page.goto(link, { waitUntil: 'commit' });
  const ready = await measured('readyMs');
  await page.evaluate(timeToOpen, { press: byId('task.begin'), shows: byId(firstTask) });
  return { ready, begun: await measured('openedMs') };
}
