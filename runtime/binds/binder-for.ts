import type { ParameterDescriptor, ScalarDescriptor } from '../call-descriptor.js';
import { ConfigurationError } from '../errors/usage-errors.js';
import type { Binder } from './binder.js';
import { largeTypeOf, shortBinderOf } from './lob/large-type.js';
import { binaryDoubleBinder, binaryFloatBinder } from './scalar/binary-float.js';
import { booleanBinder } from './scalar/boolean.js';
import {
  characterBinder,
  MAX_CHAR_BYTES,
  MAX_NCHAR_UNITS,
  MAX_PLSQL_BYTES,
  nationalBinder,
  shortBinder,
  shortNationalBinder,
  withoutPadding,
} from './scalar/character.js';
import { dateInZoneBinder, momentBinder } from './scalar/date.js';
import { dateBinder, timestampBinder, timestampLtzBinder, timestampTzBinder } from './scalar/datetime.js';
import { withinSubtype } from './scalar/integer-subtype.js';
import { intervalDsBinder, intervalYmBinder } from './scalar/interval.js';
import { jsonBinder } from './scalar/json.js';
import { bigintBinder, decimalBinder, decimalTextBinder, numberBinder } from './scalar/number.js';
import { plsIntegerAsBigint, plsIntegerAsDecimal, plsIntegerAsText, plsIntegerBinder } from './scalar/pls-integer.js';
import { rawBinder } from './scalar/raw.js';
import { rowidBinder } from './scalar/rowid.js';
import { type DatetimeKind, temporalBinder } from './scalar/temporal.js';
import { vectorBinder } from './scalar/vector.js';
import { xmlBinder } from './scalar/xml.js';
import type { ValueClasses } from './value-classes.js';

/**
 * How values of a type travel.
 * @param mode what comes in may be as long as PL/SQL allows; the declared size limits only what comes out
 * @param classes of the generated module
 * @throws ConfigurationError for a mapping that this version of the runtime does not have, or whose class the module does not have
 */
export function binderFor(
  type: ScalarDescriptor,
  mode: ParameterDescriptor['mode'],
  classes: ValueClasses = {},
): Binder {
  if (type.maxLength !== undefined) return sizedBinderFor(type, type.maxLength);
  const size = mode === 'OUT' ? (type.maxSize ?? MAX_PLSQL_BYTES) : MAX_PLSQL_BYTES;
  switch (type.kind) {
    case 'string':
      return characterBinderFor(type, mode, size);
    case 'nstring':
      return nationalBinderFor(type, mode, size);
    case 'number':
      return numberBinderFor(type, classes);
    case 'integer':
      return withinSubtype(integerBinderFor(type, classes), type.declaration);
    case 'binary_float':
      return binaryFloatBinder;
    case 'binary_double':
      return binaryDoubleBinder;
    case 'boolean':
      return booleanBinder;
    case 'date':
      return datetimeBinderFor(type, type.kind, dateBinder, classes);
    case 'timestamp':
      return datetimeBinderFor(type, type.kind, timestampBinder, classes);
    case 'timestamp_tz':
      return datetimeBinderFor(type, type.kind, timestampTzBinder, classes);
    case 'timestamp_ltz':
      return datetimeBinderFor(type, type.kind, timestampLtzBinder, classes);
    case 'interval_ym':
      return intervalYmBinder;
    case 'interval_ds':
      return intervalDsBinder;
    case 'raw':
      return rawBinder(size);
    case 'json':
      return jsonBinder;
    case 'xml':
      return xmlBinder;
    case 'rowid':
      return rowidBinder;
    case 'clob':
    case 'nclob':
    case 'blob':
      return lobColumnBinder(type);
    case 'vector':
      return vectorBinder(type.format);
    case 'bfile':
      throw new TypeError('a BFILE has no bind of its own');
    default:
      throw unknownKind(type.kind);
  }
}

/** Of a column; parameters and fields have a way for longer values. */
function lobColumnBinder(type: ScalarDescriptor): Binder {
  const large = largeTypeOf(type);
  if (large === undefined) throw new TypeError(`${type.kind} is no LOB`);
  return shortBinderOf(large);
}

/** Of a field or element with a length of its own. */
function sizedBinderFor({ kind }: ScalarDescriptor, length: number): Binder {
  switch (kind) {
    case 'string':
      return shortBinder(length);
    case 'nstring':
      return shortNationalBinder(length);
    case 'raw':
      return rawBinder(length);
    default:
      throw new ConfigurationError(`The generated module gives ${kind} a length: generate the client again.`);
  }
}

function characterBinderFor(type: ScalarDescriptor, mode: ParameterDescriptor['mode'], size: number): Binder {
  if (type.blankPadded !== true) return characterBinder(size);
  return withoutPadding(mode === 'IN OUT' ? characterBinder(size, MAX_CHAR_BYTES) : characterBinder(size));
}

function nationalBinderFor(type: ScalarDescriptor, mode: ParameterDescriptor['mode'], size: number): Binder {
  if (type.blankPadded !== true) return nationalBinder(size);
  return withoutPadding(mode === 'IN OUT' ? nationalBinder(size, MAX_NCHAR_UNITS) : nationalBinder(size));
}

function numberBinderFor(type: ScalarDescriptor, classes: ValueClasses): Binder {
  switch (type.as ?? 'number') {
    case 'number':
      return numberBinder;
    case 'bigint':
      return bigintBinder;
    case 'string':
      return decimalTextBinder;
    case 'decimal':
      return decimalBinder(classOf(type, classes.Decimal));
    default:
      throw unknownMapping(type);
  }
}

function integerBinderFor(type: ScalarDescriptor, classes: ValueClasses): Binder {
  switch (type.as ?? 'number') {
    case 'number':
      return plsIntegerBinder;
    case 'bigint':
      return plsIntegerAsBigint;
    case 'string':
      return plsIntegerAsText;
    case 'decimal':
      return plsIntegerAsDecimal(classOf(type, classes.Decimal));
    default:
      throw unknownMapping(type);
  }
}

function datetimeBinderFor(type: ScalarDescriptor, kind: DatetimeKind, iso: Binder, classes: ValueClasses): Binder {
  switch (type.as ?? 'iso') {
    case 'iso':
      return iso;
    case 'date':
      return kind === 'date' || kind === 'timestamp' ? dateInZoneBinder(iso, type) : momentBinder(iso, type);
    case 'temporal':
      return temporalBinder(iso, kind, classOf(type, classes.Temporal));
    default:
      throw unknownMapping(type);
  }
}

function classOf<T>({ kind, as }: ScalarDescriptor, given: T | undefined): T {
  if (given !== undefined) return given;
  throw new ConfigurationError(
    `The generated module gives ${kind} as ${as} without the class: generate the client again.`,
  );
}

/** Emitted code of a newer generator, or not type-checked. */
function unknownMapping({ kind, as }: ScalarDescriptor): ConfigurationError {
  return new ConfigurationError(
    `This version of the runtime cannot give ${kind} as ${as}: generate the client for this version.`,
  );
}

/** Emitted code of a newer generator, or not type-checked. */
function unknownKind(kind: never): ConfigurationError {
  return new ConfigurationError(
    `This version of the runtime does not know the type ${String(kind)}: generate the client for this version.`,
  );
}
