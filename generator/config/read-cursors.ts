import { byPath, withoutRowtype } from './by-path.js';
import type { CursorColumn, CursorRow, CursorRows, ImplicitResults, NestedCursor } from './config.js';
import type { ColumnConfig, CursorRowConfig } from './cursors-config.js';
import type { ReadCursors, ReadImplicitResults } from './cursors-schema.js';
import { parseScalarType } from './parse-scalar-type.js';
import { parseSqlName, parseSqlPath } from './sql-name.js';

/** Completes what the configuration says about the rows of cursors, and complains about what is no name or type. */
export function readCursors(read: ReadCursors | undefined, complaints: string[]): CursorRows {
  const given = byPath(read ?? {}, 'cursors', 'ERP.ORDERS_API.LIST_ORDERS.P_ROWS', [3, 4], complaints);
  return new Map(
    [...given].flatMap(([path, row]) => {
      const where = `cursors.${path}`;
      const cursorRow = readRow(row, where, complaints);
      return cursorRow === undefined ? [] : [[path, cursorRow] as const];
    }),
  );
}

/** The same for what routines give to DBMS_SQL.RETURN_RESULT. */
export function readImplicitResults(read: ReadImplicitResults | undefined, complaints: string[]): ImplicitResults {
  const given = byPath(read ?? {}, 'implicitResults', 'ERP.REPORTS_API.RUN', [2, 3], complaints);
  return new Map(
    [...given].map(([path, results]) => {
      if (results === true) return [path, null] as const;
      const rows = results.flatMap((row, index) => {
        const cursorRow = readRow(row, `implicitResults.${path}[${index}]`, complaints);
        return cursorRow === undefined ? [] : [cursorRow];
      });
      return [path, rows] as const;
    }),
  );
}

function readRow(row: CursorRowConfig, where: string, complaints: string[]): CursorRow | undefined {
  return typeof row === 'string' ? namedRow(row, where, complaints) : columnsRow(row, where, complaints);
}

function namedRow(text: string, where: string, complaints: string[]): CursorRow | undefined {
  const [owner, ...rest] = parseSqlPath(text) ?? [];
  const parts = rest.map(withoutRowtype);
  const [first, second] = parts;
  if (owner === undefined || first === undefined || parts.length > 2) {
    complaints.push(
      `${where}: "${text}" is not a record type such as ERP.ORDERS_API.ORDER_REC, nor a table or view such as ERP.ORDERS`,
    );
    return undefined;
  }
  const [packageName, name] = second === undefined ? [null, first] : [first, second];
  return { kind: 'type', owner, packageName, name };
}

function columnsRow(
  columns: Readonly<Record<string, ColumnConfig>>,
  where: string,
  complaints: string[],
): CursorRow | undefined {
  const read = new Map<string, CursorColumn>();
  const nested = new Map<string, NestedCursor>();
  for (const [spelling, column] of Object.entries(columns)) {
    const name = parseSqlName(spelling);
    if (typeof column !== 'string' && 'cursor' in column) {
      const row = readRow(column.cursor, `${where}.${spelling}`, complaints);
      if (name === undefined) complaints.push(`${where}: "${spelling}" is not a column's name`);
      else if (read.has(name) || nested.has(name)) complaints.push(`${where}: ${name} is there twice`);
      else nested.set(name, { name, row: row ?? null });
      continue;
    }
    const { type, ...mapping } = typeof column === 'string' ? { type: column } : column;
    const dataType = parseScalarType(type);
    if (name === undefined) complaints.push(`${where}: "${spelling}" is not a column's name`);
    else if (read.has(name) || nested.has(name)) complaints.push(`${where}: ${name} is there twice`);
    else if (dataType === undefined)
      complaints.push(
        `${where}.${spelling}: "${type}" is not a column's type such as NUMBER(9,2) or VARCHAR2(30 CHAR)`,
      );
    else read.set(name, { name, dataType, mapping });
  }
  if (Object.keys(columns).length === 0) complaints.push(`${where}: name at least one column`);
  const own = nested.size === 0 ? {} : { nested: [...nested.values()] };
  return { kind: 'columns', columns: [...read.values()], ...own };
}
