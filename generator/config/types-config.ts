/** What a NUMBER is in TypeScript. `decimal` is an instance of decimal.js's class. */
export type NumberMapping = 'number' | 'bigint' | 'string' | 'decimal';

/** A type with a fraction in its declaration is no `bigint`. */
export type FractionMapping = Exclude<NumberMapping, 'bigint'>;

/** What a BFILE gives: the names of its directory and file with what is in the file, or the names alone, for which the file need not be there. */
export type FileMapping = 'content' | 'name';

/** DATE and TIMESTAMP have no time zone: as Date they are the moment at which the clock of a zone shows them. */
export type ZonelessMapping = 'iso' | 'temporal' | ZonelessDate;

/** The types with a time zone are moments by themselves. */
export type ZonedMapping = 'iso' | 'temporal' | 'date' | ZonedDate;

export interface ZonelessDate {
  readonly as: 'date';
  /** `UTC`, an offset such as `+05:45`, or a region such as `Europe/Berlin`. */
  readonly zone: string;
  /**
   * What a Date or a DATE has no place for is left off: milliseconds on the way into a DATE, digits beyond them on the way out of a TIMESTAMP. Without it the one is
   * an `ArgumentError`, the other an error inside the block.
   */
  readonly truncate?: boolean | undefined;
  /**
   * Which moment a time is that a region's clock shows twice, when it is put back. Without it such a time is an error on either way. A time that the clock skips always
   * is.
   */
  readonly overlap?: 'earlier' | 'later' | undefined;
}

export interface ZonedDate {
  readonly as: 'date';
  /** Digits beyond milliseconds are left off on the way out. Without it they are an error inside the block. */
  readonly truncate?: boolean | undefined;
}

/**
 * How types look in TypeScript. Of several rules the one with the most precise type decides; a rule of a package goes before those for all, one of a
 * parameter before both.
 */
export interface TypeRules {
  /** NUMBER, DEC, DECIMAL and NUMERIC, with and without precision. `bigint` leaves those alone whose declaration has a fraction. */
  readonly NUMBER?: NumberMapping | undefined;
  /** Without a fraction in the declaration. */
  readonly 'NUMBER(p)'?: NumberMapping | undefined;
  /** The same with more digits than a JavaScript number holds. */
  readonly 'NUMBER(p>15)'?: NumberMapping | undefined;
  /** With a fraction in the declaration. */
  readonly 'NUMBER(p,s)'?: FractionMapping | undefined;
  /** The same with more digits than a JavaScript number holds. */
  readonly 'NUMBER(p>15,s)'?: FractionMapping | undefined;
  /** INTEGER, INT and SMALLINT. */
  readonly INTEGER?: NumberMapping | undefined;
  /** FLOAT, REAL and DOUBLE PRECISION. */
  readonly FLOAT?: FractionMapping | undefined;
  /** PLS_INTEGER, BINARY_INTEGER and their subtypes. */
  readonly PLS_INTEGER?: NumberMapping | undefined;
  readonly DATE?: ZonelessMapping | undefined;
  readonly TIMESTAMP?: ZonelessMapping | undefined;
  readonly 'TIMESTAMP WITH TIME ZONE'?: ZonedMapping | undefined;
  readonly 'TIMESTAMP WITH LOCAL TIME ZONE'?: ZonedMapping | undefined;
  readonly BFILE?: FileMapping | undefined;
  /**
   * What INDEX BY PLS_INTEGER gives: an array (the default), for which the keys must be 1, 2, 3 … without gaps, or a `Map` by key. Arguments may be either
   * anyway, and INDEX BY VARCHAR2 is always a `Map`.
   */
  readonly indexBy?: CollectionForm | undefined;
}

/** What an index-by table is in TypeScript. */
export type CollectionForm = 'array' | 'map';

/** For one collection type: what it is, and its elements. */
export type CollectionMapping = CollectionForm | OwnCollectionMapping;

export interface OwnCollectionMapping {
  /** Only of INDEX BY PLS_INTEGER. */
  readonly indexBy?: CollectionForm | undefined;
  readonly element?: ParameterMapping | undefined;
}

/** A parameter's or a result's own mapping. `{ notNull: true }` alone keeps the rules for its type. */
export type ParameterMapping = NumberMapping | ZonedMapping | ZonelessDate | FileMapping | OwnMapping;

export interface OwnMapping {
  readonly as?: NumberMapping | 'iso' | 'temporal' | 'date' | FileMapping | undefined;
  readonly zone?: string | undefined;
  readonly truncate?: boolean | undefined;
  readonly overlap?: 'earlier' | 'later' | undefined;
  /** It is never NULL: checked inside the block, before the commit, and of arguments before the call. */
  readonly notNull?: boolean | undefined;
}

/**
 * Keys of `packages`, `parameters` and `fields` may be patterns: `*` for any characters and `?` for one in each part, `**` at the beginning for any parts, so that
 * `**.P_*_ID` means all parameters of such names. A name's own key goes before all patterns, and of those that match it and whose mapping its type can have the one
 * with the most characters besides `*` and `?` counts, alone.
 */
export interface TypesConfig extends TypeRules {
  /** Rules for one package: `{ 'ERP.ORDERS_API': { NUMBER: 'decimal' } }`. */
  readonly packages?: Readonly<Record<string, TypeRules>> | undefined;
  /**
   * For one parameter: `{ 'ERP.ORDERS_API.CREATE_ORDER.P_AMOUNT': 'decimal' }`; a function's own value is called RETURN. Of an overloaded routine all
   * overloads are meant that have it.
   */
  readonly parameters?: Readonly<Record<string, ParameterMapping>> | undefined;
  /**
   * For a field of a record, a column of a row or an attribute of an object: `{ 'ERP.ORDERS_API.LINE_T.AMOUNT': 'decimal', 'ERP.ORDERS.AMOUNT': 'decimal' }`.
   */
  readonly fields?: Readonly<Record<string, ParameterMapping>> | undefined;
  /** For one collection type: `{ 'ERP.ORDERS_API.LINES_T': 'map', 'ERP.ORDERS_API.AMOUNTS_T': { element: 'decimal' } }`. */
  readonly collections?: Readonly<Record<string, CollectionMapping>> | undefined;
  /**
   * The SUBTYPE by which blocks name the row of a table or view, so that users need no privilege on it: `{ 'ERP.ORDERS': 'ERP.ORDERS_API.ORDER_ROW_T' }` for
   * `SUBTYPE order_row_t IS orders%ROWTYPE`.
   */
  readonly rows?: Readonly<Record<string, string>> | undefined;
  /** Where generated modules import the classes of mapped values. */
  readonly classes?: ClassesConfig | undefined;
}

export interface ClassesConfig {
  /** Exports `Decimal`; `decimal.js` by default. */
  readonly decimal?: string | undefined;
  /** Exports `Temporal`; `temporal-polyfill` by default. `global` imports nothing and takes JavaScript's own. */
  readonly temporal?: string | undefined;
}
