import { type Binder, REFUSED, unexpected } from '../binder.js';

/** BINARY_DOUBLE: a JavaScript number, NaN and infinities included. */
export const binaryDoubleBinder: Binder = floatBinder('DB_TYPE_BINARY_DOUBLE');

/** BINARY_FLOAT: rounded to single precision on the way in. What is beyond it would silently become an infinity. */
export const binaryFloatBinder: Binder = {
  ...floatBinder('DB_TYPE_BINARY_FLOAT'),
  expects: "a number in BINARY_FLOAT's range",
  encode: (value) =>
    typeof value === 'number' && Number.isFinite(Math.fround(value)) === Number.isFinite(value) ? value : REFUSED,
};

function floatBinder(bindType: 'DB_TYPE_BINARY_DOUBLE' | 'DB_TYPE_BINARY_FLOAT'): Binder {
  return {
    expects: 'a number',
    bindType,
    encode: (value) => (typeof value === 'number' ? value : REFUSED),
    decode(value) {
      if (typeof value !== 'number') throw unexpected(value, bindType);
      return value;
    },
  };
}
