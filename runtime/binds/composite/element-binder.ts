import { type Binder, REFUSED, unexpected } from '../binder.js';

/** How a scalar travels as an element of an array bind, which the driver has for fewer types than single binds. */
export function elementBinder(binder: Binder): Binder {
  switch (binder.bindType) {
    case 'DB_TYPE_BINARY_INTEGER':
      return { ...binder, bindType: 'DB_TYPE_NUMBER' };
    case 'DB_TYPE_BOOLEAN':
      return booleanElement;
    default:
      return binder;
  }
}

const booleanElement: Binder = {
  expects: 'a boolean',
  bindType: 'DB_TYPE_NUMBER',
  encode: (value) => (typeof value === 'boolean' ? Number(value) : REFUSED),
  decode(value) {
    if (typeof value !== 'number') throw unexpected(value, 'DB_TYPE_NUMBER');
    return value === 1;
  },
  fromBind: (bind) => `(${bind} = 1)`,
  toBind: (local) => `case when ${local} then 1 when not ${local} then 0 end`,
};

/** Counts, keys and tags. */
export const integerColumn: Binder = {
  expects: 'an integer',
  bindType: 'DB_TYPE_NUMBER',
  encode: (value) => value,
  decode: (value) => value,
};

/** Text of our own, or the keys of INDEX BY VARCHAR2. */
export function textColumn(maxSize: number): Binder {
  return {
    expects: 'text',
    bindType: 'DB_TYPE_VARCHAR',
    maxSize,
    encode: (value) => value,
    decode: (value) => value,
  };
}
