import { patient } from './text.js';

// A worked example plan, which lies beside the page.
export async function fetchSample({ language }) {
  const answer = await fetch(document.getElementById(`sample_${language}`).href, patient()).catch(() => null);
  const bytes = answer?.ok && await answer.arrayBuffer().catch(() => null);        // it may be cut half-way
  return bytes ? [{ type: 'sample' }, new Uint8Array(bytes)] : { type: 'sample_failed' };
}
