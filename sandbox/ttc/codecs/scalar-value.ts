import type { Value } from '../../values/value.js';
import type { TtcWriter } from '../ttc-writer.js';
import { TYPE_CODE } from '../type-code.js';
import { FALSE_BYTES, TRUE_BYTES } from './boolean-codec.js';
import { encodeNational } from './character-codec.js';
import { encodeInteger } from './integer-number-codec.js';

/**
 * Writes a value that is not NULL as the type that the client expects; the same in rows and in binds.
 * @throws TypeError when the value is not of that type, which is a fault of the engine
 */
export function writeScalar(writer: TtcWriter, typeCode: number, national: boolean, value: NonNullable<Value>): void {
  switch (typeCode) {
    case TYPE_CODE.varchar:
    case TYPE_CODE.char:
    case TYPE_CODE.long:
      if (typeof value !== 'string') break;
      if (national) writer.blob(encodeNational(value));
      else writer.text(value);
      return;
    case TYPE_CODE.number:
    case TYPE_CODE.binaryInteger:
      if (typeof value !== 'number') break;
      writer.blob(encodeInteger(value));
      return;
    case TYPE_CODE.raw:
    case TYPE_CODE.longRaw:
      if (!(value instanceof Uint8Array)) break;
      writer.blob(value);
      return;
    case TYPE_CODE.boolean:
      if (typeof value !== 'boolean') break;
      writer.blob(value ? TRUE_BYTES : FALSE_BYTES);
      return;
    default:
      break;
  }
  throw new TypeError(`${describe(value)} where the client expects a value of type ${typeCode}`);
}

function describe(value: NonNullable<Value>): string {
  return typeof value === 'object' ? `a ${value.constructor.name}` : `a ${typeof value}`;
}
