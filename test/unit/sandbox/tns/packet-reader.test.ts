import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataPackets, parseDataPacket } from '../../../../sandbox/tns/data-packet.js';
import { buildMarkerPacket, parseMarkerPacket } from '../../../../sandbox/tns/marker-packet.js';
import { PacketReader } from '../../../../sandbox/tns/packet-reader.js';
import { ProtocolViolation } from '../../../../sandbox/tns/protocol-violation.js';

const CONNECT = Buffer.from([0, 9, 0, 0, 1, 0, 0, 0, 42]);

describe('PacketReader', () => {
  it('waits for a packet to be complete', () => {
    const reader = new PacketReader(1000);
    for (const byte of CONNECT.subarray(0, -1)) {
      reader.push(Buffer.from([byte]));
      expect(reader.next()).toBeUndefined();
    }
    reader.push(CONNECT.subarray(-1));
    expect(reader.next()).toEqual({ type: 1, bytes: CONNECT });
    expect(reader.next()).toBeUndefined();
  });

  it('reads 32-bit lengths after the switch, in the middle of a chunk too', () => {
    const reader = new PacketReader(1000);
    reader.push(Buffer.concat([CONNECT, buildMarkerPacket('break')]));
    expect(reader.next()?.type).toBe(1);
    reader.useLongLengths();
    expect(parseMarkerPacket(reader.next()?.bytes ?? Buffer.alloc(0))).toBe('break');
  });

  it.each([
    ['shorter than its header', Buffer.from([0, 7, 0, 0, 1, 0, 0, 0])],
    ['longer than allowed', Buffer.from([0xff, 0xff, 0, 0, 1, 0, 0, 0])],
    ['of a type that no client sends', Buffer.from('GET / HT')],
  ])('refuses a packet %s at once', (_, bytes) => {
    const reader = new PacketReader(1000);
    reader.push(bytes);
    expect(() => reader.next()).toThrow(ProtocolViolation);
  });

  it('finds the same packets however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        fc.integer({ min: 512, max: 1200 }),
        (messages, cuts, sdu) => {
          const stream = Buffer.concat(messages.map((message) => buildDataPackets(Buffer.from(message), sdu, true)));
          const reader = new PacketReader(sdu);
          reader.useLongLengths();
          const payloads: Buffer[] = [];
          for (let start = 0, index = 0; start < stream.length; index += 1) {
            const end = start + (cuts[index % cuts.length] ?? 1);
            reader.push(stream.subarray(start, end));
            for (let packet = reader.next(); packet !== undefined; packet = reader.next()) {
              expect(packet.bytes.length).toBeLessThanOrEqual(sdu);
              payloads.push(parseDataPacket(packet.bytes).payload);
            }
            start = end;
          }
          expect(Buffer.concat(payloads).equals(Buffer.concat(messages))).toBe(true);
        },
      ),
    );
  });
});

describe('data packets', () => {
  it('mark the end of the response on the last one only', () => {
    const packets = buildDataPackets(Buffer.alloc(1003), 512, true);
    expect(packets.length).toBe(1003 + 20);
    expect([packets.readUInt16BE(8), packets.readUInt16BE(520)]).toEqual([0, 0x2000]);
    expect(buildDataPackets(Buffer.alloc(1004), 512, true).readUInt16BE(520)).toBe(0x2000);
    expect(buildDataPackets(Buffer.alloc(1005), 512, true).readUInt16BE(1032)).toBe(0x2000);
    expect(buildDataPackets(Buffer.alloc(3), 512, false).readUInt16BE(8)).toBe(0);
  });
});
