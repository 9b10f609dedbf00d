import { join } from 'node:path';
import type { DictionaryRows } from '../../generator/catalog/rows.js';
import { NO_TYPE_ROWS, type TypeRows } from '../../generator/catalog/types/type-rows.js';
import { allArguments } from '../../generator/catalog/views/all-arguments.js';
import { allPlsqlCollTypes } from '../../generator/catalog/views/all-plsql-coll-types.js';
import { allPlsqlTypeAttrs } from '../../generator/catalog/views/all-plsql-type-attrs.js';
import { allPlsqlTypes } from '../../generator/catalog/views/all-plsql-types.js';
import { allProcedures } from '../../generator/catalog/views/all-procedures.js';
import { allTabCols } from '../../generator/catalog/views/all-tab-cols.js';
import { readRows, type View } from '../../generator/catalog/views/row-reader.js';
import { readCsv } from './read-csv.js';

/** Package types as 18c and later show them, recorded from a real database, each with a routine that takes it IN OUT: `ECHO_<n>` in the type's package. */
export function recordedTypeRoutines(folder: string): DictionaryRows {
  const types = recordedTypeRows(folder);
  const owner = types.packageTypes[0]?.OWNER ?? '';
  const packages = [...new Set(types.packageTypes.map((row) => row.PACKAGE_NAME))];
  const echoes = types.packageTypes.map((row, index) => ({
    OWNER: row.OWNER,
    SUBPROGRAM_ID: index + 1,
    type: row,
    name: `ECHO_${index + 1}`,
  }));
  return {
    components: [],
    types,
    schemas: [
      {
        name: owner,
        objects: packages.map((name) => ({
          OWNER: owner,
          OBJECT_NAME: name,
          OBJECT_TYPE: 'PACKAGE',
          STATUS: 'VALID',
        })),
        procedures: readRows(
          allProcedures,
          echoes.map(({ type, name, ...rest }) => ({
            ...rest,
            OBJECT_NAME: type.PACKAGE_NAME,
            PROCEDURE_NAME: name,
            OBJECT_TYPE: 'PACKAGE',
          })),
        ),
        arguments: readRows(
          allArguments,
          echoes.map(({ type, name, ...rest }) => ({
            ...rest,
            PACKAGE_NAME: type.PACKAGE_NAME,
            OBJECT_NAME: name,
            ARGUMENT_NAME: 'P_VALUE',
            POSITION: 1,
            SEQUENCE: 1,
            DATA_LEVEL: 0,
            DATA_TYPE: type.TYPECODE === 'COLLECTION' ? 'PL/SQL TABLE' : 'PL/SQL RECORD',
            IN_OUT: 'IN/OUT',
            TYPE_OWNER: type.OWNER,
            TYPE_NAME: type.PACKAGE_NAME,
            TYPE_SUBNAME: type.TYPE_NAME,
            TYPE_OBJECT_TYPE: 'PACKAGE',
          })),
        ),
      },
    ],
  };
}

function recordedTypeRows(folder: string): TypeRows {
  const read = <Row>(view: View<Row>, columns: readonly string[]): readonly Row[] =>
    readRows(
      view,
      readCsv(join(folder, 'types-18c', `${view.name}.csv`)).map((row) => ({ ...row, ...numbers(row, columns) })),
    );
  const sizes = ['LENGTH', 'PRECISION', 'SCALE'];
  return {
    ...NO_TYPE_ROWS,
    packageTypes: read(allPlsqlTypes, ['ATTRIBUTES']),
    packageTypeAttributes: read(allPlsqlTypeAttrs, [...sizes, 'ATTR_NO']),
    packageCollections: read(allPlsqlCollTypes, [...sizes, 'UPPER_BOUND']),
    columns: read(allTabCols, ['DATA_LENGTH', 'DATA_PRECISION', 'DATA_SCALE', 'CHAR_LENGTH', 'COLUMN_ID']),
  };
}

function numbers(
  row: Readonly<Record<string, string | null>>,
  names: readonly string[],
): Record<string, number | null> {
  return Object.fromEntries(names.map((name) => [name, row[name] == null ? null : Number(row[name])]));
}
