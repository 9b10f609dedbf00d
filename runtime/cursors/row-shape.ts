import type {
  ColumnDescriptor,
  CursorDescriptor,
  RowDescriptor,
  ScalarDescriptor,
  ScalarKind,
} from '../call-descriptor.js';
import type { DriverColumn } from '../driver/result-set.js';
import { columnKeys } from './column-keys.js';
import { type ColumnForm, describeColumn, FORM_OF_KIND, formOf } from './column-type.js';

/** A column of the rows that callers get. */
export interface RowColumn {
  /** Its place in the cursor's rows. */
  readonly index: number;
  readonly key: string;
  /** Of a cursor: its rows are in their turn what the column has. */
  readonly type: ScalarDescriptor | CursorDescriptor;
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
    const index = declared.match === 'position' ? position : columns.findIndex((one) => nameOf(one) === field.name);
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
  { name, key, type }: ColumnDescriptor,
): RowColumn | ShapeFault {
  const form = formOf(column);
  const { dbTypeName } = column;
  if (type.kind === 'cursor') {
    if (form === 'cursor') return { index, key, type, dbTypeName };
    return { fault: `have ${dbTypeName} instead of a cursor as the column ${name}` };
  }
  if (!('declaration' in type)) return { fault: `cannot have a composite as the column ${name}` };
  const wanted = FORM_OF_KIND[type.kind];
  if (form === wanted) return { index, key, type: sized(type, column), dbTypeName };
  return { fault: `have ${dbTypeName} instead of ${type.declaration} as the column ${name}` };
}

function asTheyAre(columns: readonly DriverColumn[]): readonly RowColumn[] | ShapeFault {
  const keys = columnKeys(columns.map(nameOf));
  const matched: RowColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const form = formOf(column);
    if (form === undefined) {
      return {
        fault: `have the type ${column.dbTypeName} in the column ${nameOf(column)}, which is not supported yet`,
      };
    }
    matched.push({
      index,
      key: keys[index] ?? nameOf(column),
      type: form === 'cursor' ? { kind: 'cursor' } : sized(describeColumn(column, form), column),
      dbTypeName: column.dbTypeName,
    });
  }
  return matched;
}

function nameOf({ name, dbColumnName = name }: DriverColumn): string {
  return dbColumnName;
}

/** With the column's length, for the bind that its values come out in. */
function sized(type: ScalarDescriptor, { byteSize = 0, dbTypeName }: DriverColumn): ScalarDescriptor {
  const hasLength = byteSize > 0 && !dbTypeName.endsWith('LOB') && !dbTypeName.startsWith('LONG');
  const takesLength = type.kind === 'string' || type.kind === 'nstring' || type.kind === 'raw';
  return hasLength && takesLength ? { ...type, maxLength: byteSize } : type;
}

/** A column whose values stand by themselves. */
export interface ScalarColumn extends RowColumn {
  readonly type: ScalarDescriptor;
}

export function isScalar(column: RowColumn): column is ScalarColumn {
  return column.type.kind !== 'cursor';
}

/** Of values that may be longer than a PL/SQL variable, by what the database has, whatever was declared. */
const LARGE: ReadonlyMap<string, ScalarKind> = new Map([
  ['CLOB', 'clob'],
  ['NCLOB', 'nclob'],
  ['BLOB', 'blob'],
  ['JSON', 'json'],
  ['XMLTYPE', 'xml'],
  ['VECTOR', 'vector'],
]);

export function isLarge(dbTypeName: string): boolean {
  return LARGE.has(dbTypeName);
}

export function largeKindOf({ dbTypeName }: RowColumn): ScalarKind | undefined {
  return LARGE.get(dbTypeName);
}

/** Why PL/SQL cannot fetch the columns: there must be a variable for each, asked for or not, and objects are of types that the user may not name. */
export function unfetchable(columns: readonly DriverColumn[]): ShapeFault | undefined {
  const odd = columns.find((column) => formOf(column) === undefined);
  if (odd === undefined) return undefined;
  return { fault: `have ${odd.dbTypeName} in the column ${nameOf(odd)} beside dates, LOBs or cursors` };
}

/** The columns, if the driver itself gives them as parameters are given: it makes a Date of dates and timestamps, takes an empty LOB for NULL, and has values of its own for JSON and BFILE. */
export function exactColumns(columns: readonly RowColumn[]): readonly ScalarColumn[] | undefined {
  return columns.every(isExact) ? columns : undefined;
}

function isExact(column: RowColumn): column is ScalarColumn {
  if (!isScalar(column) || INEXACT.has(FORM_OF_KIND[column.type.kind])) return false;
  return column.type.kind === 'vector' || !isLarge(column.dbTypeName);
}

const INEXACT: ReadonlySet<ColumnForm> = new Set<ColumnForm>([
  'date',
  'timestamp',
  'timestamp_tz',
  'timestamp_ltz',
  'bfile',
]);
