import { OracleError } from '../../values/oracle-error.js';
import { type Xid, xidText } from '../../values/xid.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import { currentBranch } from './current-branch.js';
import { leaveBranch } from './start-branch.js';

/**
 * Detaches the session from the branch that it works in. Source: Database Error Messages; python-oracledb's test 4406.
 * @throws OracleError 25352 if it works in none, 24758 if in another, 24782 in a transaction of its own
 */
export function endBranch(services: SqlServices, session: SessionState, xid: Xid | undefined): void {
  if (session.transaction === undefined) throw new OracleError(25352, 'no current transaction');
  const branch = currentBranch(session);
  if (branch?.traits.kind !== 'global') {
    throw new OracleError(24782, 'cannot detach from a non-migratable transaction');
  }
  if (xid !== undefined && xidText(xid) !== xidText(branch.traits.xid)) {
    throw new OracleError(24758, 'not attached to the requested transaction');
  }
  leaveBranch(services, session);
}
