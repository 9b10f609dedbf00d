import { type CompositeType, type DataType, NUMBER, type NumberType, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { NativeRows } from '../native-package.js';

const VERSION = 1;

const RAW: DataType = { kind: 'raw', length: 16 };

const COLUMNS: NativeRows['columns'] = [
  { name: 'VERSION#', dataType: NUMBER },
  { name: 'ATTR_NAME', dataType: VARCHAR2 },
  { name: 'ATTR_NO', dataType: NUMBER },
  { name: 'ATTR_TYPE_NAME', dataType: VARCHAR2 },
  { name: 'ATTR_TYPE_OWNER', dataType: VARCHAR2 },
  { name: 'ATTR_TYPE_PACKAGE', dataType: VARCHAR2 },
  { name: 'ATTR_TYPE_OID', dataType: RAW },
  { name: 'INSTANTIABLE', dataType: VARCHAR2 },
  { name: 'SUPER_TYPE_OWNER', dataType: VARCHAR2 },
  { name: 'SUPER_TYPE_NAME', dataType: VARCHAR2 },
].map((column) => ({ ...column, nullable: true }));

/**
 * The cursor of attributes, as the driver reads it (thin/connection.js, _populateDbObjectTypeInfo): a row for each, none
 * for a collection and for the row of a table, whose columns the client asks the dictionary for.
 * @throws NotSupportedError for attributes that a client cannot have
 */
export function attributeRows(type: CompositeType, oidOf: (type: CompositeType) => Uint8Array): NativeRows {
  if (type.kind === 'collection' || isRowType(type)) return { columns: COLUMNS, rows: [] };
  const attributes = type.kind === 'record' ? type.fields : type.attributes;
  return {
    columns: COLUMNS,
    rows: attributes.map(({ name, dataType }, index) => [
      VERSION,
      name,
      index + 1,
      ...attributeType(dataType, oidOf),
      'YES',
      null,
      null,
    ]),
  };
}

export function isRowType({ identity }: CompositeType): boolean {
  return identity?.packageName === null && identity.name.endsWith('%ROWTYPE');
}

/** Name, owner, package and object identifier. */
function attributeType(type: DataType, oidOf: (type: CompositeType) => Uint8Array): readonly Value[] {
  if (type.kind !== 'record' && type.kind !== 'collection' && type.kind !== 'object') {
    return [predefinedName(type), null, null, null];
  }
  const { identity } = type;
  if (identity === undefined) throw new NotSupportedError('attributes of a type without a name');
  return [identity.name, identity.owner, identity.packageName, oidOf(type)];
}

/** What ATTR_TYPE_NAME calls a type, so that the driver (types.js) knows it. */
function predefinedName(type: DataType): string {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      return `${type.national ? 'N' : ''}${type.kind.toUpperCase()}`;
    case 'number':
      return numberName(type);
    case 'pls_integer':
      return type.name === 'PLS_INTEGER' ? 'PL/SQL PLS INTEGER' : 'PL/SQL BINARY INTEGER';
    case 'boolean':
      return 'PL/SQL BOOLEAN';
    case 'timestamp_tz':
      return 'TIMESTAMP WITH TZ';
    case 'timestamp_ltz':
      return 'TIMESTAMP WITH LOCAL TZ';
    case 'clob':
      return type.national ? 'NCLOB' : 'CLOB';
    case 'raw':
    case 'date':
    case 'timestamp':
    case 'binary_float':
    case 'binary_double':
    case 'blob':
      return type.kind.toUpperCase();
    default:
      throw new NotSupportedError(`${type.kind.toUpperCase()} in objects, records and collections of a client`);
  }
}

function numberName({ subtype, binaryPrecision }: NumberType): string {
  switch (subtype) {
    case 'INT':
    case 'INTEGER':
      return 'INTEGER';
    case 'SMALLINT':
    case 'REAL':
    case 'DOUBLE PRECISION':
      return subtype;
    default:
      return binaryPrecision === undefined ? 'NUMBER' : 'FLOAT';
  }
}
