import { closest } from '../../config/closest.js';
import { RecordingError } from '../../errors/generator-error.js';
import type { RowReader, View } from '../views/row-reader.js';

/** A view's rows as they were recorded. */
export interface RecordedTable {
  /** For messages. */
  readonly file: string;
  readonly columns: ReadonlySet<string>;
  readonly records: readonly RecordedRow[];
}

export interface RecordedRow {
  /** In the file, from 1. */
  readonly line: number;
  /** By column; null for an empty one. */
  readonly cells: Readonly<Record<string, string | null>>;
}

/**
 * The columns of a view without which its rows say nothing: those that can never be NULL.
 */
function requiredColumns(view: View<unknown>): ReadonlySet<string> {
  const required = new Set<string>();
  const probe: RowReader = {
    text: (column) => {
      required.add(column);
      return '';
    },
    textOrNull: () => null,
    integer: (column) => {
      required.add(column);
      return 0;
    },
    integerOrNull: () => null,
  };
  view.read(probe);
  return required;
}

/** @throws RecordingError when a column without which the rows say nothing is missing */
export function checkColumns(view: View<unknown>, { file, columns }: Pick<RecordedTable, 'file' | 'columns'>): void {
  const missing = [...requiredColumns(view)].find((column) => !columns.has(column));
  if (missing === undefined) return;
  const unknown = [...columns].filter((column) => ![...view.columns, ...view.optionalColumns].includes(column));
  const similar = closest(missing, unknown);
  const meant = similar === undefined ? '' : ` (is it ${similar}?)`;
  throw new RecordingError(`${file} has no column ${missing}${meant}, without which its rows say nothing.`);
}

/** A recorded row, whose cells are text. */
export class CellReader implements RowReader {
  readonly #file: string;
  readonly #row: RecordedRow;

  constructor(file: string, row: RecordedRow) {
    this.#file = file;
    this.#row = row;
  }

  text(column: string): string {
    return this.textOrNull(column) ?? this.#refuse(column, 'is empty');
  }

  textOrNull(column: string): string | null {
    return this.#row.cells[column] ?? null;
  }

  integer(column: string): number {
    return this.integerOrNull(column) ?? this.#refuse(column, 'is empty');
  }

  integerOrNull(column: string): number | null {
    const text = this.textOrNull(column);
    if (text === null) return null;
    return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : this.#refuse(column, `is no integer: ${JSON.stringify(text)}`);
  }

  #refuse(column: string, what: string): never {
    throw new RecordingError(`${this.#file}, line ${this.#row.line}, column ${column} ${what}.`);
  }
}
