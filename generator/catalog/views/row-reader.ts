import { DictionaryError } from '../../errors/generator-error.js';

/** A view's row as it came, by column name. */
export type RawRow = Readonly<Record<string, unknown>>;

/** One dictionary view: which columns are read, and how a row is checked. */
export interface View<Row> {
  readonly name: string;
  /** There in every version from 12.1 on. */
  readonly columns: readonly string[];
  /** Read when the view has them; NULL otherwise. */
  readonly optionalColumns: readonly string[];
  /** @throws DictionaryError when a column does not hold what it should */
  readonly read: (row: RowReader) => Row;
}

/** Takes columns out of a row with the type that they must have. */
export interface RowReader {
  text(column: string): string;
  textOrNull(column: string): string | null;
  integer(column: string): number;
  integerOrNull(column: string): number | null;
}

/** A row as the driver gave it. */
class DriverRow implements RowReader {
  readonly #view: string;
  readonly #row: RawRow;

  constructor(view: string, row: RawRow) {
    this.#view = view;
    this.#row = row;
  }

  text(column: string): string {
    return this.textOrNull(column) ?? this.#refuse(column, 'text');
  }

  textOrNull(column: string): string | null {
    const value = this.#row[column] ?? null;
    return value === null || typeof value === 'string' ? value : this.#refuse(column, 'text');
  }

  integer(column: string): number {
    return this.integerOrNull(column) ?? this.#refuse(column, 'an integer');
  }

  integerOrNull(column: string): number | null {
    const value = this.#row[column] ?? null;
    return value === null || (typeof value === 'number' && Number.isInteger(value))
      ? value
      : this.#refuse(column, 'an integer');
  }

  #refuse(column: string, expected: string): never {
    const value = this.#row[column] ?? null;
    const found = value === null ? 'NULL' : `${typeof value} ${JSON.stringify(String(value))}`;
    throw new DictionaryError(
      `${this.#view}.${column} should be ${expected} but is ${found}. Please report this with your database's version.`,
    );
  }
}

/** Checks all rows of a view. */
export function readRows<Row>(view: View<Row>, rows: readonly RawRow[]): Row[] {
  return rows.map((row) => view.read(new DriverRow(view.name, row)));
}
