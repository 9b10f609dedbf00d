import type { ParameterSignature } from '../schema/signatures.js';
import type { Task } from '../tasks/task.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { SqlEnvironment } from './prepared.js';
import type { SessionState } from './session-state.js';

/** How SQL reaches functions written in PL/SQL: declared here, implemented by the interpreter. */
export interface UserFunctions {
  /**
   * Whether the name leads to a package's or standalone function that the environment can see, arguments aside. Asked
   * before a call's arguments are compiled.
   */
  mayBeFunction(parts: readonly string[], environment: SqlEnvironment, position: number): boolean;
  /**
   * The function that a call in SQL means, overloads decided by the arguments' names and types.
   * @returns undefined if the name is no PL/SQL function that the environment can see
   * @throws OracleError 6553 with PLS-00306 if no overload fits, 904 or 1031 where EXECUTE is missing
   */
  resolve(call: UserFunctionCall, environment: SqlEnvironment): UserFunction | undefined;
}

export interface UserFunctionCall {
  /** `['ERP', 'ORDERS_API', 'OPEN_CREDIT']`, as far as it was written. */
  readonly parts: readonly string[];
  readonly arguments: readonly { readonly name: string | undefined; readonly dataType: DataType }[];
  /** Offset of the name, for errors. */
  readonly position: number;
}

export interface UserFunction {
  readonly dataType: DataType;
  /** The parameter that each argument goes to, in the order of the call; SQL converts to its type. */
  readonly parameters: readonly ParameterSignature[];
  readonly deterministic: boolean;
  /**
   * Runs it with the values in the order of the call's arguments.
   * @throws OracleError what the function raised, 6503 when it ends without RETURN, 14551/14552 for DML in a query …
   */
  invoke(values: readonly Value[], session: SessionState): Task<Value>;
}
