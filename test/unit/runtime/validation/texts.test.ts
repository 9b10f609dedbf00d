import { expect, it } from 'vitest';
import { bfile, bfileName, bytes, isoDatetime, text } from '../../../../runtime/validation/index.js';

const messageOf = (
  schema: { safeParse(value: unknown): { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message;

it('counts characters as the database does', () => {
  const sku = text({ characters: 3 });
  expect(sku.parse('\u{1F600}\u{1F600}\u{1F600}')).toHaveLength(6);
  expect(messageOf(sku, 'abcd')).toBe('must have at most 3 characters');
  expect(sku.meta()).toEqual({ maxLength: 3 });
});

it('takes a byte length as a number of characters, so that nothing is refused that some character set has room for', () => {
  expect(text({ characters: 4 }).safeParse('äöüß').success).toBe(true);
});

it('counts UTF-16 units of the national character set', () => {
  expect(messageOf(text({ units: 3 }), '\u{1F600}\u{1F600}')).toBe('must have at most 3 characters');
});

it('takes no longer text than a PL/SQL variable, and no broken Unicode', () => {
  expect(text().safeParse('ü'.repeat(16_383)).success).toBe(true);
  expect(messageOf(text(), 'ü'.repeat(16_384))).toBe('must have at most 32767 bytes');
  expect(messageOf(text(), '\ud800')).toBe('must be well-formed Unicode');
});

it('takes no empty text where there can be no NULL', () => {
  expect(text().safeParse('').success).toBe(true);
  expect(messageOf(text({ notNull: true }), '')).toBe('must not be empty, which is NULL in Oracle');
});

it('says what is wrong with bytes and dates', () => {
  expect(messageOf(bytes(2), new Uint8Array(3))).toBe('must be a Uint8Array of at most 2 bytes');
  expect(messageOf(isoDatetime('date'), '29.02.2024')).toBe(
    'must be a date as ISO text without offset and fraction, like 2024-02-29T13:05:07',
  );
});

it('takes a file by the names of its directory and itself, and gives it with its content', () => {
  const name = { directory: 'DOCS', fileName: 'a.pdf' };
  expect(bfileName().parse(name)).toEqual(name);
  expect(bfileName().safeParse({ ...name, fileName: '' }).success).toBe(false);
  expect(messageOf(bfileName(), 'DOCS/a.pdf')).toBe(
    'must be an object with a directory of 1 to 128 characters and a fileName of 1 to 255',
  );
  expect(bfile().safeParse({ ...name, content: Buffer.alloc(0) }).success).toBe(true);
  expect(bfile().safeParse(name).success).toBe(false);
});
