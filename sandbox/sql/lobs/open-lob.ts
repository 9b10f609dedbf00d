import type { LobValue } from '../../values/lob.js';
import { OracleError } from '../../values/oracle-error.js';
import type { LobOpenMode, SessionState } from '../session-state.js';
import { requireReadable } from './change-lob.js';

/** @throws OracleError 22293 if it is open already */
export function openLob(lob: LobValue, mode: LobOpenMode, { openLobs }: SessionState): void {
  requireReadable(lob);
  if (openLobs.has(lob.home)) throw new OracleError(22293, 'LOB already opened in the same transaction');
  openLobs.set(lob.home, mode);
}

/** @throws OracleError 22289 if it is not open */
export function closeLob(lob: LobValue, { openLobs }: SessionState): void {
  requireReadable(lob);
  if (!openLobs.delete(lob.home)) {
    throw new OracleError(22289, 'cannot perform CLOSE operation on an unopened file or LOB');
  }
}

export function isLobOpen(lob: LobValue, { openLobs }: SessionState): boolean {
  requireReadable(lob);
  return openLobs.has(lob.home);
}
