// Plans and test packs in IndexedDB, with everything that can go wrong with it. Every function answers with the event for the
// app, a header or [header, body], and is never rejected for a reason of storage. They run one after the other.
import { createDatabase, StoreError, TABLES } from './database.js';
import { contentOf, editedIds, editRevision, forgetEdit, isSound, keepEdit, knownContent, lastEdit, setBase } from './edits.js';
import { toBytes, toText } from './text.js';

const BIN_MS = 30 * 24 * 3600 * 1000;

const memoryTable = () => {
  const records = new Map();
  return {
    get: async (id) => records.get(id),
    all: async () => [...records.values()],
    ids: async () => [...records.keys()],
    put: async (record) => void records.set(record.id, record),
    remove: async (id) => void records.delete(id),
    clear: () => records.clear(),
  };
};

const reasonOf = (error) => error.reason ?? 'unknown';

const unlessConflict = (error) => {
  if (error.reason !== 'conflict') throw error;
};

// Puts a version of a plan into the table; what it replaces becomes the previous version, unless that is damaged.
// base: the newest revision that whoever made this one knew of. Where there are no locks, another tab may have written since.
async function putPlan(plans, { id, title, modified, kind, revision, checksum, content, deleted }, base = Infinity) {
  const old = await plans.get(id);
  // The same write again (a retry after the connection died, or an edit that a read has recovered) is no conflict.
  const again = old?.revision === revision && old.checksum === checksum;
  if (!again && (old?.revision >= revision || old?.revision > base)) throw new StoreError('conflict');
  const before = old && (knownContent(old) ?? (isSound(old) ? contentOf(old) : undefined));
  const previous = before && old.revision < revision
    ? { content: before, revision: old.revision, checksum: old.checksum, modified: old.modified } : old?.previous ?? null;
  await plans.put({ id, title, modified, kind, revision, checksum, content, deleted: deleted ?? old?.deleted ?? '', previous });
}

