/** What a declared type does to a value. */
export type Shape =
  /** NUMBER(p,s); a null scale keeps any fraction. */
  | { readonly kind: 'decimal'; readonly precision: number | null; readonly scale: number | null }
  /** FLOAT(p): more digits may be rounded. */
  | { readonly kind: 'float'; readonly digits: number }
  | { readonly kind: 'integer'; readonly low: bigint; readonly high: bigint }
  /** BINARY_DOUBLE, BINARY_FLOAT: text of more digits may not be the nearest number's. */
  | { readonly kind: 'binary'; readonly digits: number; readonly magnitude: number }
  | { readonly kind: 'varying'; readonly length: number | null }
  /** Padded with blanks. */
  | { readonly kind: 'fixed'; readonly length: number; readonly unit: 'bytes' | 'characters' }
  | { readonly kind: 'boolean' }
  /** Nothing that a literal could be told of: dates, RAW, … */
  | { readonly kind: 'other' }
  /** Declared elsewhere. */
  | { readonly kind: 'unknown' };

const INTEGERS: ReadonlyMap<string, readonly [bigint, bigint]> = new Map([
  ['PLS_INTEGER', [-2_147_483_648n, 2_147_483_647n]],
  ['BINARY_INTEGER', [-2_147_483_648n, 2_147_483_647n]],
  ['SIMPLE_INTEGER', [-2_147_483_648n, 2_147_483_647n]],
  ['NATURAL', [0n, 2_147_483_647n]],
  ['NATURALN', [0n, 2_147_483_647n]],
  ['POSITIVE', [1n, 2_147_483_647n]],
  ['POSITIVEN', [1n, 2_147_483_647n]],
  ['SIGNTYPE', [-1n, 1n]],
]);

/** Predefined types that do not allow NULL. */
const NOT_NULL: ReadonlySet<string> = new Set([
  'SIMPLE_INTEGER',
  'NATURALN',
  'POSITIVEN',
  'SIMPLE_FLOAT',
  'SIMPLE_DOUBLE',
]);

const DOUBLE: Shape = { kind: 'binary', digits: 15, magnitude: 300 };
const SINGLE: Shape = { kind: 'binary', digits: 6, magnitude: 37 };

const OTHERS: ReadonlySet<string> = new Set([
  'DATE',
  'TIMESTAMP',
  'INTERVAL',
  'RAW',
  'ROWID',
  'UROWID',
  'BLOB',
  'BFILE',
  'JSON',
  'XMLTYPE',
  'VECTOR',
]);

export function allowsNull(name: string): boolean {
  return !NOT_NULL.has(name);
}

/**
 * The shape of a predefined type, `unknown` for other names. Source: PL/SQL Language Reference, "PL/SQL Data Types" and "PL/SQL Predefined Data Types".
 * @param constraint as `DeclaredType` has it
 */
export function predefinedShape(name: string, constraint: string | null): Shape {
  const { words, sizes } = constraintParts(constraint);
  const type = words === '' ? name : `${name} ${words}`;
  const integer = INTEGERS.get(type);
  if (integer !== undefined) return { kind: 'integer', low: integer[0], high: integer[1] };
  switch (type) {
    case 'NUMBER':
      return decimalShape(sizes, null);
    case 'DEC':
    case 'DECIMAL':
    case 'NUMERIC':
      return decimalShape(sizes, 38);
    case 'INTEGER':
    case 'INT':
    case 'SMALLINT':
      return { kind: 'decimal', precision: 38, scale: 0 };
    case 'FLOAT':
      return floatShape(sizes === null ? 126 : Number(sizes));
    case 'DOUBLE PRECISION':
      return floatShape(126);
    case 'REAL':
      return floatShape(63);
    case 'BINARY_DOUBLE':
    case 'SIMPLE_DOUBLE':
      return DOUBLE;
    case 'BINARY_FLOAT':
    case 'SIMPLE_FLOAT':
      return SINGLE;
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'VARCHAR2':
    case 'VARCHAR':
    case 'STRING':
    case 'NVARCHAR2':
    case 'CHAR VARYING':
    case 'CHARACTER VARYING':
    case 'NCHAR VARYING':
    case 'NATIONAL CHAR VARYING':
    case 'NATIONAL CHARACTER VARYING':
      return varyingShape(sizes);
    case 'LONG':
    case 'CLOB':
    case 'NCLOB':
      return { kind: 'varying', length: null };
    case 'CHAR':
    case 'CHARACTER':
      return fixedShape(sizes, 'bytes');
    case 'NCHAR':
    case 'NATIONAL CHAR':
    case 'NATIONAL CHARACTER':
      return fixedShape(sizes, 'characters');
    default:
      return OTHERS.has(name) || words !== '' ? { kind: 'other' } : { kind: 'unknown' };
  }
}

/** `(30 CHAR)` → sizes `30 CHAR`; `VARYING(30)` → words `VARYING`, sizes `30`. */
function constraintParts(constraint: string | null): { readonly words: string; readonly sizes: string | null } {
  if (constraint === null) return { words: '', sizes: null };
  const open = constraint.indexOf('(');
  const close = constraint.indexOf(')');
  if (open < 0 || close < open) return { words: constraint, sizes: null };
  return {
    words: `${constraint.slice(0, open)}${constraint.slice(close + 1)}`.trim(),
    sizes: constraint.slice(open + 1, close),
  };
}

function decimalShape(sizes: string | null, precision: number | null): Shape {
  if (sizes === null) return { kind: 'decimal', precision, scale: precision === null ? null : 0 };
  const [first = '', second = '0', ...more] = sizes.split(',');
  const digits = first === '*' ? 38 : Number(first);
  const scale = Number(second);
  const isKnown = digits >= 1 && digits <= 38 && Number.isInteger(scale) && Math.abs(scale) <= 127 && more.length === 0;
  return isKnown ? { kind: 'decimal', precision: digits, scale } : { kind: 'other' };
}

function floatShape(binaryDigits: number): Shape {
  const isKnown = Number.isInteger(binaryDigits) && binaryDigits >= 1 && binaryDigits <= 126;
  return isKnown ? { kind: 'float', digits: Math.floor(binaryDigits * Math.log10(2)) } : { kind: 'other' };
}

function varyingShape(sizes: string | null): Shape {
  if (sizes === null) return { kind: 'varying', length: null };
  const length = Number(sizes.split(' ')[0]);
  return length >= 1 ? { kind: 'varying', length } : { kind: 'other' };
}

function fixedShape(sizes: string | null, otherwise: 'bytes' | 'characters'): Shape {
  const [size = '', unit] = (sizes ?? '1').split(' ');
  const length = Number(size);
  if (!(length >= 1 && length <= 32_767)) return { kind: 'other' };
  return { kind: 'fixed', length, unit: unit === 'CHAR' ? 'characters' : otherwise };
}
