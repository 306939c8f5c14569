// WebAssembly code compresses a tenth better when what is alike lies together: build.mjs splits the code section into
// streams (instructions, locals, offsets, …), and the page joins them again before it compiles the program. Nothing is
// lost but how far addresses are aligned, which is a hint: each comes back as its instruction's natural one.
//
// File: numbers of 4 bytes (little endian): length before the code section, of its content, number of functions, length
// of each stream; then what stands before the code section, the streams, and what stands behind it.
//
// join() runs once, on the way to the first screen, before the browser has compiled it well: hence one plain loop.

// Streams, by number.
const INSTRUCTIONS = 0, BRANCHES = 1, LOCALS = 2, OFFSETS = 3, INTEGERS = 4, FLOATS = 5;
const STREAMS = 6;
const HEAD = 3 + STREAMS;

// What follows an instruction: a LEB128 number in the stream of that number, or …
const TWO_INSTRUCTIONS = 6, TWO_BRANCHES = 7, FLOAT = 8, DOUBLE = 9, BRANCH_TABLE = 10, SECOND_BYTE = 11, MEMORY = 12, NOTHING = 13;
// What is not listed has no operands; of instructions that we do not use, build.mjs's check would tell.
const FOLLOWS = new Uint8Array(256).fill(NOTHING);
const follows = (what, ...ops) => ops.forEach((op) => { FOLLOWS[op] = what; });
follows(INSTRUCTIONS, 2, 3, 4, 0x10, 0x23, 0x24, 0x3f, 0x40);
follows(LOCALS, 0x20, 0x21, 0x22);
follows(BRANCHES, 0x0c, 0x0d);
follows(TWO_BRANCHES, 0x11);
follows(INTEGERS, 0x41, 0x42);
follows(FLOAT, 0x43);
follows(DOUBLE, 0x44);
follows(BRANCH_TABLE, 0x0e);
follows(SECOND_BYTE, 0xfc);
const FIRST_MEMORY = 0x28;
const ALIGNMENTS = '23230011001122232301012';      // of the loads and stores, as powers of two
for (let i = 0; i < ALIGNMENTS.length; i++) FOLLOWS[FIRST_MEMORY + i] = MEMORY;
const followsSecond = (second) => (second === 8 || second === 10 ? TWO_INSTRUCTIONS : second === 9 || second === 11 ? INSTRUCTIONS : NOTHING);
const END = 0x0b;

export function join(file) {
  const view = new DataView(file.buffer, file.byteOffset);
  const head = Array.from({ length: HEAD }, (_, i) => view.getUint32(4 * i, true));
  const [before, size, functions] = head;
  const wasm = new Uint8Array(file.length + size);
  const from = new Int32Array(STREAMS);
  let at = 4 * HEAD + before;
  for (let i = 0; i < STREAMS; at += head[3 + i++]) from[i] = at;
  const behind = at;
  wasm.set(file.subarray(4 * HEAD, 4 * HEAD + before));
  let to = before;
  const number = (stream) => {
    let next = from[stream];
    while (file[next] > 127) wasm[to++] = file[next++];
    wasm[to++] = file[next++];
    from[stream] = next;
  };
  const value = (stream) => {
    let sum = 0;
    for (let next = from[stream], shift = 0; ; shift += 7) {
      sum |= (file[next] & 127) << shift;
      if (file[next++] < 128) break;
    }
    number(stream);
    return sum;
  };
  const write = (place, rest) => {
    for (; rest > 127; rest >>>= 7) wasm[place++] = (rest & 127) | 128;
    wasm[place++] = rest;
    return place;
  };

  to = write(write(to, size), functions);
  for (let left = functions; left; left--) {
    const begin = to;
    to += 5;                                   // room for its length, which is known at its end
    for (let groups = value(INSTRUCTIONS); groups; groups--) {
      number(INSTRUCTIONS);
      wasm[to++] = file[from[INSTRUCTIONS]++];
    }
    for (let depth = 1; depth;) {
      const op = (wasm[to++] = file[from[INSTRUCTIONS]++]);
      let operands = FOLLOWS[op];
      if (op >= 2 && op <= 4) depth++;
      if (op === END) depth--;
      if (operands === NOTHING) continue;
      if (operands === SECOND_BYTE) operands = followsSecond(value(INSTRUCTIONS));
      if (operands < STREAMS) {
        number(operands);
      } else if (operands === MEMORY) {
        wasm[to++] = +ALIGNMENTS[op - FIRST_MEMORY];
        number(OFFSETS);
      } else if (operands === TWO_INSTRUCTIONS) {
        number(INSTRUCTIONS);
        number(INSTRUCTIONS);
      } else if (operands === TWO_BRANCHES) {
        number(BRANCHES);
        number(BRANCHES);
      } else if (operands === BRANCH_TABLE) {
        for (let targets = value(BRANCHES); targets >= 0; targets--) number(BRANCHES);
      } else if (operands !== NOTHING) {
        for (let bytes = operands === FLOAT ? 4 : 8; bytes; bytes--) wasm[to++] = file[from[FLOATS]++];
      }
    }
    const body = write(begin, to - begin - 5);
    wasm.copyWithin(body, begin + 5, to);
    to += body - begin - 5;
  }
  wasm.set(file.subarray(behind), to);
  return wasm.subarray(0, to + file.length - behind);
}

export function split(wasm) {
  const CODE = 10;
  const streams = Array.from({ length: STREAMS }, () => []);
  let at = 8;
  const value = (stream) => {
    let sum = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      if (stream !== undefined) streams[stream].push(byte);
      sum |= (byte & 127) << shift;
      if (byte < 128) return sum;
    }
  };
  const bytes = (stream, count) => {
    while (count--) streams[stream].push(wasm[at++]);
  };
  while (wasm[at++] !== CODE) {
    const length = value();
    at += length;
  }
  const before = at;
  const size = value();
  const functions = value();
  for (let left = functions; left; left--) {
    const end = value() + at;
    for (let groups = value(INSTRUCTIONS); groups; groups--) {
      value(INSTRUCTIONS);
      bytes(INSTRUCTIONS, 1);
    }
    while (at < end) {
      const op = wasm[at];
      bytes(INSTRUCTIONS, 1);
      let operands = FOLLOWS[op];
      if (operands === SECOND_BYTE) operands = followsSecond(value(INSTRUCTIONS));
      if (operands < STREAMS) value(operands);
      if (operands === MEMORY) value();
      if (operands === MEMORY) value(OFFSETS);
      if (operands === TWO_INSTRUCTIONS || operands === TWO_BRANCHES) {
        const stream = operands === TWO_BRANCHES ? BRANCHES : INSTRUCTIONS;
        value(stream);
        value(stream);
      }
      if (operands === BRANCH_TABLE) for (let targets = value(BRANCHES); targets >= 0; targets--) value(BRANCHES);
      if (operands === FLOAT) bytes(FLOATS, 4);
      if (operands === DOUBLE) bytes(FLOATS, 8);
    }
  }
  const head = new Uint32Array([before, size, functions, ...streams.map((stream) => stream.length)]);
  return Buffer.concat([new Uint8Array(head.buffer), wasm.subarray(0, before), ...streams.map((stream) => Buffer.from(stream)), wasm.subarray(at)]);
}
