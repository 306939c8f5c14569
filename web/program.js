// The program, which comes in two parts (web/parts.mjs). The first one starts; when it calls something of the second one
// that has not arrived yet, the page waits for it.
import createApp from './app.generated.js';
import { join } from './streams.js';

// Names of modules in the parts' imports.
const FIRST = '1';
const PLACEHOLDERS = '2.deferred';

async function fetchBytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function fetchBytesNow(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');        // every byte a character
  request.send();
  if (request.status >= 400) throw new Error(`${request.status} ${address}`);
  return Uint8Array.from(request.response, (character) => character.charCodeAt(0));
}

// Addresses of the parts; the first is fetched at once. lost(error): the second part was needed and cannot be had.
// → { start(what Emscripten's module is given) → app, complete(patience) → resolves when the second part is there, which is not
// put together before the promise `patience` has resolved, waits() → how often the page has stood still for it }
export function createProgram(first, second, lost) {
  const fetched = fetchBytes(first);
  fetched.catch(() => {});                   // awaited in start()
  let own;                                   // what the first part exports
  let whole = false;
  let waits = 0;
  const imports = () => ({ [FIRST]: own });

  function completeNow() {
    if (whole) return;
    waits += 1;
    try {
      new WebAssembly.Instance(new WebAssembly.Module(join(fetchBytesNow(second))), imports());
    } catch (error) {
      lost(error);
      throw error;
    }
    whole = true;
  }
  // Until then, what stands for a function of the second part has its place in the table for a name.
  const placeholders = new Proxy({}, {
    get: (_, slot) => (...values) => {
      completeNow();
      const table = Object.values(own).find((each) => each instanceof WebAssembly.Table);
      return table.get(+slot)(...values);
    },
  });

  return {
    waits: () => waits,
    start: (given) => new Promise((resolve, reject) => {
      createApp({
        ...given,
        instantiateWasm(wanted, done) {
          fetched.then(join).then((bytes) => WebAssembly.instantiate(bytes, { ...wanted, [PLACEHOLDERS]: placeholders }))
            .then(({ instance, module }) => {
              own = instance.exports;
              done(instance, module);
            }).catch(reject);
        },
      }).then(resolve, reject);
    }),
    async complete(patience) {
      if (whole) return;
      const [bytes] = await Promise.all([fetchBytes(second), patience]);
      // Twice is no harm: both are the same, in the same memory.
      if (bytes.length) await WebAssembly.instantiate(join(bytes), imports());
      whole = true;
    },
  };
}
