// WebAssembly code compresses a tenth better when what is alike lies together: build.mjs splits the code section into
// streams (instructions, locals, offsets, …), and the page joins them again before it compiles the program. Nothing is
// lost but how far addresses are aligned, which is a hint: each comes back as its instruction's natural one.
//
// File: numbers of 4 bytes (little endian): length before the code section, of its content, number of functions, length
// of each stream; then what stands before the code section, the streams, and what stands behind it.

const STREAMS = 'oblaif';      // instructions, branches, locals, address offsets, integers, other numbers
const HEAD = 3 + STREAMS.length;

// The operands of each instruction, in order: a letter for a LEB128 number in that stream; 4, 8: so many bytes; t: a branch
// table; x: an instruction of two bytes; n: the alignment, which is not kept. What is not listed has none; of instructions
// that we do not use, build.mjs's check would tell.
const OPERANDS = { 0x0c: 'b', 0x0d: 'b', 0x0e: 't', 0x10: 'o', 0x11: 'bb', 0x41: 'i', 0x42: 'i', 0x43: '4', 0x44: '8', 0xfc: 'x' };
const OPERANDS_TWO = { 8: 'oo', 9: 'o', 10: 'oo', 11: 'o' };
for (const op of [2, 3, 4, 0x23, 0x24, 0x3f, 0x40]) OPERANDS[op] = 'o';
for (const op of [0x20, 0x21, 0x22]) OPERANDS[op] = 'l';
const FIRST_MEMORY = 0x28;
const ALIGNMENTS = '23230011001122232301012';      // of the loads and stores, as powers of two
[...ALIGNMENTS].forEach((_, i) => { OPERANDS[FIRST_MEMORY + i] = 'na'; });
const OPENS = [2, 3, 4];
const END = 0x0b;

const cursor = (bytes, at = 0) => ({ bytes, at });
const copy = (from, to, count) => {
  while (count--) to.bytes[to.at++] = from.bytes[from.at++];
};
// Copies a LEB128 number and returns it.
function number(from, to) {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = (to.bytes[to.at++] = from.bytes[from.at++]);
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

// Copies one function body from cursors to cursors, each by the letter of its stream.
function body(from, to, joining) {
  for (let groups = number(from.o, to.o); groups; groups--) {
    number(from.o, to.o);
    copy(from.o, to.o, 1);
  }
  for (let depth = 1; depth;) {
    const op = from.o.bytes[from.o.at];
    copy(from.o, to.o, 1);
    let operands = OPERANDS[op];
    if (operands === 'x') operands = OPERANDS_TWO[number(from.o, to.o)];
    if (OPENS.includes(op)) depth++;
    if (op === END) depth--;
    if (!operands) continue;
    if (operands === 't') {
      for (let targets = number(from.b, to.b); targets >= 0; targets--) number(from.b, to.b);
    } else if (operands > '9') {
      for (const letter of operands) {
        if (letter !== 'n') number(from[letter], to[letter]);
        else if (joining) to.o.bytes[to.o.at++] = +ALIGNMENTS[op - FIRST_MEMORY];
        else number(from.o, cursor(new Uint8Array(5)));
      }
    } else {
      copy(from.f, to.f, +operands);
    }
  }
}

const all = (make) => Object.fromEntries([...STREAMS].map((letter) => [letter, make()]));
// The same cursor for every stream.
const single = (one) => all(() => one);

function writeNumber(to, value) {
  for (; value > 127; value >>>= 7) to.bytes[to.at++] = (value & 127) | 128;
  to.bytes[to.at++] = value;
}

export function join(file) {
  const view = new DataView(file.buffer, file.byteOffset);
  const head = Array.from({ length: HEAD }, (_, i) => view.getUint32(4 * i, true));
  const [before, size, functions] = head;
  let at = 4 * HEAD;
  const wasm = cursor(new Uint8Array(file.length + size));
  copy(cursor(file, at), wasm, before);
  at += before;
  const from = all(() => 0);
  [...STREAMS].forEach((letter, i) => {
    from[letter] = cursor(file, at);
    at += head[3 + i];
  });
  writeNumber(wasm, size);
  writeNumber(wasm, functions);
  const one = cursor(new Uint8Array(size));
  for (let i = 0; i < functions; i++) {
    one.at = 0;
    body(from, single(one), true);
    writeNumber(wasm, one.at);
    wasm.bytes.set(one.bytes.subarray(0, one.at), wasm.at);
    wasm.at += one.at;
  }
  copy(cursor(file, at), wasm, file.length - at);
  return wasm.bytes.subarray(0, wasm.at);
}

export function split(wasm) {
  const CODE = 10;
  const nothing = cursor(new Uint8Array(16));
  const skip = (at) => {
    const place = cursor(wasm, at);
    nothing.at = 0;
    return [number(place, nothing), place.at];
  };
  let at = 8;
  while (wasm[at] !== CODE) {
    const [length, content] = skip(at + 1);
    at = content + length;
  }
  const before = at + 1;
  const [size, content] = skip(before);
  let [functions, next] = skip(content);
  const to = all(() => cursor(new Uint8Array(size)));
  for (let i = 0; i < functions; i++) {
    const [length, begin] = skip(next);
    body(single(cursor(wasm, begin)), to, false);
    next = begin + length;
  }
  const parts = [...STREAMS].map((letter) => to[letter].bytes.subarray(0, to[letter].at));
  const head = new Uint32Array([before, size, functions, ...parts.map((part) => part.length)]);
  return Buffer.concat([new Uint8Array(head.buffer), wasm.subarray(0, before), ...parts, wasm.subarray(next)]);
}
