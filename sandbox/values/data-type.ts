/**
 * The data types of SQL and PL/SQL as the sandbox knows them. Lengths are in the unit named by `lengthUnit`; an
 * `undefined` length, precision or scale means "not constrained", as for a formal parameter.
 */
export type DataType = ScalarType | CompositeType;

export type ScalarType =
  | CharacterType
  | NumberType
  | PlsIntegerType
  | { readonly kind: 'boolean' }
  /** `subtype` is set for the NOT NULL ones of PL/SQL, for the dictionary's PLS_TYPE. */
  | { readonly kind: 'binary_float'; readonly subtype?: 'SIMPLE_FLOAT' }
  | { readonly kind: 'binary_double'; readonly subtype?: 'SIMPLE_DOUBLE' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' | 'timestamp_tz' | 'timestamp_ltz'; readonly precision: number }
  | { readonly kind: 'interval_ym'; readonly yearPrecision: number }
  | { readonly kind: 'interval_ds'; readonly dayPrecision: number; readonly secondPrecision: number }
  | { readonly kind: 'raw'; readonly length: number | undefined }
  | LongType
  | { readonly kind: 'rowid' }
  | { readonly kind: 'urowid'; readonly length: number | undefined }
  | { readonly kind: 'clob'; readonly national: boolean }
  | { readonly kind: 'blob' }
  | { readonly kind: 'bfile' }
  | { readonly kind: 'json' }
  | { readonly kind: 'xmltype' }
  | VectorType
  | { readonly kind: 'ref_cursor'; readonly rowType?: RecordType }
  | RefType
  /** The type of the literal NULL and of an untyped bind: fits everything. */
  | { readonly kind: 'null' };

export interface LongType {
  readonly kind: 'long' | 'long_raw';
  /** In bytes, where it is not that of a PL/SQL variable. */
  readonly length?: number;
}

/** `REF t`: a pointer to a row object of that type. */
export interface RefType {
  readonly kind: 'ref';
  readonly target: TypeIdentity;
}

/** `VECTOR(3, FLOAT32)`; undefined is `*`: any number of dimensions, any format. */
export interface VectorType {
  readonly kind: 'vector';
  readonly dimensions: number | undefined;
  readonly format: VectorFormat | undefined;
}

export type VectorFormat = 'FLOAT32' | 'FLOAT64' | 'INT8' | 'BINARY';

export interface CharacterType {
  /** `char` is blank-padded to its length, and compared so; string literals are `char` too. */
  readonly kind: 'varchar2' | 'char';
  readonly national: boolean;
  readonly length: number | undefined;
  readonly lengthUnit: 'byte' | 'char';
  /** Set for what USER returns: a VARCHAR2 that is compared as a CHAR. */
  readonly comparedPadded?: boolean;
}

/** Whether values of the type are compared blank-padded with others of that kind. Source: SQL Language Reference, "Data Type Comparison Rules". */
export function isBlankPadded(type: DataType): boolean {
  return type.kind === 'char' || (type.kind === 'varchar2' && type.comparedPadded === true);
}

export interface NumberType {
  readonly kind: 'number';
  readonly precision: number | undefined;
  /** Negative scales round to the left of the decimal point. */
  readonly scale: number | undefined;
  /** Set for FLOAT(b): the binary precision, 1 to 126. */
  readonly binaryPrecision?: number;
  /** The spelling where it is one of NUMBER's subtypes (INTEGER, REAL…), for the dictionary's PLS_TYPE. */
  readonly subtype?: string;
}

export interface PlsIntegerType {
  readonly kind: 'pls_integer';
  readonly low: number;
  readonly high: number;
  readonly notNull: boolean;
  /** PLS_INTEGER, BINARY_INTEGER, NATURAL, NATURALN, POSITIVE, POSITIVEN, SIGNTYPE or SIMPLE_INTEGER. */
  readonly name: string;
}

export type CompositeType = RecordType | CollectionType | ObjectType;

export interface RecordType {
  readonly kind: 'record';
  /** Where the dictionary knows it: owner, package (or null), name. Absent for an anonymous record. */
  readonly identity?: TypeIdentity;
  /** Tells types of blocks, subprograms and package bodies apart: one for each declaration. */
  readonly declaration?: object;
  readonly fields: readonly RecordField[];
}

export interface RecordField {
  readonly name: string;
  readonly dataType: DataType;
  readonly notNull: boolean;
  /** What the source named the type through, for the dictionary. */
  readonly synonym?: SynonymName;
}

export interface CollectionType {
  readonly kind: 'collection';
  readonly identity?: TypeIdentity;
  /** As in RecordType. */
  readonly declaration?: object;
  readonly form: 'nested_table' | 'varray' | 'index_by_integer' | 'index_by_varchar2';
  readonly element: DataType;
  readonly elementNotNull: boolean;
  /** What the source named the element's type through, for the dictionary. */
  readonly elementSynonym?: SynonymName;
  /** A varray's limit, or the key length of INDEX BY VARCHAR2(n). */
  readonly limit?: number;
}

export interface ObjectType {
  readonly kind: 'object';
  readonly identity: TypeIdentity;
  /** Those of the supertype first. */
  readonly attributes: readonly RecordField[];
  /** What it was created UNDER. */
  readonly supertype?: ObjectType;
  readonly final: boolean;
  readonly instantiable: boolean;
}

export interface TypeIdentity {
  readonly owner: string;
  readonly packageName: string | null;
  readonly name: string;
}

/** A synonym for a type, or for the package or table that a type belongs to. Public ones have the owner PUBLIC. */
export interface SynonymName {
  readonly owner: string;
  readonly name: string;
}

export const VARCHAR2: CharacterType = { kind: 'varchar2', national: false, length: undefined, lengthUnit: 'byte' };
export const NUMBER: NumberType = { kind: 'number', precision: undefined, scale: undefined };
export const PLS_INTEGER: PlsIntegerType = {
  kind: 'pls_integer',
  low: -2147483648,
  high: 2147483647,
  notNull: false,
  name: 'PLS_INTEGER',
};
export const BOOLEAN: ScalarType = { kind: 'boolean' };
export const VECTOR: VectorType = { kind: 'vector', dimensions: undefined, format: undefined };
export const DATE: ScalarType = { kind: 'date' };
export const NULL_TYPE: ScalarType = { kind: 'null' };
