// What no screen may have, for every suite that looks at screens.
import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// What axe finds, and what is too small for a finger or a pointer.
export async function audit(page, screen, faults) {
  const violations = await page.evaluate(async () => {
    const { violations: found } = await window.axe.run({ resultTypes: ['violations'] });
    return found.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.length} × ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join('  ')}`);
  });
  const least = page.setting.device === 'phone' ? 44 : 24;
  const small = await page.evaluate((size) => [...document.querySelectorAll('#mirror :is(button, input)')]
    .filter((element) => !element.closest('[inert]'))
    .map((element) => [element.dataset.id, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < size - 0.5 || height < size - 0.5)
    .map(([id, { width, height }]) => `${id} is ${Math.round(width)} × ${Math.round(height)}`), least);
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[data-id]')].map((element) => element.dataset.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  faults.push(...[...violations, ...small, ...twice.map((id) => `${id} is there twice`)].map((words) => `${screen}: ${words}`));
}

// A page with axe in it, and look(screen), which audits what it shows; `faults` holds what was found. `more`: what t.open() takes.
export async function audited(t, setting, more = {}) {
  const context = await t.context(setting);
  await context.addInitScript({ path: axe });
  const page = await t.open({ context, ...setting, ...more });
  const faults = [];
  const look = async (screen) => {
    t.step(screen);
    await audit(page, screen, faults);
  };
  return { page, faults, look };
}
