import { arrayDeclaration, arrayType } from '../binds/bind-declaration.js';
import type { Binder, ResultFault } from '../binds/binder.js';
import { binderFor } from '../binds/binder-for.js';
import { checksOf, giveTo } from '../binds/binder-text.js';
import { elementBinder } from '../binds/composite/element-binder.js';
import type { ValueClasses } from '../binds/value-classes.js';
import type { RowColumn } from './row-shape.js';

/** A column as the block fetches it. */
export interface FetchedColumn {
  readonly key: string;
  /** The array that its values come out in. */
  readonly binder: Binder;
}

export interface FetchBlock {
  /** What follows the assertion of the identity. Binds: `:n` the cursor, `:l` how many rows, `:b` 1 for the first batch, the arrays `:o0` …, and `:k`, how many came. */
  readonly statements: readonly string[];
  readonly columns: readonly FetchedColumn[];
}

/**
 * PL/SQL that fetches rows of a DBMS_SQL cursor and gives each column as it gives scalars of its type: exactly, whatever the process's time zone. Closes the cursor at its end.
 * @param raise a statement that raises a fault of a column
 */
export function fetchBlock(
  columns: readonly RowColumn[],
  classes: ValueClasses,
  raise: (fault: ResultFault, key: string) => string,
): FetchBlock {
  const fetched = columns.map((column) => ({
    key: column.key,
    column,
    binder: elementBinder(binderFor(column.type, 'OUT', classes)),
  }));
  const types = new Map(fetched.map(({ binder }) => [binder.bindType, binder]));
  const parameters = fetched.map(({ binder }, index) => `o${index}# out nocopy ${arrayType(binder)}`);
  const statements = [
    'declare',
    'k# pls_integer := 0; n# integer := :n; l# pls_integer := :l; b# pls_integer := :b;',
    ...[...types.values()].map(arrayDeclaration),
    ...fetched.map(({ column }, index) => `v${index}# ${variableOf(column)};`),
    `procedure run#${parameters.length === 0 ? '' : `(${parameters.join(', ')})`} is`,
    'begin',
    'if b# = 1 then',
    ...fetched.map(({ column }, index) => define(column, `v${index}#`)),
    'end if;',
    'while k# < l# loop',
    'exit when sys.dbms_sql.fetch_rows(n#) = 0;',
    'k# := k# + 1;',
    ...fetched.flatMap(({ column, binder, key }, index) => [
      take(column, `v${index}#`),
      ...checksOf(binder, `v${index}#`, column.type.notNull ?? false, (fault) => raise(fault, key)),
      giveTo(binder, `v${index}#`, `o${index}#(k#)`),
    ]),
    'end loop;',
    'if k# < l# then sys.dbms_sql.close_cursor(n#); end if;',
    'end;',
    'begin',
    `run#${fetched.length === 0 ? '' : `(${fetched.map((_, index) => `:o${index}`).join(', ')})`};`,
    ':k := k#;',
    'end;',
  ];
  return { statements, columns: fetched.map(({ key, binder }) => ({ key, binder })) };
}

/** A variable that holds any value of the column. */
function variableOf({ type, dbTypeName }: RowColumn): string {
  if (dbTypeName.endsWith('LOB')) return dbTypeName;
  switch (type.kind) {
    case 'string':
      return 'varchar2(32767)';
    case 'nstring':
      return 'nvarchar2(16383)';
    case 'number':
    case 'integer':
      return 'number';
    case 'date':
      return 'date';
    case 'timestamp':
      return 'timestamp(9)';
    case 'timestamp_tz':
      return 'timestamp(9) with time zone';
    case 'timestamp_ltz':
      return 'timestamp(9) with local time zone';
    case 'interval_ym':
      return 'interval year(9) to month';
    case 'interval_ds':
      return 'interval day(9) to second(9)';
    case 'raw':
      return 'raw(32767)';
    case 'rowid':
      return 'urowid';
    default:
      return type.kind;
  }
}

function define(column: RowColumn, variable: string): string {
  const { index, type, dbTypeName } = column;
  const at = `n#, ${index + 1}, ${variable}`;
  if (isRaw(column)) return `sys.dbms_sql.define_column_raw(${at}, 32767);`;
  const isText = !dbTypeName.endsWith('LOB') && (type.kind === 'string' || type.kind === 'nstring');
  const size = isText ? (type.kind === 'string' ? ', 32767' : ', 16383') : '';
  return `sys.dbms_sql.define_column(${at}${size});`;
}

function take(column: RowColumn, variable: string): string {
  const procedure = isRaw(column) ? 'column_value_raw' : 'column_value';
  return `sys.dbms_sql.${procedure}(n#, ${column.index + 1}, ${variable});`;
}

function isRaw({ type, dbTypeName }: RowColumn): boolean {
  return type.kind === 'raw' && !dbTypeName.endsWith('LOB');
}
