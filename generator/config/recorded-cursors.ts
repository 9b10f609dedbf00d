import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../errors/generator-error.js';
import { sortedBy } from '../model/sort.js';
import { byPath } from './by-path.js';
import type { CursorColumn, CursorRow, CursorRows, ImplicitResults, NestedCursor } from './config.js';
import { parseScalarType } from './parse-scalar-type.js';

/** Beside the configuration. */
export const CURSOR_FILE = 'oracle.cursors.json';

/** The type of a column that is a cursor in its turn. */
export const NESTED_CURSOR = 'CURSOR';

/** A column of a cursor as the database described it. */
export interface RecordedColumn {
  /** Exact spelling. */
  readonly name: string;
  /** As SQL writes it, with length, precision and scale: `NUMBER(9,2)`. */
  readonly type: string;
  /** Said only of a column that is never null: for readers, because another call may open the cursor for another query. */
  readonly nullable?: false;
}

/** The columns of cursors by routine and parameter, RETURN for a function's own value. */
export type RecordedCursors = ReadonlyMap<string, readonly RecordedColumn[]>;

/** The columns of each result that a routine gave to DBMS_SQL.RETURN_RESULT, by routine. */
export type RecordedImplicitResults = ReadonlyMap<string, readonly (readonly RecordedColumn[])[]>;

const columnsSchema = z
  .array(z.strictObject({ name: z.string(), type: z.string(), nullable: z.literal(false).optional() }))
  .min(1);

/** What `oracle.cursors.json` says. */
export interface RecordedRows {
  readonly cursors: CursorRows;
  readonly implicitResults: ImplicitResults;
}

/** A routine has an array for each of its implicit results. */
const fileSchema = z.record(z.string(), z.union([columnsSchema, z.array(columnsSchema).min(1)]));

/** The file's text: a column a line, cursors by name, so that a change shows as what it is. */
export function formatRecordedCursors(
  cursors: RecordedCursors,
  implicitResults: RecordedImplicitResults = new Map(),
): string {
  const entries = [
    ...[...cursors].map(([path, columns]) => ({ path, text: columnsText(columns, '  ') })),
    ...[...implicitResults].map(([path, results]) => ({
      path,
      text: `[\n${results.map((columns) => `    ${columnsText(columns, '    ')}`).join(',\n')}\n  ]`,
    })),
  ];
  const lines = sortedBy(entries, ({ path }) => path).map(({ path, text }) => `  ${JSON.stringify(path)}: ${text}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

function columnsText(columns: readonly RecordedColumn[], indent: string): string {
  const lines = columns.map(
    ({ name, type, nullable }) =>
      `${indent}  { "name": ${JSON.stringify(name)}, "type": ${JSON.stringify(type)}${nullable === false ? ', "nullable": false' : ''} }`,
  );
  return `[\n${lines.join(',\n')}\n${indent}]`;
}

/**
 * What was recorded; nothing when there is no such file.
 * @throws ConfigError for a file that `cursors record` has not written
 */
export function readRecordedCursors(file: string): RecordedRows {
  const found = Object.entries(readFile(file));
  const cursors = found.flatMap(([path, columns]) => (isSeveral(columns) ? [] : [[path, columns] as const]));
  const results = found.flatMap(([path, several]) => (isSeveral(several) ? [[path, several] as const] : []));
  return {
    cursors: readByPath(file, cursors, 'ERP.ORDERS_API.LIST_ORDERS.P_ROWS', [3, 4], readRow),
    implicitResults: readByPath(file, results, 'ERP.REPORTS_API.RUN', [2, 3], (path, several, complaints) =>
      several.map((columns) => readRow(path, columns, complaints)),
    ),
  };
}

function readFile(file: string): z.output<typeof fileSchema> {
  if (!existsSync(file)) return {};
  const read = fileSchema.safeParse(parseJson(file));
  if (!read.success) throw wrong(file, read.error.issues[0]?.message ?? 'its form is another one');
  return read.data;
}

function readByPath<T, R>(
  file: string,
  found: readonly (readonly [string, T])[],
  example: string,
  lengths: readonly number[],
  read: (path: string, value: T, complaints: string[]) => R,
): ReadonlyMap<string, R> {
  const complaints: string[] = [];
  const given = byPath(Object.fromEntries(found), CURSOR_FILE, example, lengths, complaints);
  const rows = new Map([...given].map(([path, value]) => [path, read(path, value, complaints)]));
  const [complaint] = complaints;
  if (complaint !== undefined) throw wrong(file, complaint);
  return rows;
}

type Columns = readonly { readonly name: string; readonly type: string }[];

function isSeveral(columns: Columns | readonly Columns[]): columns is readonly Columns[] {
  return Array.isArray(columns[0]);
}

function readRow(path: string, columns: Columns, complaints: string[]): CursorRow {
  const read: CursorColumn[] = [];
  const nested: NestedCursor[] = [];
  for (const { name, type } of columns) {
    const dataType = type === NESTED_CURSOR ? undefined : parseScalarType(type);
    if (type === NESTED_CURSOR) nested.push({ name, row: null });
    else if (dataType === undefined) complaints.push(`${path}, column ${name}: "${type}" is no type`);
    else read.push({ name, dataType, mapping: {} });
  }
  return { kind: 'columns', columns: read, ...(nested.length === 0 ? {} : { nested }) };
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(file, error instanceof Error ? error.message : String(error));
  }
}

function wrong(file: string, complaint: string): ConfigError {
  return new ConfigError(`${file} cannot be read: ${complaint}. Write it anew with gen-oracle-client cursors record.`);
}
