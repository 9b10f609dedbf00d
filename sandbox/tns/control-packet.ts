import { PACKET_TYPE } from './packet-type.js';

const LENGTH = 22;
const COMMAND_OFFSET = 8;
/** What follows is an error. */
const ERROR = 8;
/** Errors of the facility TNS. */
const FACILITY = 4;
/** TNS: the session is being shut down. */
const SHUTTING_DOWN = 12572;

/**
 * An in-band notification: the client should give its session up when it has come to an end with its work. Source: the driver's
 * sqlnet/packet.js (ControlPacket) and sqlnet/networkSession.js (recvInbandNotif); node-oracledb's test 308.
 */
export function buildEndAnnouncement(): Buffer {
  const packet = Buffer.alloc(LENGTH);
  packet.writeUInt32BE(LENGTH, 0);
  packet.writeUInt8(PACKET_TYPE.control, 4);
  packet.writeUInt16BE(ERROR, COMMAND_OFFSET);
  packet.writeUInt32BE(FACILITY, 10);
  packet.writeUInt32BE(SHUTTING_DOWN, 14);
  return packet;
}
