import { admitCursor } from '../../sql/open-cursor.js';
import type { QueryCursor, ResultColumn } from '../../sql/prepared.js';
import { NestedCursor } from '../../sql/query/nested-cursor.js';
import type { Task } from '../../tasks/task.js';
import { CursorReference } from '../../values/composite.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { PlsqlSession } from '../plsql-session.js';

/** What a cursor variable refers to, or an explicit cursor's state: closed, or an open query with its attributes. */
export class ExplicitCursor extends CursorReference {
  #query: QueryCursor | undefined;
  #session: PlsqlSession | undefined;
  /** Null before the first fetch. */
  #found: boolean | null = null;
  #rowCount = 0;
  #isDynamic = false;

  get isOpen(): boolean {
    return this.#query !== undefined;
  }

  /** Whether its query is the text of an OPEN FOR. */
  get isDynamic(): boolean {
    return this.#isDynamic;
  }

  get columns(): readonly ResultColumn[] {
    return this.#open().columns;
  }

  /** @throws OracleError 1001 if it is not open */
  get found(): boolean | null {
    this.#open();
    return this.#found;
  }

  /** @throws OracleError 1001 if it is not open */
  get rowCount(): number {
    this.#open();
    return this.#rowCount;
  }

  get currentRowid(): string | undefined {
    return this.#open().currentRowid;
  }

  /** @throws OracleError 6511 if it is open already, 1000 if the session has too many */
  attach(query: QueryCursor, session: PlsqlSession, isDynamic = false): void {
    if (this.#query !== undefined) throw new OracleError(6511, 'PL/SQL: cursor already open');
    admitCursor(session.sql.openCursors, query);
    this.#hold(query, session);
    this.#isDynamic = isDynamic;
  }

  /** As `attach`, for a query that counts among the session's open cursors already, and from which rows may have been fetched. */
  adopt(query: QueryCursor, session: PlsqlSession): void {
    this.#hold(query, session);
    this.#rowCount = query.rowCount;
  }

  /** Gives its query away and is closed. @throws OracleError 1001 if it is not open */
  detach(): QueryCursor {
    const query = this.#open();
    this.#session?.sql.openCursors.delete(query);
    this.#query = undefined;
    return query;
  }

  *fetch(): Task<readonly Value[] | undefined> {
    const row = yield* this.#open().next();
    this.#found = row !== undefined;
    if (row === undefined) return undefined;
    this.#rowCount += 1;
    return this.#withCursors(row);
  }

  /** Up to `limit` rows; %FOUND tells whether there were as many as asked for, or any without a limit. */
  *fetchAll(limit: number | undefined): Task<readonly (readonly Value[])[]> {
    const query = this.#open();
    const rows: (readonly Value[])[] = [];
    let row = limit === 0 ? undefined : yield* query.next();
    while (row !== undefined) {
      rows.push(this.#withCursors(row));
      if (limit !== undefined && rows.length >= limit) break;
      row = yield* query.next();
    }
    this.#rowCount += rows.length;
    this.#found = limit === undefined ? rows.length > 0 : rows.length === limit;
    return rows;
  }

  /** @throws OracleError 1001 if it is not open */
  close(): void {
    this.detach().close();
  }

  #hold(query: QueryCursor, session: PlsqlSession): void {
    this.#query = query;
    this.#session = session;
    this.#found = null;
    this.#rowCount = 0;
  }

  /** CURSOR expressions are opened with the row that they stand in. @throws OracleError 1000 if the session has too many */
  #withCursors(row: readonly Value[]): readonly Value[] {
    const session = this.#session;
    if (session === undefined || !this.columns.some(isCursor)) return row;
    return row.map((value) => {
      if (!(value instanceof NestedCursor)) return value;
      const cursor = new ExplicitCursor();
      cursor.attach(value.open(), session);
      return cursor;
    });
  }

  #open(): QueryCursor {
    if (this.#query === undefined) throw new OracleError(1001, 'invalid cursor');
    return this.#query;
  }
}

function isCursor({ dataType }: ResultColumn): boolean {
  return dataType.kind === 'ref_cursor';
}
