// The browser killed at random moments of editing: what the page said was saved is there, and of the rest at most the last
// moment is missing: what the app had not yet given to the database, or the database had not yet finished writing.
// SANDTABLE_KILLS says how often, SANDTABLE_SEED repeats a series.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byId, fixture, importFiles, press, readStoredPlans, shows } from './app.mjs';
import { check, equal, eventually, pause, suite } from './harness.mjs';
import { killAll, processesOf } from './host/processes.mjs';

const test = suite('kills', { whole: true });
const KILLS = Number(process.env.SANDTABLE_KILLS ?? 10);
const SEED = Number(process.env.SANDTABLE_SEED ?? Date.now() % 1_000_000);
// What may be missing; and where the machine is so busy that timers and writes come late, now and then more, never all.
const MOST_MISSING_MS = 300;
const BUSY_MS = 1000;
const BUSY_SHARE = 0.2;
const SETTING = { language: 'en', viewport: { width: 1280, height: 800 }, locale: 'en-US' };
const CHARACTERS = [...'abcdefghij klmnop 客户机会一二三'];

// Tommy Ettinger's mulberry32: the same numbers for the same seed. → random(n): 0 … n - 1
function generator(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return Math.floor((((z ^ (z >>> 14)) >>> 0) / 4294967296) * n);
  };
}

const texts = (plan) => (plan.swot.opportunities ?? []).map(({ text }) => text);

// Ways of editing. of(plan): what is edited. begin(page): ready to type. typist(plan) → next(random): { key, state } with what
// of() will be when the app has taken the key.
const KINDS = {
  title: {
    path: '',
    of: ({ title }) => title,
    async begin(page) {
      await press(page, 'plan.title');
      await page.keyboard.press('Control+a');
    },
    typist: () => {
      let text = '';
      return (random) => {
        // No blank at the ends: those of a title are cut off.
        const key = CHARACTERS[random(CHARACTERS.length)].trim() || 'x';
        return { key, state: (text += key) };
      };
    },
  },
  note: {
    path: '/swot',
    of: ({ swot }) => swot.strengths[0].note ?? '',
    async begin(page, { swot }) {
      await press(page, `card.${swot.strengths[0].id}.open`);
      await press(page, 'open.note');
      await page.keyboard.press('Control+End');
    },
    typist({ swot }) {
      let text = swot.strengths[0].note ?? '';
      return (random) => {
        const key = CHARACTERS[random(CHARACTERS.length)];
        return { key, state: (text += key) };
      };
    },
  },
  cards: {
    path: '/swot',
    of: texts,
    begin: (page) => press(page, 'cell.opportunities.add'),
    typist(plan) {
      const cards = texts(plan);
      let draft = '';
      return (random) => {
        const done = draft && !random(4);
        const key = done ? 'Enter' : 'abcdefgh'[random(8)];
        if (done) cards.push(draft);
        draft = done ? '' : draft + key;
        return { key, state: [...cards] };
      };
    },
  },
  answers: {
    path: '/test/attempt',
    of: ({ self_tests: [attempt] }) => attempt.answers?.['1'] ?? 0,
    begin: (page, plan) => byId(page, `self_test.q1.a${KINDS.answers.of(plan) || 1}`).focus(),
    typist(plan) {
      const states = [KINDS.answers.of(plan)];
      return (random) => {
        if (states.length > 1 && !random(4)) states.pop();
        else {
          const value = 1 + random(5);
          if (value === states.at(-1)) return { key: String(value), state: value };
          states.push(value);
          return { key: String(value), state: value };
        }
        return { key: 'Control+z', state: states.at(-1) };
      };
    },
  },
};

// In the page: counts what is typed, and tells the count whenever “Saved” stands on screen for two frames without more.
function watch() {
  let count = 0;
  const typed = () => { count += 1; };
  const isSaved = () => document.querySelector('[data-id="save_status"]')?.textContent === 'Saved';
  document.addEventListener('input', ({ target }) => target.type !== 'radio' && typed(), true);
  document.addEventListener('keydown', ({ key, ctrlKey, target }) => {
    if ((ctrlKey && key === 'z') || (target.type === 'radio' && /^[0-9]$/.test(key))) typed();
  }, true);
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function noted(...parameters) {
    window.writing(Date.now());
    const begun = transaction.apply(this, parameters);
    begun.addEventListener('complete', () => window.writing(0));
    return begun;
  };
  const look = () => {
    const seen = count;
    if (isSaved()) requestAnimationFrame(() => requestAnimationFrame(() => seen === count && isSaved() && window.acknowledge(count)));
  };
  addEventListener('DOMContentLoaded', () => new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true }));
}

