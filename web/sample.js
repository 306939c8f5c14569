// A worked example plan, which lies beside the page.
export async function fetchSample({ language }) {
  const answer = await fetch(document.getElementById(`sample_${language}`).href).catch(() => null);
  if (!answer?.ok) return { type: 'sample_failed' };
  return [{ type: 'sample' }, new Uint8Array(await answer.arrayBuffer())];
}
