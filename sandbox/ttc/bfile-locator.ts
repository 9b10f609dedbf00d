import { ProtocolViolation } from '../tns/protocol-violation.js';
import { BfileValue } from '../values/bfile.js';

/**
 * Bytes before the names. The client builds the locator anew when it is given other names and keeps these (driver: lob.js,
 * setDirFileName), so that the names alone say which file it is.
 */
const FIXED_BYTES = 16;
const KIND = 4;
const FILE = 0x08;
const HANDLE = 8;
const HANDLE_BYTES = 6;
const LENGTH_BYTES = 2;

/** The bytes by which a client knows a BFILE: it reads the names out of them (driver: lob.js, getDirFileName). */
export function buildBfileLocator({ directory, fileName, handle }: BfileValue): Buffer {
  const names = [Buffer.from(directory), Buffer.from(fileName)].map(withLength);
  const locator = Buffer.concat([Buffer.alloc(FIXED_BYTES), ...names]);
  locator.writeUInt16BE(locator.length - LENGTH_BYTES, 0);
  locator.writeUInt8(FILE, KIND);
  locator.writeUIntBE(handle, HANDLE, HANDLE_BYTES);
  return locator;
}

/** Whether a locator is that of a file, and of no LOB of the database's own. */
export function isBfileLocator(locator: Buffer): boolean {
  return locator.length > FIXED_BYTES && locator.readUInt8(KIND) === FILE;
}

/** @throws ProtocolViolation for bytes that are no locator of a file */
export function parseBfileLocator(locator: Buffer): BfileValue {
  const directory = readName(locator, FIXED_BYTES);
  const fileName = readName(locator, directory.end);
  if (fileName.end !== locator.length) throw new ProtocolViolation('a BFILE locator expected');
  return new BfileValue(directory.name, fileName.name, locator.readUIntBE(HANDLE, HANDLE_BYTES));
}

function withLength(name: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(name.length);
  return Buffer.concat([length, name]);
}

function readName(locator: Buffer, offset: number): { readonly name: string; readonly end: number } {
  const start = offset + LENGTH_BYTES;
  const end = start > locator.length ? start : start + locator.readUInt16BE(offset);
  if (end > locator.length) throw new ProtocolViolation('a BFILE locator expected');
  return { name: locator.toString('utf8', start, end), end };
}
