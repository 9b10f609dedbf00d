/** A generator of numbers that are the same for the same seed (xorshift, 32 bits). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed === 0 ? 1 : seed;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return limit < 1 ? 0 : (state >>> 0) % limit;
  }

  pick<Element>(elements: readonly Element[]): Element {
    const element = elements[this.below(elements.length)];
    if (element === undefined) throw new RangeError('nothing to pick from');
    return element;
  }
}

/** Numbers as TTC writes them, that are more than anybody has: 4 GB, 16 million, 2^53 - 1, beyond it, and one of 127 bytes. */
const HUGE = ['04ffffffff', '03ffffff', '071fffffffffffff', '08ffffffffffffffff', '84ffffffff', '7fffff'];
/** The same in front of bytes that come in chunks, and inside an image. */
const HUGE_LENGTHS = ['fe04ffffffff', 'fe03ffffff', 'feffffffff', 'fe7fffffff'];
const NOTABLE_BYTES = [0x00, 0x01, 0x02, 0x7f, 0x80, 0x81, 0xfd, 0xfe, 0xff];

type Change = (bytes: Buffer, at: number, random: Random) => Buffer;

const changeByte: Change = (bytes, at, random) => replaced(bytes, at, 1, Buffer.of(random.below(256)));

/** What a broken client, or somebody with intent, makes of a message. */
const SPOILERS: Readonly<Record<string, Change>> = {
  'a bit': (bytes, at, random) => replaced(bytes, at, 1, Buffer.of((bytes[at] ?? 0) ^ (1 << random.below(8)))),
  'a byte': changeByte,
  'a notable byte': (bytes, at, random) => replaced(bytes, at, 1, Buffer.of(random.pick(NOTABLE_BYTES))),
  'a huge number': (bytes, at, random) => replaced(bytes, at, 1, Buffer.from(random.pick(HUGE), 'hex')),
  'a huge number for a number': (bytes, at, random) => {
    const size = bytes[at] ?? 0;
    return replaced(bytes, at, size <= 8 ? 1 + size : 1, Buffer.from(random.pick(HUGE), 'hex'));
  },
  'a huge length': (bytes, at, random) => replaced(bytes, at, 1, Buffer.from(random.pick(HUGE_LENGTHS), 'hex')),
  'an end': (bytes, at) => bytes.subarray(0, at),
  'bytes less': (bytes, at, random) => replaced(bytes, at, 1 + random.below(8), Buffer.alloc(0)),
  'bytes more': (bytes, at, random) => replaced(bytes, at, 0, noise(1 + random.below(12), random)),
  'bytes twice': (bytes, at, random) => replaced(bytes, at, 0, bytes.subarray(at, at + 1 + random.below(60))),
  'bytes from elsewhere': (bytes, at, random) => {
    const from = random.below(bytes.length);
    const part = bytes.subarray(from, from + 1 + random.below(40));
    return replaced(bytes, at, part.length, part);
  },
};

/** The bytes from `from` on with one change, or a few. */
export function spoil(bytes: Buffer, random: Random, from = 0): Buffer {
  let spoilt = bytes;
  for (let rest = 1 + (random.below(3) === 0 ? random.below(4) : 0); rest > 0; rest -= 1) {
    // What keeps every length gets furthest.
    const change = random.below(2) === 0 ? changeByte : random.pick(Object.values(SPOILERS));
    spoilt = change(spoilt, from + random.below(spoilt.length - from), random);
  }
  return spoilt;
}

function replaced(bytes: Buffer, at: number, count: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
}

function noise(count: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.below(256)));
}
