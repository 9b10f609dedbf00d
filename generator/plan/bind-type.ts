import type { ScalarDescriptor } from '../../runtime/call-descriptor.js';
import type { ParameterMode } from '../model/catalog.js';
import type {
  BinaryIntegerName,
  CharacterType,
  DataType,
  DatetimeType,
  LobType,
  NumberType,
  PlainType,
  RawType,
  VectorFormat,
} from '../model/data-type.js';
import { describeType } from '../model/describe-type.js';
import type { ScalarBinding, TypeScriptType, Unbindable } from './type-binding.js';

/** Where a value of the type stands. A field is one of a record or row, an attribute of an object or an element of a collection. */
export type Place = ParameterMode | 'RETURN' | 'FIELD';

/**
 * How a type is bound in a place: the rules of "Nulls", "Numbers", "Dates" and "Other scalars". Locals are declared as wide as the
 * type goes, because a formal parameter is unconstrained whatever length or precision its %TYPE shows. A field is as long as its declaration says.
 */
export function bindType(type: DataType, place: Place): ScalarBinding | Unbindable {
  switch (type.kind) {
    case 'character':
      return place === 'FIELD' ? bindCharacterField(type) : bindCharacter(type, place);
    case 'number':
      return bindNumber(type, place);
    case 'float':
      return binding({ kind: 'number', declaration: 'NUMBER' }, 'number', 'number | bigint');
    case 'binary integer':
      return bindBinaryInteger(type.name);
    case 'datetime':
      return bindDatetime(type.name);
    case 'raw':
      if (place === 'FIELD') return bindRawField(type);
      return binding(
        // LONG RAW parameters, too: a LONG RAW variable is shorter.
        { kind: 'raw', declaration: 'RAW(32767)' },
        'Buffer',
        'Uint8Array',
      );
    case 'rowid':
      return binding({ kind: 'rowid', declaration: type.name === 'ROWID' ? 'ROWID' : 'UROWID(4000)' }, 'string');
    case 'plain':
      return bindPlain(type.name);
    case 'large':
      return bindLarge(type, place);
    case 'named':
    case 'cursor':
    case 'unsupported':
      return { reason: 'is not supported yet' };
  }
}

function bindLarge(type: LobType, place: Place): ScalarBinding {
  const { name } = type;
  switch (name) {
    case 'CLOB':
    case 'NCLOB': {
      const kind = name === 'CLOB' ? 'clob' : 'nclob';
      if (place === 'FIELD') return binding({ kind, declaration: name }, 'string');
      return binding({ kind, declaration: name }, 'string', 'TextInput', [], ['TextInput']);
    }
    case 'BLOB':
      if (place === 'FIELD') return binding({ kind: 'blob', declaration: name }, 'Buffer', 'Uint8Array');
      return binding({ kind: 'blob', declaration: name }, 'Buffer', 'BytesInput', [], ['BytesInput']);
    case 'JSON':
      return JSON_BINDING;
    case 'XMLTYPE':
      // By its owner, because a user may have a type of that name.
      return binding({ kind: 'xml', declaration: 'SYS.XMLTYPE' }, 'string');
    case 'BFILE':
      return binding({ kind: 'bfile', declaration: name }, 'Bfile', 'BfileName', ['Bfile'], ['BfileName']);
    case 'VECTOR':
      return place === 'FIELD'
        ? bindVectorField(type)
        : binding(VECTOR, 'Vector', 'VectorInput', ['Vector'], ['VectorInput']);
  }
}

const VECTOR: ScalarDescriptor = { kind: 'vector', declaration: 'VECTOR' };

/** What the driver has for the formats. */
const VECTOR_CLASSES: Readonly<Record<VectorFormat, string>> = {
  FLOAT32: 'Float32Array',
  FLOAT64: 'Float64Array',
  INT8: 'Int8Array',
  BINARY: 'Uint8Array',
};

