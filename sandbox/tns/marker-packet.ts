import { PACKET_TYPE } from './packet-type.js';
import { ProtocolViolation } from './protocol-violation.js';

const LENGTH = 11;
const DATA_MARKER = 1;

const MARKER = { break: 1, reset: 2, interrupt: 3 } as const;

export type Marker = keyof typeof MARKER;

/** @throws ProtocolViolation */
export function parseMarkerPacket(bytes: Buffer): Marker {
  if (bytes.length !== LENGTH) throw new ProtocolViolation(`a MARKER packet of ${bytes.length} bytes`);
  switch (bytes.readUInt8(10)) {
    case MARKER.break:
      return 'break';
    case MARKER.reset:
      return 'reset';
    case MARKER.interrupt:
      return 'interrupt';
    default:
      throw new ProtocolViolation('an unknown MARKER');
  }
}

export function buildMarkerPacket(marker: Marker): Buffer {
  const packet = Buffer.alloc(LENGTH);
  packet.writeUInt32BE(LENGTH, 0);
  packet.writeUInt8(PACKET_TYPE.marker, 4);
  packet.writeUInt8(DATA_MARKER, 8);
  packet.writeUInt8(MARKER[marker], 10);
  return packet;
}
