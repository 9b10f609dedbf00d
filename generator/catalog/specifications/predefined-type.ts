import { parseScalarType } from '../../config/parse-scalar-type.js';
import type { BinaryIntegerName, ScalarType } from '../../model/data-type.js';

/** A predefined type as a declaration writes it. */
export interface PredefinedType {
  readonly type: ScalarType;
  readonly notNull: boolean;
}

/**
 * Reads the predefined scalar types of PL/SQL, with their lengths, precisions and scales; undefined for any other name. Source: PL/SQL Language Reference, "PL/SQL Data
 * Types", and "PL/SQL Predefined Data Types" for their subtypes.
 * @param name in exact spelling
 * @param constraint what follows it: `(9,2)`, `WITH TIME ZONE`
 */
export function predefinedType(name: string, constraint: string | null): PredefinedType | undefined {
  const text = constraint === null ? name : `${name} ${constraint.toUpperCase()}`;
  // Another name in quotes.
  if (name !== name.toUpperCase()) return undefined;
  const known = BINARY_INTEGERS.get(name);
  if (known !== undefined) return known;
  const plain = PLAIN.get(text);
  if (plain !== undefined) return { type: plain, notNull: name.startsWith('SIMPLE_') };
  const type = decimalType(name, constraint) ?? parseScalarType(inSqlWords(text));
  return type === undefined ? undefined : { type, notNull: false };
}

const BINARY_INTEGERS = new Map<string, PredefinedType>(
  (
    [
      ['PLS_INTEGER', false],
      ['BINARY_INTEGER', false],
      ['NATURAL', false],
      ['NATURALN', true],
      ['POSITIVE', false],
      ['POSITIVEN', true],
      ['SIGNTYPE', false],
      ['SIMPLE_INTEGER', true],
    ] as const satisfies readonly (readonly [BinaryIntegerName, boolean])[]
  ).map(([name, notNull]) => [name, { type: { kind: 'binary integer', name }, notNull }]),
);

const PLAIN = new Map<string, ScalarType>([
  ['SIMPLE_FLOAT', { kind: 'plain', name: 'SIMPLE_FLOAT' }],
  ['SIMPLE_DOUBLE', { kind: 'plain', name: 'SIMPLE_DOUBLE' }],
  ['INTEGER', { kind: 'number', name: 'INTEGER', precision: 38, scale: 0 }],
  ['INT', { kind: 'number', name: 'INT', precision: 38, scale: 0 }],
  ['SMALLINT', { kind: 'number', name: 'SMALLINT', precision: 38, scale: 0 }],
  ['REAL', { kind: 'float', name: 'REAL', binaryPrecision: 63 }],
  ['DOUBLE PRECISION', { kind: 'float', name: 'DOUBLE PRECISION', binaryPrecision: 126 }],
  ['TIMESTAMP_UNCONSTRAINED', { kind: 'datetime', name: 'TIMESTAMP' }],
  ['TIMESTAMP_TZ_UNCONSTRAINED', { kind: 'datetime', name: 'TIMESTAMP WITH TIME ZONE' }],
  ['TIMESTAMP_LTZ_UNCONSTRAINED', { kind: 'datetime', name: 'TIMESTAMP WITH LOCAL TIME ZONE' }],
  ['YMINTERVAL_UNCONSTRAINED', { kind: 'datetime', name: 'INTERVAL YEAR TO MONTH' }],
  ['DSINTERVAL_UNCONSTRAINED', { kind: 'datetime', name: 'INTERVAL DAY TO SECOND' }],
]);

/** DEC, DECIMAL and NUMERIC are NUMBER with 38 digits and no fraction unless they say otherwise. */
function decimalType(name: string, constraint: string | null): ScalarType | undefined {
  if (name !== 'DEC' && name !== 'DECIMAL' && name !== 'NUMERIC') return undefined;
  const type = parseScalarType(`NUMBER ${constraint ?? '(38,0)'}`);
  return type?.kind === 'number' ? { ...type, name } : undefined;
}

/** Names of several words first. */
const SQL_WORDS = [
  ['CHARACTER LARGE OBJECT', 'CLOB'],
  ['BINARY LARGE OBJECT', 'BLOB'],
  ['NATIONAL CHARACTER VARYING', 'NVARCHAR2'],
  ['NATIONAL CHAR VARYING', 'NVARCHAR2'],
  ['NATIONAL CHARACTER', 'NCHAR'],
  ['NATIONAL CHAR', 'NCHAR'],
  ['NCHAR VARYING', 'NVARCHAR2'],
  ['CHARACTER VARYING', 'VARCHAR2'],
  ['CHAR VARYING', 'VARCHAR2'],
  ['CHARACTER', 'CHAR'],
  ['VARCHAR', 'VARCHAR2'],
  ['STRING', 'VARCHAR2'],
] as const;

/** The type under the name that it has in SQL. */
function inSqlWords(text: string): string {
  const found = SQL_WORDS.find(
    ([words]) => text === words || text.startsWith(`${words} `) || text.startsWith(`${words}(`),
  );
  return found === undefined ? text : found[1] + text.slice(found[0].length);
}
