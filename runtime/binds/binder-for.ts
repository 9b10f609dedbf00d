import type { ParameterDescriptor, ScalarDescriptor, TypeDescriptor } from '../call-descriptor.js';
import { ConfigurationError } from '../errors/usage-errors.js';
import type { Binder } from './binder.js';
import { binaryDoubleBinder, binaryFloatBinder } from './scalar/binary-float.js';
import { booleanBinder } from './scalar/boolean.js';
import { characterBinder, MAX_PLSQL_BYTES, nationalBinder } from './scalar/character.js';
import { dateBinder, timestampBinder, timestampLtzBinder, timestampTzBinder } from './scalar/datetime.js';
import { intervalDsBinder, intervalYmBinder } from './scalar/interval.js';
import { bigintBinder, decimalTextBinder, numberBinder } from './scalar/number.js';
import { plsIntegerBinder } from './scalar/pls-integer.js';
import { rawBinder } from './scalar/raw.js';
import { rowidBinder } from './scalar/rowid.js';

/**
 * How values of a type travel.
 * @param mode what comes in may be as long as PL/SQL allows; the declared size limits only what comes out
 * @throws ConfigurationError for a mapping that this version of the runtime does not have
 */
export function binderFor(type: TypeDescriptor, mode: ParameterDescriptor['mode']): Binder {
  const size = mode === 'OUT' ? (type.maxSize ?? MAX_PLSQL_BYTES) : MAX_PLSQL_BYTES;
  switch (type.kind) {
    case 'string':
      return characterBinder(size);
    case 'nstring':
      return nationalBinder(size);
    case 'number':
      return numberBinderFor(type);
    case 'integer':
      return plsIntegerBinder;
    case 'binary_float':
      return binaryFloatBinder;
    case 'binary_double':
      return binaryDoubleBinder;
    case 'boolean':
      return booleanBinder;
    case 'date':
      return isoOnly(type, dateBinder);
    case 'timestamp':
      return isoOnly(type, timestampBinder);
    case 'timestamp_tz':
      return isoOnly(type, timestampTzBinder);
    case 'timestamp_ltz':
      return isoOnly(type, timestampLtzBinder);
    case 'interval_ym':
      return intervalYmBinder;
    case 'interval_ds':
      return intervalDsBinder;
    case 'raw':
      return rawBinder(size);
    case 'rowid':
      return rowidBinder;
    default:
      throw unknownKind(type.kind);
  }
}

function numberBinderFor(type: ScalarDescriptor): Binder {
  switch (type.as) {
    case undefined:
    case 'number':
      return numberBinder;
    case 'bigint':
      return bigintBinder;
    case 'string':
      return decimalTextBinder;
    default:
      throw notMapped(type);
  }
}

function isoOnly(type: ScalarDescriptor, binder: Binder): Binder {
  if (type.as !== undefined && type.as !== 'iso') throw notMapped(type);
  return binder;
}

function notMapped({ kind, as }: ScalarDescriptor): ConfigurationError {
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
