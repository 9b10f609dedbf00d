import type { Table } from '../../schema/table.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { SessionState } from '../session-state.js';
import type { Branch } from './branch.js';

/** The branch that the session works in; in an autonomous transaction it is in none. */
export function currentBranch({ branch, transaction }: SessionState): Branch | undefined {
  return branch !== undefined && branch.work.transaction === transaction ? branch : undefined;
}

/** Its session's temporary tables do not move with a transaction. @throws NotSupportedError */
export function requireNotTemporary({ temporary }: Table, session: SessionState): void {
  if (temporary !== undefined && currentBranch(session) !== undefined) throw temporaryNotSupported();
}

export function temporaryNotSupported(): NotSupportedError {
  return new NotSupportedError('temporary tables in global and sessionless transactions');
}
