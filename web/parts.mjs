// Takes the program apart. "first": the functions that the first screens run, which the page waits for. They are measured
// (tests/first_part.mjs) and listed in web/first_part.txt by their linker names, without the numbers that compilers append
// to them. A part for each group of tools (src/tools/groups.cmake): what is in the group's namespace, and what nothing else
// calls; fetched when something of it is opened. "second": all the rest, which follows the first at once.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Names of modules in the parts' imports: web/program.js provides them. wasm-split appends "." and the part's name to the second.
const FIRST = '1';
const PLACEHOLDERS = '2';
// By its linker name, a function is of a group that it names: it is in namespace sandtable::<group>, a lambda of one that is, or
// a template for something of it. One that names two groups is of neither.
const namesGroup = (group) => new RegExp(`(?:9sandtable|S\\w?_|NS)${group.length}${group}(?![a-z])`);
// What they call that is smaller than this comes along: calling it in the other part costs about as much to download.
const SMALL_BYTES = 120;
// What is said of a piece of data besides its bytes costs about as much.
const WORTH_BYTES = 12;
const BLANK_BYTES = 1000;
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue'].map((name) => `--enable-${name}`);

export const listedName = (name) => name.replace(/(\.(llvm\.)?\d+)+$/, '');

// A WebAssembly program that has names → { functions: [{ name, size, calls: [index…] }], undefined for imported ones, roots:
// those that are called from elsewhere: exports, and what is in the table }; mentions: numbers that may be addresses
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
        functions.push({ name: '', size, calls: [], mentions: [], begin: at });
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
      else for (let left = op === 0xfc ? second[number()] ?? 0 : numbers[op]; left; left--) {
        const value = number();
        // A constant, or what is added to an address: either may be the address of a text.
        if (op >= 0x28 && op <= 0x41 && left === 1) one.mentions.push(value);
      }
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

// Constant data that travels with the functions that read it, both by the linker's names: what links are packed with, the tables
// of exp() and of QR codes, and those of what reads workbooks. null: with the second part, whoever reads it. That are the mouse
// pointers, which nobody draws, the line breaks of rare scripts: until they are there such text breaks like letters, and with the
// second part all text is laid out anew, the widths of East Asian characters, by which it keeps brackets and letters together, and letters with marks of their own, by which texts are compared.
const INFLATES = /^inflate|9sandtable6tables/;
const READS_XML = /xml_parser|strconv|9sandtable6tables/;
const READERS = {
  _ZN9sandtable5links12_GLOBAL__N_18kPrimingE: /^_ZN9sandtable5links9TextModel/,
  __exp_data: /^exp$/,
  ECC_CODEWORDS_PER_BLOCK: /qr_|qrcodegen/,
  NUM_ERROR_CORRECTION_BLOCKS: /qr_|qrcodegen/,
  lenfix: INFLATES,
  'inflate_table.lbase': INFLATES,
  'inflate_table.lext': INFLATES,
  'inflate_table.dbase': INFLATES,
  'inflate_table.dext': INFLATES,
  distfix: INFLATES,
  _ZN4pugi4impl12_GLOBAL__N_114chartype_tableE: READS_XML,
  _ZN4pugi4impl12_GLOBAL__N_115chartypex_tableE: READS_XML,
  _ZL34FONT_ATLAS_DEFAULT_TEX_DATA_PIXELS: null,
  lb_prop_supplementary: null,
  eaw_prop: null,
  _ZZN8nlohmann16json_abi_v3_11_36detail9dtoa_impl36get_cached_power_for_binary_exponentEiE13kCachedPowers: /dtoa_impl/,
  _ZN9sandtable12_GLOBAL__N_19kComposedE: null,
};

// The linker's map → [{ name, from, to }…] in memory, of what READERS names.
const dataIn = (map) => [...map.matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) .*:\(\.rodata\.(\S+)\)$/gm)]
  .map(([, from, size, name]) => ({ name, from: parseInt(from, 16), to: parseInt(from, 16) + parseInt(size, 16) }))
  .filter(({ name }) => name in READERS);

const leb = (value) => {             // signed
  const bytes = [];
  for (;;) {
    const byte = value & 127;
    value >>= 7;
    if ((value === 0 && byte < 64) || (value === -1 && byte >= 64)) return Buffer.from([...bytes, byte]);
    bytes.push(byte | 128);
  }
};
const unsigned = (value) => Buffer.from(value < 128 ? [value] : [value & 127 | 128, ...unsigned(value >>> 7)]);
const DATA_SECTION = 11;
const DATA_COUNT = 12;               // for instructions that we do not use
const segment = ({ from, bytes }) => Buffer.concat([Buffer.from([0, 0x41]), leb(from), Buffer.from([0x0b]), unsigned(bytes.length), bytes]);
const dataSection = (segments) => {
  const content = Buffer.concat([unsigned(segments.length), ...segments.map(segment)]);
  return Buffer.concat([Buffer.from([DATA_SECTION]), unsigned(content.length), content]);
};

