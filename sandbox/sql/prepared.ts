import type { SecurityDomain } from '../schema/security-domain.js';
import type { Expression } from '../syntax/ast/expression.js';
import type { Task } from '../tasks/task.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { OpenCursor } from './open-cursor.js';
import type { SessionState } from './session-state.js';

/** Whose statement it is: names and privileges are resolved with this when it is prepared. */
export interface SqlEnvironment {
  readonly domain: SecurityDomain;
  readonly currentSchema: string;
  /** The source that positions in the syntax tree count in: unaliased columns are named after their text. */
  readonly text: string;
  readonly host: HostNames;
}

/** What surrounds a statement: a client's binds, or the PL/SQL block that it stands in. */
export interface HostNames {
  /**
   * The type of a bind variable, or in PL/SQL of a variable, parameter, field, constant or collection element that a
   * name, call or member access stands for. Asked only for what is no column, alias or SQL function: columns win.
   * @returns undefined if the host does not know it
   */
  typeOf(expression: Expression): DataType | undefined;
}

/** A value that comes from outside the statement, evaluated once by the caller before each execution. */
export interface HostExpression {
  readonly expression: Expression;
  readonly dataType: DataType;
}

interface PreparedStatement {
  /** In the order in which they stand in the text, every occurrence of its own. */
  readonly hostExpressions: readonly HostExpression[];
  /** DDL happened since: prepare it again. */
  readonly stale: boolean;
}

export interface PreparedQuery extends PreparedStatement {
  readonly kind: 'query';
  readonly columns: readonly ResultColumn[];
  readonly forUpdate: boolean;
  /**
   * Executes it: takes the snapshot, and for FOR UPDATE locks all rows.
   * @param hostValues one per `hostExpressions`
   */
  open(session: SessionState, hostValues: readonly Value[]): Task<QueryCursor>;
}

export interface PreparedDml extends PreparedStatement {
  readonly kind: 'insert' | 'update' | 'delete' | 'merge';
  /** Types of the RETURNING list; empty without one. Where it goes (INTO) is the caller's matter. */
  readonly returning: readonly ResultColumn[];
  /** Runs it. If it fails, it undoes what it did itself and leaves the rest of the transaction alone. */
  execute(session: SessionState, hostValues: readonly Value[]): Task<DmlResult>;
}

export type Prepared = PreparedQuery | PreparedDml;

export interface ResultColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  /** A constraint says that it is JSON text. */
  readonly isJson?: boolean | undefined;
}

export interface DmlResult {
  readonly rowCount: number;
  /** The RETURNING list of each affected row. */
  readonly returned: readonly (readonly Value[])[];
  /** ROWID of the last row touched, for INSERT, UPDATE and DELETE of one table. */
  readonly lastRowid: string | undefined;
}

/** An open query. Rows are as of its opening, whatever happens meanwhile. */
export interface QueryCursor extends OpenCursor {
  readonly columns: readonly ResultColumn[];
  /** Rows given so far (%ROWCOUNT). */
  readonly rowCount: number;
  /**
   * The next row, or undefined after the last.
   * @throws OracleError 1002 if it was FOR UPDATE and its transaction has ended; what an expression raises
   */
  next(): Task<readonly Value[] | undefined>;
  /** ROWID of the row that `next` gave last, in a FOR UPDATE query: what WHERE CURRENT OF means. */
  readonly currentRowid: string | undefined;
}
