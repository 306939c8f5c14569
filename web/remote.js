// A plan that lies on another site: "#url=https://…" in the address. Only a page that was opened with that may ask other sites,
// and only when the user has agreed; every other page gives that up before anything else.
export const MARK = '#url=';
const LARGEST = 22 << 20;           // bytes, as of files
const PATIENCE_MS = 30_000;

// From here on the browser refuses all but this site.
function giveUp() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'self'";
  document.head.append(policy);
}

// The one address that may be asked for: written as it is, or like a part of an address.
function wantedIn(hash) {
  if (!hash.startsWith(MARK)) return '';
  const address = hash.slice(MARK.length);
  try {
    return address.includes('://') ? address : decodeURIComponent(address);
  } catch {
    return address;
  }
}
const wanted = wantedIn(location.hash);
if (!wanted) giveUp();

// The part of the address that the app is told of.
export const startPath = () => (wanted ? MARK + wanted : location.hash);

export async function fetchRemote({ address }) {
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
