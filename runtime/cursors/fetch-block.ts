import { arrayDeclaration, arrayType } from '../binds/bind-declaration.js';
import type { Binder, ResultFault } from '../binds/binder.js';
import { binderFor } from '../binds/binder-for.js';
import { checksOf, giveTo } from '../binds/binder-text.js';
import { elementBinder, integerColumn, textColumn } from '../binds/composite/element-binder.js';
import { contentOfFile, DIRECTORY_SIZE, FILE_NAME_SIZE, nameOfFile } from '../binds/lob/bfile.js';
import { BLOB, type LargeType, largeElementTypeOf, lobBinderOf } from '../binds/lob/large-type.js';
import type { ValueClasses } from '../binds/value-classes.js';
import type { CursorDescriptor, ScalarDescriptor, ScalarKind } from '../call-descriptor.js';
import type { DriverColumn } from '../driver/result-set.js';
import { type ColumnForm, describeColumn, formOf } from './column-type.js';
import { cursorBinder } from './cursor-binder.js';
import { takeLarge } from './large-column.js';
import { isLarge, isScalar, largeKindOf, type RowColumn } from './row-shape.js';
import { BATCH } from './row-source.js';

/** A column as the block gives it; numbers are places among its OUT binds. */
export type FetchedColumn =
  | { readonly kind: 'scalar'; readonly key: string; readonly binder: Binder; readonly values: number }
  | LargeColumn
  | FileColumn
  | { readonly kind: 'cursor'; readonly key: string; readonly type: CursorDescriptor; readonly cursors: Range };

export interface LargeColumn {
  readonly kind: 'large';
  readonly key: string;
  readonly type: LargeType;
  /** Of each row: NULL, or one of the `LargeState`s. */
  readonly states: number;
  readonly shorts: number;
  /** The LOBs of those rows whose value is one, in their order. */
  readonly lobs: Range;
}

/** A BFILE: the names, and what is in the file, if that is asked for. */
export interface FileColumn {
  readonly kind: 'file';
  readonly key: string;
  readonly directories: number;
  readonly fileNames: number;
  readonly content: LargeColumn | undefined;
}

/** Places of binds that follow each other. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** An OUT bind. */
export interface FetchBind {
  readonly binder: Binder;
  /** Of an array. */
  readonly capacity?: number;
}

export interface FetchBlock {
  /** What follows the assertion of the identity. IN binds: `:c` the cursor and `:l` how many rows. */
  readonly statements: readonly string[];
  /** In the order in which their names occur. */
  readonly outs: readonly FetchBind[];
  readonly columns: readonly FetchedColumn[];
  /** The place of how many rows came, and of whether there are no more. */
  readonly fetched: number;
  readonly ended: number;
  /** The most rows at once. */
  readonly capacity: number;
}

/** Rows at once where values may have LOBs in their places, for each of which the server makes room. */
const LARGE_BATCH = 128;
/** Values at once, of one column, that are as long as LOBs only are. */
const LOBS = 8;
/** Rows at once where there are cursors in them: each is one of the session's until it has been read. */
const CURSORS = 16;

/**
 * PL/SQL that fetches rows of a cursor, which has the columns `all`, and gives each column as it gives parameters of its type: exactly, whatever the process's time zone, an empty LOB as what it is, and the
 * cursors in rows as cursors.
 * @param raise a statement that raises a fault of a column
 */
export function fetchBlock(
  all: readonly DriverColumn[],
  columns: readonly RowColumn[],
  classes: ValueClasses,
  raise: (fault: ResultFault, key: string) => string,
): FetchBlock {
  const capacity = capacityFor(columns);
  const parts = columns.map((column) => partOf(column, classes, capacity, raise));
  const unread = all.flatMap((column, index) =>
    columns.some((one) => one.index === index) ? [] : [skip(column, index)],
  );
  const arrays = parts.flatMap((part) => part.arrays);
  const types = new Map(arrays.map(({ binder }) => [binder.bindType, binder]));
  const parameters = arrays.map(({ name, binder }) => `${name}# out nocopy ${arrayType(binder)}`);
  const rooms = parts.flatMap((part) => part.rooms);
  const places = new Map([...arrays.map(({ name }) => name), 'k', 'e', ...rooms.map(({ name }) => name)].map(numbered));
  const place = (name: string) => places.get(name) ?? -1;
  return {
    statements: [
      'declare',
      'c# sys_refcursor := :c; l# pls_integer := :l; k# pls_integer := 0; e# pls_integer := 0;',
      ...[...types.values()].map(arrayDeclaration),
      ...parts.flatMap((part) => part.declarations),
      ...unread.map(({ declaration }) => declaration),
      `procedure run#${parameters.length === 0 ? '' : `(${parameters.join(', ')})`} is`,
      'begin',
      'while k# < l# loop',
      `fetch c# into ${all.map((_, index) => `v${index}#`).join(', ')};`,
      'if c#%notfound then e# := 1; exit; end if;',
      'k# := k# + 1;',
      ...parts.flatMap((part) => part.take),
      ...unread.flatMap(({ take }) => take),
      ...parts.flatMap((part) => part.leave),
      'end loop;',
      'end;',
      'begin',
      `run#${arrays.length === 0 ? '' : `(${arrays.map(({ name }) => `:${name}`).join(', ')})`};`,
      ':k := k#; :e := e#;',
      ...parts.flatMap((part) => part.give),
      'end;',
    ],
    outs: [
      ...arrays.map(({ binder }) => ({ binder, capacity })),
      { binder: integerColumn },
      { binder: integerColumn },
      ...rooms.map(({ binder }) => ({ binder })),
    ],
    columns: parts.map(({ fetched }) => fetched(place)),
    fetched: place('k'),
    ended: place('e'),
    capacity,
  };
}

