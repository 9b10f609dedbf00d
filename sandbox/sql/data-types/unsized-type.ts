import type { ScalarTypeName } from '../../syntax/ast/type-spec.js';
import type { ScalarType } from '../../values/data-type.js';

/** Types that are written without a size and mean the same in SQL and PL/SQL. */
const UNSIZED_TYPES = {
  LONG: { kind: 'long' },
  'LONG VARCHAR': { kind: 'long' },
  'LONG RAW': { kind: 'long_raw' },
  ROWID: { kind: 'rowid' },
  CLOB: { kind: 'clob', national: false },
  'CHARACTER LARGE OBJECT': { kind: 'clob', national: false },
  'CHAR LARGE OBJECT': { kind: 'clob', national: false },
  NCLOB: { kind: 'clob', national: true },
  'NATIONAL CHARACTER LARGE OBJECT': { kind: 'clob', national: true },
  'NCHAR LARGE OBJECT': { kind: 'clob', national: true },
  BLOB: { kind: 'blob' },
  'BINARY LARGE OBJECT': { kind: 'blob' },
  BFILE: { kind: 'bfile' },
  BINARY_FLOAT: { kind: 'binary_float' },
  BINARY_DOUBLE: { kind: 'binary_double' },
  BOOLEAN: { kind: 'boolean' },
  DATE: { kind: 'date' },
  JSON: { kind: 'json' },
  XMLTYPE: { kind: 'xmltype' },
} as const satisfies Partial<Record<ScalarTypeName, ScalarType>>;

type UnsizedTypeName = keyof typeof UNSIZED_TYPES;

export function isUnsized(name: ScalarTypeName): name is UnsizedTypeName {
  return Object.hasOwn(UNSIZED_TYPES, name);
}

export function unsizedType(name: UnsizedTypeName): ScalarType {
  return UNSIZED_TYPES[name];
}
