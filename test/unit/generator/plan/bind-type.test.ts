import { describe, expect, it } from 'vitest';
import type { DataType, VectorFormat } from '../../../../generator/model/data-type.js';
import { describeType } from '../../../../generator/model/describe-type.js';
import { bindType, type Place } from '../../../../generator/plan/bind-type.js';

const number = (precision: number | null, scale: number | null): DataType => ({
  kind: 'number',
  name: 'NUMBER',
  precision,
  scale,
});
const integer: DataType = { kind: 'number', name: 'INTEGER', precision: 38, scale: 0 };
const charOf = (name: 'CHAR' | 'NCHAR' | 'LONG'): DataType => ({
  kind: 'character',
  name,
  length: null,
  semantics: null,
});
const vector = (dimensions?: number, format?: VectorFormat): DataType => ({
  kind: 'large',
  name: 'VECTOR',
  ...(dimensions === undefined ? {} : { dimensions }),
  ...(format === undefined ? {} : { format }),
});
const char10: DataType = { kind: 'character', name: 'CHAR', length: 10, semantics: 'CHAR' };

/** Type, place, local in the block, what callers pass and get. */
const BINDINGS: readonly (readonly [DataType, Place, string, string, string])[] = [
  // "Numbers"
  [number(null, null), 'IN', 'NUMBER', 'number | bigint | null', 'number | null'],
  [number(9, 0), 'IN', 'NUMBER', 'number | bigint | null', 'number | null'],
  [number(15, 0), 'OUT', 'NUMBER', 'number | bigint | null', 'number | null'],
  [number(16, 0), 'OUT', 'NUMBER bigint', 'number | bigint | null', 'bigint | null'],
  [number(10, -6), 'OUT', 'NUMBER bigint', 'number | bigint | null', 'bigint | null'],
  [number(15, 2), 'OUT', 'NUMBER', 'number | bigint | null', 'number | null'],
  [number(16, 2), 'OUT', 'NUMBER string', 'string | number | bigint | null', 'string | null'],
  [number(null, 2), 'OUT', 'NUMBER string', 'string | number | bigint | null', 'string | null'],
  [integer, 'RETURN', 'NUMBER', 'number | bigint | null', 'number | null'],
  [{ ...integer, name: 'DECIMAL' }, 'RETURN', 'NUMBER bigint', 'number | bigint | null', 'bigint | null'],
  [{ kind: 'float', name: 'FLOAT', binaryPrecision: 126 }, 'OUT', 'NUMBER', 'number | bigint | null', 'number | null'],
  // NOT NULL subtypes
  [{ kind: 'binary integer', name: 'NATURAL' }, 'IN', 'NATURAL', 'number | bigint | null', 'number | null'],
  [{ kind: 'binary integer', name: 'NATURALN' }, 'IN', 'NATURALN := 0', 'number | bigint', 'number'],
  [{ kind: 'binary integer', name: 'POSITIVEN' }, 'OUT', 'POSITIVEN := 1', 'number | bigint', 'number'],
  [{ kind: 'plain', name: 'SIMPLE_FLOAT' }, 'IN', 'SIMPLE_FLOAT := 0', 'number', 'number'],
  [{ kind: 'plain', name: 'SIMPLE_DOUBLE' }, 'RETURN', 'SIMPLE_DOUBLE := 0', 'number', 'number'],
  [{ kind: 'large', name: 'JSON' }, 'IN OUT', 'JSON', 'unknown', 'unknown'],
  [{ kind: 'large', name: 'CLOB' }, 'IN', 'CLOB', 'TextInput | null', 'string | null'],
  [{ kind: 'large', name: 'NCLOB' }, 'RETURN', 'NCLOB', 'TextInput | null', 'string | null'],
  [{ kind: 'large', name: 'BLOB' }, 'IN OUT', 'BLOB', 'BytesInput | null', 'Buffer | null'],
  [{ kind: 'large', name: 'BFILE' }, 'IN OUT', 'BFILE', 'BfileName | null', 'Bfile | null'],
  [{ kind: 'large', name: 'BFILE' }, 'FIELD', 'BFILE', 'BfileName | null', 'Bfile | null'],
  [{ kind: 'large', name: 'XMLTYPE' }, 'IN OUT', 'SYS.XMLTYPE', 'string | null', 'string | null'],
  // A parameter takes every vector, whatever it is anchored to
  [vector(), 'RETURN', 'VECTOR', 'VectorInput | null', 'Vector | null'],
  [vector(3, 'INT8'), 'IN OUT', 'VECTOR', 'VectorInput | null', 'Vector | null'],
  [vector(3), 'FIELD', 'VECTOR(3)', 'VectorInput | null', 'Vector | null'],
  [
    vector(undefined, 'FLOAT32'),
    'FIELD',
    'VECTOR(*,FLOAT32)',
    'Float32Array | Float64Array | Int8Array | readonly number[] | null',
    'Float32Array | null',
  ],
  [vector(16, 'BINARY'), 'FIELD', 'VECTOR(16,BINARY)', 'Uint8Array | null', 'Uint8Array | null'],
  // CHAR keeps its blanks and gets no others
  [char10, 'IN', 'VARCHAR2(32767)', 'string | null', 'string | null'],
  [char10, 'RETURN', 'VARCHAR2(32767)', 'string | null', 'string | null'],
  [char10, 'OUT', 'CHAR(10 CHAR)', 'string | null', 'string | null'],
  // … unless its length is the local's
  [charOf('CHAR'), 'IN', 'VARCHAR2(32767)', 'string | null', 'string | null'],
  [charOf('CHAR'), 'RETURN', 'VARCHAR2(32767)', 'string | null', 'string | null'],
  [charOf('CHAR'), 'OUT', 'VARCHAR2(32767) padded', 'string | null', 'string | null'],
  [charOf('CHAR'), 'IN OUT', 'VARCHAR2(2000) padded', 'string | null', 'string | null'],
  [charOf('NCHAR'), 'RETURN', 'NVARCHAR2(16383)', 'string | null', 'string | null'],
  [charOf('NCHAR'), 'OUT', 'NVARCHAR2(16383) padded', 'string | null', 'string | null'],
  [charOf('NCHAR'), 'IN OUT', 'NVARCHAR2(1000) padded', 'string | null', 'string | null'],
  [charOf('LONG'), 'IN OUT', 'VARCHAR2(32767)', 'string | null', 'string | null'],
  [{ kind: 'datetime', name: 'TIMESTAMP' }, 'OUT', 'TIMESTAMP(9)', 'string | null', 'string | null'],
  [
    { kind: 'datetime', name: 'INTERVAL DAY TO SECOND' },
    'IN',
    'INTERVAL DAY(9) TO SECOND(9)',
    'Partial<IntervalDayToSecond> | null',
    'IntervalDayToSecond | null',
  ],
  [{ kind: 'raw', name: 'RAW', length: 16 }, 'OUT', 'RAW(32767)', 'Uint8Array | null', 'Buffer | null'],
  [{ kind: 'raw', name: 'LONG RAW', length: null }, 'OUT', 'RAW(32767)', 'Uint8Array | null', 'Buffer | null'],
];