// The sections of a program: [{ id, begin: of the whole section, from: of its content, end }…].
function sectionsOf(wasm) {
  const sections = [];
  for (let at = 8; at < wasm.length; at = sections.at(-1).end) {
    let size = 0;
    let from = at + 1;
    for (let shift = 0; ; shift += 7) {
      size |= (wasm[from] & 127) << shift;
      if (wasm[from++] < 128) break;
    }
    sections.push({ id: wasm[at], begin: at, from, end: from + size });
  }
  return sections;
}

// What it has in memory from the start: [{ from: address, bytes }…].
function readData(wasm) {
  const section = sectionsOf(wasm).find(({ id }) => id === DATA_SECTION);
  if (!section) return [];
  let at = section.from;
  const number = (signed) => {
    for (let value = 0, shift = 0; ; ) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) return signed && byte & 64 && shift < 32 ? value | -1 << shift : value;
    }
  };
  return Array.from({ length: number() }, () => {
    if (wasm[at++] !== 0 || wasm[at++] !== 0x41) throw new Error('data that is not there from the start');
    const from = number(true);
    at++;
    const size = number();
    return { from, bytes: wasm.subarray(at, at += size) };
  });
}

function withData(wasm, segments) {
  const kept = sectionsOf(wasm).filter(({ id }) => id !== DATA_SECTION && id !== DATA_COUNT).map(({ begin, end }) => wasm.subarray(begin, end));
  return Buffer.concat([wasm.subarray(0, 8), ...kept, ...(segments.length ? [dataSection(segments)] : [])]);
}

// The texts of the code that nobody mentions but functions of one group: [{ from, to, part }…]. The linker keeps all texts in one
// place, one behind the other. A number in the code that happens to be an address keeps a text where it is, no more.
function textsOf(wasm, map, functions, partOf, groups) {
  const [, address, length] = /^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) .*<internal>:\(\.rodata\)$/m.exec(map);
  const from = parseInt(address, 16);
  const bytes = new Uint8Array(parseInt(length, 16));
  const users = new Map();
  const note = (value, part) => { if (value >= from && value < from + bytes.length) users.set(value, (users.get(value) ?? new Set()).add(part)); };
  functions.forEach((one, index) => one?.mentions.forEach((value) => note(value, partOf[index])));
  for (const data of readData(wasm)) {
    const view = new DataView(data.bytes.buffer, data.bytes.byteOffset, data.bytes.length);
    for (let at = -data.from & 3; at + 4 <= data.bytes.length; at += 4) note(view.getUint32(at, true), 'first');
    data.bytes.forEach((byte, at) => { if (data.from + at >= from && data.from + at < from + bytes.length) bytes[data.from + at - from] = byte; });
  }
  const texts = [];
  for (let begin = 0, end; begin < bytes.length; begin = end) {
    end = bytes.indexOf(0, begin) + 1 || bytes.length;
    const parts = new Set();
    for (let at = from + begin; at < from + end; at++) users.get(at)?.forEach((part) => parts.add(part));
    const [part] = parts;
    if (parts.size !== 1 || !groups.includes(part)) continue;
    if (texts.at(-1)?.part === part && texts.at(-1).to === from + begin) texts.at(-1).to = from + end;
    else texts.push({ from: from + begin, to: from + end, part });
  }
  return texts.filter((text) => text.to - text.from >= WORTH_BYTES);
}

// Takes `ranges` of the first part's data out of it. → [the first part, what was taken]
function cutData(wasm, ranges) {
  const taken = [];
  let rest = readData(wasm);
  for (const { from, to } of ranges) {
    rest = rest.flatMap((each) => {
      const [begin, end] = [Math.max(from, each.from), Math.min(to, each.from + each.bytes.length)];
      if (begin >= end) return [each];
      const part = (first, last) => ({ from: first, bytes: each.bytes.subarray(first - each.from, last - each.from) });
      taken.push(part(begin, end));
      // Blank is less than one piece more.
      if (end - begin < BLANK_BYTES) {
        each.bytes = Uint8Array.from(each.bytes).fill(0, begin - each.from, end - each.from);
        return [each];
      }
      return [part(each.from, begin), part(end, each.from + each.bytes.length)].filter(({ bytes }) => bytes.length);
    });
  }
  return [withData(wasm, rest), taken];
}

const addData = (wasm, segments) => withData(wasm, [...readData(wasm), ...segments]);

// A group is opened by what knows the application: views and the App itself. What else calls into a group is the plan that is
// read, copied or stored, with no screen waiting for the group: that is not the group's alone.
const OPENS = /(?<!\d)3App(?![a-z_])/;

