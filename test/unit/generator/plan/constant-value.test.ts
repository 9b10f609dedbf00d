import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnMapping } from '../../../../generator/config/types-config.js';
import type { ConstantValue } from '../../../../generator/model/catalog.js';
import type { ScalarType } from '../../../../generator/model/data-type.js';
import { constantValue } from '../../../../generator/plan/values/constant-value.js';
import { parseNumber, plainNumber } from '../../../../generator/plan/values/exact-number.js';

const NUMBER: ScalarType = { kind: 'number', name: 'NUMBER', precision: null, scale: null };
const INTEGER: ScalarType = { kind: 'number', name: 'INTEGER', precision: 38, scale: 0 };
const numberOf = (precision: number, scale: number): ScalarType => ({
  kind: 'number',
  name: 'NUMBER',
  precision,
  scale,
});
const PLS_INTEGER: ScalarType = { kind: 'binary integer', name: 'PLS_INTEGER' };
const FLOAT: ScalarType = { kind: 'float', name: 'FLOAT', binaryPrecision: 10 };
const BINARY_FLOAT: ScalarType = { kind: 'plain', name: 'BINARY_FLOAT' };
const BOOLEAN: ScalarType = { kind: 'plain', name: 'BOOLEAN' };
const DATE: ScalarType = { kind: 'datetime', name: 'DATE' };
const CLOB: ScalarType = { kind: 'large', name: 'CLOB' };
const character = (
  name: 'VARCHAR2' | 'CHAR' | 'NCHAR',
  length: number | null,
  semantics: 'BYTE' | 'CHAR' = 'BYTE',
): ScalarType => ({
  kind: 'character',
  name,
  length,
  semantics,
});

function literalOf(dataType: ScalarType, value: ConstantValue | null | undefined, mapping: OwnMapping = {}) {
  return constantValue({ name: 'C', dataType, ...(value === undefined ? {} : { value }) }, mapping);
}

const number = (text: string): ConstantValue => ({ kind: 'number', text });
const text = (content: string): ConstantValue => ({ kind: 'text', text: content });

describe('a constant in TypeScript', () => {
  it.each<[string, ScalarType, string, unknown]>([
    ['an integer', PLS_INTEGER, '50', 50],
    ['the largest that a number holds', NUMBER, '9007199254740991', 9007199254740991],
    ['one more', NUMBER, '9007199254740992', 9007199254740992n],
    ['a large power', NUMBER, '1E20', 100000000000000000000n],
    ['of NUMBER(18) as a result would be', numberOf(18, 0), '42', 42n],
    ['a negative one', NUMBER, '-7', -7],
    ['zero, whatever its sign', NUMBER, '-0.00', 0],
    ['a decimal that a number gives back', NUMBER, '0.1', 0.1],
    ['a tiny one', NUMBER, '1E-100', 1e-100],
    ['one that it does not', NUMBER, '0.12345678901234567890', '0.1234567890123456789'],
    ['of NUMBER(20,4) as a result would be', numberOf(20, 4), '1.50', '1.5'],
    ['INTEGER', INTEGER, '3', 3],
    ['BINARY_FLOAT, as near as it comes', BINARY_FLOAT, '0.1', Math.fround(0.1)],
  ])('%s', (_, type, digits, value) => {
    expect(literalOf(type, number(digits))).toBe(value);
  });

  it.each<[string, OwnMapping, unknown]>([
    ['number', { as: 'number' }, 12],
    ['bigint', { as: 'bigint' }, 12n],
    ['string', { as: 'string' }, '12'],
    ['decimal: text, because there is no such literal', { as: 'decimal' }, '12'],
  ])('as it is mapped: %s', (_, mapping, value) => {
    expect(literalOf(NUMBER, number('12'), mapping)).toBe(value);
  });

  it.each<[string, ScalarType, ConstantValue | null, unknown]>([
    ['text', character('VARCHAR2', 10), text("it's"), "it's"],
    ['empty text, which is NULL', character('VARCHAR2', 10), text(''), null],
    ['CHAR with its blanks', character('CHAR', 4), text('A'), 'A   '],
    ['CHAR of characters', character('CHAR', 3, 'CHAR'), text('é'), 'é  '],
    ['NCHAR', character('NCHAR', 3), text('é'), 'é  '],
    ['CHAR alone, of one character', character('CHAR', null), text('A'), 'A'],
    ['CLOB', CLOB, text('long'), 'long'],
    ['BOOLEAN', BOOLEAN, { kind: 'boolean', value: true }, true],
    ['NULL', DATE, null, null],
  ])('%s', (_, type, value, expected) => {
    expect(literalOf(type, value)).toBe(expected);
  });

  it.each<[string, ScalarType, ConstantValue | undefined]>([
    ['has no known value', NUMBER, undefined],
    ['is rounded', PLS_INTEGER, number('1.5')],
    ['is rounded to its scale', numberOf(9, 2), number('1.005')],
    ['is rounded to hundreds', numberOf(5, -2), number('150')],
    ['is rounded to binary digits', FLOAT, number('123456')],
    ['has more digits than NUMBER', NUMBER, number('1'.repeat(41))],
    ['is converted from text', NUMBER, text('5')],
    ['is converted to text', character('VARCHAR2', 5), number('5')],
    ['is a date', DATE, text('2024-02-29')],
    ['is padded by bytes that the database alone counts', character('CHAR', 4), text('é')],
    ['is no number', NUMBER, number('x')],
  ])('is none when it %s', (_, type, value) => {
    expect(literalOf(type, value)).toBeUndefined();
  });
});

describe('exact numbers', () => {
  it.each([
    ['.5', '0.5'],
    ['-00.0500', '-0.05'],
    ['1e3', '1000'],
    ['1.25E1', '12.5'],
    ['+7', '7'],
    ['0', '0'],
  ])('%s is %s', (digits, plain) => {
    const parsed = parseNumber(digits);
    expect(parsed && plainNumber(parsed)).toBe(plain);
  });

  it('read back as what they were', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        const parsed = parseNumber(String(double));
        expect(Number(parsed && plainNumber(parsed))).toBe(double === 0 ? 0 : double);
      }),
    );
  });
});
