import type { QueryCursor, ResultColumn } from '../sql/prepared.js';
import type { Task } from '../tasks/task.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';

/** A statement that a supplied package has parsed: its names resolve, and its privileges count, as those of the caller. */
export interface NativeStatement {
  readonly kind: 'query' | 'dml' | 'ddl' | 'plsql' | 'other';
  /** Upper case unless quoted. */
  readonly bindNames: ReadonlySet<string>;
  /** Of those, the ones that RETURNING gives values to. */
  readonly returningNames: ReadonlySet<string>;
  /** Of a query, as its text gives them; empty for other statements. */
  readonly columns: readonly ResultColumn[];
  /** @throws OracleError 1008 if one is not bound */
  execute(binds: NativeBinds): Task<NativeExecution>;
}

/** By the name in the statement. */
export type NativeBinds = ReadonlyMap<string, NativeBind>;

export interface NativeBind {
  readonly dataType: DataType;
  readonly value: Value;
}

export interface NativeExecution {
  /** Rows that DML has touched. */
  readonly rowCount: number;
  /** Of a query. */
  readonly query?: QueryCursor;
  /** What a block has left in binds. */
  readonly out: ReadonlyMap<string, Value>;
  /** What RETURNING gives to binds, for each row. */
  readonly returned: readonly ReadonlyMap<string, Value>[];
}
