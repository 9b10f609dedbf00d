import { admitCursor } from '../../sql/open-cursor.js';
import type { SessionState } from '../../sql/session-state.js';
import { OracleError } from '../../values/oracle-error.js';
import { SqlCursor } from './sql-cursor.js';

/** The cursors of DBMS_SQL in one session. A number is not given twice. */
export class SqlCursorTable {
  readonly #session: SessionState;
  readonly #cursors = new Map<number, SqlCursor>();
  #lastNumber = 0;
  #denied = false;
  /** Rows that the cursor fetched from last has given: LAST_ROW_COUNT. */
  lastRowCount = 0;
  /** Where PARSE has found an error last: LAST_ERROR_POSITION. */
  lastErrorPosition = 0;

  constructor(session: SessionState) {
    this.#session = session;
  }

  /** @returns its number @throws OracleError 1000, 29471 */
  open(): number {
    this.requireAccess();
    const cursor = new SqlCursor();
    admitCursor(this.#session.openCursors, cursor);
    this.#lastNumber += 1;
    this.#cursors.set(this.#lastNumber, cursor);
    return this.#lastNumber;
  }

  /**
   * The open cursor of a number.
   * @throws OracleError 1001 for null; 29471 for a number of none, and from then on whatever is asked for
   */
  find(number: number | null): SqlCursor {
    const cursor = number === null || this.#denied ? undefined : this.#cursors.get(number);
    if (cursor !== undefined) return cursor;
    this.requireAccess();
    if (number === null) throw new OracleError(1001, 'invalid cursor');
    this.#denied = true;
    throw accessDenied();
  }

  close(number: number | null): void {
    const cursor = this.find(number);
    this.forget(number);
    cursor.close();
  }

  /** The number is no longer one of an open cursor. */
  forget(number: number | null): void {
    if (number === null) return;
    const cursor = this.#cursors.get(number);
    if (cursor !== undefined) this.#session.openCursors.delete(cursor);
    this.#cursors.delete(number);
  }

  closeAll(): void {
    for (const [number, cursor] of [...this.#cursors]) {
      this.forget(number);
      cursor.close();
    }
  }

  /** @throws OracleError 29471 once a number of no open cursor has been used */
  requireAccess(): void {
    if (this.#denied) throw accessDenied();
  }
}

/** Source: PL/SQL Packages and Types Reference, "DBMS_SQL Security Model". */
function accessDenied(): OracleError {
  return new OracleError(29471, 'DBMS_SQL access denied');
}
