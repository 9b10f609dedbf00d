/** A buffer that values of one growing BLOB share; only what is beyond `used` may still be written. */
interface Store {
  readonly buffer: Uint8Array;
  used: number;
}

const MIN_CAPACITY = 1024;

/**
 * The bytes of a BLOB. They never change: what changes them gives new ones. Appending to the newest of several that grew from
 * each other costs what is appended, not what is there.
 */
export class LobBytes {
  static readonly empty = new LobBytes({ buffer: new Uint8Array(0), used: 0 }, 0);

  readonly length: number;
  readonly #store: Store;

  private constructor(store: Store, length: number) {
    this.#store = store;
    this.length = length;
  }

  /** The bytes are taken over: whoever gives them must not change them any more. */
  static of(bytes: Uint8Array): LobBytes {
    return bytes.length === 0 ? LobBytes.empty : new LobBytes({ buffer: bytes, used: bytes.length }, bytes.length);
  }

  /** From `start`, counted from 0, up to `end`; not to be changed. */
  slice(start = 0, end = this.length): Uint8Array {
    return this.#store.buffer.subarray(Math.min(start, this.length), Math.min(end, this.length));
  }

  /** The bytes must not be changed any more. */
  append(bytes: Uint8Array): LobBytes {
    if (this.length === 0) return LobBytes.of(bytes);
    const length = this.length + bytes.length;
    const { buffer, used } = this.#store;
    if (used === this.length && length <= buffer.length) {
      buffer.set(bytes, this.length);
      this.#store.used = length;
      return new LobBytes(this.#store, length);
    }
    const grown = new Uint8Array(Math.max(length * 2, MIN_CAPACITY));
    grown.set(this.slice());
    grown.set(bytes, this.length);
    return new LobBytes({ buffer: grown, used: length }, length);
  }

  /** Others from `start` on, which lies within them or just behind them. */
  overwrite(start: number, bytes: Uint8Array): LobBytes {
    if (start === this.length) return this.append(bytes);
    const length = Math.max(this.length, start + bytes.length);
    const changed = new Uint8Array(length);
    changed.set(this.slice());
    changed.set(bytes, start);
    return LobBytes.of(changed);
  }

  first(length: number): LobBytes {
    return length >= this.length ? this : LobBytes.of(new Uint8Array(this.slice(0, length)));
  }

  compare(other: LobBytes): number {
    return Buffer.compare(this.slice(), other.slice());
  }
}