/** A parameter takes vectors of all formats; a field may be declared for one, to which all but BINARY are converted. */
function bindVectorField(type: LobType): ScalarBinding {
  const { format } = type;
  const declaration = describeType(type);
  if (format === undefined) {
    return binding({ ...VECTOR, declaration }, 'Vector', 'VectorInput', ['Vector'], ['VectorInput']);
  }
  const input =
    format === 'BINARY' ? VECTOR_CLASSES.BINARY : 'Float32Array | Float64Array | Int8Array | readonly number[]';
  return binding({ ...VECTOR, declaration, format }, VECTOR_CLASSES[format], input);
}

/**
 * A CHAR result goes to a VARCHAR2, which keeps it as it is; a CHAR variable would pad it. Source: PL/SQL Language Reference, "Value Assignments" of CHAR and
 * VARCHAR2 variables. A CHAR parameter in mode OUT or IN OUT is padded to the length of the local whatever that is.
 */
function bindCharacter({ name, length, semantics }: CharacterType, place: Place): ScalarBinding {
  const fromLocal = place === 'OUT' || place === 'IN OUT';
  switch (name) {
    case 'VARCHAR2':
    // A LONG variable is shorter than a LONG parameter may be.
    case 'LONG':
      return binding({ kind: 'string', declaration: 'VARCHAR2(32767)' }, 'string');
    case 'CHAR':
      if (fromLocal && length === null) return paddedBinding('string', 'VARCHAR2', place, 32_767, 2000);
      return binding(
        {
          kind: 'string',
          declaration: fromLocal ? `CHAR(${length}${semantics === 'CHAR' ? ' CHAR' : ''})` : 'VARCHAR2(32767)',
        },
        'string',
      );
    // 16,383 characters are 32,766 bytes in AL16UTF16, the usual national character set.
    case 'NVARCHAR2':
      return binding({ kind: 'nstring', declaration: 'NVARCHAR2(16383)' }, 'string');
    case 'NCHAR':
      if (fromLocal && length === null) return paddedBinding('nstring', 'NVARCHAR2', place, 16_383, 1000);
      return binding({ kind: 'nstring', declaration: fromLocal ? `NCHAR(${length})` : 'NVARCHAR2(16383)' }, 'string');
  }
}

/** CHAR has all its blanks there, as the database has them. What has no length is as long as a variable. */
function bindCharacterField(type: CharacterType): ScalarBinding {
  const isNational = type.name === 'NVARCHAR2' || type.name === 'NCHAR';
  const kind = isNational ? 'nstring' : 'string';
  if (type.length !== null) return binding({ kind, declaration: describeType(type), maxLength: type.length }, 'string');
  return binding({ kind, declaration: isNational ? 'NVARCHAR2(16383)' : 'VARCHAR2(32767)' }, 'string');
}

function bindRawField(type: RawType): ScalarBinding {
  const descriptor: ScalarDescriptor =
    type.length === null
      ? { kind: 'raw', declaration: 'RAW(32767)' }
      : { kind: 'raw', declaration: describeType(type), maxLength: type.length };
  return binding(descriptor, 'Buffer', 'Uint8Array');
}

/**
 * CHAR of unknown length. A value that comes in is blank-padded to the local's length before the routine sees it, which SQL in the routine refuses for more
 * than CHAR has in SQL (ORA-01460): so that is the local's length. What only goes out has all that PL/SQL allows.
 */
function paddedBinding(
  kind: 'string' | 'nstring',
  type: string,
  place: Place,
  longest: number,
  longestInSql: number,
): ScalarBinding {
  const length = place === 'IN OUT' ? longestInSql : longest;
  return binding({ kind, declaration: `${type}(${length})`, blankPadded: true }, 'string');
}