// What is stored after the kill is one of the states that there were, and recent enough. → how old the oldest missing key was
function judge(stored, { states, acknowledged, killedAt, writingSince, slowest, what }) {
  const found = states.findLastIndex(({ state }) => JSON.stringify(state) === JSON.stringify(stored));
  check(found >= 0, `${what}: never typed: ${JSON.stringify(stored)}; last ${JSON.stringify(states.slice(-3))}`);
  check(found >= acknowledged, `${what}: “Saved” after ${acknowledged} keys, but only ${found} are there`);
  const missing = states.slice(found + 1).find(({ state }) => JSON.stringify(state) !== JSON.stringify(stored));
  const age = missing ? Math.max(0, killedAt - missing.at) : 0;
  const writing = writingSince ? killedAt - writingSince : 0;
  check(age <= BUSY_MS,
    `${what}: what was typed ${age} ms before the kill is missing (${states.length - 1 - found} keys; write on its way ${writing} ms, slowest key ${slowest} ms)`);
  return age;
}

test(`${KILLS} kills at random moments of editing`, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'sandtable-kills-'));
  const random = generator(SEED);
  const counts = { kills: 0, keys: 0, acknowledged: 0, complete: 0 };
  const ages = [];
  try {
    const { self_tests: [attempt], ...plan } = JSON.parse(await fixture('plans/v1-self-test.json'));
    const start = await t.launch([], { folder, ...SETTING });
    const home = await t.open({ context: start, language: 'en' });
    await importFiles(home, ['plan.json', JSON.stringify({ ...plan, self_tests: [{ ...attempt, id: 'attempt' }], swot: { strengths: [{ id: 'first', text: 'one' }] } })]);
    await eventually('the plan is stored', async () => (await readStoredPlans(home)).length === 1);
    await start.close();

    let last = null;
    for (let round = 0; round <= KILLS; round += 1) {
      const kind = Object.values(KINDS)[random(Object.keys(KINDS).length)];
      t.step(`round ${round} of seed ${SEED}`);
      const context = await t.launch([], { folder, ...SETTING });
      let acknowledged = 0;
      let writingSince = 0;
      await context.exposeFunction('acknowledge', (count) => { acknowledged = count; });
      await context.exposeFunction('writing', (since) => { writingSince = since; });
      const page = await t.open({ context, language: 'en', hash: `#/plan/${plan.id}${kind.path}`, prepare: watch, wait: false });
      await shows(page, 'top.plan');
      await eventually('the plan can be edited', () => byId(page, 'top.undo').count());
      equal([await byId(page, 'banner.other_tab').count(), await byId(page, 'problems').count()], [0, 0], 'locked or with problems');
      const stored = (await readStoredPlans(page))[0].plan;
      if (last) {
        const age = judge(last.kind.of(stored), last);
        counts.kills += 1;
        counts.complete += age === 0;
        ages.push(age);
        counts.acknowledged += last.acknowledged;
        counts.keys += last.states.length - 1;
      }
      if (round === KILLS) {
        await context.close();
        const late = ages.filter((each) => each > MOST_MISSING_MS);
        check(late.length <= BUSY_SHARE * KILLS, `more than ${MOST_MISSING_MS} ms are missing after ${late.length} of ${KILLS} kills: ${late}`);
        break;
      }
      await kind.begin(page, stored);
      const next = kind.typist(stored);
      const states = [{ state: kind.of(stored), at: 0 }];
      const quick = random(2);                                    // some type without a rest
      const pids = await processesOf(folder);
      const closed = new Promise((resolve) => { context.once('close', resolve); });
      let killedAt = 0;
      let slowest = 0;
      setTimeout(() => {
        killedAt = Date.now();
        killAll(pids);
      }, 100 + random(1900));
      while (!killedAt) {
        const { key, state } = next(random);
        states.push({ state, at: Infinity });
        const begun = Date.now();
        await (/[^ -~]/.test(key) ? page.keyboard.insertText(key) : page.keyboard.press(key)).then(() => { states.at(-1).at = Date.now(); }, () => {});
        slowest = Math.max(slowest, (killedAt || Date.now()) - begun);
        await pause(quick ? random(60) : random(3) ? random(200) : 600);          // the others rest, so that they see “Saved”
      }
      await closed;
      last = { kind, states, acknowledged, killedAt, writingSince, slowest, what: `round ${round}, ${kind.path || 'title'}, seed ${SEED}` };
    }
  } finally {
    console.log(`kills: ${counts.kills} of ${KILLS} sound (seed ${SEED}); ${counts.keys} keys, ${counts.acknowledged} of them acknowledged before the kill; `
      + `${counts.complete} times nothing was missing, ${ages.filter((age) => age > MOST_MISSING_MS).length} times more than the last ${MOST_MISSING_MS} ms, at most the last ${Math.max(0, ...ages)} ms`);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
