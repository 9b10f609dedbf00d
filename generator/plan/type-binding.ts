import type { TypeDescriptor } from '../../runtime/call-descriptor.js';

/** How a type appears on one side of a call: in the descriptor and in TypeScript. */
export interface TypeBinding {
  readonly descriptor: TypeDescriptor;
  /** What callers pass, NULL included. */
  readonly input: TypeScriptType;
  /** What callers get, NULL included. */
  readonly output: TypeScriptType;
}

export interface TypeScriptType {
  /** `string | null` */
  readonly text: string;
  /** Types of the runtime that the text names. */
  readonly imports: readonly string[];
}

/** Why a type cannot be bound, in words that complete "CLOB …". */
export interface Unbindable {
  readonly reason: string;
}