/** Digits that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15;

function bindNumber(type: NumberType, place: Place): ScalarBinding {
  const { name, precision, scale } = type;
  const declaration = place === 'FIELD' ? describeType(type) : 'NUMBER';
  const whole = (name !== 'NUMBER' || precision !== null) && (scale ?? 0) <= 0;
  const free = precision === null && scale === null;
  const spelledInteger = name === 'INTEGER' || name === 'INT' || name === 'SMALLINT';
  const digits = precision === null ? 38 : Math.max(precision, precision - (scale ?? 0));
  if (free || spelledInteger || digits <= EXACT_DIGITS) {
    return binding({ kind: 'number', declaration }, 'number', 'number | bigint');
  }
  if (whole) return binding({ kind: 'number', declaration, as: 'bigint' }, 'bigint', 'number | bigint');
  return binding({ kind: 'number', declaration, as: 'string' }, 'string', 'string | number | bigint');
}

/** NOT NULL subtypes cannot be declared without a value. */
function bindBinaryInteger(name: BinaryIntegerName): ScalarBinding {
  const input = 'number | bigint';
  switch (name) {
    case 'NATURALN':
    case 'SIMPLE_INTEGER':
      return binding({ kind: 'integer', declaration: name, notNull: true, initial: '0' }, 'number', input);
    case 'POSITIVEN':
      return binding({ kind: 'integer', declaration: name, notNull: true, initial: '1' }, 'number', input);
    default:
      return binding({ kind: 'integer', declaration: name }, 'number', input);
  }
}

function bindDatetime(name: DatetimeType['name']): ScalarBinding {
  switch (name) {
    case 'DATE':
      return binding({ kind: 'date', declaration: 'DATE' }, 'string');
    case 'TIMESTAMP':
      return binding({ kind: 'timestamp', declaration: 'TIMESTAMP(9)' }, 'string');
    case 'TIMESTAMP WITH TIME ZONE':
      return binding({ kind: 'timestamp_tz', declaration: 'TIMESTAMP(9) WITH TIME ZONE' }, 'string');
    case 'TIMESTAMP WITH LOCAL TIME ZONE':
      return binding({ kind: 'timestamp_ltz', declaration: 'TIMESTAMP(9) WITH LOCAL TIME ZONE' }, 'string');
    case 'INTERVAL YEAR TO MONTH':
      return intervalBinding({ kind: 'interval_ym', declaration: 'INTERVAL YEAR(9) TO MONTH' }, 'IntervalYearToMonth');
    case 'INTERVAL DAY TO SECOND':
      return intervalBinding(
        { kind: 'interval_ds', declaration: 'INTERVAL DAY(9) TO SECOND(9)' },
        'IntervalDayToSecond',
      );
  }
}

function bindPlain(name: PlainType['name']): ScalarBinding {
  switch (name) {
    case 'BOOLEAN':
      return binding({ kind: 'boolean', declaration: name }, 'boolean');
    case 'BINARY_FLOAT':
      return binding({ kind: 'binary_float', declaration: name }, 'number');
    case 'BINARY_DOUBLE':
      return binding({ kind: 'binary_double', declaration: name }, 'number');
    case 'SIMPLE_FLOAT':
      return binding({ kind: 'binary_float', declaration: name, notNull: true, initial: '0' }, 'number');
    case 'SIMPLE_DOUBLE':
      return binding({ kind: 'binary_double', declaration: name, notNull: true, initial: '0' }, 'number');
  }
}

/** Whatever JSON can say, null among it. */
const JSON_BINDING: ScalarBinding = {
  descriptor: { kind: 'json', declaration: 'JSON' },
  input: { text: 'unknown', imports: [] },
  output: { text: 'unknown', imports: [] },
};

/** A field left out of an interval is 0. */
function intervalBinding(descriptor: ScalarDescriptor, type: string): ScalarBinding {
  return binding(descriptor, type, `Partial<${type}>`, [type]);
}

/** @param imports of the output, and of the input unless it has its own */
function binding(
  descriptor: ScalarDescriptor,
  output: string,
  input = output,
  imports: readonly string[] = [],
  inputImports = imports,
): ScalarBinding {
  const type = (text: string, names: readonly string[]): TypeScriptType => ({
    text: descriptor.notNull === true ? text : `${text} | null`,
    imports: names,
  });
  return { descriptor, input: type(input, inputImports), output: type(output, imports) };
}
