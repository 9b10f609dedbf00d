/* The parts of OSON, Oracle's binary JSON, that the driver writes and reads. Source: the driver's oson.js and its constants. */

export const MAGIC = [0xff, 0x4a, 0x5a] as const;
/** Of documents whose keys have at most 255 bytes. */
export const VERSION_SHORT_KEYS = 1;
export const VERSION_LONG_KEYS = 3;

export const FLAG = {
  relativeOffsets: 0x0001,
  inlineLeaf: 0x0002,
  lengthInCode: 0x0004,
  keyCount32: 0x0008,
  scalar: 0x0010,
  hashId8: 0x0100,
  keyCount16: 0x0400,
  keysSize32: 0x0800,
  treeSize32: 0x1000,
  tinyNodes: 0x2000,
} as const;
/** Of the second flags, which documents with long keys have. */
export const LONG_KEYS_SIZE_16 = 0x0100;

export const NODE = {
  null: 0x30,
  true: 0x31,
  false: 0x32,
  string8: 0x33,
  number8: 0x34,
  binaryDouble: 0x36,
  string16: 0x37,
  string32: 0x38,
  timestamp: 0x39,
  binary16: 0x3a,
  binary32: 0x3b,
  date: 0x3c,
  intervalYm: 0x3d,
  intervalDs: 0x3e,
  extended: 0x7b,
  timestampTz: 0x7c,
  timestamp7: 0x7d,
  id: 0x7e,
  binaryFloat: 0x7f,
  object: 0x84,
  array: 0xc0,
} as const;

/** Bits of a container's code. */
export const CONTAINER = {
  is: 0x80,
  array: 0x40,
  offset32: 0x20,
  /** How many bytes the number of children takes: one, two, four; or the keys are those of another object. */
  countBits: 0x18,
  count16: 0x08,
  count32: 0x10,
  sharedKeys: 0x18,
} as const;
