import { ProtocolViolation } from '../../tns/protocol-violation.js';
import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';

/** What a LOB OPERATION asks for. */
export const LOB_OPERATION = {
  length: 0x1,
  read: 0x2,
  trim: 0x20,
  write: 0x40,
  fileOpen: 0x100,
  createTemporary: 0x110,
  fileClose: 0x200,
  fileIsOpen: 0x400,
  fileExists: 0x800,
  chunkSize: 0x4000,
  open: 0x8000,
  close: 0x10000,
  isOpen: 0x11000,
} as const;

/** LOB OPERATION: reads, writes or asks something of one LOB (driver: lobOp.js). */
export interface LobOperationMessage {
  readonly operation: number;
  readonly locator: Buffer;
  /** From 1; of `createTemporary` the character set form. */
  readonly offset: number;
  /** Of `createTemporary` the type code. */
  readonly secondOffset: number;
  /** Absent where the operation has none; the answer then has none either. */
  readonly amount: number | undefined;
  /** What is to be written. */
  readonly data: Buffer | undefined;
}

/** The function header has been read. */
export function readLobOperation(reader: TtcReader): LobOperationMessage {
  const hasLocator = reader.u8() !== 0;
  const locatorLength = reader.unsigned();
  reader.u8(); // second locator
  reader.unsigned(); // its length; of `createTemporary` the duration
  reader.unsigned();
  reader.unsigned();
  reader.skip(3);
  const operation = reader.unsigned();
  reader.skip(2);
  const offset = reader.unsigned();
  const secondOffset = reader.unsigned();
  const hasAmount = reader.u8() !== 0;
  reader.skip(6);
  const locator = hasLocator ? reader.raw(locatorLength) : Buffer.alloc(0);
  if (operation === LOB_OPERATION.createTemporary) reader.unsigned(); // character set
  const data = operation === LOB_OPERATION.write && reader.remaining > 0 ? readData(reader) : undefined;
  const amount = hasAmount ? reader.unsigned() : undefined;
  return { operation, locator, offset, secondOffset, amount, data };
}

function readData(reader: TtcReader): Buffer {
  if (reader.u8() !== MESSAGE.lobData) throw new ProtocolViolation('LOB data expected');
  return reader.blob() ?? Buffer.alloc(0);
}

/** LOB DATA: what was read; left out where there is none. */
export function writeLobData(writer: TtcWriter, data: Uint8Array): void {
  writer.u8(MESSAGE.lobData).blob(data);
}

/** PARAMETER: the locator as it is from now on, and what the operation gives. */
export function writeLobResult(
  writer: TtcWriter,
  locator: Uint8Array,
  { amount, created = false, flag }: { readonly amount?: number; readonly created?: boolean; readonly flag?: boolean },
): void {
  writer.u8(MESSAGE.parameter).raw(locator);
  if (created) writer.unsigned(0).u8(0);
  else if (amount !== undefined) writer.signed(amount);
  if (flag !== undefined) writer.u8(flag ? 1 : 0);
}
