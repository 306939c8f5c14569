// WebAssembly code compresses a tenth better when what is alike lies together: build.mjs splits the code section into
// streams (instructions, locals, offsets, …), and the page joins them again before it compiles the program. Nothing is
// lost but how far addresses are aligned, which is a hint: each comes back as its instruction's natural one.
//
// A file has chapters, so that the page can join what has come while the rest is on its way. Numbers have 4 bytes (little
// endian). File: length before the code section, of its content, number of functions; what stands before it; chapters; what
// stands behind it. Chapter: number of functions, length of each stream; the streams.
//
// joining runs once, on the way to the first screen, before the browser has compiled it well: hence one plain loop.

// Streams, by number.
const INSTRUCTIONS = 0, BRANCHES = 1, LOCALS = 2, OFFSETS = 3, INTEGERS = 4, FLOATS = 5;
const STREAMS = 6;
const FILE_HEAD = 4 * 3, CHAPTER_HEAD = 4 * (1 + STREAMS);

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

const numbersAt = (file, at, count) => {
  const view = new DataView(file.buffer, file.byteOffset + at);
  return Array.from({ length: count }, (_, i) => view.getUint32(4 * i, true));
};

// Writes `rest` as LEB128. → where it ends
const write = (wasm, place, rest) => {
  for (; rest > 127; rest >>>= 7) wasm[place++] = (rest & 127) | 128;
  wasm[place++] = rest;
  return place;
};

// The functions of a chapter that begins at `at`.
function joinChapter(file, at) {
  const [functions, ...lengths] = numbersAt(file, at, 1 + STREAMS);
  const from = new Int32Array(STREAMS);
  at += CHAPTER_HEAD;
  for (let i = 0; i < STREAMS; at += lengths[i++]) from[i] = at;
  // At most an alignment for each instruction, and a length for each function.
  const wasm = new Uint8Array(lengths.reduce((sum, each) => sum + each, lengths[INSTRUCTIONS] + 5 * functions));
  let to = 0;
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
    const body = write(wasm, begin, to - begin - 5);
    wasm.copyWithin(body, begin + 5, to);
    to += body - begin - 5;
  }
  return wasm.subarray(0, to);
}

// Takes a file as it comes and gives it on joined: add(bytes) → what of the program follows from what there is so far;
// end() → the rest. Both arrays of Uint8Array.
export function createJoiner() {
  let file = new Uint8Array(1 << 19);
  let length = 0;
  let at = 0;                      // what lies before it has been given on
  let left = -1;                   // functions to come; -1 before the head is there
  function add(bytes) {
    if (length + bytes.length > file.length) {
      const larger = new Uint8Array(2 * (length + bytes.length));
      larger.set(file.subarray(0, length));
      file = larger;
    }
    file.set(bytes, length);
    length += bytes.length;
    const joined = [];
    if (left < 0 && length >= FILE_HEAD) {
      const [before, size, functions] = numbersAt(file, 0, 3);
      if (length < FILE_HEAD + before) return joined;
      const head = new Uint8Array(10);
      at = FILE_HEAD + before;
      joined.push(file.slice(FILE_HEAD, at), head.subarray(0, write(head, write(head, 0, size), functions)));
      left = functions;
    }
    while (left > 0 && length >= at + CHAPTER_HEAD) {
      const [functions, ...lengths] = numbersAt(file, at, 1 + STREAMS);
      const end = lengths.reduce((sum, each) => sum + each, at + CHAPTER_HEAD);
      if (length < end) break;
      joined.push(joinChapter(file, at));
      at = end;
      left -= functions;
    }
    return joined;
  }
  return { add, end: () => [file.subarray(at, length)] };
}

// A whole file at once.
export function join(file) {
  const { add, end } = createJoiner();
  const parts = [...add(file), ...end()];
  const wasm = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of parts) {
    wasm.set(part, to);
    to += part.length;
  }
  return wasm;
}

// Of about `bytes` of code each: more chapters are joined sooner and compress worse.
export function split(wasm, bytesOfChapter = Infinity) {
  const CODE = 10;
  const none = () => Array.from({ length: STREAMS }, () => []);
  let streams = none();
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
  const numbers = (...each) => new Uint8Array(new Uint32Array(each).buffer);
  const chapters = [];
  let begin = at;
  let inChapter = 0;
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
    inChapter++;
    if (left > 1 && at - begin < bytesOfChapter) continue;
    chapters.push(numbers(inChapter, ...streams.map((stream) => stream.length)), ...streams.map((stream) => Uint8Array.from(stream)));
    streams = none();
    begin = at;
    inChapter = 0;
  }
  return Buffer.concat([numbers(before, size, functions), wasm.subarray(0, before), ...chapters, wasm.subarray(at)]);
}
