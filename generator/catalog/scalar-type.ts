import type { BinaryIntegerName, CharacterType, NumberType, ScalarType } from '../model/data-type.js';

/** What a row says about a predefined type, whichever view it is of. */
export interface ScalarColumns {
  /** By the name that the view has for it: the views of arguments and columns spell some types differently from those of types. */
  readonly name: string;
  /** The spelling of the declaration, where the view tells and `name` folds several into one. */
  readonly declared: string | null;
  /** In bytes, or characters; 0 or null when unconstrained. */
  readonly length: number | null;
  readonly inCharacters: boolean;
  /** In the national character set. */
  readonly national: boolean;
  readonly precision: number | null;
  readonly scale: number | null;
}

/** Undefined for a name that is no scalar type's. The vocabulary is that of the views of 12.1 to 23ai. */
export function scalarType(columns: ScalarColumns): ScalarType | undefined {
  const { name } = columns;
  switch (name) {
    case 'VARCHAR2':
    case 'VARCHAR':
      return character(columns.national ? 'NVARCHAR2' : 'VARCHAR2', columns);
    case 'CHAR':
      return character(columns.national ? 'NCHAR' : 'CHAR', columns);
    case 'NVARCHAR2':
    case 'NCHAR VARYING':
      return character('NVARCHAR2', columns);
    case 'NCHAR':
      return character('NCHAR', columns);
    case 'LONG':
    case 'PL/SQL LONG':
      return { kind: 'character', name: 'LONG', length: null, semantics: null };
    case 'NUMBER':
      return numberType(columns);
    case 'DEC':
    case 'DECIMAL':
    case 'NUMERIC':
    case 'INTEGER':
    case 'INT':
    case 'SMALLINT':
      return { kind: 'number', name, precision: positive(columns.precision) ?? 38, scale: columns.scale ?? 0 };
    case 'FLOAT':
      return floatType(oneOf(FLOAT_NAMES, columns.declared) ?? name, columns);
    case 'REAL':
    case 'DOUBLE PRECISION':
      return floatType(name, columns);
    case 'BINARY_INTEGER':
    case 'PLS_INTEGER':
    case 'NATIVE INTEGER':
    case 'PL/SQL PLS INTEGER':
      return { kind: 'binary integer', name: oneOf(BINARY_INTEGER_NAMES, columns.declared) ?? 'PLS_INTEGER' };
    case 'PL/SQL BINARY INTEGER':
      return { kind: 'binary integer', name: 'BINARY_INTEGER' };
    case 'BINARY_FLOAT':
    case 'BINARY_DOUBLE':
      return { kind: 'plain', name: oneOf(SIMPLE_NAMES, columns.declared) ?? name };
    case 'PL/SQL BOOLEAN':
    case 'BOOLEAN':
      return { kind: 'plain', name: 'BOOLEAN' };
    case 'DATE':
    case 'TIMESTAMP':
    case 'TIMESTAMP WITH TIME ZONE':
    case 'TIMESTAMP WITH LOCAL TIME ZONE':
    case 'INTERVAL YEAR TO MONTH':
    case 'INTERVAL DAY TO SECOND':
      return { kind: 'datetime', name };
    case 'TIMESTAMP WITH TZ':
      return { kind: 'datetime', name: 'TIMESTAMP WITH TIME ZONE' };
    case 'TIMESTAMP WITH LOCAL TZ':
      return { kind: 'datetime', name: 'TIMESTAMP WITH LOCAL TIME ZONE' };
    case 'RAW':
    case 'LONG RAW':
      return { kind: 'raw', name, length: positive(columns.length) };
    case 'PL/SQL LONG RAW':
      return { kind: 'raw', name: 'LONG RAW', length: null };
    case 'ROWID':
    case 'UROWID':
      return { kind: 'rowid', name };
    case 'PL/SQL ROWID':
      return { kind: 'rowid', name: 'ROWID' };
    case 'CLOB':
      return { kind: 'large', name: columns.national ? 'NCLOB' : 'CLOB' };
    case 'NCLOB':
    case 'BLOB':
    case 'BFILE':
    case 'JSON':
    case 'VECTOR':
      return { kind: 'large', name };
    default:
      return undefined;
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

/** Where no precision is shown. Source: Database SQL Language Reference, "ANSI, DB2, and SQL/DS Data Types". */
const BINARY_PRECISION = { FLOAT: 126, REAL: 63, 'DOUBLE PRECISION': 126 } as const;

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

/** The length of a national string is in characters always. */
function character(name: CharacterType['name'], columns: ScalarColumns): CharacterType {
  const length = positive(columns.length);
  const inCharacters = columns.inCharacters || name === 'NVARCHAR2' || name === 'NCHAR';
  return { kind: 'character', name, length, semantics: length === null ? null : inCharacters ? 'CHAR' : 'BYTE' };
}

/** FLOAT is a NUMBER with binary precision; some versions say so by the scale only. */
function numberType(columns: ScalarColumns): ScalarType {
  const floatName = oneOf(FLOAT_NAMES, columns.declared);
  if (floatName !== undefined || columns.scale === -127) return floatType(floatName ?? 'FLOAT', columns);
  return {
    kind: 'number',
    name: oneOf(NUMBER_NAMES, columns.declared) ?? 'NUMBER',
    precision: positive(columns.precision),
    scale: columns.scale,
  };
}

function floatType(name: keyof typeof BINARY_PRECISION, { precision }: ScalarColumns): ScalarType {
  return { kind: 'float', name, binaryPrecision: precision ?? BINARY_PRECISION[name] };
}

function oneOf<const Name extends string>(names: readonly Name[], text: string | null): Name | undefined {
  return names.find((name) => name === text);
}

/** The views show 0 or NULL for "unconstrained". */
function positive(size: number | null): number | null {
  return size === 0 ? null : size;
}
