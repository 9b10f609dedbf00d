import { PACKET_TYPE } from './packet-type.js';

const TEXT_OFFSET = 12;
/** Refused by the listener, not by the database. */
const USER_REASON = 0x22;

/** @param code the TNS error that the client reports: 12514 for an unknown service */
export function buildRefusePacket(code: number): Buffer {
  const text = `(DESCRIPTION=(TMP=)(VSNNUM=0)(ERR=${code})(ERROR_STACK=(ERROR=(CODE=${code})(EMFI=4))))`;
  const packet = Buffer.alloc(TEXT_OFFSET + text.length);
  packet.writeUInt16BE(packet.length, 0);
  packet.writeUInt8(PACKET_TYPE.refuse, 4);
  packet.writeUInt8(USER_REASON, 8);
  packet.writeUInt16BE(text.length, 10);
  packet.write(text, TEXT_OFFSET, 'latin1');
  return packet;
}
