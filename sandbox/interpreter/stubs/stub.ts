import type { NativeRows } from '../../packages/native-package.js';
import type { DataType, ObjectType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';

/** Which subprogram a stub stands for. Names are exact. */
export interface StubTarget {
  readonly owner: string;
  /** Null for a procedure or function of its own. */
  readonly packageName: string | null;
  readonly name: string;
  /** Its number among the subprograms of its name, from 1 in the order of the source; null where there is only one. */
  readonly overload: number | null;
}

/** What is run in the place of a subprogram's body. Values are the sandbox's own, of the types of the declaration. */
export interface Stub {
  /** Rejects with an OracleError for what is to be raised; any other error is a fault of the stub's. */
  run(call: StubCall): Promise<StubOutcome>;
}

export interface StubCall {
  /** In the order of the declaration. */
  readonly parameters: readonly StubParameter[];
  /** Of a function; the collection of its rows for a pipelined one. */
  readonly returns: DataType | undefined;
  readonly session: StubSession;
  /** The object type of that name as it is now. @throws OracleError 4063, 4065 */
  findObjectType(owner: string, name: string): ObjectType | undefined;
  /** A cursor that is open on these rows. @throws OracleError 1000 */
  openRows(rows: NativeRows): Value;
}

export interface StubParameter {
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly dataType: DataType;
  /** That of its default where it was left out; null for OUT. */
  readonly value: Value;
}

/** Whose session calls. */
export interface StubSession {
  readonly user: string;
  readonly proxyUser: string | null;
  readonly clientIdentifier: string | null;
  readonly module: string | null;
  readonly action: string | null;
}

export interface StubOutcome {
  /** Of a function; the collection of all rows for a pipelined one. */
  readonly result: Value;
  /** Of OUT and IN OUT parameters, in their order. */
  readonly out: readonly Value[];
}
