import type { Table } from '../schema/table.js';
import { OracleError } from '../values/oracle-error.js';
import type { SessionState } from './session-state.js';

/** @throws OracleError 4091 where a row trigger, or a function that DML calls, reads or changes a table that is being changed */
export function requireNotMutating({ objectId, owner, name }: Table, session: SessionState): void {
  const { mutatingTables, calledFrom } = session;
  if (mutatingTables.length === 0 && calledFrom === undefined) return;
  if (!mutatingTables.includes(objectId) && calledFrom?.mutating.includes(objectId) !== true) return;
  throw new OracleError(4091, `table ${owner}.${name} is mutating, trigger/function may not see it`);
}
