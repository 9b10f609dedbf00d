import type { BindValue, RowSource } from './database.js';

/** A cursor among values. */
export function isRowSource(value: BindValue): value is RowSource {
  return value !== null && typeof value === 'object' && 'fetch' in value;
}