function numbered(name: string, index: number): readonly [string, number] {
  return [name, index];
}

function capacityFor(columns: readonly RowColumn[]): number {
  if (columns.some((column) => !isScalar(column))) return CURSORS;
  return columns.some((column) => largeKindOf(column) !== undefined || hasContent(column)) ? LARGE_BATCH : BATCH;
}

function hasContent({ type }: RowColumn): boolean {
  return type.kind === 'bfile' && type.as !== 'name';
}

interface NamedBind {
  readonly name: string;
  readonly binder: Binder;
}

interface FetchPart {
  readonly declarations: readonly string[];
  readonly arrays: readonly NamedBind[];
  /** Single binds beside them. */
  readonly rooms: readonly NamedBind[];
  /** With a row. */
  readonly take: readonly string[];
  /** After a row. */
  readonly leave: readonly string[];
  /** At the end. */
  readonly give: readonly string[];
  readonly fetched: (place: (name: string) => number) => FetchedColumn;
}

interface LargePart extends FetchPart {
  readonly fetched: (place: (name: string) => number) => LargeColumn;
}

function partOf(
  column: RowColumn,
  classes: ValueClasses,
  capacity: number,
  raise: (fault: ResultFault, key: string) => string,
): FetchPart {
  const { key, type, index } = column;
  if (type.kind === 'cursor') return cursorPart(key, type, index, capacity);
  if (type.kind === 'bfile') return filePart(column, type, (fault, step = '') => raise(fault, key + step));
  const large = largeElementTypeOf({ ...type, kind: largeKindOf(column) ?? 'string' });
  const raiseHere = (fault: ResultFault) => raise(fault, key);
  if (large !== undefined) {
    const part = largePart(column, large, type.notNull ?? false, raiseHere);
    return { ...part, declarations: [`v${index}# ${largeVariable(column.dbTypeName)};`, ...part.declarations] };
  }
  const binder = elementBinder(binderFor({ ...type, kind: SHORT_KINDS[type.kind] ?? type.kind }, 'OUT', classes));
  return {
    declarations: [`v${index}# ${variableOf(type)};`],
    arrays: [{ name: `o${index}`, binder }],
    rooms: [],
    take: [
      ...checksOf(binder, `v${index}#`, type.notNull ?? false, raiseHere),
      giveTo(binder, `v${index}#`, `o${index}#(k#)`),
    ],
    leave: [],
    give: [],
    fetched: (place) => ({ kind: 'scalar', key, binder, values: place(`o${index}`) }),
  };
}

/** Of a BFILE only what is in the file may be long; it is read into a BLOB beside it. */
function filePart(
  column: RowColumn,
  { notNull = false, as }: ScalarDescriptor,
  raise: (fault: ResultFault, step?: string) => string,
): FetchPart {
  const { key, index } = column;
  const content =
    as === 'name' ? undefined : largePart(column, BLOB, false, (fault) => raise(fault, '.content'), `b${index}#`);
  const names = [
    { name: `d${index}`, binder: textColumn(DIRECTORY_SIZE) },
    { name: `n${index}`, binder: textColumn(FILE_NAME_SIZE) },
  ];
  return {
    declarations: [
      `v${index}# bfile;`,
      ...(content === undefined ? [] : [`b${index}# blob;`, ...content.declarations]),
    ],
    arrays: [...names, ...(content?.arrays ?? [])],
    rooms: content?.rooms ?? [],
    take: [
      `d${index}#(k#) := null; n${index}#(k#) := null;${content === undefined ? '' : ` b${index}# := null;`}`,
      `if v${index}# is null then ${notNull ? raise('null') : 'null;'} else`,
      `declare f# bfile := v${index}#; begin`,
      ...nameOfFile([`d${index}#(k#) := d#; n${index}#(k#) := n#;`]),
      ...(content === undefined ? [] : contentOfFile(`b${index}#`, raise('file'))),
      'end;',
      'end if;',
      ...(content?.take ?? []),
    ],
    leave: content?.leave ?? [],
    give: content?.give ?? [],
    fetched: (place) => ({
      kind: 'file',
      key,
      directories: place(`d${index}`),
      fileNames: place(`n${index}`),
      content: content?.fetched(place),
    }),
  };
}