/** Type, declaration in messages, and length: a field is as long as it is declared. */
const FIELDS: readonly (readonly [DataType, string, number | undefined])[] = [
  [{ kind: 'character', name: 'VARCHAR2', length: 30, semantics: 'BYTE' }, 'VARCHAR2(30)', 30],
  [{ kind: 'character', name: 'VARCHAR2', length: 30, semantics: 'CHAR' }, 'VARCHAR2(30 CHAR)', 30],
  [{ kind: 'character', name: 'VARCHAR2', length: null, semantics: null }, 'VARCHAR2(32767)', undefined],
  [char10, 'CHAR(10 CHAR)', 10],
  [charOf('LONG'), 'VARCHAR2(32767)', undefined],
  [{ kind: 'character', name: 'NVARCHAR2', length: 10, semantics: 'CHAR' }, 'NVARCHAR2(10)', 10],
  [{ kind: 'character', name: 'NCHAR', length: 4, semantics: 'CHAR' }, 'NCHAR(4)', 4],
  [{ kind: 'character', name: 'NVARCHAR2', length: null, semantics: null }, 'NVARCHAR2(16383)', undefined],
  [{ kind: 'raw', name: 'RAW', length: 16 }, 'RAW(16)', 16],
  [{ kind: 'raw', name: 'LONG RAW', length: null }, 'RAW(32767)', undefined],
  [number(9, 2), 'NUMBER(9,2)', undefined],
  [{ kind: 'datetime', name: 'TIMESTAMP' }, 'TIMESTAMP(9)', undefined],
];

describe('a type in a field', () => {
  it.each(FIELDS.map(([type, ...rest]) => [describeType(type), ...rest, type] as const))(
    '%s is %s of length %s',
    (_, declaration, maxLength, type) => {
      const binding = bindType(type, 'FIELD');
      if ('reason' in binding) throw new Error(binding.reason);
      expect(binding.descriptor).toMatchObject({ declaration });
      expect(binding.descriptor.maxLength).toBe(maxLength);
      expect(binding.descriptor.blankPadded).toBeUndefined();
    },
  );

  it.each([
    ['CLOB', 'string | null', 'string | null'],
    ['BLOB', 'Uint8Array | null', 'Buffer | null'],
    ['JSON', 'unknown', 'unknown'],
  ] as const)('%s takes no stream: %s → %s', (name, input, output) => {
    const binding = bindType({ kind: 'large', name }, 'FIELD');
    if ('reason' in binding) throw new Error(binding.reason);
    expect([binding.input.text, binding.output.text]).toEqual([input, output]);
  });
});

describe('a type in a place', () => {
  it.each(BINDINGS.map(([type, ...rest]) => [describeType(type), ...rest, type] as const))(
    '%s as %s is %s: %s → %s',
    (_, place, local, input, output, type) => {
      const binding = bindType(type, place);
      if ('reason' in binding) throw new Error(binding.reason);
      const { declaration, as, initial, blankPadded } = binding.descriptor;
      expect([
        `${declaration}${blankPadded === undefined ? '' : ' padded'}${as === undefined ? '' : ` ${as}`}${initial === undefined ? '' : ` := ${initial}`}`,
        binding.input.text,
        binding.output.text,
      ]).toEqual([local, input, output]);
    },
  );

  it('what is unsupported is refused', () => {
    const type: DataType = { kind: 'unsupported', name: 'PL/SQL RECORD A.B.C' };
    expect(bindType(type, 'IN')).toEqual({ reason: 'is not supported yet' });
  });
});
