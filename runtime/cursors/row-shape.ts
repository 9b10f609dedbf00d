import type { FieldDescriptor, RowDescriptor, ScalarDescriptor, ValueDescriptor } from '../call-descriptor.js';
import type { DriverColumn } from '../driver/result-set.js';
import { columnKeys } from './column-keys.js';
import { type ColumnForm, describeColumn, FORM_OF_KIND, formOf } from './column-type.js';

/** A column of the rows that callers get. */
export interface RowColumn {
  /** Its place in the cursor's rows. */
  readonly index: number;
  readonly key: string;
  readonly type: ScalarDescriptor;
  /** What the database calls its type. */
  readonly dbTypeName: string;
}

/** Why a cursor's columns are not those that were declared, in words: completes "its rows …". */
export interface ShapeFault {
  readonly fault: string;
}

/**
 * Finds what each column becomes. Strong cursors are matched by position, weak ones by name, where columns that nobody asked for are left out; without a
 * declaration the columns are taken as they are.
 */
export function matchColumns(
  columns: readonly DriverColumn[],
  declared: RowDescriptor | undefined,
): readonly RowColumn[] | ShapeFault {
  if (declared === undefined) return asTheyAre(columns);
  if (declared.match === 'position' && columns.length !== declared.columns.length) {
    return { fault: `have ${columns.length} columns instead of ${declared.columns.length}` };
  }
  const matched: RowColumn[] = [];
  for (const [position, field] of declared.columns.entries()) {
    const index = declared.match === 'position' ? position : columns.findIndex(({ name }) => name === field.name);
    const column = columns[index];
    if (column === undefined) return { fault: `have no column ${field.name}` };
    const match = matchColumn(column, index, field);
    if ('fault' in match) return match;
    matched.push(match);
  }
  return matched;
}

function matchColumn(
  column: DriverColumn,
  index: number,
  { name, key, type }: FieldDescriptor,
): RowColumn | ShapeFault {
  if (!('declaration' in type)) return { fault: `cannot have a composite as the column ${name}` };
  const form = formOf(column);
  const wanted = FORM_OF_KIND[type.kind];
  if (form === wanted) return { index, key, type: sized(type, column), dbTypeName: column.dbTypeName };
  return { fault: `have ${column.dbTypeName} instead of ${type.declaration} as the column ${name}` };
}

function asTheyAre(columns: readonly DriverColumn[]): readonly RowColumn[] | ShapeFault {
  const keys = columnKeys(columns.map(({ name }) => name));
  const matched: RowColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const form = formOf(column);
    if (form === undefined || form === 'cursor') {
      return { fault: `have the type ${column.dbTypeName} in the column ${column.name}, which is not supported yet` };
    }
    matched.push({
      index,
      key: keys[index] ?? column.name,
      type: sized(describeColumn(column, form), column),
      dbTypeName: column.dbTypeName,
    });
  }
  return matched;
}

/** With the column's length, for the bind that its values come out in. */
function sized(type: ScalarDescriptor, { byteSize = 0, dbTypeName }: DriverColumn): ScalarDescriptor {
  const hasLength = byteSize > 0 && !dbTypeName.endsWith('LOB') && !dbTypeName.startsWith('LONG');
  const takesLength = type.kind === 'string' || type.kind === 'nstring' || type.kind === 'raw';
  return hasLength && takesLength ? { ...type, maxLength: byteSize } : type;
}

/** Whether DBMS_SQL.DEFINE_COLUMN takes the type. Source: PL/SQL Packages and Types Reference, "DEFINE_COLUMN Procedures". */
export function canBeDefined({ type }: RowColumn): boolean {
  return type.kind !== 'boolean' && type.kind !== 'json' && type.kind !== 'xml';
}

/** Forms that the driver does not return exactly: it makes a Date of them. */
const INEXACT: ReadonlySet<ColumnForm> = new Set<ColumnForm>(['date', 'timestamp', 'timestamp_tz', 'timestamp_ltz']);

/** Whether a declared column has to be read by PL/SQL. */
export function isInexact(type: ValueDescriptor): boolean {
  return 'declaration' in type && INEXACT.has(FORM_OF_KIND[type.kind]);
}
