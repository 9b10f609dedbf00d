import type { CharacterType, DataType } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';

/** The columns of ALL_TAB_COLS that tell a type. */
export interface ColumnType {
  readonly DATA_TYPE: string;
  readonly DATA_TYPE_OWNER: string | null;
  readonly DATA_LENGTH: number;
  readonly DATA_PRECISION: number | null;
  readonly DATA_SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  readonly CHAR_COL_DECL_LENGTH: number | null;
  readonly CHAR_LENGTH: number;
  readonly CHAR_USED: string | null;
}

/** How ALL_TAB_COLS spells a column's type: unlike ALL_ARGUMENTS with the precision in the name, `TIMESTAMP(6)`. */
export function columnType(dataType: DataType): ColumnType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return characterColumn(dataType);
    case 'number': {
      const { binaryPrecision } = dataType;
      if (binaryPrecision !== undefined) return { ...plain('FLOAT', 22), DATA_PRECISION: binaryPrecision };
      // INTEGER is NUMBER(*,0): the precision was not given.
      const precision = dataType.subtype === undefined ? dataType.precision : undefined;
      return { ...plain('NUMBER', 22), DATA_PRECISION: precision ?? null, DATA_SCALE: dataType.scale ?? null };
    }
    case 'date':
      return plain('DATE', 7);
    case 'timestamp':
      return {
        ...plain(`TIMESTAMP(${dataType.precision})`, fractionLength(dataType.precision)),
        DATA_SCALE: dataType.precision,
      };
    case 'timestamp_tz':
      return { ...plain(`TIMESTAMP(${dataType.precision}) WITH TIME ZONE`, 13), DATA_SCALE: dataType.precision };
    case 'timestamp_ltz': {
      const name = `TIMESTAMP(${dataType.precision}) WITH LOCAL TIME ZONE`;
      return { ...plain(name, fractionLength(dataType.precision)), DATA_SCALE: dataType.precision };
    }
    case 'interval_ym': {
      const { yearPrecision } = dataType;
      return { ...plain(`INTERVAL YEAR(${yearPrecision}) TO MONTH`, 5), DATA_PRECISION: yearPrecision, DATA_SCALE: 0 };
    }
    case 'interval_ds': {
      const { dayPrecision, secondPrecision } = dataType;
      const name = `INTERVAL DAY(${dayPrecision}) TO SECOND(${secondPrecision})`;
      return { ...plain(name, 11), DATA_PRECISION: dayPrecision, DATA_SCALE: secondPrecision };
    }
    case 'raw':
      return plain('RAW', dataType.length ?? 0);
    case 'urowid':
      return plain('UROWID', dataType.length ?? 4000);
    case 'clob':
      return { ...plain(dataType.national ? 'NCLOB' : 'CLOB', 4000), ...characterSet(dataType.national, 4000) };
    case 'xmltype':
      return { ...plain('XMLTYPE', 2000), DATA_TYPE_OWNER: 'SYS' };
    case 'object':
      return { ...plain(dataType.identity.name, 1), DATA_TYPE_OWNER: dataType.identity.owner };
    case 'ref':
      throw new NotSupportedError('a column of a REF type in ALL_TAB_COLS');
    case 'pls_integer':
      return plain('NUMBER', 22);
    case 'null':
      return { ...plain('VARCHAR2', 0), ...characterSet(false, 0), CHAR_USED: 'B' };
    case 'collection': {
      const { identity } = dataType;
      if (identity === undefined) throw new NotSupportedError('a column of what COLLECT gives in ALL_TAB_COLS');
      return { ...plain(identity.name, LOCATOR_LENGTH), DATA_TYPE_OWNER: identity.owner };
    }
    case 'record':
    case 'ref_cursor':
      throw new NotSupportedError(`a column of a ${dataType.kind} type in ALL_TAB_COLS`);
    default: {
      const [name, length] = FIXED[dataType.kind];
      return plain(name, length);
    }
  }
}

/** Of what stands in a row for a collection that is kept elsewhere. */
const LOCATOR_LENGTH = 16;

type FixedKind =
  | 'binary_float'
  | 'binary_double'
  | 'boolean'
  | 'long'
  | 'long_raw'
  | 'rowid'
  | 'blob'
  | 'bfile'
  | 'json'
  | 'vector';

const FIXED: Readonly<Record<FixedKind, readonly [string, number]>> = {
  binary_float: ['BINARY_FLOAT', 4],
  binary_double: ['BINARY_DOUBLE', 8],
  boolean: ['BOOLEAN', 1],
  long: ['LONG', 0],
  long_raw: ['LONG RAW', 0],
  rowid: ['ROWID', 10],
  blob: ['BLOB', 4000],
  bfile: ['BFILE', 530],
  json: ['JSON', 8200],
  vector: ['VECTOR', 8200],
};

function plain(name: string, length: number): ColumnType {
  return {
    DATA_TYPE: name,
    DATA_TYPE_OWNER: null,
    DATA_LENGTH: length,
    DATA_PRECISION: null,
    DATA_SCALE: null,
    CHARACTER_SET_NAME: null,
    CHAR_COL_DECL_LENGTH: null,
    CHAR_LENGTH: 0,
    CHAR_USED: null,
  };
}

/** AL32UTF8 takes up to four bytes for a character, AL16UTF16 two; a column of VARCHAR2 never takes more than 4000. */
function characterColumn(dataType: CharacterType): ColumnType {
  const { national, lengthUnit, kind } = dataType;
  // The result of an expression in a view can be as long as it likes.
  const length = dataType.length ?? 4000;
  const perCharacter = national ? 2 : lengthUnit === 'char' ? 4 : 1;
  const bytes = Math.min(length * perCharacter, kind === 'char' ? 2000 : 4000);
  const base = kind === 'varchar2' ? 'VARCHAR2' : 'CHAR';
  return {
    ...plain(national ? `N${base}` : base, bytes),
    ...characterSet(national, bytes),
    CHAR_LENGTH: length,
    CHAR_USED: national || lengthUnit === 'char' ? 'C' : 'B',
  };
}

/** The declared length is in characters only where each takes the same number of bytes. */
function characterSet(national: boolean, bytes: number) {
  return { CHARACTER_SET_NAME: national ? 'NCHAR_CS' : 'CHAR_CS', CHAR_COL_DECL_LENGTH: national ? bytes / 2 : bytes };
}

function fractionLength(precision: number): number {
  return precision === 0 ? 7 : 11;
}
