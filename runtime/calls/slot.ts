import type { Binder } from '../binds/binder.js';
import type { Column } from '../binds/composite/column.js';
import type { RoutineParameter } from './routine.js';

/** A bind of a block. */
export interface Slot {
  /** Where the value comes from: the identity that is asserted, the transaction's, an argument, or nowhere (OUT). */
  readonly source: 'identity' | 'transaction' | 'result' | RoutineParameter;
  readonly binder: Binder;
  readonly direction: 'in' | 'in out' | 'out';
  /** Of a composite: which of its columns. */
  readonly column?: Column;
  /** Of an array that comes out: the most elements that it can have. */
  readonly capacity?: number;
}

/** A part of a block's text with the binds that first occur in it, in their order: the driver binds by position. */
export interface Segment {
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** What a parameter or the function's own value adds to the block of its call. */
export interface BlockPart {
  /** Locals that take what comes in, or that scalars come out of. */
  readonly declarations: readonly Segment[];
  /** Locals that stand where the routine is called: in a procedure of its own when there are arrays. */
  readonly locals: readonly string[];
  /** What gives the locals their values, right before the call. */
  readonly load: readonly Segment[];
  /** What takes results apart, right after the call. */
  readonly unload: readonly Segment[];
  /** What raises when a local cannot be given back. */
  readonly checks: readonly string[];
  /** What gives the locals back. */
  readonly after: readonly Segment[];
  readonly arrays: readonly ArrayBind[];
  /** Reads the result from the driver's OUT binds; undefined for a part that gives none. */
  readonly result: ResultReader | undefined;
}

/** An array bind, which a procedure takes as its parameter: the documented way for host arrays. */
export interface ArrayBind {
  /** The procedure's parameter. */
  readonly name: string;
  readonly slot: Slot;
}

export interface ResultReader {
  readonly key: string;
  /** @param returned what the driver returned for a slot; null for NULL */
  read(returned: (slot: Slot) => unknown): unknown;
}

/**
 * Whether the driver counts the bind among the OUT binds. It gives a constant size only to binds that may come back, and a size that changes with the value
 * makes it describe all binds anew; so sized IN binds and arrays are declared IN OUT. The server sees that the block only reads them.
 */
export function comesBack(slot: Slot): boolean {
  return slot.direction !== 'in' || slot.binder.maxSize !== undefined || isArray(slot);
}

export function isArray({ column }: Slot): boolean {
  return column !== undefined && column.level > 0;
}
