import { SqlCursorTable } from '../packages/dynamic-sql/sql-cursor-table.js';
import type { NativeCall } from '../packages/native-package.js';
import { namespaceOf } from '../schema/schema-object.js';
import type { SessionState } from '../sql/session-state.js';
import type { TriggeringEvent } from '../sql/table-triggers.js';
import type { Task } from '../tasks/task.js';
import type { TimeSlice } from '../tasks/time-slice.js';
import { CursorReference } from '../values/composite.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { RaisedException } from './exceptions/raised-exception.js';
import type { Frame } from './frame.js';
import type { SqlGateway } from './sql-gateway.js';
import type { PackageInstances } from './units/package-instances.js';
import type { UnitLibrary } from './units/unit-library.js';

/** PL/SQL's own state of a session, beside what SQL keeps. One object for the session's life. */
export class PlsqlSession {
  readonly sql: SessionState;
  readonly slice: TimeSlice;
  readonly library: UnitLibrary;
  readonly gateway: SqlGateway;
  readonly instances: PackageInstances;
  /** What supplied packages keep their state under; a new one when package state is given up. */
  packageKey: object = {};
  /** The cursors of DBMS_SQL, which are closed with the package state. */
  readonly sqlCursors: SqlCursorTable;
  /** Exceptions whose handlers are running, innermost last: what SQLCODE and RAISE without a name refer to. */
  readonly handled: RaisedException[] = [];
  /** The implicit cursor's attributes after the last SQL statement. */
  implicitCursor: ImplicitCursor = { rowCount: null, bulkRowCounts: [], bulkErrors: [] };
  /** What has fired the triggers that are running, innermost last. */
  readonly triggeringEvents: TriggeringEvent[] = [];
  /** Cursors given to DBMS_SQL.RETURN_RESULT, for the client to fetch from when its call has ended. */
  #implicitResults: CursorReference[] = [];
  /** The anonymous block and the subprograms that are running, outermost first. */
  readonly #calls: Call[] = [];
  /** How many calls were in progress when SQL statements that are running called PL/SQL. */
  readonly #callsBySql: number[] = [];

  constructor(sql: SessionState, library: UnitLibrary, gateway: SqlGateway, instances: PackageInstances) {
    this.sql = sql;
    this.slice = sql.slice;
    this.library = library;
    this.gateway = gateway;
    this.instances = instances;
    this.sqlCursors = new SqlCursorTable(sql);
  }

  /** The client's call is over: gives up the state of the packages if that was asked for. */
  endCall(): void {
    if (!this.instances.endCall()) return;
    this.packageKey = {};
    this.sqlCursors.closeAll();
  }

  /** @throws OracleError 6500 for a recursion that does not end */
  enterCall(frame: Frame, unitName: string | undefined, path: readonly string[]): void {
    if (this.#calls.length >= MAX_CALL_DEPTH) throw new OracleError(6500, 'PL/SQL: storage error');
    this.#calls.push({ frame, unitName, path });
  }

  /** Whether what is running was called by a SQL statement. */
  get isCalledBySql(): boolean {
    return this.#callsBySql.length > 0;
  }

  /** Runs what a SQL statement calls. */
  *calledBySql<T>(task: Task<T>): Task<T> {
    this.#callsBySql.push(this.#calls.length);
    try {
      return yield* task;
    } finally {
      this.#callsBySql.pop();
    }
  }

  leaveCall(): void {
    this.#calls.pop();
  }

  /** The calls in progress, innermost first. */
  callStack(): readonly NativeCall[] {
    return this.#calls
      .map(({ frame, ...call }, index) => ({
        ...call,
        line: frame.line,
        calledBySql: index > 0 && this.#callsBySql.includes(index),
      }))
      .reverse();
  }

  /** What is running now, for `suspend`. */
  mark(): SessionMark {
    const { domain, currentSchema, calledFrom } = this.sql;
    const calls = this.#calls.length;
    const { handled } = this;
    return { calls, callsBySql: this.#callsBySql.length, handled: handled.length, domain, currentSchema, calledFrom };
  }

  /** Takes off what has been entered since `mark`: code that is to go on later, while others run in between. */
  suspend(mark: SessionMark): SuspendedCalls {
    const { domain, currentSchema, calledFrom } = this.sql;
    this.sql.domain = mark.domain;
    this.sql.currentSchema = mark.currentSchema;
    this.sql.calledFrom = mark.calledFrom;
    return {
      calls: this.#calls.splice(mark.calls),
      callsBySql: this.#callsBySql.splice(mark.callsBySql).map((depth) => depth - mark.calls),
      handled: this.handled.splice(mark.handled),
      domain,
      currentSchema,
      calledFrom,
    };
  }

  resume({ calls, callsBySql, handled, domain, currentSchema, calledFrom }: SuspendedCalls): void {
    const depth = this.#calls.length;
    this.#callsBySql.push(...callsBySql.map((above) => above + depth));
    this.#calls.push(...calls);
    this.handled.push(...handled);
    this.sql.domain = domain;
    this.sql.currentSchema = currentSchema;
    this.sql.calledFrom = calledFrom;
  }

  /** @throws OracleError 1001 for what is no open cursor */
  returnResult(cursor: Value): void {
    if (!(cursor instanceof CursorReference) || !cursor.isOpen) throw new OracleError(1001, 'invalid cursor');
    this.#implicitResults.push(cursor);
  }

  /** What the call has returned beside its parameters; the next call begins without. */
  takeImplicitResults(): readonly CursorReference[] {
    const results = this.#implicitResults;
    this.#implicitResults = [];
    return results;
  }

  /** Whether the running code belongs to the package that CREATE CONTEXT names. */
  isTrustedFor(namespace: string): boolean {
    const context = this.library.schema.find('SYS', namespace, namespaceOf('CONTEXT'));
    if (context?.type !== 'CONTEXT') return false;
    return this.#calls.at(-1)?.unitName === `${context.packageOwner}.${context.packageName}`;
  }
}

/** How much is running, and in whose right. */
export interface SessionMark extends Pick<SessionState, 'domain' | 'currentSchema' | 'calledFrom'> {
  readonly calls: number;
  readonly callsBySql: number;
  readonly handled: number;
}

/** Calls in progress that have been taken off, and the right that they run in. */
export interface SuspendedCalls extends Pick<SessionState, 'domain' | 'currentSchema' | 'calledFrom'> {
  readonly calls: readonly Call[];
  /** Counted from the lowest of `calls`. */
  readonly callsBySql: readonly number[];
  readonly handled: readonly RaisedException[];
}

interface Call extends Omit<NativeCall, 'line' | 'calledBySql'> {
  readonly frame: Frame;
}

/** What SQL%… answers; `rowCount` is null before the first statement and after COMMIT or ROLLBACK have reset it. */
export interface ImplicitCursor {
  readonly rowCount: number | null;
  /** Of the last FORALL: what each index changed. */
  readonly bulkRowCounts: readonly { readonly index: number | string; readonly rowCount: number }[];
  readonly bulkErrors: readonly { readonly index: number; readonly code: number }[];
}

/** Deep enough for any recursion that is meant, shallow enough for the stack of JavaScript under it. */
const MAX_CALL_DEPTH = 1000;

/** Notes what SQL%ROWCOUNT answers from now on. */
export function setRowCount(session: PlsqlSession, rowCount: number): void {
  session.implicitCursor = { rowCount, bulkRowCounts: [], bulkErrors: [] };
}
