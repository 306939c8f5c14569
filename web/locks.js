// One tab edits a plan: a Web Lock per plan, and a channel on which tabs ask for it and tell what they have changed.
const PATIENCE_MS = 1000;          // how long a tab that takes over waits for the holder to save and let go

const nameOf = (id) => 'sandtable.plan.' + id;

export function createLocks(send) {
  const manager = navigator.locks;
  const held = new Map();          // id → { release(), ended: promise, wanted: bool, leaving: bool }
  const lost = new Set();          // plans that another tab has taken over from this one

  let channel;
  try {
    channel = new BroadcastChannel('sandtable');
    channel.onmessage = ({ data }) => {
      const { wanted, at, changed } = data ?? {};        // whoever wrote that
      if (changed) send({ type: 'changed', ...changed });
      const mine = held.get(wanted);
      // A question older than the asking tab's patience reaches a tab that hung: its lock has been stolen meanwhile.
      if (!mine || Date.now() - at > PATIENCE_MS) return;
      mine.wanted = true;
      send({ type: 'flush_wanted', id: wanted });
    };
  } catch {
    // then tabs learn of each other by locks and refused writes alone
  }

  // Resolves to whether the lock was granted; rejected when the browser has no locks to give or `options.signal` gives up.
  const hold = (id, options) => new Promise((resolve, reject) => {
    let mine;
    const request = manager.request(nameOf(id), options, (lock) => {
      resolve(!!lock);
      return lock && new Promise((release) => {
        mine = { release, ended };
        held.set(id, mine);
        lost.delete(id);
      });
    });
    const ended = request.then(() => mine?.wanted, (error) => {
      reject(error);
      return mine;                                  // it was stolen
    }).then((gone) => {
      if (held.get(id) === mine) held.delete(id);
      if (!gone) return;
      lost.add(id);
      send({ type: 'lock_lost', id });
    });
  });

  return {
    async lock({ id }) {
      const mine = held.get(id);
      if (mine?.leaving) await mine.ended;
      else if (mine) return { type: 'locked', id };
      const granted = await hold(id, { ifAvailable: true }).catch(() => true);
      return { type: granted ? 'locked' : 'lock_refused', id };
    },

    // Lets go once `saved` (the writes that were asked for before) is settled.
    async unlock({ id }, saved) {
      const mine = held.get(id);
      if (!mine) return;
      mine.leaving = true;
      await saved;
      mine.release();
    },

    async takeOver({ id }) {
      if (!held.has(id) || held.get(id).leaving) {
        const patience = new AbortController();
        const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
        channel?.postMessage({ wanted: id, at: Date.now() });
        await hold(id, { signal: patience.signal }).catch(() => hold(id, { steal: true })).catch(() => {});
        clearTimeout(timer);
      }
      return { type: 'locked', id };
    },

    isLost: (id) => lost.has(id),

    async isElsewhere(id) {
      if (held.has(id)) return false;
      try {
        return (await manager.query()).held.some(({ name }) => name === nameOf(id));
      } catch {
        return false;
      }
    },

    tellChanged: (id, revision) => channel?.postMessage({ changed: { id, revision } }),
  };
}
