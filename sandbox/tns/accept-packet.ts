import { PACKET_TYPE } from './packet-type.js';
import type { WireProfile } from './wire-profile.js';

const LENGTH = 45;
const HAS_END_OF_RESPONSE = 0x02000000;
const FAST_AUTHENTICATION = 0x10000000;
/** Network authentication disabled, and not linked: keeps the client from negotiating encryption. */
const NO_NETWORK_AUTHENTICATION = [0x04, 0x08] as const;
/** The largest transport data unit there is; TTC has no use for it. */
const TDU = 2097152;
const MAX_SHORT_SDU = 65535;

/** @param sdu size of the packets that both sides may send from now on: 512 to 2,097,152 bytes */
export function buildAcceptPacket(profile: WireProfile, sdu: number): Buffer {
  const packet = Buffer.alloc(LENGTH);
  packet.writeUInt16BE(LENGTH, 0);
  packet.writeUInt8(PACKET_TYPE.accept, 4);
  packet.writeUInt16BE(profile.tnsVersion, 8);
  packet.writeUInt16BE(1, 10);
  packet.writeUInt16BE(Math.min(sdu, MAX_SHORT_SDU), 12);
  packet.writeUInt16BE(MAX_SHORT_SDU, 14);
  packet.writeUInt16BE(1, 16);
  packet.writeUInt8(NO_NETWORK_AUTHENTICATION[0], 22);
  packet.writeUInt8(NO_NETWORK_AUTHENTICATION[1], 23);
  packet.writeUInt32BE(sdu, 32);
  packet.writeUInt32BE(TDU, 36);
  const endOfResponse = profile.endOfResponse ? HAS_END_OF_RESPONSE : 0;
  const fastAuthentication = profile.fastAuthentication ? FAST_AUTHENTICATION : 0;
  packet.writeUInt32BE(endOfResponse + fastAuthentication, 41);
  return packet;
}
