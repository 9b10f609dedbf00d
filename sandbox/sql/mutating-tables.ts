import type { Table } from '../schema/table.js';
import { OracleError } from '../values/oracle-error.js';
import type { SessionState } from './session-state.js';

/** @throws OracleError 4091 where a row trigger reads or changes a table whose change has fired it */
export function requireNotMutating({ objectId, owner, name }: Table, { mutatingTables }: SessionState): void {
  if (mutatingTables.length === 0 || !mutatingTables.includes(objectId)) return;
  throw new OracleError(4091, `table ${owner}.${name} is mutating, trigger/function may not see it`);
}
