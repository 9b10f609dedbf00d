import { ProtocolViolation } from '../../../tns/protocol-violation.js';
import { JsonArray, JsonObject, JsonScalar, type JsonValue } from '../../../values/json/json-value.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import { readNumber } from '../number-value.js';
import {
  CONTAINER,
  FLAG,
  LONG_KEYS_SIZE_16,
  MAGIC,
  NODE,
  VERSION_LONG_KEYS,
  VERSION_SHORT_KEYS,
} from './oson-format.js';

/**
 * A JSON value that a client sends.
 * @throws ProtocolViolation; NotSupportedError for scalars that JSON text has no form of, such as dates
 */
export function decodeOson(bytes: Buffer): JsonValue {
  try {
    return new OsonReader(bytes).document();
  } catch (error) {
    if (error instanceof RangeError) throw new ProtocolViolation('OSON that ends too early');
    throw error;
  }
}

class OsonReader {
  readonly #bytes: Buffer;
  #at = 0;
  #keys: readonly string[] = [];
  #keyIdSize = 1;
  #treeStart = 0;
  #relativeOffsets = false;
  /** Each takes a byte at least: a document that has more goes round in a circle. */
  #nodes = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  document(): JsonValue {
    for (const magic of MAGIC) if (this.#unsigned(1) !== magic) throw new ProtocolViolation('OSON expected');
    const version = this.#unsigned(1);
    if (version !== VERSION_SHORT_KEYS && version !== VERSION_LONG_KEYS) {
      throw new ProtocolViolation(`OSON of version ${version}`);
    }
    const flags = this.#unsigned(2);
    this.#relativeOffsets = (flags & FLAG.relativeOffsets) !== 0;
    const treeSize = (flags & FLAG.treeSize32) === 0 ? 2 : 4;
    if ((flags & FLAG.scalar) === 0) this.#readKeys(flags, version, treeSize);
    else this.#at += treeSize;
    this.#treeStart = this.#at;
    return this.#node();
  }

