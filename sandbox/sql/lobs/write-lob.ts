import { type BlobValue, ClobValue, type LobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { SessionState } from '../session-state.js';
import { changeBlob, changeClob } from './change-lob.js';

/* What DBMS_LOB and the client write; `start` counts from 0. */

/** In bytes or UTF-16 units; Oracle's LOBs can have terabytes. */
const MAX_LENGTH = 268_435_456;

/** Writes over what is at `start`; a shorter LOB is filled with blanks up to there. @throws as `changeClob` */
export function writeClob(lob: ClobValue, start: number, text: string, session: SessionState): ClobValue {
  requireRoom(start + text.length);
  return changeClob(lob, overwritten(lob.text, start, text), session);
}

/** Writes over what is at `start`; a shorter LOB is filled with zero bytes up to there. @throws as `changeClob` */
export function writeBlob(lob: BlobValue, start: number, bytes: Uint8Array, session: SessionState): BlobValue {
  requireRoom(start + bytes.length);
  const missing = start - lob.length;
  const filled = missing > 0 ? lob.bytes.append(new Uint8Array(missing)) : lob.bytes;
  return changeBlob(lob, filled.overwrite(start, bytes), session);
}

/** Cuts it to a length. @throws OracleError 22926 where it is shorter already; as `changeClob` */
export function trimLob(lob: LobValue, length: number, session: SessionState): LobValue {
  if (length > lob.length) {
    throw new OracleError(22926, "specified trim length is greater than current LOB value's length");
  }
  return lob instanceof ClobValue
    ? changeClob(lob, lob.text.slice(0, length), session)
    : changeBlob(lob, lob.bytes.first(length), session);
}

/** @throws NotSupportedError */
function requireRoom(length: number): void {
  if (length > MAX_LENGTH) throw new NotSupportedError(`LOBs of more than ${MAX_LENGTH} bytes or characters`);
}

function overwritten(text: string, start: number, part: string): string {
  if (start >= text.length) return text + ' '.repeat(start - text.length) + part;
  return text.slice(0, start) + part + text.slice(start + part.length);
}
