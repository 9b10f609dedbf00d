import { CursorHandle } from '../cursors/cursor-handle.js';
import { BATCH } from '../cursors/row-source.js';
import { TooManyRowsError } from '../errors/row-errors.js';
import { type CursorReading, explainFetch, openRows } from './cursor-reading.js';
import type { Results } from './execute-routine.js';

/**
 * The results with the rows of their cursors in their places, one cursor after the other.
 * @param maxRows of one cursor; more are an error, never cut off
 * @throws RowShapeError, TooManyRowsError, ResultError, and what a call can meet
 */
export async function collectCursors(results: Results, reading: CursorReading, maxRows: number): Promise<Results> {
  const collected: Record<string, unknown> = {};
  // All are checked, and noted as open, before the first is read.
  const opened = Object.entries(results).map(([key, value]) => ({
    key,
    value,
    rows: value instanceof CursorHandle ? openRows(value, key, reading) : undefined,
  }));
  for (const { key, value, rows } of opened) {
    collected[key] = rows === undefined ? value : await collect(rows, key, reading, maxRows);
  }
  return collected;
}

async function collect(
  rows: ReturnType<typeof openRows>,
  key: string,
  reading: CursorReading,
  maxRows: number,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  try {
    for (;;) {
      const batch = await rows.fetch(BATCH);
      for (const row of batch) all.push(row);
      if (all.length > maxRows) throw new TooManyRowsError(reading.call.routine.name, key, maxRows);
      if (batch.length < BATCH) break;
    }
  } catch (error) {
    throw explainFetch(error, key, reading);
  }
  await rows.close();
  return all;
}
