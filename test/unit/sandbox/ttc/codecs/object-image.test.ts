import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../../sandbox/tns/protocol-violation.js';
import { decodeImage } from '../../../../../sandbox/ttc/codecs/object-image/decode-image.js';
import { encodeImage } from '../../../../../sandbox/ttc/codecs/object-image/encode-image.js';
import { readObject, writeObject } from '../../../../../sandbox/ttc/codecs/object-value.js';
import { TtcReader } from '../../../../../sandbox/ttc/ttc-reader.js';
import { TtcWriter } from '../../../../../sandbox/ttc/ttc-writer.js';
import { CollectionValue, RecordValue } from '../../../../../sandbox/values/composite.js';
import {
  type CollectionType,
  type DataType,
  NUMBER,
  type ObjectType,
  PLS_INTEGER,
  type RecordType,
  VARCHAR2,
} from '../../../../../sandbox/values/data-type.js';
import type { Value } from '../../../../../sandbox/values/value.js';

/* Images of objects, records and collections. Source of the bytes: node-oracledb's lib/thin/dbObject.js; facts of the wire, §8. */

const record = (...types: readonly DataType[]): RecordType => ({
  kind: 'record',
  fields: types.map((dataType, index) => ({ name: `F${index}`, dataType, notNull: false })),
});
const object = (...types: readonly DataType[]): ObjectType => ({
  kind: 'object',
  identity: { owner: 'ERP', packageName: null, name: 'O' },
  attributes: record(...types).fields,
  final: true,
  instantiable: true,
});
const collection = (form: CollectionType['form'], element: DataType): CollectionType => ({
  kind: 'collection',
  form,
  element,
  elementNotNull: false,
});
const filled = (type: CollectionType, elements: readonly (readonly [number, Value])[]): CollectionValue => {
  const value = new CollectionValue(type);
  for (const [key, element] of elements) value.set(key, element);
  return value;
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

const NUMBERS = collection('nested_table', NUMBER);
const INTEGERS = collection('index_by_integer', PLS_INTEGER);
const PAIR = object(NUMBER, VARCHAR2);

const KNOWN: readonly (readonly [string, RecordValue | CollectionValue, string])[] = [
  ['a record', new RecordValue(record(NUMBER, VARCHAR2), [1, 'ab']), '84 01 fe 0000000d 02c102 026162'],
  ['NULLs', new RecordValue(record(NUMBER, VARCHAR2), [null, null]), '84 01 fe 00000009 ff ff'],
  [
    'an integer and a boolean',
    new RecordValue(record(PLS_INTEGER, { kind: 'boolean' }), [-2, true]),
    '84 01 fe 00000011 04fffffffe 0400000001',
  ],
  [
    'a record in a record, inline',
    new RecordValue(record(record(NUMBER), NUMBER), [new RecordValue(record(NUMBER), [1]), 2]),
    '84 01 fe 0000000d 02c102 02c103',
  ],
  [
    'an object that is null in an object',
    new RecordValue(object(PAIR, NUMBER), [null, 2]),
    '84 01 fe 0000000b fd 02c103',
  ],
  ['an empty nested table', filled(NUMBERS, []), '88 01 fe 0000000b 0101 00 00'],
  [
    'a nested table',
    filled(NUMBERS, [
      [1, 1],
      [2, null],
    ]),
    '88 01 fe 0000000f 0101 00 02 02c102 ff',
  ],
  [
    'an index-by table, its integers as NUMBERs',
    filled(INTEGERS, [
      [-5, 1],
      [7, null],
    ]),
    '88 01 fe 00000017 0101 10 02 fffffffb 02c102 00000007 ff',
  ],
  [
    'objects in a collection, each an image',
    filled(collection('nested_table', PAIR), [
      [1, new RecordValue(PAIR, [1, null])],
      [2, null],
    ]),
    '88 01 fe 00000018 0101 00 02 0b 84 01 fe 0000000b 02c102 ff fd',
  ],
  [
    'a collection in a record, an image',
    new RecordValue(record(NUMBERS, NUMBERS), [filled(NUMBERS, []), null]),
    '84 01 fe 00000014 0b 88 01 fe 0000000b 0101 00 00 ff',
  ],
];

describe('images of objects, records and collections', () => {
  it.each(KNOWN)('%s', (_, value, image) => {
    expect(hex(encodeImage(value))).toBe(hex(bytes(image)));
    expect(shown(decodeImage(bytes(image), value.dataType))).toEqual(shown(value));
  });

  it('lengths over 245 take five bytes', () => {
    const type = record(VARCHAR2, { kind: 'raw', length: 2000 });
    for (const length of [245, 246, 255, 256, 70_000]) {
      const value = new RecordValue(type, ['x'.repeat(length), new Uint8Array(length)]);
      const image = encodeImage(value);
      expect(image.length).toBe(7 + 2 * (length + (length > 245 ? 5 : 1)));
      expect(shown(decodeImage(image, type))).toEqual(shown(value));
    }
  });

  it('anything is the same after writing and reading', () => {
    const scalar = fc.option(fc.maxSafeInteger());
    const lists = collection('index_by_integer', collection('varray', record(NUMBER, PLS_INTEGER)));
    const rows = fc.array(fc.tuple(scalar, fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))), {
      maxLength: 300,
    });
    const keyed = fc.uniqueArray(fc.tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.option(rows)), {
      selector: ([key]) => key,
      maxLength: 5,
    });
    fc.assert(
      fc.property(keyed, (entries) => {
        const inner = lists.element;
        if (inner.kind !== 'collection' || inner.element.kind !== 'record') throw new TypeError('a varray of records');
        const { element } = inner;
        const value = filled(
          lists,
          entries.map(([key, list]) => [
            key,
            list === null
              ? null
              : filled(
                  inner,
                  list.map((fields, index) => [index + 1, new RecordValue(element, [...fields])]),
                ),
          ]),
        );
        expect(shown(decodeImage(encodeImage(value), lists))).toEqual(shown(value));
      }),
    );
  });

  it.each([
    ['no bytes', ''],
    ['a collection for a record', '88 01 fe 0000000b 0101 00 00'],
    ['another version', '84 02 fe 0000000d 02c102 026162'],
    ['another length', '84 01 fe 0000000e 02c102 026162'],
    ['an attribute too few', '84 01 fe 0000000a 02c102'],
    ['bytes too many', '84 01 fe 0000000e 02c102 026162 00'],
    ['a value longer than the image', '84 01 fe 0000000d 02c102 fe6162'],
    ['no NUMBER', '84 01 fe 0000000d 020000 026162'],
  ])('%s is a violation of the protocol', (_, image) => {
    expect(() => decodeImage(bytes(image), record(NUMBER, VARCHAR2))).toThrow(ProtocolViolation);
  });

  it('so are more elements than there are bytes', () => {
    expect(() => decodeImage(bytes('88 01 fe 0000000f 0101 00 fe 7fffffff'), NUMBERS)).toThrow(ProtocolViolation);
  });

  it('for any other bytes it is an error, too', () => {
    const [, value] = KNOWN[9] ?? KNOWN[0] ?? [];
    if (value === undefined) throw new TypeError('an image to spoil');
    const image = encodeImage(value);
    fc.assert(
      fc.property(fc.nat(image.length - 1), fc.nat(255), (at, to) => {
        const spoilt = Buffer.from(image);
        spoilt.writeUInt8(to, at);
        try {
          decodeImage(spoilt, value.dataType);
        } catch (error) {
          expect(String(error)).toMatch(/ProtocolViolation|unimplemented feature/);
        }
      }),
    );
  });

  it.each([
    ['CLOB', { kind: 'clob', national: false }, 'text'],
    ['ROWID', { kind: 'rowid' }, 'AAA'],
    ['INTERVAL_YM', { kind: 'interval_ym', yearPrecision: 2 }, 'x'],
  ] as const)('%s is refused by name, NULL is not', (name, type, value) => {
    expect(() => encodeImage(new RecordValue(record(type), [value]))).toThrow(`does not support ${name} in objects`);
    expect(hex(encodeImage(new RecordValue(record(type), [null])))).toBe('8401fe00000008ff');
  });
});

