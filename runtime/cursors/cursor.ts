import { ClosedError } from '../errors/usage-errors.js';
import { BATCH, type RowSource } from './row-source.js';

/** How a cursor's reading ended. */
export type CursorEnd = 'read' | 'left' | 'failed';

/**
 * The rows of a REF CURSOR that is read while the call's session is kept for it: an async iterable, once. When all cursors of a call have been read to their ends, the call
 * is committed; a cursor that is left early rolls it back.
 *
 * ```ts
 * await using orders = await oracle.as('ALICE').ordersApi.listOrders.stream({ customerId: 42 });
 * for await (const order of orders) console.log(order.id);
 * ```
 */
export interface Cursor<Row> extends AsyncIterable<Row>, AsyncDisposable {
  /** Ends the reading. Nothing to do when all rows have been read. */
  close(): Promise<void>;
}

/** What the call does that a cursor belongs to. */
export interface CursorHost {
  /** An error of a fetch in words of ours. */
  explain(error: unknown): unknown;
  /** Called once per cursor; settles when the call's end, if this was its last cursor, has settled. */
  ended(how: CursorEnd): Promise<void>;
}

export class OpenCursor<Row> implements Cursor<Row> {
  readonly #rows: RowSource<Row>;
  readonly #host: CursorHost;
  #batch: readonly Row[] = [];
  #next = 0;
  #isLast = false;
  #end: Promise<void> | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #revoked: Error | undefined;

  constructor(rows: RowSource<Row>, host: CursorHost) {
    this.#rows = rows;
    this.#host = host;
  }

  [Symbol.asyncIterator](): AsyncIterator<Row, undefined> {
    return {
      next: () => this.#inTurn(() => this.#take()),
      return: async () => {
        await this.close();
        return { done: true, value: undefined };
      },
    };
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#finish('left'));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** The session is gone: whatever is asked from now on fails with this. */
  revoke(error: Error): void {
    this.#revoked ??= error;
  }

  /** Settles when nothing runs on it. */
  async quiet(): Promise<void> {
    await this.#turn;
  }

  async #take(): Promise<IteratorResult<Row, undefined>> {
    if (this.#next >= this.#batch.length) {
      if (this.#end !== undefined) {
        await this.#end;
        return { done: true, value: undefined };
      }
      if (this.#revoked !== undefined) throw this.#revoked;
      if (this.#isLast) {
        await this.#finish('read');
        return { done: true, value: undefined };
      }
      await this.#fetch();
      return this.#take();
    }
    const row = this.#batch[this.#next];
    this.#next += 1;
    if (row === undefined) throw new TypeError('a row is missing');
    return { done: false, value: row };
  }

  async #fetch(): Promise<void> {
    try {
      const { rows, isLast } = await this.#rows.fetch(BATCH);
      this.#batch = rows;
      this.#next = 0;
      this.#isLast = isLast;
    } catch (error) {
      const explained = this.#host.explain(error);
      await this.#finish('failed');
      throw explained;
    }
  }

  #finish(how: CursorEnd): Promise<void> {
    this.#end ??= this.#settle(how);
    return this.#end;
  }

  async #settle(how: CursorEnd): Promise<void> {
    this.#batch = [];
    this.#next = 0;
    if (this.#revoked !== undefined) return;
    await this.#rows.close();
    await this.#host.ended(how);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** A cursor that outlived its call. */
export function cursorOutlived(what: string): ClosedError {
  return new ClosedError(`${what} has ended; its cursor cannot be read any more.`);
}
