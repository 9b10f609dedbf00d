import { PACKET_TYPE } from './packet-type.js';
import { ProtocolViolation } from './protocol-violation.js';

const PAYLOAD_OFFSET = 10;
const END_OF_FILE = 0x0040;
const END_OF_REQUEST = 0x0800;
const END_OF_RESPONSE = 0x2000;

export interface DataPacket {
  /** The client is about to close the connection; no payload. */
  readonly endOfFile: boolean;
  /** The last packet of a request: the driver sets it on every one. */
  readonly endOfRequest: boolean;
  readonly payload: Buffer;
}

/** @throws ProtocolViolation */
export function parseDataPacket(bytes: Buffer): DataPacket {
  if (bytes.length < PAYLOAD_OFFSET) throw new ProtocolViolation('a DATA packet without flags');
  const flags = bytes.readUInt16BE(8);
  return {
    endOfFile: (flags & END_OF_FILE) !== 0,
    endOfRequest: (flags & END_OF_REQUEST) !== 0,
    payload: bytes.subarray(PAYLOAD_OFFSET),
  };
}

/** Cuts a response into packets of at most `sdu` bytes; integers and texts may end up split, as in Oracle. */
export function buildDataPackets(response: Buffer, sdu: number, endOfResponse: boolean): Buffer {
  const room = sdu - PAYLOAD_OFFSET;
  const count = Math.max(1, Math.ceil(response.length / room));
  const output = Buffer.allocUnsafe(response.length + count * PAYLOAD_OFFSET);
  let position = 0;
  for (let index = 0; index < count; index += 1) {
    const start = index * room;
    const end = Math.min(start + room, response.length);
    output.writeUInt32BE(PAYLOAD_OFFSET + end - start, position);
    output.writeUInt32BE(PACKET_TYPE.data * 0x1000000, position + 4);
    output.writeUInt16BE(endOfResponse && index === count - 1 ? END_OF_RESPONSE : 0, position + 8);
    response.copy(output, position + PAYLOAD_OFFSET, start, end);
    position += PAYLOAD_OFFSET + end - start;
  }
  return output;
}