describe('values of objects', () => {
  const oid = Uint8Array.from({ length: 16 }, (_, index) => index);
  const types = {
    find: (wanted: Uint8Array) => {
      expect(Uint8Array.from(wanted)).toEqual(oid);
      return PAIR;
    },
    oidOf: () => oid,
  };

  it('name their type by its identifier', () => {
    const writer = new TtcWriter();
    writeObject(writer, new RecordValue(PAIR, [1, 'x']), oid);
    expect(hex(writer.bytes())).toBe(
      hex(
        bytes(
          `0124 24 00220208 ${hex(oid)} 00000000000000000000000000010001 00 00 0101 010c 0101 0c 8401fe0000000c 02c102 0178`,
        ),
      ),
    );
    expect(shown(readObject(new TtcReader(writer.bytes()), types))).toEqual([1, 'x']);
  });

  it('are NULL without an image', () => {
    expect(readObject(new TtcReader(bytes('00 00 00 00 00 0101')), types)).toBeNull();
  });

  it.each([
    ['without a type', '00 00 00 0101 010c 0101 0c 8401fe0000000c 02c102 0178'],
    ['with a type that is too short', '0104 04 00220208 00 00 0101 010c 0101 0c 8401fe0000000c 02c102 0178'],
  ])('%s they are a violation of the protocol', (_, value) => {
    expect(() => readObject(new TtcReader(bytes(value)), types)).toThrow(ProtocolViolation);
  });
});

/** Values as plain data: records as arrays, collections as entries. */
function shown(value: Value): unknown {
  if (value instanceof RecordValue) return value.fields.map(shown);
  if (value instanceof CollectionValue) return value.keys().map((key) => [key, shown(value.get(key) ?? null)]);
  return value;
}
