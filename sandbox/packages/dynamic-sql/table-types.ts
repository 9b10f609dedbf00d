import {
  BOOLEAN,
  type CharacterType,
  type CollectionType,
  type DataType,
  PLS_INTEGER,
  type RecordType,
  VARCHAR2,
} from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { NativeType } from '../native-package.js';
import { SCALAR_KINDS } from './scalar-kinds.js';

const MAX_VARCHAR2 = 32767;
const SHORT_NAME = 32;
/** DBMS_ID. */
const LONG_NAME = 128;

/** The table types of scalars, by what their elements are. */
const VARCHAR2_TABLE = indexBy('VARCHAR2_TABLE', ofLength(4000));
export const SCALAR_TABLES: readonly CollectionType[] = [
  VARCHAR2_TABLE,
  ...SCALAR_KINDS.map(({ dataType, tableName }) => indexBy(tableName, dataType)),
];
export const VARCHAR2A = indexBy('VARCHAR2A', ofLength(MAX_VARCHAR2));
export const VARCHAR2S = indexBy('VARCHAR2S', ofLength(256));

/** A record type of descriptions and the table type of it. */
export interface DescriptionTypes {
  readonly record: RecordType;
  readonly table: CollectionType;
}

export const DESC_TAB = description('', SHORT_NAME, SHORT_NAME, false);
export const DESC_TAB2 = description('2', MAX_VARCHAR2, SHORT_NAME, false);
export const DESC_TAB3 = description('3', MAX_VARCHAR2, SHORT_NAME, true);
export const DESC_TAB4 = description('4', MAX_VARCHAR2, LONG_NAME, true);
const DESCRIPTIONS = [DESC_TAB, DESC_TAB2, DESC_TAB3, DESC_TAB4];

/** Source: PL/SQL Packages and Types Reference, "DBMS_SQL Data Structures". */
export const SQL_TYPES: readonly NativeType[] = [
  ...[...SCALAR_TABLES, VARCHAR2A, VARCHAR2S, ...DESCRIPTIONS.map(({ table }) => table)].map(typed),
  ...DESCRIPTIONS.map(({ record }) => ({ ...typed(record), fieldDefaults: record.fields.map(defaultOf) })),
];

function typed(dataType: CollectionType | RecordType): NativeType {
  return { name: dataType.identity?.name ?? '', dataType };
}

/** Numbers begin as 0, texts as null. */
function defaultOf({ dataType }: { readonly dataType: DataType }): Value {
  if (dataType.kind === 'pls_integer') return 0;
  return dataType.kind === 'boolean' ? true : null;
}

function description(suffix: string, nameLength: number, typeNameLength: number, named: boolean): DescriptionTypes {
  const record: RecordType = {
    kind: 'record',
    identity: identity(`DESC_REC${suffix}`),
    fields: [
      field('COL_TYPE', PLS_INTEGER),
      field('COL_MAX_LEN', PLS_INTEGER),
      field('COL_NAME', ofLength(nameLength)),
      field('COL_NAME_LEN', PLS_INTEGER),
      field('COL_SCHEMA_NAME', ofLength(typeNameLength)),
      field('COL_SCHEMA_NAME_LEN', PLS_INTEGER),
      field('COL_PRECISION', PLS_INTEGER),
      field('COL_SCALE', PLS_INTEGER),
      field('COL_CHARSETID', PLS_INTEGER),
      field('COL_CHARSETFORM', PLS_INTEGER),
      field('COL_NULL_OK', BOOLEAN),
      ...(named ? [field('COL_TYPE_NAME', ofLength(typeNameLength)), field('COL_TYPE_NAME_LEN', PLS_INTEGER)] : []),
    ],
  };
  return { record, table: indexBy(`DESC_TAB${suffix}`, record) };
}

function field(name: string, dataType: DataType): RecordType['fields'][number] {
  return { name, dataType, notNull: false };
}

function ofLength(length: number): CharacterType {
  return { ...VARCHAR2, length };
}

function indexBy(name: string, element: DataType): CollectionType {
  return { kind: 'collection', identity: identity(name), form: 'index_by_integer', element, elementNotNull: false };
}

function identity(name: string): NonNullable<RecordType['identity']> {
  return { owner: 'SYS', packageName: 'DBMS_SQL', name };
}
