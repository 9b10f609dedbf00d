import { byPath, withoutRowtype } from './by-path.js';
import type { CursorColumn, CursorRow, CursorRows } from './config.js';
import type { ColumnConfig } from './cursors-config.js';
import type { ReadCursors } from './cursors-schema.js';
import { parseScalarType } from './parse-scalar-type.js';
import { parseSqlName, parseSqlPath } from './sql-name.js';

/** Completes what the configuration says about the rows of cursors, and complains about what is no name or type. */
export function readCursors(read: ReadCursors | undefined, complaints: string[]): CursorRows {
  const given = byPath(read ?? {}, 'cursors', 'ERP.ORDERS_API.LIST_ORDERS.P_ROWS', [3, 4], complaints);
  return new Map(
    [...given].flatMap(([path, row]) => {
      const where = `cursors.${path}`;
      const cursorRow = typeof row === 'string' ? namedRow(row, where, complaints) : columnsRow(row, where, complaints);
      return cursorRow === undefined ? [] : [[path, cursorRow] as const];
    }),
  );
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
  for (const [spelling, column] of Object.entries(columns)) {
    const { type, ...mapping } = typeof column === 'string' ? { type: column } : column;
    const name = parseSqlName(spelling);
    const dataType = parseScalarType(type);
    if (name === undefined) complaints.push(`${where}: "${spelling}" is not a column's name`);
    else if (read.has(name)) complaints.push(`${where}: ${name} is there twice`);
    else if (dataType === undefined)
      complaints.push(
        `${where}.${spelling}: "${type}" is not a column's type such as NUMBER(9,2) or VARCHAR2(30 CHAR)`,
      );
    else read.set(name, { name, dataType, mapping });
  }
  if (Object.keys(columns).length === 0) complaints.push(`${where}: name at least one column`);
  return { kind: 'columns', columns: [...read.values()] };
}
