import type { DataType } from './data-type.js';
import type { SourceNotes, ValueNotes } from './source-notes.js';

/** A record, collection or object type that parameters, or other such types, are of: described once, referred to by its key. */
export type CompositeType = RecordType | CollectionType | ObjectType | UnreadableType;

export interface TypeIdentity {
  /** The type as SQL would name it, unique in the catalog: `ERP.ORDERS_API.LINE_T`, `ERP.ADDRESS_T`, `ERP.ORDERS%ROWTYPE`. */
  readonly key: string;
  /** By the name that the configuration has for the schema, else its own. Exact spelling, as are the others. */
  readonly owner: string;
  /** The declaring package; null for a type of the schema's own and for the rows of its tables and views. */
  readonly packageName: string | null;
  /** Without `%ROWTYPE`: of a row type the table, view or cursor. */
  readonly name: string;
  readonly notes?: SourceNotes;
}

/** A record type of a package, or the row of a table, view or cursor. */
export interface RecordType extends TypeIdentity {
  readonly kind: 'record';
  /**
   * `type`: declared by a package. `row`: a table's or view's `%ROWTYPE`; `cursor row`: a package cursor's. `anonymous`: the row of something that the
   * dictionary does not name (%ROWTYPE before 18c), so that no block can declare a variable of it; `name` is the parameter then.
   */
  readonly origin: 'type' | 'row' | 'cursor row' | 'anonymous';
  /** In the order of the declaration; never empty. */
  readonly fields: readonly Field[];
}

/** A field of a record, a column of a row or an attribute of an object. */
export interface Field {
  /** Exact spelling. */
  readonly name: string;
  readonly dataType: DataType;
  readonly notes?: ValueNotes;
}

export interface CollectionType extends TypeIdentity {
  readonly kind: 'collection';
  readonly form: 'nested table' | 'varray' | 'index by integer' | 'index by varchar2';
  readonly element: DataType;
  /** About the elements. */
  readonly elementNotes?: ValueNotes;
  /** A varray's limit, or the key length in bytes of INDEX BY VARCHAR2; null where there is none, or it is not recorded. */
  readonly limit: number | null;
}

/** `CREATE TYPE … AS OBJECT` */
export interface ObjectType extends TypeIdentity {
  readonly kind: 'object';
  /** In the order of the declaration, inherited ones first. */
  readonly attributes: readonly Field[];
  /** The key of the type that it is UNDER. */
  readonly supertype: string | null;
  /** The keys of the types directly UNDER it, as far as they can be seen, sorted. */
  readonly subtypes: readonly string[];
  readonly instantiable: boolean;
}

/** A type that the dictionary names but does not show. What uses it is reported and left out. */
export interface UnreadableType extends TypeIdentity {
  readonly kind: 'unreadable';
  /** What is missing, and which grant gives it: completes "is of a type that …". */
  readonly reason: string;
}
