// Text in an encoding that the program has no table of: the browser has them all.
import { toBytes } from './text.js';

export const decode = ({ encoding, name, purpose }, bytes) => {
  const text = toBytes(new TextDecoder(encoding).decode(bytes));
  return [{ type: 'file', purpose, name, size: text.length, left: 0 }, text];
};
