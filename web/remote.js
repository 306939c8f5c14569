// A plan that lies on another site: "#url=https://…" in the address. Only a page that was opened with that may ask other sites,
// and only when the user has agreed; every other page gives that up before anything else.
export const MARK = '#url=';

// From here on the browser refuses all but this site.
export function giveUp() {
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
export const wanted = wantedIn(location.hash);
if (!wanted) giveUp();

// The part of the address that the app is told of.
export const startPath = () => (wanted ? MARK + wanted : location.hash);
