import type { ValueClasses } from '../binds/value-classes.js';
import type { DriverResultSet } from '../driver/result-set.js';
import { type Cell, CellFault, driverCell, isPlainNumber, safeNumber } from './cell.js';
import type { ScalarColumn } from './row-shape.js';
import type { RowBatch, RowSource } from './row-source.js';

/** Runs a fetch under the limits of the call that it belongs to. */
export type LimitedFetch = (resultSet: DriverResultSet, count: number) => Promise<readonly unknown[]>;

interface ReadColumn {
  readonly index: number;
  readonly key: string;
  /** Dealt with where it is found, like text: the two make up most columns, and a call for each value would show. */
  readonly isNumber: boolean;
  /** Undefined for text, which is as the driver gives it. */
  readonly cell: Cell | undefined;
  readonly notNull: boolean;
}

/** Rows that the driver fetches itself. */
export class DriverRows implements RowSource {
  readonly #resultSet: DriverResultSet;
  readonly #columns: readonly ReadColumn[];
  readonly #fetch: LimitedFetch;
  readonly #close: (resultSet: DriverResultSet) => Promise<void>;

  constructor(
    resultSet: DriverResultSet,
    columns: readonly ScalarColumn[],
    classes: ValueClasses,
    fetch: LimitedFetch,
    close: (resultSet: DriverResultSet) => Promise<void>,
  ) {
    this.#resultSet = resultSet;
    this.#columns = columns.map(({ index, key, type }) => ({
      index,
      key,
      isNumber: isPlainNumber(type),
      cell: type.kind === 'string' ? undefined : driverCell(type, key, classes),
      notNull: type.notNull ?? false,
    }));
    this.#fetch = fetch;
    this.#close = close;
  }

  async fetch(count: number): Promise<RowBatch<Readonly<Record<string, unknown>>>> {
    const rows = await this.#fetch(this.#resultSet, count);
    return { rows: rows.map((row) => this.#read(row)), isLast: rows.length < count };
  }

  close(): Promise<void> {
    return this.#close(this.#resultSet);
  }

  #read(values: unknown): Readonly<Record<string, unknown>> {
    if (!Array.isArray(values)) throw new TypeError('the driver returned no array for a row');
    const row: Record<string, unknown> = {};
    for (const { index, key, isNumber, cell, notNull } of this.#columns) {
      const value: unknown = values[index] ?? null;
      if (value === null) {
        if (notNull) throw new CellFault('null', key);
        row[key] = null;
      } else if (cell === undefined) row[key] = value;
      else row[key] = isNumber ? safeNumber(value, key) : cell(value);
    }
    return row;
  }
}
