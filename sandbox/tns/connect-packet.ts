import { HEADER_BYTES } from './packet-type.js';
import { ProtocolViolation } from './protocol-violation.js';

const FIXED_BYTES = 28;
/** Where clients that know packets of more than 64 KB say how large they may be. */
const LARGE_SDU_OFFSET = 58;

export interface ConnectPacket {
  /** The version of Oracle Net that the client speaks, and the lowest it accepts. */
  readonly version: number;
  readonly minimumVersion: number;
  /** The packet size that the client wishes, in bytes. */
  readonly sdu: number;
  /** Absent when it was too long for the packet (over 230 bytes): then it follows in a DATA packet. */
  readonly connectData: string | undefined;
  readonly connectDataBytes: number;
}

/** @throws ProtocolViolation */
export function parseConnectPacket(bytes: Buffer): ConnectPacket {
  if (bytes.length < FIXED_BYTES) throw new ProtocolViolation('a CONNECT packet without its fixed part');
  const connectDataBytes = bytes.readUInt16BE(24);
  const offset = bytes.readUInt16BE(26);
  if (offset < HEADER_BYTES || offset > bytes.length) throw new ProtocolViolation('connect data outside the packet');
  const end = offset + connectDataBytes;
  return {
    version: bytes.readUInt16BE(8),
    minimumVersion: bytes.readUInt16BE(10),
    sdu: offset >= LARGE_SDU_OFFSET + 4 ? bytes.readUInt32BE(LARGE_SDU_OFFSET) : bytes.readUInt16BE(14),
    connectData: end <= bytes.length ? bytes.toString('latin1', offset, end) : undefined,
    connectDataBytes,
  };
}
