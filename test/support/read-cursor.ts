import type { Cursor } from '../../runtime/index.js';

export function isCursor<Row = Readonly<Record<string, unknown>>>(value: unknown): value is Cursor<Row> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

export async function readAll<Row>(cursor: Cursor<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of cursor) rows.push(row);
  return rows;
}
