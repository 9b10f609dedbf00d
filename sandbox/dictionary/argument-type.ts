import type { SchemaStore } from '../schema/schema-store.js';
import type { DeclaredType } from '../schema/signatures.js';
import type { DataType, TypeIdentity } from '../values/data-type.js';
import { ROWTYPE } from './attribute-type.js';

/** The columns of ALL_ARGUMENTS that tell a type. */
export interface ArgumentType {
  readonly DATA_TYPE: string;
  readonly DATA_LENGTH: number | null;
  readonly DATA_PRECISION: number | null;
  readonly DATA_SCALE: number | null;
  readonly RADIX: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  readonly TYPE_OWNER: string | null;
  readonly TYPE_NAME: string | null;
  readonly TYPE_SUBNAME: string | null;
  readonly TYPE_LINK: null;
  readonly TYPE_OBJECT_TYPE: string | null;
  readonly PLS_TYPE: string | null;
  readonly CHAR_LENGTH: number | null;
  readonly CHAR_USED: string;
}

const PLAIN: Omit<ArgumentType, 'DATA_TYPE'> = {
  DATA_LENGTH: null,
  DATA_PRECISION: null,
  DATA_SCALE: null,
  RADIX: null,
  CHARACTER_SET_NAME: null,
  TYPE_OWNER: null,
  TYPE_NAME: null,
  TYPE_SUBNAME: null,
  TYPE_LINK: null,
  TYPE_OBJECT_TYPE: null,
  PLS_TYPE: null,
  CHAR_LENGTH: 0,
  CHAR_USED: '0',
};

/**
 * How ALL_ARGUMENTS spells a type. Names differ from those of the type views; CHAR_USED is the digit 0 for what is no
 * string; composites and cursors have no PLS_TYPE.
 * @param release 23 and later call BOOLEAN so, earlier ones PL/SQL BOOLEAN; before 18 no %ROWTYPE has a name
 */
export function argumentType(declared: DeclaredType, store: SchemaStore, release: number): ArgumentType {
  const { dataType, plsType } = declared;
  switch (dataType.kind) {
    case 'varchar2':
    case 'char': {
      const base = dataType.kind === 'varchar2' ? 'VARCHAR2' : 'CHAR';
      const name = dataType.national ? `N${base}` : base;
      const { length } = dataType;
      return {
        ...PLAIN,
        DATA_TYPE: name,
        DATA_LENGTH:
          length === undefined
            ? null
            : length * (dataType.lengthUnit === 'char' ? bytesPerCharacter(dataType.national) : 1),
        CHARACTER_SET_NAME: dataType.national ? 'NCHAR_CS' : 'CHAR_CS',
        PLS_TYPE: plsType ?? name,
        CHAR_LENGTH: length ?? null,
        CHAR_USED: dataType.lengthUnit === 'char' ? 'C' : 'B',
      };
    }
    case 'number': {
      const isFloat = dataType.binaryPrecision !== undefined;
      return {
        ...PLAIN,
        DATA_TYPE: isFloat ? 'FLOAT' : 'NUMBER',
        DATA_LENGTH: 22,
        DATA_PRECISION: dataType.binaryPrecision ?? dataType.precision ?? null,
        DATA_SCALE: isFloat ? -127 : (dataType.scale ?? null),
        RADIX: isFloat ? 2 : 10,
        PLS_TYPE: plsType ?? dataType.subtype ?? (isFloat ? 'FLOAT' : 'NUMBER'),
      };
    }
    case 'pls_integer':
      return { ...PLAIN, DATA_TYPE: 'BINARY_INTEGER', PLS_TYPE: plsType ?? dataType.name };
    case 'boolean':
      return { ...PLAIN, DATA_TYPE: release >= 23 ? 'BOOLEAN' : 'PL/SQL BOOLEAN', PLS_TYPE: 'BOOLEAN' };
    case 'raw':
      return scalar('RAW', plsType, { DATA_LENGTH: dataType.length ?? null });
    case 'urowid':
      return scalar('UROWID', plsType, { DATA_LENGTH: dataType.length ?? null });
    case 'interval_ym':
      return scalar('INTERVAL YEAR TO MONTH', plsType, {});
    case 'interval_ds':
      return scalar('INTERVAL DAY TO SECOND', plsType, {});
    case 'clob':
      return {
        ...scalar(dataType.national ? 'NCLOB' : 'CLOB', plsType, {}),
        CHARACTER_SET_NAME: dataType.national ? 'NCHAR_CS' : 'CHAR_CS',
      };
    case 'xmltype':
      return {
        ...PLAIN,
        DATA_TYPE: 'OPAQUE/XMLTYPE',
        TYPE_OWNER: 'PUBLIC',
        TYPE_NAME: 'XMLTYPE',
        TYPE_OBJECT_TYPE: 'TYPE',
      };
    case 'ref_cursor':
      return { ...PLAIN, DATA_TYPE: 'REF CURSOR' };
    case 'record':
      return composite('PL/SQL RECORD', dataType.identity, store, release);
    case 'collection': {
      const { form } = dataType;
      const name = form === 'nested_table' ? 'TABLE' : form === 'varray' ? 'VARRAY' : 'PL/SQL TABLE';
      return composite(name, dataType.identity, store, release);
    }
    case 'object':
      return composite('OBJECT', dataType.identity, store, release);
    case 'ref':
      return composite('REF', dataType.target, store, release);
    case 'null':
      return { ...PLAIN, DATA_TYPE: 'UNDEFINED' };
    default:
      return scalar(SCALAR_NAMES[dataType.kind], plsType, {});
  }
}

