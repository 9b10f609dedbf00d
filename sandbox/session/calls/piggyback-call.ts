import { FUNCTION } from '../../ttc/message-type.js';
import { readApplicationContext } from '../../ttc/piggybacks/application-context-piggyback.js';
import { readCursorIds } from '../../ttc/piggybacks/cursor-ids-piggyback.js';
import { readEndToEndAttributes } from '../../ttc/piggybacks/end-to-end-piggyback.js';
import { readFreedLobs } from '../../ttc/piggybacks/free-lobs-piggyback.js';
import { readSchema } from '../../ttc/piggybacks/schema-piggyback.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Call } from './call.js';
import { switchTransactionPiggyback } from './transaction-calls.js';
import { unsupportedFunction } from './unsupported-function.js';

/** Carries out what rides in front of a call, before the call itself and even if that fails. */
export async function piggybackCall(call: Call, functionCode: number, reader: TtcReader): Promise<void> {
  switch (functionCode) {
    case FUNCTION.closeCursors:
      for (const id of readCursorIds(reader)) call.closeCursor(id);
      return;
    case FUNCTION.cancelCursors:
      for (const id of readCursorIds(reader)) call.cancelCursor(id);
      return;
    case FUNCTION.setSchema:
      call.setSchema(readSchema(reader));
      return;
    case FUNCTION.lobOperation:
      for (const locator of readFreedLobs(reader)) call.lobs.free(locator);
      return;
    case FUNCTION.endToEnd:
      call.session.setEndToEnd(readEndToEndAttributes(reader));
      return;
    case FUNCTION.applicationContext:
      setApplicationContext(call, reader);
      return;
    case FUNCTION.transactionSwitch:
      return switchTransactionPiggyback(call, reader);
    default:
      throw unsupportedFunction(functionCode);
  }
}

function setApplicationContext(call: Call, reader: TtcReader): void {
  const { namespace, clear, pairs } = readApplicationContext(reader);
  if (clear) call.session.clearApplicationContext(namespace);
  else if (pairs.length === 0) throw new OracleError(1031, 'insufficient privileges');
  for (const { key, value } of pairs) {
    call.session.setApplicationContext(namespace, key, value === '' ? null : value);
  }
}
