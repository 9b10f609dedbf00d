import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { CollectionValue, RecordValue } from '../../values/composite.js';
import type { CompositeType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { decodeImage } from './object-image/decode-image.js';
import { encodeImage } from './object-image/encode-image.js';

const OID_BYTES = 16;
/** In front of the identifier in a TOID: its length, and that it is not null and has an extent. */
const TOID_START = Uint8Array.of(0x00, 0x22, 0x02, 0x08);
const TOID_EXTENT = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1);
const TOID_BYTES = TOID_START.length + OID_BYTES + TOID_EXTENT.length;
const VERSION = 1;
/** It is no part of another value. */
const TOP_LEVEL = 1;

/** What the wire knows of types: who they are by the identifiers that clients name them by. */
export interface ObjectTypes {
  /** @throws OracleError 21700 if there is none */
  find(oid: Uint8Array): CompositeType;
  oidOf(type: CompositeType): Uint8Array;
}

/** An object, record or collection: its type's identifier and its image. Source: the driver's readDbObject in impl/datahandlers/buffer.js. */
export function writeObject(writer: TtcWriter, value: RecordValue | CollectionValue, oid: Uint8Array): void {
  const image = encodeImage(value);
  writer.sizedBlob(Buffer.concat([TOID_START, oid, TOID_EXTENT]));
  writer.unsigned(0).unsigned(0); // identifier of the object itself, snapshot
  writer.unsigned(VERSION).unsigned(image.length).unsigned(TOP_LEVEL);
  writer.blob(image);
}

export function writeNullObject(writer: TtcWriter): void {
  for (let field = 0; field < 6; field += 1) writer.unsigned(0);
}

/**
 * Reads the value of a bind. Its type is the one that it names itself: what the bind was described with is that of the
 * value before when the statement is executed again with one of another class.
 * @throws ProtocolViolation, OracleError 21700 for a type that is not there
 */
export function readObject(reader: TtcReader, types: ObjectTypes): Value {
  const toid = reader.sizedBlob();
  reader.sizedBlob(); // identifier of the object itself
  reader.sizedBlob(); // snapshot
  reader.unsigned(); // version
  const length = reader.unsigned();
  reader.unsigned(); // flags
  if (length === 0) return null;
  const image = reader.blob();
  if (toid?.length !== TOID_BYTES || image?.length !== length) throw new ProtocolViolation('not an object');
  return decodeImage(image, types.find(toid.subarray(TOID_START.length, TOID_START.length + OID_BYTES)));
}
