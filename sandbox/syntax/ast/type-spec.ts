import type { Expression } from './expression.js';
import type { QualifiedName, SyntaxNode } from './name.js';

/** A data type as SQL and PL/SQL both write it. PL/SQL's anchored types are in `plsql/ast/type-spec.ts`. */
export type TypeSpec = ScalarTypeSpec | NamedTypeSpec | RefTypeSpec;

/** A length, precision or scale: a number, or in PL/SQL a static expression (`VARCHAR2(c_width)`). */
export type TypeSize = number | Expression;

/** One of Oracle's own types, written unquoted and unqualified. */
export interface ScalarTypeSpec extends SyntaxNode {
  readonly kind: 'scalar_type';
  /** As Oracle spells it, words joined by one blank: `DOUBLE PRECISION`, `TIMESTAMP WITH LOCAL TIME ZONE`. */
  readonly name: ScalarTypeName;
  /** Of a character type, RAW or UROWID; the number of dimensions of a VECTOR, undefined for `*`. */
  readonly length: TypeSize | undefined;
  /** `VARCHAR2(10 CHAR)`; undefined where it was not written. */
  readonly lengthUnit: 'BYTE' | 'CHAR' | undefined;
  /** Of NUMBER, FLOAT, TIMESTAMP; the leading field's precision of an INTERVAL. `'*'` is NUMBER(*,s). */
  readonly precision: TypeSize | '*' | undefined;
  /** Of NUMBER; the fractional seconds' precision of INTERVAL DAY TO SECOND. */
  readonly scale: TypeSize | undefined;
  /** The words after the number of dimensions of a VECTOR: its format and storage, `*` among them. */
  readonly vectorFormat?: readonly string[];
  /** `CHARACTER SET x` of a PL/SQL parameter, where `x%CHARSET` is written out. */
  readonly characterSet: string | undefined;
}

/** A type with a name of its own: `erp.address_t`, a local subtype. `constraint` is the `(10, 2)` of `amount_t(10, 2)`. */
export interface NamedTypeSpec extends SyntaxNode {
  readonly kind: 'named_type';
  readonly name: QualifiedName;
  readonly constraint: readonly TypeSize[];
  readonly lengthUnit: 'BYTE' | 'CHAR' | undefined;
}

/** `REF erp.person_t`. */
export interface RefTypeSpec extends SyntaxNode {
  readonly kind: 'ref_type';
  readonly target: QualifiedName;
}

/** `RANGE 1 .. 10` of a subtype. */
export interface RangeConstraint extends SyntaxNode {
  readonly low: Expression;
  readonly high: Expression;
}

export type IntervalField = 'YEAR' | 'MONTH' | 'DAY' | 'HOUR' | 'MINUTE' | 'SECOND';

export const SCALAR_TYPE_NAMES = [
  'VARCHAR2',
  'VARCHAR',
  'STRING',
  'NVARCHAR2',
  'CHAR',
  'CHARACTER',
  'NCHAR',
  'CHAR VARYING',
  'CHARACTER VARYING',
  'NCHAR VARYING',
  'NATIONAL CHARACTER',
  'NATIONAL CHAR',
  'NATIONAL CHARACTER VARYING',
  'NATIONAL CHAR VARYING',
  'LONG',
  'LONG RAW',
  'LONG VARCHAR',
  'RAW',
  'ROWID',
  'UROWID',
  'CLOB',
  'NCLOB',
  'BLOB',
  'BFILE',
  'CHARACTER LARGE OBJECT',
  'CHAR LARGE OBJECT',
  'BINARY LARGE OBJECT',
  'NATIONAL CHARACTER LARGE OBJECT',
  'NCHAR LARGE OBJECT',
  'NUMBER',
  'NUMERIC',
  'DEC',
  'DECIMAL',
  'INT',
  'INTEGER',
  'SMALLINT',
  'FLOAT',
  'REAL',
  'DOUBLE PRECISION',
  'BINARY_FLOAT',
  'BINARY_DOUBLE',
  'SIMPLE_FLOAT',
  'SIMPLE_DOUBLE',
  'PLS_INTEGER',
  'BINARY_INTEGER',
  'SIMPLE_INTEGER',
  'NATURAL',
  'NATURALN',
  'POSITIVE',
  'POSITIVEN',
  'SIGNTYPE',
  'BOOLEAN',
  'DATE',
  'TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE',
  'TIMESTAMP WITH LOCAL TIME ZONE',
  'INTERVAL YEAR TO MONTH',
  'INTERVAL DAY TO SECOND',
  'TIMESTAMP_UNCONSTRAINED',
  'TIMESTAMP_TZ_UNCONSTRAINED',
  'TIMESTAMP_LTZ_UNCONSTRAINED',
  'YMINTERVAL_UNCONSTRAINED',
  'DSINTERVAL_UNCONSTRAINED',
  'SYS_REFCURSOR',
  'JSON',
  'XMLTYPE',
  'VECTOR',
] as const;

export type ScalarTypeName = (typeof SCALAR_TYPE_NAMES)[number];
