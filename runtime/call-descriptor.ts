/**
 * The contract between emitted code and runtime: what a generated module says about a routine. Plain, serialisable
 * data with Oracle's names, so that thousands of them cost little and documentation tools can read them.
 */
export interface CallDescriptor {
  /** The schema that owns the routine, exact spelling. `schemas` of the client's options may map it elsewhere. */
  readonly owner: string;
  /** The package, exact spelling; null for a standalone procedure or function. */
  readonly packageName: string | null;
  /** The procedure or function, exact spelling. */
  readonly name: string;
  /** Oracle's overload number, when the name is overloaded: for messages only, never for identity. */
  readonly overload?: number;
  /** A pipelined function, which only SQL can call: it is queried, and its result is a cursor. */
  readonly pipelined?: true;
  /** A function's result; absent for a procedure. */
  readonly returns?: ResultDescriptor;
  /** In the order of the declaration. */
  readonly parameters: readonly ParameterDescriptor[];
  /** Said of a routine that calls DBMS_SQL.RETURN_RESULT: the dictionary does not know. */
  readonly implicitResults?: ImplicitResultsDescriptor;
}

/** What a routine gives to DBMS_SQL.RETURN_RESULT: under the key `implicitResults` of its result. */
export interface ImplicitResultsDescriptor {
  /** As many as it gives, in their order. Absent: whatever it gives. */
  readonly results?: readonly CursorDescriptor[];
}

export interface ParameterDescriptor {
  /** The formal parameter's name, exact spelling. */
  readonly name: string;
  /** The property of the arguments and result objects. */
  readonly key: string;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  /** Whether the declaration has a default, so that the caller may leave it out. */
  readonly defaulted?: boolean;
  readonly type: TypeDescriptor;
}

export interface ResultDescriptor {
  readonly type: TypeDescriptor;
}

/** A data type as the runtime must bind it. Composite types are shared: a module exports each of its own once. Never recursive. */
export type TypeDescriptor = ValueDescriptor | CursorDescriptor;

/** What fields, elements and columns can be of, too. */
export type ValueDescriptor = ScalarDescriptor | CompositeDescriptor;

export type CompositeDescriptor = RecordDescriptor | CollectionDescriptor | ObjectDescriptor;

/** REF CURSOR: OUT, as a function's result, and as the column of a row. IN OUT takes nothing. */
export interface CursorDescriptor {
  readonly kind: 'cursor';
  /** What its rows are. Absent: whatever the cursor has when it is opened. */
  readonly row?: RowDescriptor;
}

export interface RowDescriptor {
  /** Strong cursors are matched by position, weak ones by the columns' names. Both are checked before the first row is read. */
  readonly match: 'position' | 'name';
  readonly columns: readonly ColumnDescriptor[];
}

/** A column of a row: that of a CURSOR expression has rows of its own. */
export interface ColumnDescriptor extends Omit<FieldDescriptor, 'type'> {
  readonly type: ValueDescriptor | CursorDescriptor;
}

/** How a block names a composite type. */
export interface CompositeName {
  /** Exact spelling; `schemas` of the client's options may map it elsewhere. */
  readonly owner: string;
  /** The declaring package; null for a type of the schema's own and the row of a table or view. */
  readonly packageName: string | null;
  /** The type, or the table, view or cursor whose row it is. */
  readonly name: string;
  /** `name` is a table, view or cursor. */
  readonly row?: true;
}

/** A PL/SQL record or %ROWTYPE. Never null as a whole. */
export interface RecordDescriptor extends CompositeName {
  readonly kind: 'record';
  /** In the order of the declaration. */
  readonly fields: readonly FieldDescriptor[];
}

export interface FieldDescriptor {
  /** Exact spelling. */
  readonly name: string;
  /** The property in TypeScript. */
  readonly key: string;
  readonly type: ValueDescriptor;
}

export interface CollectionDescriptor extends CompositeName {
  readonly kind: 'collection';
  readonly form: 'nested table' | 'varray' | 'index by integer' | 'index by varchar2';
  /** What a result is. An array of an index-by table must be dense from 1; INDEX BY VARCHAR2 is always a map. Arguments take both. */
  readonly as: 'array' | 'map';
  readonly element: ValueDescriptor;
  /** A varray's limit, or the longest key of INDEX BY VARCHAR2, in characters. */
  readonly limit?: number;
}

/** An object type. */
export interface ObjectDescriptor extends CompositeName {
  readonly kind: 'object';
  /** The value of the property `$type` that tells the types of one hierarchy apart. Absent where there are no subtypes. */
  readonly tag?: string;
  /** Inherited ones first. */
  readonly attributes: readonly FieldDescriptor[];
  /** No value has this very type: only its subtypes can be made. */
  readonly instantiable?: false;
  /** All types under it, at any depth, supertypes first. */
  readonly subtypes?: readonly ObjectDescriptor[];
}

export interface ScalarDescriptor {
  /** How the value is bound and converted. */
  readonly kind: ScalarKind;
  /** PL/SQL text that declares a local of this type in the block: `VARCHAR2(32767)`, `NUMBER(9,2)`, `PLS_INTEGER`. Within a composite, what `maxSize` is about. */
  readonly declaration: string;
  /** How the value looks in TypeScript, where the kind leaves a choice. Of a BFILE: `name` is that of the file alone, without what is in it. */
  readonly as?: 'number' | 'bigint' | 'string' | 'decimal' | 'iso' | 'date' | 'temporal' | 'name';
  /** With `as: 'date'`, for types without a time zone: the zone whose clock they show, `UTC`, `+05:45` or `Europe/Berlin`. */
  readonly zone?: string;
  /** With `as: 'date'`: digits of the second that the other side has no place for are left off. Otherwise such a value is refused. */
  readonly truncate?: boolean;
  /** With `as: 'date'` and a zone that changes its clock: which moment a time that comes twice is. Otherwise such a time is refused. */
  readonly overlap?: 'earlier' | 'later';
  /** Largest size in bytes of an OUT value, for kinds that have one. */
  readonly maxSize?: number;
  /** Of a field, attribute or element: its length, in characters for text whatever the database's character set, in bytes for RAW. */
  readonly maxLength?: number;
  /** CHAR and NCHAR that the routine pads to the local's length, whatever it is: blanks at the end are left off. One stays of a value of blanks only. */
  readonly blankPadded?: true;
  /** Of a VECTOR: what its dimensions are, where it is declared. */
  readonly format?: 'FLOAT32' | 'FLOAT64' | 'INT8' | 'BINARY';
  /** The value is never null: a NOT NULL subtype, or narrowed by configuration. Checked inside the block, before the commit. */
  readonly notNull?: boolean;
  /** PL/SQL text of a value that a local of this type starts with when nothing comes in: only for NOT NULL subtypes, which cannot be declared without. */
  readonly initial?: string;
}

export type ScalarKind =
  | 'string'
  | 'nstring'
  | 'number'
  | 'integer'
  | 'binary_float'
  | 'binary_double'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'timestamp_tz'
  | 'timestamp_ltz'
  | 'interval_ym'
  | 'interval_ds'
  | 'raw'
  | 'json'
  | 'xml'
  | 'rowid'
  | 'clob'
  | 'nclob'
  | 'blob'
  | 'bfile'
  | 'vector';
