import { OracleError } from '../values/oracle-error.js';
import type { RowSource, Statement } from './database.js';
import { ServerCursor } from './server-cursor.js';

/** OPEN_CURSORS: what a database is commonly set to. The driver keeps 30 statements unless told otherwise. */
export const MAX_OPEN_CURSORS = 1000;
/** Numbers travel in 16 bits. */
const MAX_ID = 0xffff;

/** The cursors of one session. */
export class CursorTable {
  readonly #cursors = new Map<number, ServerCursor>();
  #lastId = 0;
  #parses = 0;

  /** @throws OracleError 1000 */
  open(statement: Statement | undefined): ServerCursor {
    if (this.#cursors.size >= MAX_OPEN_CURSORS) throw new OracleError(1000, 'maximum open cursors exceeded');
    do {
      this.#lastId = (this.#lastId % MAX_ID) + 1;
    } while (this.#cursors.has(this.#lastId));
    if (statement !== undefined) this.#parses += 1;
    const cursor = new ServerCursor(this.#lastId, statement);
    this.#cursors.set(cursor.id, cursor);
    return cursor;
  }

  get size(): number {
    return this.#cursors.size;
  }

  /** Statements so far for which a cursor was opened: those whose cursor the client did not have. */
  get parses(): number {
    return this.#parses;
  }

  /** @throws OracleError 1001 */
  find(id: number): ServerCursor {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined) throw new OracleError(1001, 'invalid cursor');
    return cursor;
  }

  /** The REF CURSOR that the client knows these rows as. */
  refCursorOf(rows: RowSource): ServerCursor | undefined {
    for (const cursor of this.#cursors.values()) {
      if (cursor.statement === undefined && cursor.rows === rows) return cursor;
    }
    return undefined;
  }

  /** Closing a cursor that is not there is no error: the client may have heard of its end after asking for it. */
  close(id: number): void {
    this.#cursors.get(id)?.close();
    this.#cursors.delete(id);
  }

  /** Ends fetching; the statement stays. */
  cancel(id: number): void {
    this.#cursors.get(id)?.closeRows();
  }

  closeAll(): void {
    for (const cursor of this.#cursors.values()) cursor.close();
    this.#cursors.clear();
  }
}
