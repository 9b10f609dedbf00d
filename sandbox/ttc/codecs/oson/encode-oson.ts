import { scalarText } from '../../../values/json/json-text.js';
import { JsonArray, JsonObject, type JsonScalar, type JsonValue } from '../../../values/json/json-value.js';
import { OracleNumber } from '../../../values/number.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import { numberBytes } from '../../../values/stored-bytes/number-bytes.js';
import {
  CONTAINER,
  FLAG,
  LONG_KEYS_SIZE_16,
  MAGIC,
  NODE,
  VERSION_LONG_KEYS,
  VERSION_SHORT_KEYS,
} from './oson-format.js';

const MAX_SHORT_BYTES = 255;
const MAX_KEY_BYTES = 65_535;

/** A JSON value as the client reads it. */
export function encodeOson(value: JsonValue): Buffer {
  const isContainer = value instanceof JsonObject || value instanceof JsonArray;
  const keys = new DocumentKeys(value);
  const tree = new TreeSegment(keys);
  tree.write(value);
  const treeBytes = tree.bytes();
  const isLarge = treeBytes.length > 0xffff;
  const flags =
    FLAG.inlineLeaf |
    FLAG.lengthInCode |
    (isLarge ? FLAG.treeSize32 : 0) |
    (isContainer ? FLAG.hashId8 | FLAG.tinyNodes | keys.flags : FLAG.scalar);
  return Buffer.concat([
    Buffer.from([...MAGIC, isContainer ? keys.version : VERSION_SHORT_KEYS]),
    unsigned(flags, 2),
    ...(isContainer ? keys.header() : []),
    unsigned(treeBytes.length, isLarge ? 4 : 2),
    ...(isContainer ? [unsigned(0, 2), ...keys.segments()] : []),
    treeBytes,
  ]);
}

interface Key {
  readonly name: string;
  readonly bytes: Buffer;
  readonly hash: number;
}

/** The different keys of a document: those of up to 255 bytes, then the longer ones. Nodes name them by number. */
class DocumentKeys {
  readonly #short: KeySegment;
  readonly #long: KeySegment;
  readonly #ids: ReadonlyMap<string, number>;

