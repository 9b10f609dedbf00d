import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../sandbox/tns/protocol-violation.js';
import { buildBfileLocator, isBfileLocator, parseBfileLocator } from '../../../../sandbox/ttc/bfile-locator.js';
import { buildLocator } from '../../../../sandbox/ttc/lob-locator.js';
import { BfileValue } from '../../../../sandbox/values/bfile.js';

/* Source: the driver's lob.js, getDirFileName and setDirFileName. */

it.each([
  ['DOCS', 'letter.txt', 0],
  ['DOCS', 'größe.txt', 7],
  ['A'.repeat(128), 'b'.repeat(255), 2 ** 40],
])('a locator of %s/%s names the file', (directory, fileName, handle) => {
  const locator = buildBfileLocator(new BfileValue(directory, fileName, handle));
  expect(isBfileLocator(locator)).toBe(true);
  expect(parseBfileLocator(locator)).toEqual(new BfileValue(directory, fileName, handle));
});

it('of 40 bytes is told from that of a LOB', () => {
  const file = buildBfileLocator(new BfileValue('DOCS', '1234567890123456'));
  const lob = buildLocator({ number: 1, sid: 1, temporary: true, characters: true });
  expect([file.length, lob.length, isBfileLocator(file), isBfileLocator(lob)]).toEqual([40, 40, true, false]);
});

describe('bytes that are none', () => {
  const whole = buildBfileLocator(new BfileValue('DOCS', 'letter.txt'));
  it.each([
    ['cut', whole.subarray(0, whole.length - 1)],
    ['cut in the directory', whole.subarray(0, 20)],
    ['cut before the names', whole.subarray(0, 17)],
    ['longer', Buffer.concat([whole, Buffer.of(0)])],
    ['of an impossible length', Buffer.concat([whole.subarray(0, 16), Buffer.of(0xff, 0xff), whole.subarray(18)])],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => parseBfileLocator(bytes)).toThrow(ProtocolViolation);
  });
});
