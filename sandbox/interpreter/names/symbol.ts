import type { NativeObjectType } from '../../packages/native-object-type.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { PreparedQuery } from '../../sql/prepared.js';
import type { DataType, RecordType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Subprogram } from '../calls/subprogram.js';
import type { EmbeddedSql } from '../embedded/embedded-sql.js';
import type { ExceptionIdentity } from '../exceptions/raised-exception.js';
import type { Frame, FrameLayout } from '../frame.js';
import type { TypeUnit } from '../units/type-unit.js';
import type { Scope } from './scope.js';

/** What a declared name stands for. */
export type DeclaredSymbol =
  | VariableSymbol
  | ExceptionSymbol
  | TypeSymbol
  | CursorSymbol
  | SubprogramSymbol
  | ScopeSymbol;

export interface VariableSymbol {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: ConstrainedType;
  /** What reading it gives, where that is not its type. */
  readonly readAs?: DataType;
  /** May not be assigned: a constant, an IN parameter, a FOR loop's index. */
  readonly readOnly: boolean;
  /** A formal parameter in mode OUT or IN OUT: characters have the length that its call gives them. */
  readonly lengthFromCall?: true;
  readonly layout: FrameLayout;
  readonly slot: number;
  /** Set for a constant whose value is known when compiling: uses of it need no frame. */
  readonly staticValue?: Value;
}

export interface ExceptionSymbol {
  readonly kind: 'exception';
  readonly name: string;
  /** Replaced by PRAGMA EXCEPTION_INIT. */
  identity: ExceptionIdentity;
}

export interface TypeSymbol {
  readonly kind: 'type';
  readonly name: string;
  readonly type: ConstrainedType;
  /** Of a type that CREATE TYPE made. */
  readonly unit?: TypeUnit;
  /** Of a supplied object type. */
  readonly native?: NativeObjectType;
}

export interface CursorSymbol {
  readonly kind: 'cursor';
  readonly name: string;
  readonly rowType: RecordType;
  readonly layout: FrameLayout;
  /** The slot that holds the cursor's state. */
  readonly slot: number;
  /** Undefined until the body of a package defines what its specification declared. */
  definition: CursorDefinition | undefined;
}

/** A declared cursor's query, and the variables that stand for its parameters. */
export interface CursorDefinition {
  readonly sql: EmbeddedSql<PreparedQuery>;
  readonly parameters: readonly CursorParameter[];
}

export interface CursorParameter {
  readonly symbol: VariableSymbol;
  readonly default: Compiled<Frame> | undefined;
}

/** All subprograms of one name in one declarative part. */
export interface SubprogramSymbol {
  readonly kind: 'subprogram';
  readonly name: string;
  readonly overloads: Subprogram[];
  /** Of the unit, block or subprogram that they are declared in: their static link. */
  readonly layout: FrameLayout;
}

/** A labelled block or loop, or the name of an enclosing subprogram or package: a prefix for what is declared in it. */
export interface ScopeSymbol {
  readonly kind: 'scope';
  readonly name: string;
  readonly scope: Scope;
}

/** A data type with what a declaration adds to it. */
export interface ConstrainedType {
  readonly dataType: DataType;
  readonly notNull: boolean;
  /** Of a subtype with a RANGE. */
  readonly range?: { readonly low: number; readonly high: number };
}

export function nullable(dataType: DataType): ConstrainedType {
  return { dataType, notNull: false };
}