/** @param value the local that holds a row's */
function largePart(
  { key, index }: RowColumn,
  type: LargeType,
  notNull: boolean,
  raise: (fault: ResultFault) => string,
  value = `v${index}#`,
): LargePart {
  const binder = lobBinderOf(type);
  const names = Array.from({ length: LOBS }, (_, number) => `x${index}_${number + 1}`);
  const lob = type.lobType.slice('DB_TYPE_'.length).toLowerCase();
  return {
    declarations: [`type w${index}s# is table of ${lob} index by binary_integer; w${index}# w${index}s#;`],
    arrays: [
      { name: `s${index}`, binder: integerColumn },
      { name: `o${index}`, binder: type.short },
    ],
    rooms: names.map((name) => ({ name, binder })),
    take: takeLarge(type, value, index, notNull, raise),
    leave: [`exit when w${index}#.count = ${LOBS};`],
    give: names.map(
      (name, number) => `if w${index}#.exists(${number + 1}) then :${name} := w${index}#(${number + 1}); end if;`,
    ),
    fetched: (place) => ({
      kind: 'large',
      key,
      type,
      states: place(`s${index}`),
      shorts: place(`o${index}`),
      lobs: { first: place(`x${index}_1`), count: LOBS },
    }),
  };
}

/** No collection holds cursors. One that no row has come for would make the driver fail, so that an empty one takes its place. */
function cursorPart(key: string, type: CursorDescriptor, index: number, capacity: number): FetchPart {
  const names = Array.from({ length: capacity }, (_, number) => `x${index}_${number + 1}`);
  return {
    declarations: [`v${index}# sys_refcursor;`, ...names.map((name) => `${name}# sys_refcursor;`)],
    arrays: [],
    rooms: names.map((name) => ({ name, binder: cursorBinder })),
    take: [
      `case k# ${names.map((name, number) => `when ${number + 1} then ${name}# := v${index}#;`).join(' ')} end case;`,
    ],
    leave: [],
    give: names.map(
      (name, number) =>
        `if k# < ${number + 1} then open ${name}# for select null from sys.dual where 1 = 0; end if; :${name} := ${name}#;`,
    ),
    fetched: (place) => ({ kind: 'cursor', key, type, cursors: { first: place(`x${index}_1`), count: capacity } }),
  };
}

/** A column that nobody asked for: FETCH wants a variable for it all the same. */
function skip(column: DriverColumn, index: number): { readonly declaration: string; readonly take: readonly string[] } {
  const form = formOf(column);
  const variable = `v${index}#`;
  if (form === 'cursor') return { declaration: `${variable} sys_refcursor;`, take: [`close ${variable};`] };
  const type = form === undefined ? column.dbTypeName : skippedVariable(column, form);
  return { declaration: `${variable} ${type};`, take: [] };
}

function skippedVariable(column: DriverColumn, form: Exclude<ColumnForm, 'cursor'>): string {
  const { dbTypeName } = column;
  if (isLarge(dbTypeName)) return largeVariable(dbTypeName);
  return dbTypeName.startsWith('N') && form === 'text' ? 'nvarchar2(16383)' : variableOf(describeColumn(column, form));
}

function largeVariable(dbTypeName: string): string {
  return dbTypeName === 'XMLTYPE' ? 'sys.xmltype' : dbTypeName;
}

/** A column that is declared as a LOB may be none. */
const SHORT_KINDS: { readonly [kind in ScalarKind]?: ScalarKind } = { clob: 'string', nclob: 'nstring', blob: 'raw' };

/** A variable that holds any value of the column. */
function variableOf({ kind }: ScalarDescriptor): string {
  switch (kind) {
    case 'string':
    case 'clob':
      return 'varchar2(32767)';
    case 'nstring':
    case 'nclob':
      return 'nvarchar2(16383)';
    case 'number':
    case 'integer':
      return 'number';
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
    case 'blob':
      return 'raw(32767)';
    case 'rowid':
      return 'urowid';
    default:
      return kind;
  }
}