// Which part each function goes to: "first", "second" or one of `groups`.
export function assign({ functions, roots }, listed, groups) {
  const first = new Set();
  const keep = (index) => {
    if (first.has(index)) return;
    first.add(index);
    functions[index].calls.forEach((called) => {
      if (functions[called]?.size <= SMALL_BYTES) keep(called);
    });
  };
  // What the linker merged and left without a name cannot be told to wasm-split, and is small.
  functions.forEach((one, index) => { if (one && (listed.has(listedName(one.name)) || /^\d+$/.test(one.name))) keep(index); });
  const named = groups.map(namesGroup);
  const groupsNamed = (index) => named.flatMap((pattern, group) => (pattern.test(functions[index].name) ? [group] : []));
  // How parts of a plan are made and dropped is the same for several types: the linker keeps one function, named after one of them.
  const isAnybodys = (index) => functions[index].size <= SMALL_BYTES && /^_ZZN9sandtable14make_part_type/.test(functions[index].name)
    && functions[index].calls.every((called) => !functions[called] || !groupsNamed(called).length);
  const groupOf = (index) => {
    const of = first.has(index) || isAnybodys(index) ? [] : groupsNamed(index);
    return of.length === 1 ? of[0] : -1;
  };
  const reach = (begin, reached, enters) => {
    const waiting = [...begin];
    while (waiting.length) {
      const index = waiting.pop();
      if (reached.has(index) || !functions[index]) continue;
      reached.add(index);
      waiting.push(...functions[index].calls.filter((called) => functions[called] && enters(index, called)));
    }
    return reached;
  };
  const isFree = (index) => groupOf(index) < 0;
  const base = new Set();
  // A lambda is called where its function says: it stays beside that.
  const around = (name) => [...name.matchAll(/Z(N(?:K)?9sandtable\w*?E)/g)].map(([, each]) => each);
  for (let waiting = [...roots.filter((index) => functions[index] && isFree(index)), ...first]; waiting.length;) {
    reach(waiting, base, (index, called) => isFree(called) || !OPENS.test(functions[index].name));
    const beside = [...base].map((index) => functions[index].name.replace(/^_Z/, '').match(/^NK?9sandtable(\d+\w+?)E/)?.[0]).filter(Boolean);
    const known = new Set(beside);
    waiting = roots.filter((index) => functions[index] && !base.has(index) && around(functions[index].name).some((each) => known.has(each)));
  }
  const members = groups.map((group, own) => functions.flatMap((one, index) => (one && groupOf(index) === own ? [index] : [])));
  const reached = members.map((begin, own) => reach(begin, new Set(), (index, called) => isFree(called) || groupOf(called) === own));
  return functions.map((one, index) => {
    if (!one) return undefined;
    if (first.has(index)) return 'first';
    const users = base.has(index) ? [] : groups.filter((group, own) => reached[own].has(index));
    return users.length === 1 ? users[0] : 'second';
  });
}

// → { first, second, and one for each of `groups` }. `map`: the linker's of `wasm`. `tool`: the program wasm-split of Binaryen.
export function takeApart(wasm, map, listed, groups, tool) {
  const program = readProgram(wasm);
  const { functions } = program;
  const partOf = assign(program, listed, groups);
  const names = ['second', ...groups];
  const manifest = names.map((part) => [part, ...functions.filter((one, index) => partOf[index] === part).map(({ name }) => name)].join('\n')).join('\n\n');
  // Data goes where all of its readers are, or else with the first of the program's own parts that has one.
  const placeOf = ({ name }) => {
    if (!READERS[name]) return 'second';
    const readers = new Set(functions.flatMap((one, index) => (READERS[name].test(one?.name) ? [partOf[index]] : [])));
    return readers.has('first') || !readers.size ? 'first' : readers.size === 1 ? [...readers][0] : 'second';
  };
  const data = [...dataIn(map).map((each) => ({ ...each, part: placeOf(each) })), ...textsOf(wasm, map, functions, partOf, groups)];
  return inFolder((file) => {
    writeFileSync(file('program'), wasm);
    writeFileSync(file('manifest'), manifest);
    execFileSync(tool, ['--multi-split', ...FEATURES, file('program'), `--manifest=${file('manifest')}`, `--out-prefix=${file('')}/`, '-o', file('first'),
      `--import-namespace=${FIRST}`, `--placeholder-namespace-prefix=${PLACEHOLDERS}`, '--export-prefix=%', '--strip-debug']);
    const parts = { first: readFileSync(file('first')) };
    for (const name of names) {
      const [left, taken] = cutData(parts.first, data.filter(({ part }) => part === name));
      parts.first = left;
      parts[name] = addData(readFileSync(file(`${name}.wasm`)), taken);
    }
    return parts;
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
