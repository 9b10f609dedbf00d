import type { ResultColumn } from '../../sql/prepared.js';
import { CollectionValue, RecordValue } from '../../values/composite.js';
import type { CharacterType, DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { DescriptionTypes } from './table-types.js';

/** How a column's type is described: as OCI's internal codes, sizes in bytes. */
interface ColumnType {
  readonly code: number;
  readonly maxLength: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly characters?: 'database' | 'national' | undefined;
  readonly typeName?: { readonly owner: string; readonly name: string };
}

const NUMBER_BYTES = 22;
/** The scale of NUMBER and FLOAT without one. */
const FLOATING = -127;
const MAX_VARCHAR2 = 4000;
const MAX_CHAR = 2000;
const MAX_BYTES_PER_CHARACTER = 4;
const LOCATOR_BYTES = 4000;
const CHARACTER_SET = { database: { id: 873, form: 1 }, national: { id: 2000, form: 2 } };
const NO_CHARACTER_SET = { id: 0, form: 0 };

/**
 * The descriptions of a query's columns, as DESCRIBE_COLUMNS and its successors give them.
 * @throws OracleError 6502 for a name that is longer than the record's field
 */
export function describeColumns(columns: readonly ResultColumn[], { record, table }: DescriptionTypes): Value {
  const described = new CollectionValue(table);
  const [nameLimit, typeLimit] = [lengthOf(record, 'COL_NAME'), lengthOf(record, 'COL_SCHEMA_NAME')];
  const named = record.fields.some(({ name }) => name === 'COL_TYPE_NAME');
  for (const [index, { name, dataType, nullable }] of columns.entries()) {
    const { code, maxLength, precision = 0, scale = 0, characters, typeName } = columnType(dataType);
    const characterSet = characters === undefined ? NO_CHARACTER_SET : CHARACTER_SET[characters];
    const fields = [
      code,
      maxLength,
      ...sized(name, nameLimit),
      ...sized(typeName?.owner, typeLimit),
      precision,
      scale,
      characterSet.id,
      characterSet.form,
      nullable,
      ...(named ? sized(typeName?.name, typeLimit) : []),
    ];
    described.set(index + 1, new RecordValue(record, fields));
  }
  return described;
}

/** A text and its length in bytes. */
function sized(text: string | undefined, limit: number): readonly [Value, number] {
  if (text === undefined) return [null, 0];
  const length = Buffer.byteLength(text);
  if (length > limit) {
    throw new OracleError(6502, 'PL/SQL: numeric or value error: character string buffer too small');
  }
  return [text, length];
}

function lengthOf({ fields }: DescriptionTypes['record'], name: string): number {
  const type = fields.find((field) => field.name === name)?.dataType;
  return (type?.kind === 'varchar2' ? type.length : undefined) ?? 0;
}

/** Source: SQL Language Reference, "Oracle Built-in Data Types"; OCI Programmer's Guide, "Internal Data Types". */
function columnType(dataType: DataType): ColumnType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return characterType(dataType);
    case 'null':
      return { code: 1, maxLength: 0, characters: 'database' };
    case 'number':
      return numberType(dataType.precision, dataType.scale, dataType.binaryPrecision);
    case 'pls_integer':
      return numberType(undefined, undefined, undefined);
    case 'long':
      return { code: 8, maxLength: 0, characters: 'database' };
    case 'date':
      return { code: 12, maxLength: 7 };
    case 'raw':
      return { code: 23, maxLength: dataType.length ?? MAX_CHAR };
    case 'long_raw':
      return { code: 24, maxLength: 0 };
    case 'rowid':
      return { code: 69, maxLength: 16 };
    case 'binary_float':
      return { code: 100, maxLength: 4 };
    case 'binary_double':
      return { code: 101, maxLength: 8 };
    case 'ref_cursor':
      return { code: 102, maxLength: 4 };
    case 'clob':
      return { code: 112, maxLength: LOCATOR_BYTES, characters: dataType.national ? 'national' : 'database' };
    case 'blob':
      return { code: 113, maxLength: LOCATOR_BYTES };
    case 'bfile':
      return { code: 114, maxLength: 530 };
    case 'timestamp':
      return { code: 180, maxLength: 11, scale: dataType.precision };
    case 'timestamp_tz':
      return { code: 181, maxLength: 13, scale: dataType.precision };
    case 'interval_ym':
      return { code: 182, maxLength: 5, precision: dataType.yearPrecision };
    case 'interval_ds':
      return { code: 183, maxLength: 11, precision: dataType.dayPrecision, scale: dataType.secondPrecision };
    case 'urowid':
      return { code: 208, maxLength: dataType.length ?? LOCATOR_BYTES };
    case 'timestamp_ltz':
      return { code: 231, maxLength: 11, scale: dataType.precision };
    case 'boolean':
      return { code: 252, maxLength: 1 };
    case 'xmltype':
      return { code: 109, maxLength: 2000, typeName: { owner: 'SYS', name: 'XMLTYPE' } };
    case 'object':
    case 'collection':
      if (dataType.identity?.packageName === null) return { code: 109, maxLength: 2000, typeName: dataType.identity };
      throw notDescribed(dataType);
    default:
      throw notDescribed(dataType);
  }
}

function notDescribed({ kind }: DataType): NotSupportedError {
  return new NotSupportedError(`DBMS_SQL.DESCRIBE_COLUMNS of columns of type ${kind.toUpperCase()}`);
}

function characterType({ kind, national, length, lengthUnit }: CharacterType): ColumnType {
  const perUnit = national ? 2 : lengthUnit === 'char' ? MAX_BYTES_PER_CHARACTER : 1;
  const unbounded = kind === 'char' ? MAX_CHAR : MAX_VARCHAR2;
  return {
    code: kind === 'char' ? 96 : 1,
    maxLength: length === undefined ? unbounded : length * perUnit,
    characters: national ? 'national' : 'database',
  };
}

function numberType(
  precision: number | undefined,
  scale: number | undefined,
  binaryPrecision: number | undefined,
): ColumnType {
  const column = { code: 2, maxLength: NUMBER_BYTES };
  if (binaryPrecision !== undefined) return { ...column, precision: binaryPrecision, scale: FLOATING };
  if (precision === undefined && scale === undefined) return { ...column, scale: FLOATING };
  return { ...column, precision: precision ?? 38, scale: scale ?? 0 };
}
