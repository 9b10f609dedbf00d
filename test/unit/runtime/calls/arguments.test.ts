import oracledb from 'oracledb';
import { describe, expect, test } from 'vitest';
import { checkArguments } from '../../../../runtime/calls/arguments.js';
import { chooseOverload } from '../../../../runtime/calls/choose-overload.js';
import { Routine } from '../../../../runtime/calls/routine.js';
import { ArgumentError } from '../../../../runtime/errors/usage-errors.js';
import { DATE, NUMBER, parameter, routine, TEXT } from '../support.js';

const createOrder = new Routine(
  routine('CREATE_ORDER', [
    parameter('customerId', NUMBER),
    parameter('sku', TEXT),
    parameter('quantity', { kind: 'integer', declaration: 'POSITIVEN', notNull: true }, { defaulted: true }),
    parameter('status', TEXT, { mode: 'OUT' }),
  ]),
  new Map(),
);

function check(args: unknown) {
  const { values, omitted } = checkArguments(createOrder, args, oracledb);
  return {
    values: Object.fromEntries([...values].map(([{ descriptor }, value]) => [descriptor.key, value])),
    omitted: [...omitted].map(({ descriptor }) => descriptor.key),
  };
}

test('all arguments', () => {
  expect(check({ customerId: 1, sku: 'A', quantity: 2 })).toEqual({
    values: { customerId: 1, sku: 'A', quantity: 2 },
    omitted: [],
  });
});

test('a defaulted argument that is left out or undefined is omitted; null is a value', () => {
  expect(check({ customerId: 1, sku: null })).toEqual({ values: { customerId: 1, sku: null }, omitted: ['quantity'] });
  expect(check({ customerId: 1, sku: 'A', quantity: undefined })).toMatchObject({ omitted: ['quantity'] });
});

test.each([
  [undefined, "argument customerId: expected a finite number or bigint in NUMBER's range, or null, got nothing."],
  [{ customerId: 1 }, 'argument sku: expected a string of at most 32767 bytes, or null, got nothing.'],
  [
    { customerId: '1', sku: 'A' },
    "argument customerId: expected a finite number or bigint in NUMBER's range, or null, got a string.",
  ],
  [
    { customerId: 1, sku: 'A', quantity: null },
    'argument quantity: expected an integer from 1 to 2147483647, got null.',
  ],
  [{ customerId: 1, sku: 'A', quantity: 1.5 }, 'got a number with a fraction.'],
  [
    { customerId: 1, sku: 'A', qantity: 1 },
    'argument qantity: expected one of customerId, sku, quantity (quantity, probably), got an unknown name.',
  ],
  [
    { customerId: 1, sku: 'A', status: 'X' },
    'argument status: expected one of customerId, sku, quantity, got an unknown name.',
  ],
  [{ customerId: 1, sku: new Date() }, 'got a Date.'],
  [{ customerId: 1, sku: ['A'] }, 'got an array.'],
  [[1, 'A'], 'CREATE_ORDER: expected an object with the arguments by name, got an array.'],
  [null, 'got null.'],
  ['secret', 'got a string.'],
])('%j is refused', (args, message) => {
  expect(() => check(args)).toThrow(ArgumentError);
  expect(() => check(args)).toThrow(message);
});

test('an ArgumentError says in properties what it says in words, and holds no value', () => {
  try {
    check({ customerId: 'top secret', sku: 'A' });
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      routine: 'ERP.ORDERS_API.CREATE_ORDER',
      argument: 'customerId',
      received: 'a string',
      outcome: 'not-started',
    });
    expect(String(error)).not.toContain('secret');
  }
});

describe('overloads', () => {
  const candidates = [
    { key: 'findById', routine: new Routine(routine('FIND', [parameter('id', NUMBER)]), new Map()) },
    { key: 'findByName', routine: new Routine(routine('FIND', [parameter('name', TEXT)]), new Map()) },
    { key: 'findByIdAsText', routine: new Routine(routine('FIND', [parameter('id', TEXT)]), new Map()) },
    {
      key: 'findByIdAndDate',
      routine: new Routine(
        routine('FIND', [parameter('id', NUMBER), parameter('day', DATE, { defaulted: true })]),
        new Map(),
      ),
    },
  ];
  const choose = (args: unknown) => chooseOverload('find', candidates, args, oracledb).routine;

  test('argument names decide, then the types of values', () => {
    expect(choose({ name: 'x' })).toBe(candidates[1]?.routine);
    expect(choose({ id: 'x' })).toBe(candidates[2]?.routine);
    expect(choose({ id: 1, day: '2024-01-01' })).toBe(candidates[3]?.routine);
  });

  test('where they do not, the explicit names are told', () => {
    expect(() => choose({ id: 1 })).toThrow(
      'call it by its own name (findById, findByIdAndDate), got { id: an integer number }.',
    );
    expect(() => choose({ id: null })).toThrow('findById, findByIdAsText, findByIdAndDate');
    expect(() => choose({ code: 1 })).toThrow(
      'expected arguments of one of its overloads (findById, findByName, findByIdAsText, findByIdAndDate)',
    );
  });
});
