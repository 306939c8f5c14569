// Takes the program apart. "first": the functions that the first screens run, which the page waits for. They are measured
// (tests/first_part.mjs) and listed in web/first_part.txt by their linker names, without the numbers that compilers append
// to them. "workshop": what nothing but src/ui/workshop (namespace workshop) needs; fetched when a trainer or a trainee
// opens it. "second": all the rest, which follows the first at once.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Names of modules in the parts' imports: web/program.js provides them. wasm-split appends "." and the part's name to the second.
const FIRST = '1';
const PLACEHOLDERS = '2';
const OF_WORKSHOP = /8workshop/;
// What they call that is smaller than this comes along: calling it in the other part costs about as much to download.
const SMALL_BYTES = 120;
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue'].map((name) => `--enable-${name}`);

export const listedName = (name) => name.replace(/(\.(llvm\.)?\d+)+$/, '');

// A WebAssembly program that has names → { functions: [{ name, size, calls: [index…] }], undefined for imported ones, roots:
// those that are called from elsewhere: exports, and what is in the table and is none of the workshop's }
export function readProgram(wasm) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const text = () => {
    const length = number();
    return wasm.toString('utf8', at, (at += length));
  };
  const limits = () => { for (let rest = number() & 1 ? 2 : 1; rest; rest--) number(); };
  const skipImport = [number, () => { at++; limits(); }, limits, () => { at += 2; }];
  const functions = [];
  const roots = [];
  const readers = {
    2: () => {
      for (let left = number(); left; left--) {
        text();
        text();
        const kind = wasm[at++];
        skipImport[kind]();
        if (kind === 0) functions.push(undefined);
      }
    },
    7: () => {
      for (let left = number(); left; left--) {
        text();
        const kind = wasm[at++];
        const index = number();
        if (kind === 0) roots.push(index);
      }
    },
    9: () => {
      for (let left = number(); left; left--) {
        number();                                // one table, functions by index, from a constant
        while (wasm[at++] !== 0x0b);
        for (let entries = number(); entries; entries--) roots.push(number());
      }
    },
    10: () => {
      for (let left = number(); left; left--) {
        const size = number();
        functions.push({ name: '', size, calls: [], begin: at });
        at += size;
      }
    },
    0: (end) => {
      if (text() !== 'name') return;
      while (at < end) {
        const kind = wasm[at++];
        const next = number() + at;
        if (kind === 1) {
          for (let left = number(); left; left--) {
            const index = number();
            const name = text();
            if (functions[index]) functions[index].name = name;
          }
        }
        at = next;
      }
    },
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    readers[section]?.(end);
    at = end;
  }
  // Operands: so many LEB128 numbers, or bytes.
  const numbers = new Uint8Array(256);
  for (const op of [2, 3, 4, 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x3f, 0x40, 0x41, 0x42]) numbers[op] = 1;
  for (let op = 0x28; op <= 0x3e; op++) numbers[op] = 2;
  numbers[0x11] = 2;
  const second = { 8: 2, 9: 1, 10: 2, 11: 1 };
  functions.forEach((one) => {
    if (!one) return;
    at = one.begin;
    for (let groups = number(); groups; groups--) {
      number();
      at++;
    }
    while (at < one.begin + one.size) {
      const op = wasm[at++];
      if (op === 0x10) one.calls.push(number());
      else if (op === 0x0e) for (let targets = number(); targets >= 0; targets--) number();
      else if (op === 0x43 || op === 0x44) at += op === 0x43 ? 4 : 8;
      else for (let left = op === 0xfc ? second[number()] ?? 0 : numbers[op]; left; left--) number();
    }
  });
  functions.forEach((one, index) => { if (one) one.name ||= String(index); });
  return { functions, roots };
}

function inFolder(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandtable-'));
  try {
    return use((name) => path.join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// → { first, second, workshop }. `tool`: the program wasm-split of Binaryen.
export function takeApart(wasm, listed, tool) {
  const { functions, roots } = readProgram(wasm);
  const first = new Set();
  const keep = (index) => {
    if (first.has(index)) return;
    first.add(index);
    functions[index].calls.forEach((called) => {
      if (functions[called]?.size <= SMALL_BYTES) keep(called);
    });
  };
  const isOfWorkshop = ({ name }) => OF_WORKSHOP.test(name);
  functions.forEach((one, index) => { if (one && listed.has(listedName(one.name)) && !isOfWorkshop(one)) keep(index); });
  // What can be reached without passing through the workshop.
  const reached = new Set();
  const waiting = [...roots, ...first];
  while (waiting.length) {
    const index = waiting.pop();
    if (reached.has(index) || !functions[index] || (isOfWorkshop(functions[index]) && !first.has(index))) continue;
    reached.add(index);
    waiting.push(...functions[index].calls);
  }
  const names = (which) => functions.filter((one, index) => one && which(index)).map(({ name }) => name);
  const manifest = {
    second: names((index) => reached.has(index) && !first.has(index)),
    workshop: names((index) => !reached.has(index)),
  };
  return inFolder((file) => {
    writeFileSync(file('program'), wasm);
    writeFileSync(file('manifest'), Object.entries(manifest).map(([name, list]) => [name, ...list].join('\n')).join('\n\n'));
    execFileSync(tool, ['--multi-split', ...FEATURES, file('program'), `--manifest=${file('manifest')}`, `--out-prefix=${file('')}/`, '-o', file('first'),
      `--import-namespace=${FIRST}`, `--placeholder-namespace-prefix=${PLACEHOLDERS}`, '--export-prefix=%', '--strip-debug']);
    return { first: readFileSync(file('first')), second: readFileSync(file('second.wasm')), workshop: readFileSync(file('workshop.wasm')) };
  });
}

// The whole program, noting which functions run: it exports __write_profile().
export const withProfile = (wasm, tool) => inFolder((file) => {
  writeFileSync(file('program'), wasm);
  execFileSync(tool, ['--instrument', ...FEATURES, file('program'), '-o', file('noting'), '--strip-debug']);
  return readFileSync(file('noting'));
});

// The names of the functions that ran according to any of `profiles` of `wasm`, as they are listed.
export const namesThatRan = (wasm, profiles, tool) => inFolder((file) => {
  writeFileSync(file('program'), wasm);
  const names = new Set();
  for (const profile of profiles) {
    writeFileSync(file('profile'), profile);
    const lines = execFileSync(tool, ['--print-profile', file('profile'), ...FEATURES, file('program')], { encoding: 'utf8', maxBuffer: 1 << 26 });
    for (const [, name] of lines.matchAll(/^\+ (.+)$/gm)) names.add(listedName(name.trim()));
  }
  return [...names].filter((name) => !/^\d+$/.test(name)).sort();
});
