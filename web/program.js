// The program, which comes in parts (web/parts.mjs). The first one starts; when something is called that belongs to a part
// which has not arrived yet, the page waits for it.
import createApp from './app.generated.js';
import { createJoiner, join } from './streams.js';
import { patient } from './text.js';

// Names of modules in the parts' imports.
const FIRST = '1';
const PLACEHOLDERS = '2.';

async function answerOf(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}
const fetchBytes = async (address) => new Uint8Array(await (await answerOf(address, patient())).arrayBuffer());

// Joins what a file's `answer` brings while it comes, and has the browser compile that meanwhile.
// → { instance, module }
async function instantiate(answer, imports) {
  const { add, end } = createJoiner();
  const reader = answer.body.getReader();
  const parts = [];
  let pass;
  const joined = new ReadableStream({ start: (controller) => { pass = controller; } });
  const compiled = WebAssembly.instantiateStreaming(new Response(joined, { headers: { 'Content-Type': 'application/wasm' } }), imports);
  compiled.catch(() => {});
  const give = (bytes) => {
    parts.push(bytes);
    try {
      pass.enqueue(bytes);
    } catch {
      // a browser that does not compile what a script gives it: below
    }
  };
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) add(value).forEach(give);
  end().forEach(give);
  try {
    pass.close();
    return await compiled;
  } catch (error) {
    if (error instanceof WebAssembly.LinkError || error instanceof WebAssembly.RuntimeError) throw error;
    return WebAssembly.instantiate(await new Blob(parts).arrayBuffer(), imports);
  }
}

function fetchBytesNow(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');        // every byte a character
  request.send();
  if (request.status >= 400) throw new Error(`${request.status} ${address}`);
  return Uint8Array.from(request.response, (character) => character.charCodeAt(0));
}

// first: address of the first part, which is fetched at once. others: { name: address } of the others.
// lost(error): a part was needed and cannot be had.
// → { start(what Emscripten's module is given) → app, load(name, patience) → resolves when that part is there, which is not put
// together before the promise `patience` has resolved, waits() → how often the page has stood still for a part }
export function createProgram(first, others, lost) {
  const fetched = answerOf(first);
  fetched.catch(() => {});                   // awaited in start()
  const there = new Set();
  let own;                                   // what the first part exports
  let waits = 0;
  const imports = () => ({ [FIRST]: own });

  function loadNow(name) {
    if (there.has(name)) return;
    waits += 1;
    try {
      new WebAssembly.Instance(new WebAssembly.Module(join(fetchBytesNow(others[name]))), imports());
    } catch (error) {
      lost(error);
      throw error;
    }
    there.add(name);
  }
  const coming = {};
  async function load(name, patience) {
    const [bytes] = await Promise.all([fetchBytes(others[name]), patience]);
    if (there.has(name)) return;
    // Twice is no harm, should something be called meanwhile: both are the same, in the same memory.
    if (bytes.length) await WebAssembly.instantiate(join(bytes), imports());
    there.add(name);
  }
  // Until then, what stands for a function of a part has its place in the table for a name.
  const placeholders = (name) => new Proxy({}, {
    get: (_, slot) => (...values) => {
      loadNow(name);
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
          for (const name of Object.keys(others)) wanted[PLACEHOLDERS + name] = placeholders(name);
          fetched.then((answer) => instantiate(answer, wanted))
            .then(({ instance, module }) => {
              own = instance.exports;
              done(instance, module);
            }).catch(reject);
        },
      }).then(resolve, reject);
    }),
    load: (name, patience) => (coming[name] ??= load(name, patience).catch((error) => {
      delete coming[name];
      throw error;
    })),
  };
}
