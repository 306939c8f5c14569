// The page's content security policy, in one place: build.mjs writes it into index.html, serve.mjs sends it as a header.
// 'wasm-unsafe-eval' lets the browser compile WebAssembly and nothing else. The one Trusted Types policy is for
// the service worker's address (update.js). Other sites can be asked for a plan, once the user agrees (remote.js); a page
// that was not opened for that forbids it to itself.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types sandtable",
].join('; ');

// A page cannot say this of itself; only the header can.
export const contentSecurityPolicyHeader = `${contentSecurityPolicy}; frame-ancestors 'none'`;
