import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../../sandbox/tns/protocol-violation.js';
import { decodeCharacters, encodeNational } from '../../../../../sandbox/ttc/codecs/character-codec.js';
import { decodeDatetime } from '../../../../../sandbox/ttc/codecs/datetime-codec.js';
import { decodeDouble, decodeFloat } from '../../../../../sandbox/ttc/codecs/float-codec.js';
import { decodeDayToSecond, decodeYearToMonth } from '../../../../../sandbox/ttc/codecs/interval-codec.js';
import { parsePhysicalRowid } from '../../../../../sandbox/values/physical-rowid.js';
import { encodeDatetime } from '../../../../../sandbox/values/stored-bytes/datetime-bytes.js';
import { encodeDouble, encodeFloat } from '../../../../../sandbox/values/stored-bytes/float-bytes.js';
import { encodeDayToSecond, encodeYearToMonth } from '../../../../../sandbox/values/stored-bytes/interval-bytes.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('dates and timestamps', () => {
  const leapDay = { year: 2024, month: 2, day: 29, hour: 12, minute: 34, second: 56, nanosecond: 0, offsetMinutes: 0 };

  it('have 7, 11 or 13 bytes', () => {
    expect(hex(encodeDatetime(leapDay, 7))).toBe('787c021d0d2339');
    expect(hex(encodeDatetime(leapDay, 11, 123_456_789))).toBe('787c021d0d2339075bcd15');
    expect(hex(encodeDatetime(leapDay, 13, 0, 345))).toBe('787c021d0d233900000000' + '1969');
    expect(hex(encodeDatetime(leapDay, 13, 0, -210))).toBe('787c021d0d233900000000' + '111e');
  });

  it('reach from 4712 BC to 9999', () => {
    expect(hex(encodeDatetime({ ...leapDay, year: -4712, month: 1, day: 1 }, 7))).toBe('355801010d2339');
    expect(decodeDatetime(Buffer.from('355801010d2339', 'hex')).year).toBe(-4712);
  });

  it('are the same after encoding and decoding', () => {
    const fields = fc.record({
      year: fc.integer({ min: -4712, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      second: fc.integer({ min: 0, max: 59 }),
      nanosecond: fc.integer({ min: 0, max: 999_999_999 }),
      offsetMinutes: fc.integer({ min: -15 * 60 - 59, max: 15 * 60 + 59 }),
    });
    fc.assert(
      fc.property(fields, (value) => {
        expect(decodeDatetime(Buffer.from(encodeDatetime(value, 13, value.nanosecond, value.offsetMinutes)))).toEqual(
          value,
        );
      }),
    );
  });

  it('are refused with any other length', () => {
    expect(() => decodeDatetime(Buffer.alloc(8))).toThrow(ProtocolViolation);
  });
});

describe('intervals', () => {
  it('are biased fields', () => {
    expect(hex(encodeYearToMonth({ years: -3, months: -4 }))).toBe('7ffffffd38');
    const value = { days: 1, hours: 2, minutes: 3, seconds: 4, nanoseconds: 5_000_000 };
    expect(hex(encodeDayToSecond(value))).toBe('800000013e3f40804c4b40');
  });

  it('are the same after encoding and decoding', () => {
    const signed = (max: number) => fc.integer({ min: -max, max });
    fc.assert(
      fc.property(signed(999_999_999), signed(11), (years, months) => {
        expect(decodeYearToMonth(Buffer.from(encodeYearToMonth({ years, months })))).toEqual({ years, months });
      }),
    );
    const fields = fc.record({
      days: signed(999_999_999),
      hours: signed(23),
      minutes: signed(59),
      seconds: signed(59),
      nanoseconds: signed(999_999_999),
    });
    fc.assert(
      fc.property(fields, (value) => {
        expect(decodeDayToSecond(Buffer.from(encodeDayToSecond(value)))).toEqual(value);
      }),
    );
    expect(() => decodeYearToMonth(Buffer.alloc(11))).toThrow(ProtocolViolation);
    expect(() => decodeDayToSecond(Buffer.alloc(5))).toThrow(ProtocolViolation);
  });
});

describe('binary floating point', () => {
  it('inverts negative numbers', () => {
    expect([hex(encodeDouble(1)), hex(encodeDouble(-1))]).toEqual(['bff0000000000000', '400fffffffffffff']);
    expect([hex(encodeFloat(1)), hex(encodeFloat(-1))]).toEqual(['bf800000', '407fffff']);
  });

  it('keeps every number', () => {
    fc.assert(
      fc.property(fc.double(), fc.float(), (double, float) => {
        expect(decodeDouble(Buffer.from(encodeDouble(double)))).toBe(double);
        expect(decodeFloat(Buffer.from(encodeFloat(float)))).toBe(float);
      }),
    );
    expect(() => decodeDouble(Buffer.alloc(4))).toThrow(ProtocolViolation);
    expect(() => decodeFloat(Buffer.alloc(8))).toThrow(ProtocolViolation);
  });
});

describe('national characters', () => {
  it('are UTF-16, big endian', () => {
    expect(hex(encodeNational('aü€😀'))).toBe('006100fc20acd83dde00');
    expect(decodeCharacters(Buffer.from('006100fc20acd83dde00', 'hex'), true)).toBe('aü€😀');
    expect(() => decodeCharacters(Buffer.from('0061fc', 'hex'), true)).toThrow(ProtocolViolation);
  });
});

describe('ROWIDs', () => {
  it('have four parts', () => {
    expect(parsePhysicalRowid('AAAR3sAAEAAAACXAAA')).toEqual({ dataObject: 73_196, file: 4, block: 151, row: 0 });
    expect(parsePhysicalRowid('00000097.000A.0004')).toEqual({ dataObject: 0, file: 4, block: 151, row: 10 });
    expect(() => parsePhysicalRowid('AAAR3sAAEAAAACXAA!')).toThrow(TypeError);
    expect(() => parsePhysicalRowid('*BAEAPA')).toThrow(TypeError);
  });
});
