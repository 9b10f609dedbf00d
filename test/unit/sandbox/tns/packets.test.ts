import { describe, expect, it } from 'vitest';
import { buildAcceptPacket } from '../../../../sandbox/tns/accept-packet.js';
import { findText, parseConnectDescriptor } from '../../../../sandbox/tns/connect-descriptor.js';
import { parseConnectPacket } from '../../../../sandbox/tns/connect-packet.js';
import { parseMarkerPacket } from '../../../../sandbox/tns/marker-packet.js';
import { ProtocolViolation } from '../../../../sandbox/tns/protocol-violation.js';
import { buildRefusePacket } from '../../../../sandbox/tns/refuse-packet.js';
import { WIRE_PROFILES } from '../../../../sandbox/tns/wire-profile.js';

describe('ACCEPT', () => {
  it('offers what a 23ai database does', () => {
    expect(buildAcceptPacket(WIRE_PROFILES['23ai'], 65535).toString('hex').toUpperCase()).toBe(
      '002D000002000000013F0001FFFFFFFF00010000000004080000000000000000' + '0000FFFF002000000012000000',
    );
  });

  it('offers no end of response under field versions that the driver would hang with', () => {
    for (const profile of Object.values(WIRE_PROFILES)) {
      expect(profile.endOfResponse && profile.fieldVersion < 24).toBe(false);
    }
    expect(buildAcceptPacket(WIRE_PROFILES['19c'], 8192).readUInt32BE(41)).toBe(0);
  });
});

describe('REFUSE', () => {
  it('carries the error in its text', () => {
    const packet = buildRefusePacket(12514);
    expect(packet.readUInt16BE(0)).toBe(packet.length);
    expect(packet.toString('latin1', 12)).toContain('(ERR=12514)');
  });
});

describe('CONNECT', () => {
  const packet = (length: number, offset: number) => {
    const bytes = Buffer.alloc(80, 'x');
    bytes.writeUInt16BE(319, 8);
    bytes.writeUInt16BE(300, 10);
    bytes.writeUInt16BE(length, 24);
    bytes.writeUInt16BE(offset, 26);
    return bytes;
  };

  it('holds its connect data, or says that it follows', () => {
    expect(parseConnectPacket(packet(6, 74))).toMatchObject({ version: 319, connectData: 'xxxxxx' });
    expect(parseConnectPacket(packet(7, 74)).connectData).toBeUndefined();
    expect(parseConnectPacket(packet(0, 74)).sdu).toBe(0x78787878);
    expect(parseConnectPacket(packet(0, 58)).sdu).toBe(0x7878);
  });

  it('is refused when it cannot be one', () => {
    expect(() => parseConnectPacket(Buffer.alloc(20))).toThrow(ProtocolViolation);
    expect(() => parseConnectPacket(packet(6, 3))).toThrow(ProtocolViolation);
    expect(() => parseConnectPacket(packet(6, 81))).toThrow(ProtocolViolation);
  });
});

describe('MARKER', () => {
  it('is one of three', () => {
    const marker = (kind: number) => parseMarkerPacket(Buffer.from([0, 0, 0, 11, 12, 0, 0, 0, 1, 0, kind]));
    expect([marker(1), marker(2), marker(3)]).toEqual(['break', 'reset', 'interrupt']);
    expect(() => marker(4)).toThrow(ProtocolViolation);
    expect(() => parseMarkerPacket(Buffer.alloc(10))).toThrow(ProtocolViolation);
  });
});

describe('connect descriptors', () => {
  it('are trees of names', () => {
    const root = parseConnectDescriptor(
      ' (Description=(ADDRESS=(PROTOCOL=tcp)(PORT=1521)) (connect_data=(SERVICE_NAME= orcl )(CID=(PROGRAM="a(b)"))))\n',
    );
    expect(findText(root, 'CONNECT_DATA', 'SERVICE_NAME')).toBe('orcl');
    expect(findText(root, 'CONNECT_DATA', 'CID', 'PROGRAM')).toBe('a(b)');
    expect(findText(root, 'CONNECT_DATA', 'SERVER')).toBeUndefined();
    expect(findText(root, 'ADDRESS', 'PORT')).toBe('1521');
  });

  it.each([
    '',
    '(',
    '(A',
    '(A=',
    '(A=b',
    '(A=(B=c)',
    '(A="b)',
    '(A=b))',
    '(A=b)x',
    '('.repeat(10_000),
    '(A='.repeat(1000),
  ])('are refused when they are not: %j', (text) => {
    expect(() => parseConnectDescriptor(text)).toThrow(ProtocolViolation);
  });
});