type PlainKind = Exclude<
  DataType['kind'],
  | 'varchar2'
  | 'char'
  | 'number'
  | 'pls_integer'
  | 'boolean'
  | 'raw'
  | 'urowid'
  | 'interval_ym'
  | 'interval_ds'
  | 'clob'
  | 'xmltype'
  | 'ref_cursor'
  | 'record'
  | 'collection'
  | 'object'
  | 'ref'
  | 'null'
>;

const SCALAR_NAMES: Readonly<Record<PlainKind, string>> = {
  binary_float: 'BINARY_FLOAT',
  binary_double: 'BINARY_DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  timestamp_tz: 'TIMESTAMP WITH TIME ZONE',
  timestamp_ltz: 'TIMESTAMP WITH LOCAL TIME ZONE',
  long: 'LONG',
  long_raw: 'LONG RAW',
  rowid: 'ROWID',
  blob: 'BLOB',
  bfile: 'BFILE',
  json: 'JSON',
  vector: 'VECTOR',
};

function scalar(name: string, plsType: string | undefined, rest: Partial<ArgumentType>): ArgumentType {
  return { ...PLAIN, DATA_TYPE: name, PLS_TYPE: plsType ?? name, ...rest };
}

/**
 * A package's type is TYPE_NAME package, TYPE_SUBNAME type; a %ROWTYPE names its table or view, before 18c nothing at all;
 * others are schema types.
 */
function composite(
  name: string,
  identity: TypeIdentity | undefined,
  store: SchemaStore,
  release: number,
): ArgumentType {
  if (identity === undefined) return { ...PLAIN, DATA_TYPE: name };
  const { owner, packageName } = identity;
  const isRowType = identity.name.endsWith(ROWTYPE);
  if (isRowType && release < 18) return { ...PLAIN, DATA_TYPE: name };
  if (packageName !== null) {
    const where = {
      TYPE_OWNER: owner,
      TYPE_NAME: packageName,
      TYPE_SUBNAME: identity.name,
      TYPE_OBJECT_TYPE: 'PACKAGE',
    };
    return { ...PLAIN, DATA_TYPE: name, ...where };
  }
  if (!isRowType) {
    // What SYS has is known by its public synonym.
    const shown = owner === 'SYS' ? 'PUBLIC' : owner;
    return { ...PLAIN, DATA_TYPE: name, TYPE_OWNER: shown, TYPE_NAME: identity.name, TYPE_OBJECT_TYPE: 'TYPE' };
  }
  const rowOf = identity.name.slice(0, -ROWTYPE.length);
  const relation = store.find(owner, rowOf)?.type === 'VIEW' ? 'VIEW' : 'TABLE';
  return { ...PLAIN, DATA_TYPE: name, TYPE_OWNER: owner, TYPE_NAME: rowOf, TYPE_OBJECT_TYPE: relation };
}

/** AL32UTF8 takes up to four bytes for a character, AL16UTF16 two. */
function bytesPerCharacter(national: boolean): number {
  return national ? 2 : 4;
}
