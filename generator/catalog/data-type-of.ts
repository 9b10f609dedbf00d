import type { BinaryIntegerName, CharacterType, DataType, NumberType } from '../model/data-type.js';
import type { ArgumentRow } from './views/all-arguments.js';

/**
 * The type of a parameter or result. DATA_TYPE has the vocabulary of the 12.1 to 23ai views; PLS_TYPE has the spelling of the
 * declaration where DATA_TYPE folds several into one.
 */
export function dataTypeOf(row: ArgumentRow): DataType {
  switch (row.DATA_TYPE) {
    case 'VARCHAR2':
    case 'VARCHAR':
      return character('VARCHAR2', row);
    case 'CHAR':
      return character('CHAR', row);
    case 'NVARCHAR2':
    case 'NCHAR VARYING':
      return character('NVARCHAR2', row);
    case 'NCHAR':
      return character('NCHAR', row);
    case 'LONG':
      return { kind: 'character', name: 'LONG', length: null, semantics: null };
    case 'NUMBER':
      return numberType(row);
    case 'FLOAT':
      return { kind: 'float', name: oneOf(FLOAT_NAMES, row.PLS_TYPE) ?? 'FLOAT', binaryPrecision: row.DATA_PRECISION };
    case 'BINARY_INTEGER':
    case 'PLS_INTEGER':
    case 'NATIVE INTEGER':
      return { kind: 'binary integer', name: oneOf(BINARY_INTEGER_NAMES, row.PLS_TYPE) ?? 'PLS_INTEGER' };
    case 'BINARY_FLOAT':
    case 'BINARY_DOUBLE':
      return { kind: 'plain', name: oneOf(SIMPLE_NAMES, row.PLS_TYPE) ?? row.DATA_TYPE };
    case 'PL/SQL BOOLEAN':
    case 'BOOLEAN':
      return { kind: 'plain', name: 'BOOLEAN' };
    case 'DATE':
    case 'TIMESTAMP':
    case 'TIMESTAMP WITH TIME ZONE':
    case 'TIMESTAMP WITH LOCAL TIME ZONE':
    case 'INTERVAL YEAR TO MONTH':
    case 'INTERVAL DAY TO SECOND':
      return { kind: 'datetime', name: row.DATA_TYPE };
    case 'RAW':
    case 'LONG RAW':
      return { kind: 'raw', name: row.DATA_TYPE, length: positive(row.DATA_LENGTH) };
    case 'ROWID':
    case 'UROWID':
      return { kind: 'rowid', name: row.DATA_TYPE };
    case 'CLOB':
    case 'NCLOB':
    case 'BLOB':
    case 'BFILE':
    case 'JSON':
    case 'VECTOR':
      return { kind: 'large', name: row.DATA_TYPE };
    case 'OPAQUE/XMLTYPE':
      // The label covers every opaque type, so that the name decides.
      return row.TYPE_NAME === 'XMLTYPE' ? { kind: 'large', name: 'XMLTYPE' } : unsupported(row);
    default:
      return unsupported(row);
  }
}

const NUMBER_NAMES = [
  'DEC',
  'DECIMAL',
  'NUMERIC',
  'INTEGER',
  'INT',
  'SMALLINT',
] as const satisfies readonly NumberType['name'][];

/** NOT NULL subtypes of BINARY_FLOAT and BINARY_DOUBLE. */
const SIMPLE_NAMES = ['SIMPLE_FLOAT', 'SIMPLE_DOUBLE'] as const;

const FLOAT_NAMES = ['FLOAT', 'REAL', 'DOUBLE PRECISION'] as const;

const BINARY_INTEGER_NAMES = [
  'PLS_INTEGER',
  'BINARY_INTEGER',
  'NATURAL',
  'NATURALN',
  'POSITIVE',
  'POSITIVEN',
  'SIGNTYPE',
  'SIMPLE_INTEGER',
] as const satisfies readonly BinaryIntegerName[];

function character(name: CharacterType['name'], row: ArgumentRow): CharacterType {
  const length = positive(row.CHAR_LENGTH);
  return {
    kind: 'character',
    name,
    length,
    semantics: length === null ? null : row.CHAR_USED === 'C' ? 'CHAR' : 'BYTE',
  };
}

/** FLOAT is a NUMBER with binary precision; some versions say so by the scale only. */
function numberType(row: ArgumentRow): DataType {
  const floatName = oneOf(FLOAT_NAMES, row.PLS_TYPE);
  if (floatName !== undefined || row.DATA_SCALE === -127) {
    return { kind: 'float', name: floatName ?? 'FLOAT', binaryPrecision: row.DATA_PRECISION };
  }
  return {
    kind: 'number',
    name: oneOf(NUMBER_NAMES, row.PLS_TYPE) ?? 'NUMBER',
    precision: positive(row.DATA_PRECISION),
    scale: row.DATA_SCALE,
  };
}

function unsupported(row: ArgumentRow): DataType {
  const named = [row.TYPE_OWNER, row.TYPE_NAME, row.TYPE_SUBNAME].filter((part) => part !== null).join('.');
  const name = row.DATA_TYPE ?? 'a type without name';
  return { kind: 'unsupported', name: named === '' ? name : `${name} ${named}` };
}

function oneOf<const Name extends string>(names: readonly Name[], text: string | null): Name | undefined {
  return names.find((name) => name === text);
}

/** The views show 0 or NULL for "unconstrained". */
function positive(size: number | null): number | null {
  return size === 0 ? null : size;
}
