import { BlobValue, ClobValue, type LobHome, type LobValue, TemporaryLob } from '../../values/lob.js';
import type { LobBytes } from '../../values/lob-bytes.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { SessionState } from '../session-state.js';
import { AttributeLob, RowLob } from './row-lob.js';

/**
 * The LOB with another text. A persistent one is changed in its row, too.
 * @throws OracleError 22275 for a locator without a LOB, 22294 for a LOB opened in read-only mode, 22920 for a row that is not
 * locked, 14553 for a row's LOB in a function that a query calls
 */
export function changeClob({ home }: ClobValue, text: string, session: SessionState): ClobValue {
  const changed = new ClobValue(text, home);
  store(home, changed, session);
  return changed;
}

/** The LOB with other bytes. @throws as `changeClob` */
export function changeBlob({ home }: BlobValue, bytes: LobBytes, session: SessionState): BlobValue {
  const changed = new BlobValue(bytes, home);
  store(home, changed, session);
  return changed;
}

/** Makes sure that a locator points to a LOB, if perhaps an empty one. @throws OracleError 22275 */
export function requireReadable(lob: LobValue): void {
  if (lob === ClobValue.freed || lob === BlobValue.freed) throw invalidLocator();
}

export function invalidLocator(): OracleError {
  return new OracleError(22275, 'invalid LOB locator specified');
}

function store(home: LobHome, changed: LobValue, session: SessionState): void {
  if (session.openLobs.get(home) === 'READONLY') {
    throw new OracleError(22294, 'cannot update a LOB opened in read-only mode');
  }
  if (home instanceof AttributeLob) throw new NotSupportedError('writing to a LOB within an object of a row');
  if (home instanceof RowLob) {
    if (session.calledFrom?.kind === 'query') {
      throw new OracleError(14553, 'cannot perform a lob write operation inside a query ');
    }
    home.replace(changed, session.transaction);
  } else if (!(home instanceof TemporaryLob)) throw invalidLocator();
}
