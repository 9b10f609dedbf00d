import type { ParameterSignature } from '../schema/signatures.js';
import type { Task, Wait } from '../tasks/task.js';
import type { DataType, ObjectType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { SqlEnvironment } from './prepared.js';
import type { SessionState, SqlCaller } from './session-state.js';

/** How SQL reaches functions written in PL/SQL: declared here, implemented by the interpreter. */
export interface UserFunctions {
  /**
   * Whether the name leads to a package's or standalone function that the environment can see, arguments aside. Asked
   * before a call's arguments are compiled.
   */
  mayBeFunction(name: FunctionName, environment: SqlEnvironment): boolean;
  /**
   * The function that a call in SQL means, overloads decided by the arguments' names and types.
   * @returns undefined if the name is no PL/SQL function that the environment can see
   * @throws OracleError 6553 with PLS-00306 if no overload fits, 904 or 1031 where EXECUTE is missing
   */
  resolve(call: UserFunctionCall, environment: SqlEnvironment): UserFunction | undefined;
  /**
   * A member method of an object type. What it gives takes the object as its first value.
   * @returns undefined if there is none of that name
   * @throws OracleError as `resolve`
   */
  resolveMethod(type: ObjectType, call: UserFunctionCall, environment: SqlEnvironment): UserFunction | undefined;
  /**
   * The MAP or ORDER method of an object type, inherited or its own. It takes the object; an ORDER method the other one, too.
   * @returns undefined if the type has neither
   */
  comparisonMethod(type: ObjectType): ObjectComparison | undefined;
  /** The name of the package of SYS's that parts of a name stand for, which no schema object is behind. */
  suppliedPackage(parts: readonly string[]): string | undefined;
}

export interface FunctionName {
  /** `['ERP', 'ORDERS_API', 'OPEN_CREDIT']`, as far as it was written. */
  readonly parts: readonly string[];
  /** Whether a parenthesis follows: a type's name means its constructor only then. */
  readonly isCall: boolean;
  /** Offset of the name, for errors. */
  readonly position: number;
}

export interface UserFunctionCall extends FunctionName {
  readonly arguments: readonly { readonly name: string | undefined; readonly dataType: DataType }[];
}

export interface ObjectComparison {
  readonly role: 'MAP' | 'ORDER';
  readonly method: UserFunction;
}

/** A row that a pipelined function has made. */
export interface PipedRow {
  readonly kind: 'piped';
  readonly value: Value;
}

/** The rows of a pipelined function, and the pauses between them. Ending it early ends the function. */
export type PipedRows = Generator<Wait | PipedRow, void, void>;

/** The statement that calls a function. */
export interface CallingStatement {
  readonly session: SessionState;
  readonly kind: SqlCaller['kind'];
  /** The tables that it is changing. */
  readonly mutating: readonly number[];
  /** The function stands in no expression of SQL, to which one that ends with NO_DATA_FOUND would be null. */
  readonly raisesNoDataFound?: boolean;
}

export interface UserFunction {
  readonly dataType: DataType;
  /** The parameter that each argument goes to, in the order of the call; SQL converts to its type. */
  readonly parameters: readonly ParameterSignature[];
  readonly deterministic: boolean;
  /**
   * Runs it with the values in the order of the call's arguments.
   * @throws OracleError what the function raised, 6503 when it ends without RETURN, 14551 and 14552 for what is not allowed there
   */
  invoke(values: readonly Value[], caller: CallingStatement): Task<Value>;
  /** Of a pipelined function, which is not invoked: its rows, made when they are asked for. */
  pipe?(values: readonly Value[], caller: CallingStatement): PipedRows;
}
