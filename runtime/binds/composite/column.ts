import type { Binder } from '../binder.js';

/**
 * One bind of a composite value. A composite travels as columns: its scalars one by one, those of a collection's elements as one array per scalar, with arrays
 * of element counts, keys and so on that say how they belong together.
 */
export interface Column {
  /** From 0, unique in its composite. */
  readonly id: number;
  /** 0: one value for the parameter. Otherwise the collection, counted from 1, of whose elements each has a value, over all instances of the collection. */
  readonly level: number;
  readonly binder: Binder;
  /** The column is there only when something asks for it: fields that were left out, or keys of arrays that are not 1, 2, 3 …. */
  readonly only?: 'partial' | 'keyed';
}

/** The values of a composite on their way to the database. */
export class FlatValues {
  readonly #values: unknown[][] = [];
  /** Whether a record came without one of its fields. */
  partial = false;
  /** Whether an index-by table came with keys of its own. */
  keyed = false;

  push({ id }: Column, value: unknown): void {
    const values = this.#values[id];
    if (values === undefined) this.#values[id] = [value];
    else values.push(value);
  }

  of({ id }: Column): readonly unknown[] {
    return this.#values[id] ?? [];
  }
}

/** The values of a composite as they came back. */
export class FlatResults {
  readonly #columns: readonly (readonly unknown[])[];
  readonly #positions: number[] = [];

  /** @param columns by the columns' ids */
  constructor(columns: readonly (readonly unknown[])[]) {
    this.#columns = columns;
  }

  /** The value of a column for one instance; null for NULL. */
  at({ id }: Column, position: number): unknown {
    return this.#columns[id]?.[position] ?? null;
  }

  /** The next instance of a level: collections take their elements in the order in which the block wrote them. */
  next(level: number): number {
    const position = this.#positions[level] ?? 0;
    this.#positions[level] = position + 1;
    return position;
  }
}
