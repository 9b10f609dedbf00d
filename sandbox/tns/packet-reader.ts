import { HEADER_BYTES, PACKET_TYPE } from './packet-type.js';
import { ProtocolViolation } from './protocol-violation.js';

/** Whatever else connects, such as a browser, is told apart by its first bytes. */
const CLIENT_TYPES: ReadonlySet<number> = new Set([PACKET_TYPE.connect, PACKET_TYPE.data, PACKET_TYPE.marker]);

export interface Packet {
  readonly type: number;
  /** The whole packet with its header. */
  readonly bytes: Buffer;
}

/**
 * Cuts the byte stream of one connection into packets, whatever pieces it arrives in. The length in the header is a
 * 16-bit number up to and including ACCEPT and a 32-bit number from then on (`useLongLengths`).
 */
export class PacketReader {
  readonly #maxPacketBytes: number;
  #chunks: Buffer[] = [];
  #available = 0;
  #longLengths = false;

  constructor(maxPacketBytes: number) {
    this.#maxPacketBytes = maxPacketBytes;
  }

  useLongLengths(): void {
    this.#longLengths = true;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#available += chunk.length;
  }

  /**
   * The next complete packet, or undefined until more bytes have come.
   * @throws ProtocolViolation for a length that no packet can have, or a type that no client sends
   */
  next(): Packet | undefined {
    if (this.#available < HEADER_BYTES) return undefined;
    const header = this.#peek(HEADER_BYTES);
    const length = this.#longLengths ? header.readUInt32BE(0) : header.readUInt16BE(0);
    if (length < HEADER_BYTES || length > this.#maxPacketBytes) {
      throw new ProtocolViolation(`a packet of ${length} bytes`);
    }
    const type = header.readUInt8(4);
    if (!CLIENT_TYPES.has(type)) throw new ProtocolViolation(`packet type ${type}`);
    if (this.#available < length) return undefined;
    const bytes = this.#peek(length);
    this.#consume(length);
    return { type, bytes };
  }

  /** The first `count` bytes in one piece. Joins chunks only when the bytes are spread over several. */
  #peek(count: number): Buffer {
    let first = this.#chunks[0] ?? Buffer.alloc(0);
    if (first.length < count) {
      first = Buffer.concat(this.#chunks);
      this.#chunks = [first];
    }
    return first.subarray(0, count);
  }

  #consume(count: number): void {
    const first = this.#chunks[0];
    this.#available -= count;
    if (first !== undefined && first.length > count) this.#chunks[0] = first.subarray(count);
    else this.#chunks.shift();
  }
}
