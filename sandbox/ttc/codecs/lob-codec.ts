import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';

/** What the client gets to know of a LOB. */
export interface LobDescription {
  readonly locator: Uint8Array;
  /** In UTF-16 units or bytes: what the client asks for when it reads the whole. */
  readonly length: number;
  readonly chunkSize: number;
}

/** A LOB in a row or bind that is not NULL. */
export function writeLob(writer: TtcWriter, { locator, length, chunkSize }: LobDescription): void {
  writer.unsigned(locator.length).unsigned(length).unsigned(chunkSize).blob(locator);
}

/** A locator that the client binds; null for NULL. */
export function readLocator(reader: TtcReader): Buffer | null {
  if (reader.unsigned() === 0) return null;
  const locator = reader.blob();
  if (locator === null) throw new ProtocolViolation('a LOB locator expected');
  return locator;
}
