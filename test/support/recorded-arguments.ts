import { join } from 'node:path';
import type { DictionaryRows } from '../../generator/catalog/rows.js';
import { allArguments } from '../../generator/catalog/views/all-arguments.js';
import { readRows } from '../../generator/catalog/views/row-reader.js';
import { readCsv } from './read-csv.js';

const OWNER = 'RECORDED';

/** Rows of USER_ARGUMENTS as 12c shows them (nested), recorded from a real database; what was not recorded is NULL. */
export function recordedArguments(folder: string): DictionaryRows {
  const cells = readCsv(join(folder, 'arguments-12c', 'USER_ARGUMENTS.csv'));
  const rows = readRows(
    allArguments,
    // The recorder kept the order of the rows, not their numbers.
    cells.map((row, index) => ({
      ...row,
      OWNER,
      SEQUENCE: index + 1,
      ...numbers(row, ['SUBPROGRAM_ID', 'POSITION', 'DATA_LEVEL', 'DATA_PRECISION', 'DATA_SCALE', 'CHAR_LENGTH']),
    })),
  );
  const packages = [...new Set(rows.map((row) => row.PACKAGE_NAME ?? ''))];
  const subprograms = new Map(
    rows.map((row) => [`${row.PACKAGE_NAME}.${row.OBJECT_NAME}.${row.SUBPROGRAM_ID}`, row] as const),
  );
  return {
    components: [],
    schemas: [
      {
        name: OWNER,
        objects: packages.map((name) => ({ OWNER, OBJECT_NAME: name, OBJECT_TYPE: 'PACKAGE', STATUS: 'VALID' })),
        procedures: [...subprograms.values()].map((row) => ({
          OWNER,
          OBJECT_NAME: row.PACKAGE_NAME ?? '',
          PROCEDURE_NAME: row.OBJECT_NAME,
          OBJECT_TYPE: 'PACKAGE',
          SUBPROGRAM_ID: row.SUBPROGRAM_ID,
          OVERLOAD: null,
          AGGREGATE: 'NO',
          PIPELINED: 'NO',
          POLYMORPHIC: null,
          SQL_MACRO: null,
        })),
        arguments: rows,
      },
    ],
  };
}

export function numbers(
  row: Readonly<Record<string, string | null>>,
  names: readonly string[],
): Record<string, number | null> {
  return Object.fromEntries(names.map((name) => [name, row[name] == null ? null : Number(row[name])]));
}
