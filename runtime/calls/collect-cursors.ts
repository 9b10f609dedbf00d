import { CursorHandle } from '../cursors/cursor-handle.js';
import { type CursorReading, collect, openRows } from './cursor-reading.js';
import type { Results } from './execute-routine.js';
import { RowLimit } from './row-limit.js';

/**
 * The results with the rows of their cursors in their places, one cursor after the other.
 * @param maxRows of one cursor, with those of cursors in its rows; more are an error, never cut off
 * @throws RowShapeError, TooManyRowsError, ResultError, and what a call can meet
 */
export async function collectCursors(results: Results, reading: CursorReading, maxRows: number): Promise<Results> {
  const collected: Record<string, unknown> = {};
  // All are checked before the first is read.
  const opened = Object.entries(results).map(([key, value]) => ({ key, rows: open(value, key, reading, maxRows) }));
  for (const { key, rows } of opened) collected[key] = await rows();
  return collected;
}

/** A result's value, once it is asked for. Several cursors stand in an array. */
function open(value: unknown, key: string, reading: CursorReading, maxRows: number): () => Promise<unknown> {
  if (value instanceof CursorHandle) {
    const limit = new RowLimit(maxRows);
    const rows = openRows(value, key, reading, limit);
    return () => collect(rows, key, reading, limit);
  }
  if (!isHandles(value)) return () => Promise.resolve(value);
  const opened = value.map((one, index) => open(one, `${key}[${index}]`, reading, maxRows));
  return async () => {
    const all: unknown[] = [];
    for (const rows of opened) all.push(await rows());
    return all;
  };
}

export function isHandles(value: unknown): value is readonly CursorHandle[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof CursorHandle);
}
