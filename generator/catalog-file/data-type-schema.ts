import { z } from 'zod';
import type {
  BinaryIntegerName,
  BinaryIntegerType,
  CharacterType,
  CursorType,
  DataType,
  DatetimeType,
  FloatType,
  LobType,
  NamedType,
  NumberType,
  PlainType,
  RawType,
  RowidType,
  UnsupportedType,
  VectorFormat,
} from '../model/data-type.js';
import { type Shape, tagged, words } from './schema-shapes.js';

const size = z.int().nullable();

const character = z.strictObject({
  kind: z.literal('character'),
  name: words<CharacterType['name']>({ VARCHAR2: true, CHAR: true, NVARCHAR2: true, NCHAR: true, LONG: true }),
  length: size,
  semantics: words<'BYTE' | 'CHAR'>({ BYTE: true, CHAR: true }).nullable(),
} satisfies Shape<CharacterType>);

const number = z.strictObject({
  kind: z.literal('number'),
  name: words<NumberType['name']>({
    NUMBER: true,
    DEC: true,
    DECIMAL: true,
    NUMERIC: true,
    INTEGER: true,
    INT: true,
    SMALLINT: true,
  }),
  precision: size,
  scale: size,
} satisfies Shape<NumberType>);

const float = z.strictObject({
  kind: z.literal('float'),
  name: words<FloatType['name']>({ FLOAT: true, REAL: true, 'DOUBLE PRECISION': true }),
  binaryPrecision: size,
} satisfies Shape<FloatType>);

const binaryInteger = z.strictObject({
  kind: z.literal('binary integer'),
  name: words<BinaryIntegerName>({
    PLS_INTEGER: true,
    BINARY_INTEGER: true,
    NATURAL: true,
    NATURALN: true,
    POSITIVE: true,
    POSITIVEN: true,
    SIGNTYPE: true,
    SIMPLE_INTEGER: true,
  }),
} satisfies Shape<BinaryIntegerType>);

const datetime = z.strictObject({
  kind: z.literal('datetime'),
  name: words<DatetimeType['name']>({
    DATE: true,
    TIMESTAMP: true,
    'TIMESTAMP WITH TIME ZONE': true,
    'TIMESTAMP WITH LOCAL TIME ZONE': true,
    'INTERVAL YEAR TO MONTH': true,
    'INTERVAL DAY TO SECOND': true,
  }),
} satisfies Shape<DatetimeType>);

const raw = z.strictObject({
  kind: z.literal('raw'),
  name: words<RawType['name']>({ RAW: true, 'LONG RAW': true }),
  length: size,
} satisfies Shape<RawType>);

const rowid = z.strictObject({
  kind: z.literal('rowid'),
  name: words<RowidType['name']>({ ROWID: true, UROWID: true }),
} satisfies Shape<RowidType>);

const plain = z.strictObject({
  kind: z.literal('plain'),
  name: words<PlainType['name']>({
    BOOLEAN: true,
    BINARY_FLOAT: true,
    BINARY_DOUBLE: true,
    SIMPLE_FLOAT: true,
    SIMPLE_DOUBLE: true,
  }),
} satisfies Shape<PlainType>);

const large = z.strictObject({
  kind: z.literal('large'),
  name: words<LobType['name']>({
    CLOB: true,
    NCLOB: true,
    BLOB: true,
    BFILE: true,
    JSON: true,
    XMLTYPE: true,
    VECTOR: true,
  }),
  dimensions: z.int().exactOptional(),
  format: words<VectorFormat>({ FLOAT32: true, FLOAT64: true, INT8: true, BINARY: true }).exactOptional(),
} satisfies Shape<LobType>);

const named = z.strictObject({ kind: z.literal('named'), type: z.string() } satisfies Shape<NamedType>);
const cursor = z.strictObject({
  kind: z.literal('cursor'),
  row: z.string().nullable(),
  match: z.literal('name').exactOptional(),
} satisfies Shape<CursorType>);
const unsupported = z.strictObject({
  kind: z.literal('unsupported'),
  name: z.string(),
} satisfies Shape<UnsupportedType>);

/** By kind: a kind that the model gets is missing here for the compiler. */
const kinds = {
  character,
  number,
  float,
  'binary integer': binaryInteger,
  datetime,
  raw,
  rowid,
  plain,
  large,
  named,
  cursor,
  unsupported,
} satisfies { readonly [K in DataType['kind']]: z.ZodType<Extract<DataType, { kind: K }>> };

const scalars = [character, number, float, binaryInteger, datetime, raw, rowid, plain, large] as const;

export const scalarType = tagged('kind', scalars);

export const dataType = tagged('kind', [...scalars, kinds.named, kinds.cursor, kinds.unsupported]);
