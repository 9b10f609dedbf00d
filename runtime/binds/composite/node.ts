import type { CompositeName } from '../../call-descriptor.js';
import type { OracleDriver } from '../../driver/oracle-driver.js';
import type { ResultFault } from '../binder.js';
import type { Column, FlatResults, FlatValues } from './column.js';

/** Why a value does not fit: the way to it from the parameter, what is acceptable, and what came in words. */
export interface Misfit {
  /** `.lines[2].sku`; empty for the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}

/**
 * A part of a composite type: takes a value apart into columns and puts one together again, on both sides. What one side writes the other reads in the same
 * order, so both are written down in one place per kind of type.
 */
export interface Node {
  /** What it takes, in words: completes "expected …". */
  readonly expects: string;
  /** Whether a caller may pass null. */
  readonly nullable: boolean;
  /** The type, when an element of it must be made in a local of its own before it is stored in an index-by table. */
  readonly madeInLocal: CompositeName | undefined;
  /** Appends a value's instance to the columns. */
  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined;
  /** Appends an instance that nothing will read, so that the columns of a level stay side by side. */
  flattenNothing(flat: FlatValues): void;
  rebuild(results: FlatResults, position: number): unknown;
  /** PL/SQL that gives `target` its value from the columns. */
  load(target: string, scope: BlockScope): string[];
  /** PL/SQL that writes the value of `source` to the columns. */
  unload(source: string, scope: BlockScope): string[];
  /** PL/SQL that writes an instance that nothing will read. */
  unloadNothing(scope: BlockScope): string[];
}

/** What the text of a node needs to know of the block around it. */
export interface BlockScope {
  /** Whether the block reads which fields were left out. */
  readonly partial: boolean;
  /** Whether the block reads the keys of index-by tables that could do without. */
  readonly keyed: boolean;
  /** PL/SQL: what came in the column for the current instance. */
  incoming(column: Column): string;
  /** PL/SQL: what takes the current instance's value of the column. */
  outgoing(column: Column): string;
  /** A local's name, unique for the parameter. */
  local(kind: 'index' | 'key' | 'element' | 'subtype' | 'lob', id: number): string;
  /** A statement that notes that the block leaves a LOB to be read. */
  leaveLob(): string;
  /** How a type is called in this environment. */
  typeName(type: CompositeName): string;
  /** A statement that raises because a value cannot be given as it was asked for. `path` as in `Misfit`, with `[]` for elements. */
  raise(fault: ResultFault, path: string): string;
}

/** Puts a step before the way to a value. */
export function within(step: string, misfit: Misfit): Misfit {
  return { ...misfit, path: step + misfit.path };
}

/** A property as a step on the way to a value. */
export function propertyStep(key: string): string {
  return `.${key}`;
}
