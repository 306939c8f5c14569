// UTF-8 both ways. A byte order mark is kept, so that text → bytes → text never changes.
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const toBytes = (text) => encoder.encode(text);
export const toText = (bytes) => decoder.decode(bytes);

// Of requests: a server that hangs is one that cannot be reached.
export const patient = () => ({ signal: AbortSignal.timeout(30_000) });
