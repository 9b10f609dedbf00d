import { Readable } from 'node:stream';
import type { CursorEnd } from '../cursors/cursor.js';

/** Characters or bytes that are read in one round trip. */
const PIECE = 2 ** 19;

/** What a stream reads, and what hears of its end. */
export interface LobStreamHost {
  /** From `offset`, which counts from 1; null at the end. */
  read(offset: number, amount: number): Promise<unknown>;
  /** An error of a read in words of ours. */
  explain(error: unknown): Error;
  /** Called once; settles when the call's end, if this was the last that was open, has settled. */
  ended(how: CursorEnd): Promise<void>;
}

/** A LOB that the caller reads while its call's session is kept: pieces of text, or of bytes. It ends when the call has been committed; destroyed before, it rolls the call back. */
export class LobStream extends Readable {
  readonly #host: LobStreamHost;
  readonly #length: number;
  #offset = 1;
  /** Half of a character, whose other half is in the next piece. */
  #rest = '';
  #isOver = false;
  #revoked: Error | undefined;
  #work: Promise<unknown> = Promise.resolve();

  /** @param length in characters, or in bytes */
  constructor(as: 'text' | 'bytes', length: number, host: LobStreamHost) {
    super({ highWaterMark: 1, ...(as === 'text' ? { encoding: 'utf8' } : {}) });
    this.#host = host;
    this.#length = length;
  }

  /** The session is gone: whatever is read from now on fails with this. */
  revoke(error: Error): void {
    this.#isOver = true;
    this.#revoked ??= error;
    // Nobody may be listening, and an error that nobody hears would end the process.
    if (this.listenerCount('error') > 0) this.destroy(error);
  }

  /** Settles when nothing runs on it. */
  async quiet(): Promise<void> {
    await this.#work;
  }

  override _read(): void {
    this.#work = this.#next().catch((error: unknown) => {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#end(error === null ? 'left' : 'failed').then(
      () => done(error),
      (cause: unknown) => done(error ?? (cause instanceof Error ? cause : new Error(String(cause)))),
    );
  }

  async #next(): Promise<void> {
    if (this.#revoked !== undefined) throw this.#revoked;
    if (this.#offset > this.#length) {
      await this.#end('read');
      this.push(null);
      return;
    }
    this.push(await this.#readPiece());
  }

  async #readPiece(): Promise<string | Buffer> {
    let piece: unknown;
    try {
      piece = await this.#host.read(this.#offset, PIECE);
    } catch (error) {
      throw this.#host.explain(error);
    }
    if (Buffer.isBuffer(piece) && piece.length > 0) {
      this.#offset += piece.length;
      return piece;
    }
    if (typeof piece !== 'string' || piece === '') throw new TypeError('the driver returned nothing of a LOB');
    this.#offset += piece.length;
    return this.#wholeCharacters(piece);
  }

  /** Only the last piece can end with half a character. */
  #wholeCharacters(piece: string): string {
    const text = this.#rest + piece;
    const last = text.charCodeAt(text.length - 1);
    const isHalf = last >= 0xd800 && last <= 0xdbff && this.#offset <= this.#length;
    this.#rest = isHalf ? text.slice(-1) : '';
    return isHalf ? text.slice(0, -1) : text;
  }

  async #end(how: CursorEnd): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#host.ended(how);
  }
}

/** A value that has arrived, as a stream. */
export function streamOf(value: string | Buffer): Readable {
  const isText = typeof value === 'string';
  return new Readable({
    ...(isText ? { encoding: 'utf8' } : {}),
    read() {
      if (value.length > 0) this.push(value);
      this.push(null);
    },
  });
}
