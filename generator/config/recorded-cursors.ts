import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../errors/generator-error.js';
import { sortedBy } from '../model/sort.js';
import { byPath } from './by-path.js';
import type { CursorColumn, CursorRow, CursorRows } from './config.js';
import { parseScalarType } from './parse-scalar-type.js';

/** Beside the configuration. */
export const CURSOR_FILE = 'oracle.cursors.json';

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

const fileSchema = z.record(
  z.string(),
  z.array(z.strictObject({ name: z.string(), type: z.string(), nullable: z.literal(false).optional() })).min(1),
);

/** The file's text: a column a line, cursors by name, so that a change shows as what it is. */
export function formatRecordedCursors(cursors: RecordedCursors): string {
  const entries = sortedBy(cursors, ([path]) => path).map(([path, columns]) => {
    const lines = columns.map(
      ({ name, type, nullable }) =>
        `    { "name": ${JSON.stringify(name)}, "type": ${JSON.stringify(type)}${nullable === false ? ', "nullable": false' : ''} }`,
    );
    return `  ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n  ]`;
  });
  return entries.length === 0 ? '{}\n' : `{\n${entries.join(',\n')}\n}\n`;
}

/**
 * What was recorded; nothing when there is no such file.
 * @throws ConfigError for a file that `cursors record` has not written
 */
export function readRecordedCursors(file: string): CursorRows {
  if (!existsSync(file)) return new Map();
  const complaints: string[] = [];
  const read = fileSchema.safeParse(parseJson(file));
  if (!read.success) throw wrong(file, read.error.issues[0]?.message ?? 'its form is another one');
  const given = byPath(read.data, CURSOR_FILE, 'ERP.ORDERS_API.LIST_ORDERS.P_ROWS', [3, 4], complaints);
  const rows = new Map([...given].map(([path, columns]) => [path, readRow(path, columns, complaints)]));
  const [complaint] = complaints;
  if (complaint !== undefined) throw wrong(file, complaint);
  return rows;
}

function readRow(
  path: string,
  columns: readonly { readonly name: string; readonly type: string }[],
  complaints: string[],
): CursorRow {
  const read: CursorColumn[] = [];
  for (const { name, type } of columns) {
    const dataType = parseScalarType(type);
    if (dataType === undefined) complaints.push(`${path}, column ${name}: "${type}" is no type`);
    else read.push({ name, dataType, mapping: {} });
  }
  return { kind: 'columns', columns: read };
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
