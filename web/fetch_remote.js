// Fetches a plan that lies on another site, once the user has agreed.
const LARGEST = 22 << 20;           // bytes, as of files
const PATIENCE_MS = 30_000;

// The plan at `address`, which has to be the one that the page was opened with (remote.js). → the event for the app
export async function fetchRemote({ address }, body, { wanted, giveUp }) {
  const fail = (reason, status = 0) => ({ type: 'fetched', address, reason, status });
  try {
    const url = new URL(address);
    if (address !== wanted || url.protocol !== 'https:' || url.username || url.password) return fail('https');
    const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) return fail('status', answer.status);
    const parts = [];
    let size = 0;
    const reader = answer.body.getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value);
      size += value.length;
      if (size <= LARGEST) continue;
      reader.cancel();
      return fail('too_large');
    }
    giveUp();
    return [{ type: 'fetched', address, name: url.pathname.split('/').pop() }, new Uint8Array(await new Blob(parts).arrayBuffer())];
  } catch {
    return fail('network');        // which of the reasons it was browsers do not say
  }
}
