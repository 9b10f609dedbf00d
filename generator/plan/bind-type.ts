import type { ScalarDescriptor } from '../../runtime/call-descriptor.js';
import type { ParameterMode } from '../model/catalog.js';
import type {
  BinaryIntegerName,
  CharacterType,
  DataType,
  DatetimeType,
  NumberType,
  PlainType,
} from '../model/data-type.js';
import type { TypeBinding, TypeScriptType, Unbindable } from './type-binding.js';

/** Where a value of the type stands. */
export type Place = ParameterMode | 'RETURN';

/**
 * How a type is bound in a place: the rules of "Nulls", "Numbers", "Dates" and "Other scalars". Locals are declared as wide as the
 * type goes, because a formal parameter is unconstrained whatever length or precision its %TYPE shows.
 */
export function bindType(type: DataType, place: Place): TypeBinding | Unbindable {
  switch (type.kind) {
    case 'character':
      return bindCharacter(type, place);
    case 'number':
      return bindNumber(type);
    case 'float':
      return binding({ kind: 'number', declaration: 'NUMBER' }, 'number');
    case 'binary integer':
      return bindBinaryInteger(type.name);
    case 'datetime':
      return bindDatetime(type.name);
    case 'raw':
      return binding(
        { kind: 'raw', declaration: type.name === 'RAW' ? 'RAW(32767)' : 'LONG RAW' },
        'Buffer',
        'Uint8Array',
      );
    case 'rowid':
      return binding({ kind: 'rowid', declaration: type.name === 'ROWID' ? 'ROWID' : 'UROWID(4000)' }, 'string');
    case 'plain':
      return bindPlain(type.name);
    case 'large':
      return type.name === 'JSON' ? JSON_BINDING : { reason: 'is not supported yet' };
    case 'unsupported':
      return { reason: 'is not supported yet' };
  }
}

/**
 * A CHAR result of unknown length goes to a VARCHAR2, which keeps it as it is; a CHAR variable would pad it.
 * Source: PL/SQL Language Reference, "Value Assignments" of CHAR and VARCHAR2 variables.
 */
function bindCharacter({ name, length, semantics }: CharacterType, place: Place): TypeBinding {
  switch (name) {
    case 'VARCHAR2':
      return binding({ kind: 'string', declaration: 'VARCHAR2(32767)' }, 'string');
    case 'CHAR': {
      const padded = length !== null && (place === 'OUT' || place === 'IN OUT');
      const declaration = padded ? `CHAR(${length}${semantics === 'CHAR' ? ' CHAR' : ''})` : 'VARCHAR2(32767)';
      return binding({ kind: 'string', declaration }, 'string');
    }
    // 16,383 characters are 32,766 bytes in AL16UTF16, the usual national character set.
    case 'NVARCHAR2':
      return binding({ kind: 'nstring', declaration: 'NVARCHAR2(16383)' }, 'string');
    case 'NCHAR': {
      const padded = length !== null && (place === 'OUT' || place === 'IN OUT');
      return binding({ kind: 'nstring', declaration: padded ? `NCHAR(${length})` : 'NVARCHAR2(16383)' }, 'string');
    }
    case 'LONG':
      return binding({ kind: 'string', declaration: 'LONG' }, 'string');
  }
}

/** Digits that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15;

function bindNumber({ name, precision, scale }: NumberType): TypeBinding {
  const declaration = 'NUMBER';
  const integer = name !== 'NUMBER' || (precision !== null && (scale ?? 0) <= 0);
  const free = precision === null && scale === null;
  const spelledInteger = name === 'INTEGER' || name === 'INT' || name === 'SMALLINT';
  const digits = precision === null ? 38 : Math.max(precision, precision - (scale ?? 0));
  if (free || spelledInteger || digits <= EXACT_DIGITS) {
    return binding({ kind: 'number', declaration }, 'number', free || integer ? 'number | bigint' : 'number');
  }
  if (integer && (scale ?? 0) <= 0)
    return binding({ kind: 'number', declaration, as: 'bigint' }, 'bigint', 'number | bigint');
  return binding({ kind: 'number', declaration, as: 'string' }, 'string', 'string | number | bigint');
}

/** NOT NULL subtypes cannot be declared without a value. */
function bindBinaryInteger(name: BinaryIntegerName): TypeBinding {
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

function bindDatetime(name: DatetimeType['name']): TypeBinding {
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

function bindPlain(name: PlainType['name']): TypeBinding {
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
const JSON_BINDING: TypeBinding = {
  descriptor: { kind: 'json', declaration: 'JSON' },
  input: { text: 'unknown', imports: [] },
  output: { text: 'unknown', imports: [] },
};

/** A field left out of an interval is 0. */
function intervalBinding(descriptor: ScalarDescriptor, type: string): TypeBinding {
  return binding(descriptor, type, `Partial<${type}>`, [type]);
}

function binding(
  descriptor: ScalarDescriptor,
  output: string,
  input = output,
  imports: readonly string[] = [],
): TypeBinding {
  const type = (text: string): TypeScriptType => ({
    text: descriptor.notNull === true ? text : `${text} | null`,
    imports,
  });
  return { descriptor, input: type(input), output: type(output) };
}
