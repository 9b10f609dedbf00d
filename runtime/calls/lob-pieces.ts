import { describeValue } from '../binds/describe-value.js';
import { bytesOf, type LargeValue } from '../binds/lob/large-type.js';
import { isWellFormed } from '../binds/scalar/character.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { CallAbortedError, CallTimeoutError } from '../errors/session-errors.js';
import { StreamError } from '../errors/usage-errors.js';
import type { WorkLimits } from '../sessions/session-lobs.js';
import { runCallback } from './run-callback.js';

/** Characters or bytes of a stream that are written in one round trip, at least. */
const PIECE = 2 ** 19;

/** What is written, and for whom. */
export interface WrittenValue {
  readonly value: LargeValue;
  readonly as: 'text' | 'bytes';
  /** The routine that is called. */
  readonly routine: string;
  readonly limits: WorkLimits;
}

/**
 * A value as it is written, piece by piece: one that is there as a whole in one.
 * @throws StreamError for a stream that fails or gives something else
 * @throws CallTimeoutError, CallAbortedError when a stream does not give anything in time
 */
export async function* piecesOf(written: WrittenValue): AsyncGenerator<string | Buffer, void, undefined> {
  const { value, as, routine } = written;
  if (typeof value === 'string' || Buffer.isBuffer(value)) {
    yield value;
    return;
  }
  const collected = as === 'text' ? new TextPieces(routine) : new BytePieces(routine);
  for await (const chunk of chunksOf(value, written)) {
    const piece = collected.add(chunk);
    if (piece !== undefined) yield piece;
  }
  const last = collected.end();
  if (last.length > 0) yield last;
}

async function* chunksOf(
  stream: AsyncIterable<unknown>,
  { routine, limits: { deadline, signal } }: WrittenValue,
): AsyncGenerator<unknown, void, undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  let done = false;
  try {
    for (;;) {
      const next = await runCallback(() => iterator.next(), {
        deadline,
        expired: () =>
          new CallTimeoutError(`${routine} was not run: a stream among its arguments took too long.`, { routine }),
        signal,
        aborted: (cause) => new CallAbortedError(`${routine} was not run: it was aborted before.`, { routine, cause }),
      });
      done = next.done === true;
      if (done) return;
      yield next.value;
    }
  } catch (cause) {
    done = !(cause instanceof OracleClientError);
    throw done
      ? new StreamError(`${routine} was not run: a stream among its arguments failed.`, { routine, cause })
      : cause;
  } finally {
    // It may never answer.
    if (!done) iterator.return?.().catch(() => undefined);
  }
}

class TextPieces {
  readonly #routine: string;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #text = '';

  constructor(routine: string) {
    this.#routine = routine;
  }

  add(chunk: unknown): string | undefined {
    this.#text += this.#textOf(chunk);
    // A pair of surrogates stays together.
    const end = this.#text.length - (isHighSurrogate(this.#text.charCodeAt(this.#text.length - 1)) ? 1 : 0);
    return end < PIECE ? undefined : this.#take(end);
  }

  end(): string {
    this.#text += this.#decode(undefined);
    return this.#take(this.#text.length);
  }

  #take(end: number): string {
    const piece = this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    if (!isWellFormed(piece)) throw notText(this.#routine);
    return piece;
  }

  #textOf(chunk: unknown): string {
    if (typeof chunk === 'string') return this.#decode(undefined) + chunk;
    if (chunk instanceof Uint8Array) return this.#decode(chunk);
    throw wrongChunk(this.#routine, 'text or bytes in UTF-8', chunk);
  }

  /** @param bytes undefined: there are no more, so that no character may be incomplete */
  #decode(bytes: Uint8Array | undefined): string {
    try {
      return bytes === undefined ? this.#decoder.decode() : this.#decoder.decode(bytes, { stream: true });
    } catch {
      throw notText(this.#routine);
    }
  }
}

class BytePieces {
  readonly #routine: string;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(routine: string) {
    this.#routine = routine;
  }

  add(chunk: unknown): Buffer | undefined {
    if (!(chunk instanceof Uint8Array)) throw wrongChunk(this.#routine, 'bytes', chunk);
    this.#chunks.push(bytesOf(chunk));
    this.#size += chunk.byteLength;
    return this.#size < PIECE ? undefined : this.end();
  }

  end(): Buffer {
    const piece = Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [];
    this.#size = 0;
    return piece;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function wrongChunk(routine: string, expected: string, chunk: unknown): StreamError {
  return new StreamError(
    `${routine} was not run: a stream among its arguments was expected to give ${expected}, and gave ${describeValue(chunk)}.`,
    { routine },
  );
}

function notText(routine: string): StreamError {
  return new StreamError(`${routine} was not run: a stream among its arguments gave text that is not well-formed.`, {
    routine,
  });
}