  #readKeys(flags: number, version: number, treeSize: 2 | 4): void {
    this.#keyIdSize = (flags & FLAG.keyCount32) !== 0 ? 4 : (flags & FLAG.keyCount16) !== 0 ? 2 : 1;
    const count = this.#unsigned(this.#keyIdSize);
    const offsetSize = (flags & FLAG.keysSize32) === 0 ? 2 : 4;
    const size = this.#unsigned(offsetSize);
    let long = { count: 0, size: 0, offsetSize: 4 };
    if (version === VERSION_LONG_KEYS) {
      const second = this.#unsigned(2);
      long = {
        count: this.#unsigned(4),
        size: this.#unsigned(4),
        offsetSize: (second & LONG_KEYS_SIZE_16) === 0 ? 4 : 2,
      };
    }
    this.#at += treeSize + 2;
    this.#keys = [
      ...this.#keySegment(count, size, offsetSize, 1),
      ...this.#keySegment(long.count, long.size, long.offsetSize, 2),
    ];
  }

  /** Hashes, offsets, and the keys, each after its length. */
  #keySegment(count: number, size: number, offsetSize: number, lengthSize: 1 | 2): readonly string[] {
    if (count > this.#bytes.length) throw new RangeError();
    this.#at += count * lengthSize;
    const offsets = Array.from({ length: count }, () => this.#unsigned(offsetSize));
    const segment = this.#take(size);
    return offsets.map((offset) => {
      const length = segment.readUIntBE(offset, lengthSize);
      const start = offset + lengthSize;
      if (start + length > segment.length) throw new RangeError();
      return segment.toString('utf8', start, start + length);
    });
  }

  #node(): JsonValue {
    this.#nodes += 1;
    if (this.#nodes > this.#bytes.length) throw new ProtocolViolation('OSON that has no end');
    const code = this.#unsigned(1);
    return (code & CONTAINER.is) === 0 ? new JsonScalar(this.#scalar(code)) : this.#container(code);
  }

  #container(code: number): JsonValue {
    const start = this.#at - 1 - this.#treeStart;
    const isObject = (code & CONTAINER.array) === 0;
    const offsetSize = (code & CONTAINER.offset32) === 0 ? 2 : 4;
    let count: number;
    let ids: readonly number[] = [];
    if ((code & CONTAINER.countBits) === CONTAINER.sharedKeys) {
      const shared = this.#unsigned(offsetSize);
      const back = this.#at;
      this.#at = this.#treeStart + shared;
      count = this.#count(this.#unsigned(1));
      ids = this.#ids(count, isObject);
      this.#at = back;
    } else {
      count = this.#count(code);
      ids = this.#ids(count, isObject);
    }
    const children = Array.from({ length: count }, () => this.#unsigned(offsetSize)).map((offset) => {
      this.#at = this.#treeStart + offset + (this.#relativeOffsets ? start : 0);
      return this.#node();
    });
    if (!isObject) return new JsonArray(children);
    return new JsonObject(
      children.map((child, index) => [this.#keys[(ids[index] ?? 0) - 1] ?? noKey(), child] as const),
    );
  }

  #count(code: number): number {
    const bits = code & CONTAINER.countBits;
    const count = this.#unsigned(bits === 0 ? 1 : bits === CONTAINER.count16 ? 2 : 4);
    if (count > this.#bytes.length) throw new RangeError();
    return count;
  }

  #ids(count: number, isObject: boolean): readonly number[] {
    return isObject ? Array.from({ length: count }, () => this.#unsigned(this.#keyIdSize)) : [];
  }

  #scalar(code: number): JsonScalar['value'] {
    switch (code) {
      case NODE.null:
        return null;
      case NODE.true:
        return true;
      case NODE.false:
        return false;
      case NODE.string8:
        return this.#text(this.#unsigned(1));
      case NODE.string16:
        return this.#text(this.#unsigned(2));
      case NODE.string32:
        return this.#text(this.#unsigned(4));
      case NODE.number8:
        return readNumber(this.#take(this.#unsigned(1)));
      default:
        return this.#short(code);
    }
  }

  /** A string or number whose length is in its code. */
  #short(code: number): JsonScalar['value'] {
    const other = OTHER_SCALARS.get(code);
    if (other !== undefined) throw new NotSupportedError(`${other} in the JSON of a client`);
    if ((code & 0xe0) === 0) return this.#text(code);
    const length = code & 0x0f;
    const bits = code & 0xf0;
    if (bits === 0x20 || bits === 0x60) return readNumber(this.#take(length + 1));
    if (bits === 0x40 || bits === 0x50) return readNumber(this.#take(length));
    throw new ProtocolViolation(`OSON node ${code}`);
  }

  #text(length: number): string {
    return this.#take(length).toString('utf8');
  }

  #unsigned(size: number): number {
    const value = this.#bytes.readUIntBE(this.#at, size);
    this.#at += size;
    return value;
  }

  #take(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) throw new RangeError();
    const taken = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += count;
    return taken;
  }
}

function noKey(): never {
  throw new ProtocolViolation('OSON with a key that is none');
}

/** What JSON of the sandbox, which is text, has no values of. */
const OTHER_SCALARS: ReadonlyMap<number, string> = new Map<number, string>([
  [NODE.binaryDouble, 'values of type BINARY_DOUBLE'],
  [NODE.binaryFloat, 'values of type BINARY_FLOAT'],
  [NODE.date, 'values of type DATE'],
  [NODE.timestamp, 'values of type TIMESTAMP'],
  [NODE.timestamp7, 'values of type TIMESTAMP'],
  [NODE.timestampTz, 'values of type TIMESTAMP WITH TIME ZONE'],
  [NODE.intervalYm, 'values of type INTERVAL YEAR TO MONTH'],
  [NODE.intervalDs, 'values of type INTERVAL DAY TO SECOND'],
  [NODE.binary16, 'values of type RAW'],
  [NODE.binary32, 'values of type RAW'],
  [NODE.id, 'values of type ID'],
  [NODE.extended, 'values of type VECTOR'],
]);
