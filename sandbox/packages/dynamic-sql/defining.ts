import { CollectionValue } from '../../values/composite.js';
import { type CollectionType, type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { integer } from '../argument-values.js';
import { inOut } from '../dbms-lob-types.js';
import { input, type NativeParameter, type NativeSubprogram, output, procedure } from '../native-package.js';
import { CHAR, INTEGER, RAW, ROWID, SCALAR_KINDS } from './scalar-kinds.js';
import { SCALAR_TABLES } from './table-types.js';

const LONG: DataType = { kind: 'long' };
const AT: readonly NativeParameter[] = [input('C', INTEGER), input('POSITION', INTEGER)];

/** Where a query's columns go, and taking them from there. */
export const DEFINING: readonly NativeSubprogram[] = [
  ...SCALAR_KINDS.map(({ dataType }) => defineColumn('DEFINE_COLUMN', dataType, false)),
  defineColumn('DEFINE_COLUMN', VARCHAR2, true),
  defineColumn('DEFINE_COLUMN_CHAR', CHAR, true),
  defineColumn('DEFINE_COLUMN_RAW', RAW, true),
  defineColumn('DEFINE_COLUMN_ROWID', ROWID, false),
  procedure('DEFINE_COLUMN_LONG', AT, ([number, position], { sqlCursors }) => {
    sqlCursors.find(integer(number)).define(integer(position), LONG, undefined);
    return undefined;
  }),
  procedure(
    'COLUMN_VALUE_LONG',
    [
      ...AT,
      input('LENGTH', INTEGER),
      input('OFFSET', INTEGER),
      output('VALUE', VARCHAR2),
      output('VALUE_LENGTH', INTEGER),
    ],
    ([number, position, length, offset], { sqlCursors }) =>
      sqlCursors.find(integer(number)).columnPart(integer(position), integer(length) ?? 0, integer(offset) ?? 0),
  ),
  ...SCALAR_TABLES.map(defineArray),
  ...SCALAR_KINDS.flatMap(({ dataType }) => columnValue('COLUMN_VALUE', dataType)),
  ...columnValue('COLUMN_VALUE', VARCHAR2),
  ...columnValue('COLUMN_VALUE_CHAR', CHAR),
  ...columnValue('COLUMN_VALUE_RAW', RAW),
  ...columnValue('COLUMN_VALUE_ROWID', ROWID),
  ...SCALAR_TABLES.map(columnValues),
];

function defineColumn(name: string, dataType: DataType, sized: boolean): NativeSubprogram {
  const parameters = [...AT, input('COLUMN', dataType), ...(sized ? [input('COLUMN_SIZE', INTEGER)] : [])];
  return procedure(name, parameters, ([number, position, , size], { sqlCursors }) => {
    sqlCursors.find(integer(number)).define(integer(position), dataType, sized ? integer(size) : undefined);
    return undefined;
  });
}

function defineArray(table: CollectionType): NativeSubprogram {
  const parameters = [...AT, input('TABLE_VARIABLE', table), input('CNT', INTEGER), input('LOWER_BOUND', INTEGER)];
  return procedure('DEFINE_ARRAY', parameters, ([number, position, , count, lower], { sqlCursors }) => {
    const cursor = sqlCursors.find(integer(number));
    const [batch, lowerBound] = [integer(count), integer(lower)];
    if (batch === null || batch < 1) {
      throw new OracleError(29253, 'Invalid count argument passed to procedure dbms_sql.define_array');
    }
    if (lowerBound === null) {
      throw new OracleError(29254, 'Invalid lower_bound argument passed to procedure dbms_sql.define_array');
    }
    cursor.defineArray(integer(position), table.element, batch, lowerBound);
    return undefined;
  });
}

function columnValue(name: string, dataType: DataType): readonly NativeSubprogram[] {
  const parameters = [...AT, output('VALUE', dataType)];
  return [
    procedure(name, parameters, ([number, position], { sql, sqlCursors }) => [
      sqlCursors.find(integer(number)).columnValue(integer(position), dataType.kind, sql),
    ]),
    procedure(name, [...parameters, output('COLUMN_ERROR', NUMBER), output('ACTUAL_LENGTH', INTEGER)], () => {
      throw new NotSupportedError(`DBMS_SQL.${name} with COLUMN_ERROR and ACTUAL_LENGTH`);
    }),
  ];
}

function columnValues(table: CollectionType): NativeSubprogram {
  return procedure(
    'COLUMN_VALUE',
    [...AT, { ...inOut('TABLE_VARIABLE', table), noCopy: true }],
    ([number, position, into = null], { sql, sqlCursors }) => {
      const values = asTable(into, table);
      sqlCursors.find(integer(number)).appendColumn(integer(position), values, sql);
      return [values];
    },
  );
}

/** A table that a client has bound is none of the package's own. */
function asTable(value: Value, table: CollectionType): CollectionValue {
  return value instanceof CollectionValue ? value : new CollectionValue(table);
}
