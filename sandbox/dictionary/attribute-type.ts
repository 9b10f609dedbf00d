import type { DataType, NumberType, SynonymName } from '../values/data-type.js';

/** How a view of types tells the type of an attribute or element. */
export interface AttributeType {
  /** REF for a pointer to a row object. */
  readonly modifier: 'REF' | null;
  /** Null for a predefined type. */
  readonly owner: string | null;
  readonly name: string;
  /** Of a type that a package declares. */
  readonly packageName: string | null;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly characterSetName: 'CHAR_CS' | 'NCHAR_CS' | null;
  /** B for what is no string, too. */
  readonly charUsed: 'B' | 'C';
}

/** Where the type of an attribute or element is declared: what it takes to see it depends on that. */
export type TypeHome = 'predefined' | 'schema' | 'package' | 'relation';

/** `t%ROWTYPE` of a table or view, or the row of a package's cursor. */
export const ROWTYPE = '%ROWTYPE';

/**
 * How ALL_PLSQL_TYPE_ATTRS, ALL_TYPE_ATTRS and the views of collection types spell a type: by its internal name, which
 * is not always that of ALL_ARGUMENTS, with the sizes that were declared.
 * @param synonym what the source named the type through: it is shown in the type's place
 * @param release 23 and later call BOOLEAN so, earlier ones PL/SQL BOOLEAN
 */
export function attributeType(dataType: DataType, synonym: SynonymName | undefined, release: number): AttributeType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char': {
      const base = dataType.kind === 'varchar2' ? 'VARCHAR2' : 'CHAR';
      return {
        ...predefined(dataType.national ? `N${base}` : base),
        length: dataType.length ?? null,
        characterSetName: dataType.national ? 'NCHAR_CS' : 'CHAR_CS',
        charUsed: dataType.lengthUnit === 'char' ? 'C' : 'B',
      };
    }
    case 'clob':
      return {
        ...predefined(dataType.national ? 'NCLOB' : 'CLOB'),
        characterSetName: dataType.national ? 'NCHAR_CS' : 'CHAR_CS',
      };
    case 'raw':
    case 'urowid':
      return { ...predefined(dataType.kind.toUpperCase()), length: dataType.length ?? null };
    case 'number':
      return numberAttribute(dataType);
    case 'pls_integer':
      return predefined(dataType.name === 'PLS_INTEGER' ? 'PL/SQL PLS INTEGER' : 'PL/SQL BINARY INTEGER');
    case 'boolean':
      return predefined(release >= 23 ? 'BOOLEAN' : 'PL/SQL BOOLEAN');
    case 'timestamp':
      return { ...predefined('TIMESTAMP'), scale: dataType.precision };
    case 'timestamp_tz':
      return { ...predefined('TIMESTAMP WITH TZ'), scale: dataType.precision };
    case 'timestamp_ltz':
      return { ...predefined('TIMESTAMP WITH LOCAL TZ'), scale: dataType.precision };
    case 'interval_ym':
      return { ...predefined('INTERVAL YEAR TO MONTH'), precision: dataType.yearPrecision };
    case 'interval_ds':
      return {
        ...predefined('INTERVAL DAY TO SECOND'),
        precision: dataType.dayPrecision,
        scale: dataType.secondPrecision,
      };
    case 'xmltype':
      return { ...predefined('XMLTYPE'), owner: 'PUBLIC' };
    case 'record':
    case 'collection':
    case 'object':
      return declared(dataType, synonym);
    // The column of a cursor that selects NULL.
    case 'null':
      return { ...predefined('VARCHAR2'), length: 0, characterSetName: 'CHAR_CS' };
    case 'ref':
      return { ...predefined(dataType.target.name), owner: dataType.target.owner, modifier: 'REF' };
    default:
      return predefined(INTERNAL_NAMES[dataType.kind]);
  }
}

export function homeOf(dataType: DataType): TypeHome {
  switch (dataType.kind) {
    case 'record':
    case 'collection': {
      const { identity } = dataType;
      if (identity === undefined) throw new TypeError('a type without a name has no row');
      if (identity.packageName !== null) return 'package';
      return identity.name.endsWith(ROWTYPE) ? 'relation' : 'schema';
    }
    case 'object':
    case 'ref':
    case 'xmltype':
      return 'schema';
    default:
      return 'predefined';
  }
}

const INTERNAL_NAMES = {
  binary_float: 'BINARY_FLOAT',
  binary_double: 'BINARY_DOUBLE',
  date: 'DATE',
  long: 'PL/SQL LONG',
  long_raw: 'PL/SQL LONG RAW',
  rowid: 'PL/SQL ROWID',
  blob: 'BLOB',
  bfile: 'BFILE',
  json: 'JSON',
  vector: 'VECTOR',
  ref_cursor: 'PL/SQL REF CURSOR',
} as const satisfies Partial<Record<DataType['kind'], string>>;

/** The precision of an INTEGER without one. */
const WIDEST = 38;

function predefined(name: string): AttributeType {
  return {
    modifier: null,
    owner: null,
    name,
    packageName: null,
    length: null,
    precision: null,
    scale: null,
    characterSetName: null,
    charUsed: 'B',
  };
}

/** INTEGER, SMALLINT and the floating types are types of their own, shown with a precision only if one was given; FLOAT has its binary precision. */
function numberAttribute({ subtype, precision, scale, binaryPrecision }: NumberType): AttributeType {
  switch (subtype) {
    case 'INT':
    case 'INTEGER':
    case 'SMALLINT': {
      const plain = predefined(subtype === 'INT' ? 'INTEGER' : subtype);
      return precision === WIDEST ? plain : { ...plain, precision: precision ?? null, scale: scale ?? null };
    }
    case 'REAL':
    case 'DOUBLE PRECISION':
      return predefined(subtype);
    case 'DEC':
    case 'DECIMAL':
    case 'NUMERIC':
      return { ...predefined('DECIMAL'), precision: precision ?? null, scale: scale ?? null };
    default:
      return binaryPrecision === undefined
        ? { ...predefined('NUMBER'), precision: precision ?? null, scale: scale ?? null }
        : { ...predefined('FLOAT'), precision: binaryPrecision };
  }
}

/**
 * A type that somebody declared. Through a synonym its owner and the name of what the synonym stands for are the
 * synonym's: a package's, a table's or the type's own.
 */
function declared(
  dataType: Extract<DataType, { readonly kind: 'record' | 'collection' | 'object' }>,
  synonym: SynonymName | undefined,
): AttributeType {
  const { identity } = dataType;
  if (identity === undefined) throw new TypeError('a type without a name has no row');
  const { owner, packageName, name } = identity;
  if (synonym === undefined) return { ...predefined(name), owner, packageName };
  switch (homeOf(dataType)) {
    case 'package':
      return { ...predefined(name), owner: synonym.owner, packageName: synonym.name };
    case 'relation':
      return { ...predefined(`${synonym.name}${ROWTYPE}`), owner: synonym.owner };
    default:
      return { ...predefined(synonym.name), owner: synonym.owner };
  }
}
