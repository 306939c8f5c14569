// Measures the marketing-mix planner with a large plan: 50 segments, 200 elements in 2 candidates, 500 needs. Drawing while
// each of its screens scrolls, working out everything that follows from it, and the length of its link.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SEGMENTS = 50;
const NEEDS = 500;
const ELEMENTS = 100;   // of each candidate
const LARGEST = 250;    // needs of the first segment; the others share the rest
const byId = (id) => `[data-id="${id}"]`;
const uuid = (kind, n) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const pick = (list, n) => list[n % list.length];
const range = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const quarters = (make) => Object.fromEntries(range(12, (i) => [i + 1, make(i)]));

const LAYERS = [undefined, 'additional', 'latent'];       // core is what goes without saying
const KINDS = ['quality', 'service', 'emotion', 'information', 'benefit', 'brand'];
const ELEMENT_KINDS = [undefined, 'enhancing', 'base_service', 'value_added_service', 'resource'];
const FACTORS = ['profit', 'repeat', 'height', 'referrals', 'terms', 'learning', 'future'];
const STRENGTHS = ['credit', 'ease', 'people', 'service', 'influence', 'position', 'intent'];
const factors = (ids) => ids.map((id, i) => ({ id, title: `因素${i + 1}`, weight_pct: i === 0 ? 10 : 15 }));

export const mixPlan = ({ needs = NEEDS } = {}) => ({
  format: 'sandtable-plan', version: 1, id: uuid(1, 0), title: '大组合', language: 'zh',
  created: '2026-11-21T09:00:00Z', modified: '2026-11-21T09:00:00Z',
  mix: {
    market: { title: '本市专线', unit: 'value', potential: 50_000_000_000, available: 20_000_000_000, served: 8_000_000_000, penetrated: 1_000_000_000 },
    attractiveness_factors: factors(FACTORS),
    strength_factors: factors(STRENGTHS),
    segments: range(SEGMENTS, (i) => ({
      id: uuid(2, i), title: `第${i + 1}类客户：全省网点`, industry: 'finance', region: '全省', revenue: 1_000_000 * (i + 1),
      criteria: { accessible: true, measurable: true, profitable: true, large: i % 3 !== 0, alike: true, described: true },
      scores: Object.fromEntries([...FACTORS, ...STRENGTHS].map((id, k) => [id, 1 + (i * 3 + k) % 10])),
      wanted: { strength: 8, attractiveness: 7.5 }, objective: 'improve', target: true, values: { usage: '全天使用' },
    })),
    needs: range(needs, (i) => ({
      id: uuid(3, i), segment: uuid(2, i < LARGEST ? 0 : 1 + i % (SEGMENTS - 1)), text: `需求${i + 1}：链路全年不中断，两小时到现场`,
      layer: pick(LAYERS, i), kind: pick(KINDS, i), answered_by: ['service', 'technology'],
    })),
    candidates: range(2, (c) => ({
      id: uuid(4, c), title: c === 0 ? '稳健组合' : '云网组合', quarters: 12,
      elements: range(ELEMENTS, (i) => ({
        id: uuid(5, c * ELEMENTS + i), kind: pick(ELEMENT_KINDS, i), line: `产品线${i % 25}`, text: `第${i + 1}项：双路由专线`,
        needs: range(5, (k) => uuid(3, (i * 5 + k + c * 50) % NEEDS)), price: 100_000 + i * 100, unit_cost: 60_000, one_off_cost: 2_000_000,
        price_strategy: 'value', combination: 'business_service', serves: ['product', 'keep'],
        units: quarters((q) => 10 + q), units_best: quarters((q) => 14 + q), units_worst: quarters((q) => 6 + q),
        ...(i % 3 === 0 && { company_spending: ['网点装修'] }),
      })),
    })),
    rounds: range(4, (i) => ({
      id: uuid(6, i), title: `第${i + 1}轮`, candidate: uuid(4, 0), target_revenue: quarters(() => 1_000_000), actual_revenue: quarters((q) => 900_000 + q * 20_000),
      target_cost: quarters(() => 500_000), actual_cost: quarters(() => 510_000), failed_step: 'mix', cause: 'price', improvement: '降价',
    })),
  },
});

// Id in the step's address, and what to press once the step is open.
export const SCREENS = [
  { screen: 'opportunity', step: 'opportunity', press: [] },
  { screen: 'a segment', step: 'opportunity', press: [`segment.${uuid(2, 0)}.open`] },
  { screen: `needs, ${LARGEST} of a segment`, step: 'needs', press: [] },
  { screen: 'a candidate', step: 'mix', press: [] },
  { screen: 'an element', step: 'mix', press: [`element.${uuid(5, 0)}.open`] },
  { screen: 'evaluation', step: 'evaluation', press: [`round.${uuid(6, 0)}.open`] },
];

export async function openMix(page, address, { step, press }) {
  await page.goto(address);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator(byId('home.import')).click()]);
  await chooser.setFiles([{ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(mixPlan())) }]);
  await page.locator(byId('toast.action')).click();
  await page.locator(byId('plan.mix')).click();
  await page.locator(byId(`mix.step.${step}`)).click();
  for (const id of press) await page.locator(byId(id)).click();
  await page.waitForTimeout(1500);
}

// Milliseconds of every frame while the whole screen goes by under the wheel, down and up again.
export async function scrollMix(page) {
  await page.mouse.move(640, 500);
  const height = await page.evaluate(() => document.querySelector('[data-id="page"]').scrollHeight);
  const steps = 60;
  const by = Math.max(120, Math.ceil(height / (steps / 2)));
  const times = [];
  for (let step = 0; step < steps; step += 1) {
    const before = await page.evaluate(() => window.sandtable.frames);
    await page.mouse.wheel(0, step < steps / 2 ? by : -by);
    await page.waitForTimeout(120);
    times.push(...await page.evaluate((seen) => {
      const drawn = window.sandtable.frames - seen;
      return drawn > 0 ? [...window.sandtable.frame_ms].slice(-drawn) : [];
    }, before));
  }
  if (times.length < steps) throw new Error(`only ${times.length} frames while scrolling`);
  return times;
}

// Writes the plan to a file for programs, and calls `use` with its path.
export function withPlanFile(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = path.join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(mixPlan()));
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// → { runs, median_ms, p95_ms, worst_ms } of everything that follows from the mix. `program`: [file, …words before the plan]
export const deriveTimes = ([file, ...words]) => withPlanFile((plan) => JSON.parse(execFileSync(file, [...words, plan], { encoding: 'utf8' })));
