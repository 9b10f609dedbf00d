import type { CursorDescriptor, ScalarDescriptor, TypeDescriptor } from '../../runtime/call-descriptor.js';
import type { RowPlan } from './client-plan.js';
import type { TypeHome } from './names/type-names.js';

/** How a type appears on one side of a call: in the descriptor and in TypeScript. */
export interface TypeBinding {
  readonly descriptor: TypeDescriptor;
  /** What callers pass, NULL included. */
  readonly input: TypeScriptType;
  /** What callers get, NULL included. */
  readonly output: TypeScriptType;
}

/** REF CURSOR: what callers get is its rows or, when they ask for a stream, a `Cursor`. */
export interface CursorBinding extends TypeBinding {
  readonly descriptor: CursorDescriptor;
  readonly stream: TypeScriptType;
  /** The interfaces of its rows, and of those of cursors in them, as far as they are of no type that has one. */
  readonly rows: readonly RowPlan[];
}

/** The binding of a type that is no record, collection or object. */
export interface ScalarBinding extends TypeBinding {
  readonly descriptor: ScalarDescriptor;
}

export interface TypeScriptType {
  /** `string | null` */
  readonly text: string;
  /** Types of the runtime that the text names. */
  readonly imports: readonly string[];
  /** Other modules whose types the text names; absent when there are none. */
  readonly modules?: readonly TypeHome[];
}

/** Why a type cannot be bound, in words that complete "CLOB …". */
export interface Unbindable {
  readonly reason: string;
}