  constructor(value: JsonValue) {
    const names = new Set<string>();
    collectKeys(value, names);
    const keys = [...names].map(keyOf).sort(compareKeys);
    this.#short = new KeySegment(
      keys.filter(({ bytes }) => bytes.length <= MAX_SHORT_BYTES),
      1,
    );
    this.#long = new KeySegment(
      keys.filter(({ bytes }) => bytes.length > MAX_SHORT_BYTES),
      2,
    );
    this.#ids = new Map([...this.#short.keys, ...this.#long.keys].map(({ name }, index) => [name, index + 1]));
  }

  get version(): number {
    return this.#long.keys.length === 0 ? VERSION_SHORT_KEYS : VERSION_LONG_KEYS;
  }

  /** Bytes of a key's number. */
  get idSize(): 1 | 2 | 4 {
    return this.#ids.size > 0xffff ? 4 : this.#ids.size > 0xff ? 2 : 1;
  }

  get flags(): number {
    const count = this.idSize === 4 ? FLAG.keyCount32 : this.idSize === 2 ? FLAG.keyCount16 : 0;
    return count | (this.#short.offsetSize === 4 ? FLAG.keysSize32 : 0);
  }

  idOf(name: string): number {
    return this.#ids.get(name) ?? 0;
  }

  header(): readonly Buffer[] {
    const [short, long] = [this.#short, this.#long];
    return [
      unsigned(short.keys.length, this.idSize),
      unsigned(short.size, short.offsetSize),
      ...(long.keys.length === 0
        ? []
        : [
            unsigned(long.offsetSize === 2 ? LONG_KEYS_SIZE_16 : 0, 2),
            unsigned(long.keys.length, 4),
            unsigned(long.size, 4),
          ]),
    ];
  }

  segments(): readonly Buffer[] {
    return [...this.#short.bytes(), ...this.#long.bytes()];
  }
}

/** Keys in the order of their hashes: the hashes, where the keys are, and the keys, each after its length. */
class KeySegment {
  readonly keys: readonly Key[];
  /** Of the keys with their lengths. */
  readonly size: number;
  readonly #lengthSize: 1 | 2;

  constructor(keys: readonly Key[], lengthSize: 1 | 2) {
    this.keys = keys;
    this.#lengthSize = lengthSize;
    this.size = keys.reduce((size, { bytes }) => size + bytes.length + lengthSize, 0);
  }

  get offsetSize(): 2 | 4 {
    return this.size > 0xffff ? 4 : 2;
  }

  bytes(): readonly Buffer[] {
    let offset = 0;
    const offsets = this.keys.map(({ bytes }) => {
      const at = offset;
      offset += bytes.length + this.#lengthSize;
      return unsigned(at, this.offsetSize);
    });
    const names = this.keys.flatMap(({ bytes }) => [unsigned(bytes.length, this.#lengthSize), bytes]);
    return [...this.keys.map(({ hash }) => unsigned(hash, this.#lengthSize)), ...offsets, ...names];
  }
}

function collectKeys(value: JsonValue, names: Set<string>): void {
  if (value instanceof JsonArray) for (const element of value.elements) collectKeys(element, names);
  if (!(value instanceof JsonObject)) return;
  for (const [key, member] of value.members) {
    names.add(key);
    collectKeys(member, names);
  }
}

function keyOf(name: string): Key {
  const bytes = Buffer.from(name, 'utf8');
  if (bytes.length > MAX_KEY_BYTES)
    throw new NotSupportedError('JSON keys of more than 65,535 bytes in the rows of a client');
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16_777_619);
  return { name, bytes, hash: hash & 0xff };
}

function compareKeys(one: Key, other: Key): number {
  return one.hash - other.hash || one.bytes.length - other.bytes.length || Buffer.compare(one.bytes, other.bytes);
}

/** Nodes one after the other, each container before its children. */
class TreeSegment {
  readonly #keys: DocumentKeys;
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor(keys: DocumentKeys) {
    this.#keys = keys;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  write(value: JsonValue): void {
    if (value instanceof JsonArray) this.#container(NODE.array, value.elements, []);
    else if (value instanceof JsonObject) {
      this.#container(
        NODE.object,
        [...value.members.values()],
        [...value.members.keys()].map((key) => unsigned(this.#keys.idOf(key), this.#keys.idSize)),
      );
    } else this.#push(scalarNode(value));
  }

  #container(code: number, children: readonly JsonValue[], ids: readonly Buffer[]): void {
    const count = children.length;
    const size = count > 0xffff ? CONTAINER.count32 : count > 0xff ? CONTAINER.count16 : 0;
    this.#push(Buffer.from([code | CONTAINER.offset32 | size]));
    this.#push(unsigned(count, count > 0xffff ? 4 : count > 0xff ? 2 : 1));
    for (const id of ids) this.#push(id);
    const offsets = Buffer.alloc(count * 4);
    this.#push(offsets);
    for (const [index, child] of children.entries()) {
      offsets.writeUInt32BE(this.#length, index * 4);
      this.write(child);
    }
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

function scalarNode(scalar: JsonScalar): Buffer {
  const { value } = scalar;
  if (value === null) return Buffer.from([NODE.null]);
  if (typeof value === 'boolean') return Buffer.from([value ? NODE.true : NODE.false]);
  if (typeof value === 'number' || value instanceof OracleNumber) {
    const bytes = numberBytes(value);
    return Buffer.concat([Buffer.from([NODE.number8, bytes.length]), bytes]);
  }
  const bytes = Buffer.from(scalarText(scalar) ?? '', 'utf8');
  if (bytes.length <= 0xff) return Buffer.concat([Buffer.from([NODE.string8, bytes.length]), bytes]);
  const isLong = bytes.length > 0xffff;
  return Buffer.concat([
    Buffer.from([isLong ? NODE.string32 : NODE.string16]),
    unsigned(bytes.length, isLong ? 4 : 2),
    bytes,
  ]);
}

function unsigned(value: number, size: 1 | 2 | 4): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}
