import { isBfileLocator } from '../../ttc/bfile-locator.js';
import { decodeCharacters, encodeNational } from '../../ttc/codecs/character-codec.js';
import {
  LOB_OPERATION,
  type LobOperationMessage,
  readLobOperation,
  writeLobData,
  writeLobResult,
} from '../../ttc/messages/lob-operation-message.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { TYPE_CODE } from '../../ttc/type-code.js';
import { BlobValue, ClobValue, type LobValue } from '../../values/lob.js';
import { LOB_CHUNK_SIZE } from '../../values/lob-chunk-size.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Call } from './call.js';
import { fileOperation } from './file-operation.js';
import { requireOffset } from './lob-offset.js';

/** LOB OPERATION: one request of the client about one LOB. */
export function lobCall(call: Call, reader: TtcReader): void {
  const message = readLobOperation(reader);
  if (message.operation === LOB_OPERATION.createTemporary) createTemporary(call, message);
  else if (isBfileLocator(message.locator)) fileOperation(call, message);
  else operate(call, message, call.lobs.find(message.locator));
  call.writeStatus();
}

function createTemporary(call: Call, { secondOffset }: LobOperationMessage): void {
  const isBlob = secondOffset === TYPE_CODE.blob;
  if (!isBlob && secondOffset !== TYPE_CODE.clob) throw new NotSupportedError('temporary LOBs of this type');
  const lob = isBlob ? BlobValue.temporary(new Uint8Array(0)) : ClobValue.temporary('');
  writeLobResult(call.writer, call.issueLocator(lob), { created: true });
}

function operate(call: Call, message: LobOperationMessage, lob: LobValue): void {
  const { writer, session } = call;
  const { locator, offset, amount = 0 } = message;
  switch (message.operation) {
    case LOB_OPERATION.read:
      writeLobResult(writer, locator, { amount: writeContents(call, lob, offset, amount) });
      return;
    case LOB_OPERATION.write:
      writeLobResult(writer, call.lobs.change(locator, written(call, lob, message)), {});
      return;
    case LOB_OPERATION.trim:
      writeLobResult(writer, call.lobs.change(locator, session.lobs.trim(lob, amount)), { amount });
      return;
    case LOB_OPERATION.length:
      writeLobResult(writer, locator, { amount: lob.length });
      return;
    case LOB_OPERATION.chunkSize:
      writeLobResult(writer, locator, { amount: LOB_CHUNK_SIZE });
      return;
    case LOB_OPERATION.open:
      session.lobs.open(lob);
      writeLobResult(writer, locator, message.amount === undefined ? {} : { amount });
      return;
    case LOB_OPERATION.close:
      session.lobs.close(lob);
      writeLobResult(writer, locator, {});
      return;
    case LOB_OPERATION.isOpen:
      writeLobResult(writer, locator, { flag: session.lobs.isOpen(lob) });
      return;
    default:
      throw new NotSupportedError(`the LOB operation ${message.operation}`);
  }
}

/** What there is from `offset` on, `amount` units or bytes at most; gives how many there were. */
function writeContents(call: Call, lob: LobValue, offset: number, amount: number): number {
  const start = requireOffset(offset);
  const end = start + amount;
  if (lob instanceof BlobValue) {
    const bytes = lob.bytes.slice(start, end);
    if (bytes.length > 0) writeLobData(call.writer, bytes);
    return bytes.length;
  }
  const text = lob.text.slice(start, end);
  if (text.length > 0) writeLobData(call.writer, encodeNational(text));
  return text.length;
}

/** Up to the offset, a LOB that is shorter is filled with zero bytes or blanks. */
function written({ session }: Call, lob: LobValue, { offset, data = Buffer.alloc(0) }: LobOperationMessage): LobValue {
  const start = requireOffset(offset);
  return lob instanceof BlobValue
    ? session.lobs.writeBlob(lob, start, Uint8Array.from(data))
    : session.lobs.writeClob(lob, start, decodeCharacters(data, true));
}
