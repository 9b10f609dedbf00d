import type { SchemaStore } from '../schema/schema-store.js';
import type { SessionlessRequest } from '../sql/branches/sessionless.js';
import type { QueryCursor } from '../sql/prepared.js';
import type { SessionIdentity, SessionState } from '../sql/session-state.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { Task } from '../tasks/task.js';
import type { CompositeType, DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import type { SqlCursorTable } from './dynamic-sql/sql-cursor-table.js';
import type { NativeStatement } from './native-statement.js';

/**
 * A supplied package, written in TypeScript: what it declares, and what its subprograms do. The interpreter resolves
 * overloads, applies defaults and converts arguments as for any other package, then hands the values over.
 */
export interface NativePackage {
  readonly owner: 'SYS';
  readonly name: string;
  readonly subprograms: readonly NativeSubprogram[];
  readonly constants: readonly NativeConstant[];
  readonly types: readonly NativeType[];
  readonly exceptions: readonly NativeException[];
  /** Whether EXECUTE is granted to PUBLIC. */
  readonly isPublic: boolean;
}

/** An exception that stands for an error number. */
export interface NativeException {
  readonly name: string;
  readonly code: number;
}

export interface NativeType {
  readonly name: string;
  readonly dataType: DataType;
  /** Of a record: one per field, undefined for a field without a default. */
  readonly fieldDefaults?: readonly (Value | undefined)[];
}

export interface NativeSubprogram {
  readonly name: string;
  readonly parameters: readonly NativeParameter[];
  /** Of a function. */
  readonly returns: DataType | undefined;
  /** @param values one per parameter, of its type; null for OUT */
  run(values: readonly Value[], context: NativeContext): Task<NativeOutcome>;
  /** The same without the cost of a task, where it cannot pause. */
  runDirectly?(values: readonly Value[], context: NativeContext): NativeOutcome;
}

export interface NativeParameter {
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly dataType: DataType;
  /** The default; undefined for a parameter that must be given. */
  readonly default?: Value;
  /** IN OUT NOCOPY: the caller's own collection is changed, and given back. */
  readonly noCopy?: boolean;
}

export interface NativeConstant {
  readonly name: string;
  readonly dataType: DataType;
  readonly value: Value | VersionValue;
}

/** What a constant is in a database of that version; undefined where it has none of that name. */
export type VersionValue = (version: readonly number[]) => Value | undefined;

export interface NativeOutcome {
  readonly result: Value;
  /** Values of the OUT and IN OUT parameters, in their order. */
  readonly out: readonly Value[];
}

/** What a supplied package may ask of the PL/SQL session that calls it. */
export interface NativeContext {
  readonly sql: SessionState;
  /** Of the database: `[23, 9, 0, 25, 10]`. */
  readonly version: readonly number[];
  /** Users and objects. */
  readonly schema: SchemaStore;
  /** All sessions that there are now. */
  sessions(): Iterable<SessionIdentity>;
  /** Identifies the session: the key of what a package keeps per session. */
  readonly sessionKey: object;
  /** The exception being handled, or undefined outside of handlers. */
  currentError(): NativeError | undefined;
  /** Lines of the calls in progress, innermost first: `ERP.ORDERS_API`, line 12. */
  callStack(): readonly NativeCall[];
  /** What becomes of the package state when the client's call ends. */
  discardPackageState(how: 'free' | 'reinitialize'): void;
  /** Whether the calling code belongs to the package that CREATE CONTEXT names for this namespace. */
  isTrustedFor(namespace: string): boolean;
  /** Gives an open cursor to the client, as a result of the call beside its parameters. */
  returnResult(cursor: Value): void;
  /** The transaction's identity as DBMS_TRANSACTION shows it; with `create` one is begun. */
  localTransactionId(create: boolean): string | null;
  /** Sessionless transactions. @throws OracleError 26207 where the release has none */
  readonly sessionless: {
    /** Gives the identifier. */
    start(request: SessionlessRequest): Task<Uint8Array>;
    suspend(): void;
    /** The identifier of the one that the session is in. */
    id(): Uint8Array | undefined;
  };
  /** Carries out COMMIT, ROLLBACK, SAVEPOINT or SET TRANSACTION. */
  transactionControl(statement: SessionStatement): Task<void>;
  /** Whether a name of these parts stands for an object that the session may know of, or for something inside one. */
  knowsObject(parts: readonly string[]): 'object' | 'within' | undefined;
  /** A type of the schema, of a package, or of a table's rows, by its full name; undefined if the session may use none such. */
  findType(name: string): CompositeType | undefined;
  /** Whether there is a user of exactly this name. */
  hasUser(name: string): boolean;
  /** The object identifier of a type that has a name. */
  typeOid(type: CompositeType): Uint8Array;
  /** A cursor that is open on these rows. */
  openRows(rows: NativeRows): Value;
  /** A cursor that is open on this query. @throws OracleError 1000 */
  openQuery(query: QueryCursor): Value;
  /** Takes its query away from a cursor, which is closed then. @throws OracleError 1001 for what is no open cursor */
  takeQuery(cursor: Value): QueryCursor;
  /** The cursors of DBMS_SQL. */
  readonly sqlCursors: SqlCursorTable;
  /** @throws OracleError 900 …, and what is wrong with its names if it is SQL */
  parseStatement(text: string): NativeStatement;
}

export interface NativeError {
  /** As FORMAT_ERROR_STACK and FORMAT_ERROR_BACKTRACE show it. */
  readonly stack: string;
  readonly backtrace: string;
  /** The newest first. */
  readonly errors: readonly { readonly code: number; readonly text: string }[];
  /** Where it was raised, and where it went on from there. */
  readonly trace: readonly { readonly unitName: string | undefined; readonly line: number }[];
}

export interface NativeCall {
  readonly unitName: string | undefined;
  readonly line: number;
  /** The unit, `__anonymous_block` for one without a name, and the subprograms within: the last one runs. */
  readonly path: readonly string[];
  /** A SQL statement stands between it and the PL/SQL that executes that. */
  readonly calledBySql: boolean;
}

/** What a package gives as a REF CURSOR without a query. */
export interface NativeRows {
  readonly columns: readonly { readonly name: string; readonly dataType: DataType; readonly nullable: boolean }[];
  readonly rows: readonly (readonly Value[])[];
}

/** Declares a procedure that cannot pause. `run` gives the values of OUT parameters, if there are any. */
export function procedure(
  name: string,
  parameters: readonly NativeParameter[],
  run: (values: readonly Value[], context: NativeContext) => readonly Value[] | undefined,
): NativeSubprogram {
  return directSubprogram(name, parameters, undefined, (values, context) => ({
    result: null,
    out: run(values, context) ?? [],
  }));
}

/** Declares a procedure with IN parameters only that may have to wait. */
export function pausingProcedure(
  name: string,
  parameters: readonly NativeParameter[],
  run: (values: readonly Value[], context: NativeContext) => Task<void>,
): NativeSubprogram {
  return {
    name,
    parameters,
    returns: undefined,
    *run(values, context) {
      yield* run(values, context);
      return { result: null, out: [] };
    },
  };
}

/** Declares a function that cannot pause and has IN parameters only. */
export function nativeFunction(
  name: string,
  parameters: readonly NativeParameter[],
  returns: DataType,
  run: (values: readonly Value[], context: NativeContext) => Value,
): NativeSubprogram {
  return directSubprogram(name, parameters, returns, (values, context) => ({ result: run(values, context), out: [] }));
}

/** Declares a subprogram that cannot pause. */
export function directSubprogram(
  name: string,
  parameters: readonly NativeParameter[],
  returns: DataType | undefined,
  runDirectly: (values: readonly Value[], context: NativeContext) => NativeOutcome,
): NativeSubprogram {
  return {
    name,
    parameters,
    returns,
    runDirectly,
    // biome-ignore lint/correctness/useYield: the same shape as subprograms that pause
    *run(values, context) {
      return runDirectly(values, context);
    },
  };
}

export function input(name: string, dataType: DataType): NativeParameter {
  return { name, mode: 'IN', dataType };
}

export function optional(name: string, dataType: DataType, value: Value): NativeParameter {
  return { name, mode: 'IN', dataType, default: value };
}

export function output(name: string, dataType: DataType): NativeParameter {
  return { name, mode: 'OUT', dataType };
}

export function definePackage(
  name: string,
  subprograms: readonly NativeSubprogram[],
  {
    constants = [],
    types = [],
    exceptions = [],
    isPublic = true,
  }: Partial<Pick<NativePackage, 'constants' | 'types' | 'exceptions' | 'isPublic'>> = {},
): NativePackage {
  return { owner: 'SYS', name, subprograms, constants, types, exceptions, isPublic };
}
