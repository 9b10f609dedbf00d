import { type Binder, REFUSED, unexpected } from '../binder.js';
import { MAX_PLSQL_BYTES } from './character.js';

/**
 * JSON as text, both ways. NULL and JSON's null both read as `null`; numbers are read as JSON.parse does, so that more digits than a double has are lost.
 * A document longer than a PL/SQL variable raises in the block.
 */
export const jsonBinder: Binder = {
  expects: `a value that JSON has, of at most ${MAX_PLSQL_BYTES} bytes as text`,
  bindType: 'DB_TYPE_VARCHAR',
  maxSize: MAX_PLSQL_BYTES,
  fromBind: (bind) => `json(${bind})`,
  toBind: (local) => `json_serialize(${local} returning clob)`,
  encode(value) {
    const text = jsonOf(value);
    return text === undefined || Buffer.byteLength(text) > MAX_PLSQL_BYTES ? REFUSED : text;
  },
  decode(value) {
    if (typeof value !== 'string') throw unexpected(value, 'DB_TYPE_VARCHAR');
    const read: unknown = JSON.parse(value);
    return read;
  },
};

/** Undefined for what JSON cannot say: functions, bigint, cycles, and numbers that it would silently write as null. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_key, member: unknown) => {
      if (typeof member === 'number' && !Number.isFinite(member)) throw new TypeError('no number of JSON');
      return member;
    });
  } catch {
    return undefined;
  }
}
