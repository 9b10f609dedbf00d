const CONNECT = 1;
const DATA = 6;
const PAYLOAD = 10;
const END_OF_REQUEST = 0x0800;

/**
 * Cuts what a client sends into packets. Lengths have 16 bits up to ACCEPT: in CONNECT, and in the packet after it where the connect data did not
 * fit into it.
 */
export class ClientPackets {
  #rest: Buffer = Buffer.alloc(0);
  #shortLengths = 1;

  /** The packets that are complete with these bytes. */
  take(chunk: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const packets: Buffer[] = [];
    while (this.#rest.length >= 8) {
      const length = this.#shortLengths > 0 ? this.#rest.readUInt16BE(0) : this.#rest.readUInt32BE(0);
      if (this.#rest.length < length) break;
      const packet = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      this.#shortLengths -= 1;
      if (packet[4] === CONNECT && packet.readUInt16BE(24) + packet.readUInt16BE(26) > length) this.#shortLengths += 1;
      packets.push(packet);
    }
    return packets;
  }
}

/** The messages in packets, that of CONNECT and markers left out. */
export function messagesIn(packets: readonly Buffer[]): readonly Buffer[] {
  const messages: Buffer[] = [];
  let parts: Buffer[] = [];
  for (const packet of packets) {
    if (packet[4] !== DATA) continue;
    parts.push(packet.subarray(PAYLOAD));
    if ((packet.readUInt16BE(8) & END_OF_REQUEST) === 0) continue;
    messages.push(Buffer.concat(parts));
    parts = [];
  }
  return messages;
}
