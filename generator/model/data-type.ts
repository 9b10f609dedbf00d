/**
 * A PL/SQL data type as a declaration names it, in Oracle's terms. Lengths and precisions are those that the dictionary
 * shows; a formal parameter itself is unconstrained, they come from %TYPE and subtypes.
 */
export type DataType = ScalarType | NamedType | CursorType | UnsupportedType;

export type ScalarType =
  | CharacterType
  | NumberType
  | FloatType
  | BinaryIntegerType
  | DatetimeType
  | RawType
  | RowidType
  | PlainType
  | LobType;

export interface CharacterType {
  readonly kind: 'character';
  readonly name: 'VARCHAR2' | 'CHAR' | 'NVARCHAR2' | 'NCHAR' | 'LONG';
  /** In characters or bytes, as `semantics` says; null when unconstrained. */
  readonly length: number | null;
  readonly semantics: 'BYTE' | 'CHAR' | null;
}

export interface NumberType {
  readonly kind: 'number';
  /** The spelling of the declaration; DEC, INTEGER and the like are subtypes of NUMBER with 38 digits. */
  readonly name: 'NUMBER' | 'DEC' | 'DECIMAL' | 'NUMERIC' | 'INTEGER' | 'INT' | 'SMALLINT';
  /** Decimal digits; null for a NUMBER without precision. */
  readonly precision: number | null;
  readonly scale: number | null;
}

export interface FloatType {
  readonly kind: 'float';
  readonly name: 'FLOAT' | 'REAL' | 'DOUBLE PRECISION';
  /** Binary digits. */
  readonly binaryPrecision: number | null;
}

export interface BinaryIntegerType {
  readonly kind: 'binary integer';
  /** NATURALN, POSITIVEN and SIMPLE_INTEGER are NOT NULL. */
  readonly name: BinaryIntegerName;
}

export type BinaryIntegerName =
  | 'PLS_INTEGER'
  | 'BINARY_INTEGER'
  | 'NATURAL'
  | 'NATURALN'
  | 'POSITIVE'
  | 'POSITIVEN'
  | 'SIGNTYPE'
  | 'SIMPLE_INTEGER';

export interface DatetimeType {
  readonly kind: 'datetime';
  readonly name:
    | 'DATE'
    | 'TIMESTAMP'
    | 'TIMESTAMP WITH TIME ZONE'
    | 'TIMESTAMP WITH LOCAL TIME ZONE'
    | 'INTERVAL YEAR TO MONTH'
    | 'INTERVAL DAY TO SECOND';
}

export interface RawType {
  readonly kind: 'raw';
  readonly name: 'RAW' | 'LONG RAW';
  /** In bytes; null when unconstrained. */
  readonly length: number | null;
}

export interface RowidType {
  readonly kind: 'rowid';
  readonly name: 'ROWID' | 'UROWID';
}

/** Types without any constraint but NOT NULL, which SIMPLE_FLOAT and SIMPLE_DOUBLE are. */
export interface PlainType {
  readonly kind: 'plain';
  readonly name: 'BOOLEAN' | 'BINARY_FLOAT' | 'BINARY_DOUBLE' | 'SIMPLE_FLOAT' | 'SIMPLE_DOUBLE';
}

export interface LobType {
  readonly kind: 'large';
  readonly name: 'CLOB' | 'NCLOB' | 'BLOB' | 'BFILE' | 'JSON' | 'XMLTYPE' | 'VECTOR';
  /** How many dimensions a VECTOR has; absent where any number will do. */
  readonly dimensions?: number;
  /** What the dimensions of a VECTOR are; absent where anything will do. */
  readonly format?: VectorFormat;
}

export type VectorFormat = 'FLOAT32' | 'FLOAT64' | 'INT8' | 'BINARY';

/** A record, collection or object type: described among the catalog's types. */
export interface NamedType {
  readonly kind: 'named';
  /** The key of a `CompositeType`. */
  readonly type: string;
}

/** REF CURSOR. */
export interface CursorType {
  readonly kind: 'cursor';
  /** The key of the record that its rows are, where the source of the specification tells, or the dictionary (strong cursors before 18c). */
  readonly row: string | null;
  /** The row is what a comment says (`@cursor`): the columns are found by their names. Absent for strong cursors, whose columns are found by position. */
  readonly match?: 'name';
}

/** A type that cannot be described further. What it is used in is reported and left out. */
export interface UnsupportedType {
  readonly kind: 'unsupported';
  /** As the dictionary names it: `PL/SQL RECORD ERP.ORDERS_API.ORDER_REC`. */
  readonly name: string;
}