// lockedElsewhere(id) → promise of bool: another tab is editing the plan, so its latest edit is no wreckage to recover.
// onRevived: the database answers after all, what was listed before is not everything.
export function createStorage({ lockedElsewhere = async () => false, onRevived = () => {} } = {}) {
  const memory = Object.fromEntries(TABLES.map((name) => [name, memoryTable()]));
  const known = new Map();         // id → the newest revision of a plan that this tab has read or written
  let blocked = false;             // the database cannot be had: work in memory, try again at the next write
  const database = createDatabase(() => {
    blocked = false;
    onRevived();
  });

  // Runs `work(tables)` on the database; on memory while that cannot be had, which only `eager` work finds out anew.
  async function perform(work, eager) {
    if (eager || !blocked) {
      try {
        const result = await database.transact(async (tables) => {
          for (const plan of await memory.plans.all()) await putPlan(tables.plans, plan).catch(unlessConflict);
          for (const pack of await memory.packs.all()) await tables.packs.put(pack);
          return work(tables);
        });
        blocked = false;
        for (const name of TABLES) memory[name].clear();
        return result;
      } catch (error) {
        blocked = error.reason === 'blocked';
        if (!blocked) throw error;
      }
    }
    return work(memory);
  }

  // Runs `work(tables)` where reading must not fail: whatever is wrong, memory is there. → { result, whole: not only memory }
  async function look(work) {
    try {
      const result = await perform(work);
      return { result, whole: !blocked };
    } catch {
      return { result: await work(memory), whole: false };
    }
  }

  let turn = Promise.resolve();
  const inTurn = (action) => (...parameters) => {
    const answer = turn.then(() => action(...parameters));
    turn = answer.catch(() => {});
    return answer;
  };

  async function save(version) {
    const { id, revision } = version;
    let reason = 'blocked';
    try {
      await perform(({ plans }) => putPlan(plans, version, known.get(id)), true);
      known.set(id, revision);
      if (!blocked) {
        setBase(version);
        forgetEdit(id, revision);
        return { type: 'written', id, revision };
      }
    } catch (error) {
      reason = reasonOf(error);
    }
    if (reason !== 'conflict' && !(editRevision(id) >= revision)) keepEdit(version);
    return { type: 'write_failed', id, revision, reason };
  }

  async function list() {
    const expired = [];
    const { result, whole } = await look(async (tables) => {
      const plans = new Map();
      for (const plan of await tables.plans.all()) {
        if (Date.parse(plan.deleted) < Date.now() - BIN_MS) {
          await tables.plans.remove(plan.id);
          expired.push(plan.id);
        } else {
          plans.set(plan.id, plan);
        }
      }
      return { plans, packs: await tables.packs.ids() };
    });
    expired.forEach((id) => forgetEdit(id));
    for (const id of editedIds()) {
      const plan = result.plans.get(id);
      const edit = lastEdit(id, plan);
      if (edit && !(plan?.revision >= edit.revision)) result.plans.set(id, { deleted: '', ...plan, ...edit });
    }
    const plans = [...result.plans.values()].map(({ id, title, modified, kind = '', revision, deleted, ...version }) =>
      ({ id, title, modified, kind, revision, deleted, bytes: contentOf(version)?.length ?? 0 }));
    return { type: 'listed', plans, storage: whole ? 'ok' : 'memory', packs: result.packs };
  }

  async function read({ id }) {
    const busy = await lockedElsewhere(id);
    const { result: stored, whole } = await look(({ plans }) => plans.get(id));
    const edit = lastEdit(id, stored);
    const best = [stored, stored?.previous, edit].filter(isSound)
      .reduce((newest, each) => (newest && newest.revision >= each.revision ? newest : each), null);
    // Never less than what is stored, damaged or not: the app's next write has to go beyond it.
    const revision = Math.max(best?.revision ?? 0, stored?.revision ?? 0);
    known.set(id, revision);
    if (!best) {
      const reason = stored ? 'damaged' : whole ? 'missing' : 'blocked';
      return [{ type: 'read_failed', id, revision, reason }, contentOf(stored) ?? new Uint8Array()];
    }
    const content = contentOf(best);
    if (best !== edit && whole) setBase({ ...best, id, content });
    if (edit && !busy) {
      if (best === edit) await save(edit);
      else if (whole) forgetEdit(id, best.revision);
    }
    return [{ type: 'read', id, revision, recovered: best !== stored && !(busy && best === edit), previous: best === stored?.previous },
      content];
  }

  // A function that runs `work(tables, header, text)` and answers with an event of `type`; what it returns is the revision.
  const change = (type, work) => inTurn(async (header, body) => {
    const { id } = header;
    try {
      return { type, id, revision: await perform((tables) => work(tables, header, toText(body)), true) };
    } catch (error) {
      return { type: 'store_failed', id, reason: reasonOf(error) };
    }
  });

  async function mark({ plans }, { id, when = '' }) {
    const edit = lastEdit(id, await plans.get(id));
    if (edit) await putPlan(plans, edit).catch(unlessConflict);
    const plan = await plans.get(id);
    if (!plan) throw new StoreError('missing');
    await plans.put({ ...plan, deleted: when });
    return plan.revision;
  }

  return {
    list: inTurn(list),
    read: inTurn(read),
    write: inTurn(save),
    mirror: keepEdit,
    bin: change('binned', mark),
    restore: change('restored', mark),
    purge: change('purged', async ({ plans }, { id }) => {
      await plans.remove(id);
      forgetEdit(id);
    }),
    write_pack: change('pack_written', ({ packs }, { id }, text) => packs.put({ id, text }).then(() => {})),
    read_pack: inTurn(async ({ id }) => [{ type: 'pack_read', id }, toBytes((await look(({ packs }) => packs.get(id))).result?.text ?? '')]),
    remove_pack: change('pack_removed', ({ packs }, { id }) => packs.remove(id)),
    persist: () => navigator.storage?.persist?.().then(() => {}, () => {}),
    settled: inTurn(async () => {}),       // resolves once everything that was asked for before is done
  };
}
