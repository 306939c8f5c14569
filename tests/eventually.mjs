// Waiting for a condition, never for a time.
export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// Repeats `probe` until it returns something true, and returns that; after `patience` milliseconds an error with `what`.
export async function repeat(what, probe, patience) {
  const end = Date.now() + patience;
  for (let last = ''; ; await pause(50)) {
    try {
      const value = await probe();
      if (value) return value;
      last = '';
    } catch (error) {
      last = ` (${error.message.split('\n')[0]})`;
    }
    if (Date.now() > end) throw new Error(`never: ${what}${last}`);
  }
}
