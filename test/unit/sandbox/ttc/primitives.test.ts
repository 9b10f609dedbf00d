import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../sandbox/tns/protocol-violation.js';
import { TtcReader } from '../../../../sandbox/ttc/ttc-reader.js';
import { TtcWriter } from '../../../../sandbox/ttc/ttc-writer.js';

const written = (write: (writer: TtcWriter) => unknown) => {
  const writer = new TtcWriter();
  write(writer);
  return writer.bytes();
};
const hex = (write: (writer: TtcWriter) => unknown) => written(write).toString('hex');
const reader = (text: string) => new TtcReader(Buffer.from(text, 'hex'));

describe('integers', () => {
  it.each([
    [0, '00'],
    [1, '0101'],
    [255, '01ff'],
    [256, '020100'],
    [0x7fffffff, '047fffffff'],
    [2 ** 48 - 1, '06ffffffffffff'],
  ])('%d is %s', (value, bytes) => {
    expect(hex((writer) => writer.unsigned(value))).toBe(bytes);
    expect(hex((writer) => writer.signed(value))).toBe(bytes);
    expect(reader(bytes).unsigned()).toBe(value);
  });

  it('may be negative where they are signed', () => {
    expect(hex((writer) => writer.signed(-1))).toBe('8101');
    expect(reader('8101').signed()).toBe(-1);
  });

  it('come with leading zeros, too, and in up to 8 bytes', () => {
    expect(reader('0400000007').unsigned()).toBe(7);
    expect(reader('08001fffffffffffff').unsigned()).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => reader('080020000000000000').unsigned()).toThrow(ProtocolViolation);
    expect(() => reader('8101').unsigned()).toThrow(ProtocolViolation);
    expect(() => reader('0201').unsigned()).toThrow(ProtocolViolation);
  });

  it('are not written where the driver could not read them', () => {
    expect(() => written((writer) => writer.unsigned(2 ** 48))).toThrow(RangeError);
    expect(() => written((writer) => writer.unsigned(Number.NaN))).toThrow(RangeError);
  });
});

describe('bytes and texts', () => {
  it('are read as they were written, at every length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), fc.integer({ min: 0, max: 255 }), (length, filler) => {
        const bytes = Buffer.alloc(length, filler);
        const blob = new TtcReader(Buffer.from(written((writer) => writer.blob(bytes).sizedBlob(bytes).u8(9))));
        expect(bytes.equals(blob.blob() ?? Buffer.alloc(0))).toBe(true);
        expect(bytes.equals(blob.sizedBlob() ?? Buffer.alloc(0))).toBe(true);
        expect([blob.u8(), blob.remaining]).toEqual([9, 0]);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = new TtcReader(Buffer.from(written((writer) => writer.text(text).sizedText(text))));
        expect([read.text(), read.sizedText(), read.remaining]).toEqual([text, text, 0]);
      }),
    );
  });

  it.each([
    ['ends too early', '05616263'],
    ['is an endless row of chunks', 'fe0161'],
  ])('are refused when a value %s', (_, bytes) => {
    expect(() => reader(bytes).blob()).toThrow(ProtocolViolation);
  });

  it('may be null in two ways', () => {
    expect([reader('00').blob(), reader('ff').blob(), reader('00').sizedBlob()]).toEqual([null, null, null]);
  });

  it('end at a zero byte where they have no length', () => {
    const names = reader('61620063007a');
    expect([names.terminatedText(), names.terminatedText(), names.remaining]).toEqual(['ab', 'c', 1]);
    expect(() => names.terminatedText()).toThrow(ProtocolViolation);
  });
});

describe('TtcWriter', () => {
  it('takes back what has been written after a mark', () => {
    const writer = new TtcWriter().u8(1).u16(0x0203);
    const mark = writer.length;
    writer.text('x'.repeat(5000));
    writer.rewind(mark);
    expect(writer.u8(4).u16LittleEndian(5).bytes().toString('hex')).toBe('010203040500');
  });
});
