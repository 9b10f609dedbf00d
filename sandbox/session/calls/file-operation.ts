import { buildBfileLocator, parseBfileLocator } from '../../ttc/bfile-locator.js';
import {
  LOB_OPERATION,
  type LobOperationMessage,
  writeLobData,
  writeLobResult,
} from '../../ttc/messages/lob-operation-message.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Call } from './call.js';
import { requireOffset } from './lob-offset.js';

/** One request of the client about one BFILE. The answer's locator has the length of the one that was sent. */
export function fileOperation({ writer, session: { lobs } }: Call, message: LobOperationMessage): void {
  const { locator, offset, amount } = message;
  const file = parseBfileLocator(locator);
  switch (message.operation) {
    case LOB_OPERATION.fileOpen:
      writeLobResult(writer, buildBfileLocator(lobs.openFile(file)), amount === undefined ? {} : { amount });
      return;
    case LOB_OPERATION.fileClose:
      lobs.closeFile(file);
      writeLobResult(writer, locator, {});
      return;
    case LOB_OPERATION.fileIsOpen:
      writeLobResult(writer, locator, { flag: lobs.isFileOpen(file) });
      return;
    case LOB_OPERATION.fileExists:
      writeLobResult(writer, locator, { flag: lobs.fileExists(file) });
      return;
    case LOB_OPERATION.read: {
      const start = requireOffset(offset);
      // A client that reads all of a file does not know how long it is, and asks for nothing (driver: lob.js, getData).
      const end = amount === undefined || amount === 0 ? Number.POSITIVE_INFINITY : start + amount;
      const bytes = lobs.readFile(file, start, end);
      if (bytes.length > 0) writeLobData(writer, bytes);
      writeLobResult(writer, locator, { amount: bytes.length });
      return;
    }
    default:
      throw new NotSupportedError(`the operation ${message.operation} on a BFILE`);
  }
}
