import type { Table } from '../schema/table.js';

/** DURATION of ALL_TABLES and ALL_INDEXES: how long the rows of a temporary table are kept. */
export function temporaryDuration({ temporary }: Table): string | null {
  if (temporary === undefined) return null;
  return temporary === 'PRESERVE ROWS' ? 'SYS$SESSION' : 'SYS$TRANSACTION';
}
