import type { OracleDriver } from '../driver/oracle-driver.js';

/** Said by `encode` of a value that the type cannot take. */
export const REFUSED: unique symbol = Symbol('refused');

/** The driver's constants for bind types. */
export type BindTypeName = Extract<keyof OracleDriver, `DB_TYPE_${string}`>;

/**
 * How one PL/SQL type travels: as what it is bound, how the block turns the bind into a local of the declared type and back, and
 * how values are checked and converted on our side. Everything in it is constant for a routine, so that the statement is, too.
 */
export interface Binder {
  /** What `encode` takes, in words: completes "expected …". */
  readonly expects: string;
  readonly bindType: BindTypeName;
  /**
   * The size in bytes of the bind, for types that have one. It is the same for every value and direction, because the driver describes
   * all binds anew when the size of one changes.
   */
  readonly maxSize?: number;
  /** The value to bind for a value that is not null, or `REFUSED`. Needs the driver only for values of its own classes. */
  encode(value: unknown, driver: OracleDriver): unknown;
  /** What the caller gets for a value that is not null, as the driver returned it. */
  decode(value: unknown): unknown;
  /** PL/SQL: the local's value from the bind; the bind itself when absent. */
  readonly fromBind?: (bind: string) => string;
  /** PL/SQL: the bind's value from the local; the local itself when absent. */
  readonly toBind?: (local: string) => string;
  /** PL/SQL conditions under which a result cannot be given, with the fault to raise. */
  readonly faults?: (local: string) => readonly (readonly [condition: string, fault: ResultFault])[];
}

/** Why a result cannot be given as it was asked for. */
export type ResultFault =
  | 'range'
  | 'fraction'
  | 'digits'
  | 'calendar'
  | 'clock'
  | 'null'
  | 'sparse'
  | 'subtype'
  | 'size'
  | 'length'
  | 'file';

/** The driver returned something other than the bind's type. Cannot happen with the supported driver. */
export function unexpected(value: unknown, bindType: BindTypeName): TypeError {
  return new TypeError(`the driver returned a ${typeof value} for ${bindType}`);
}
