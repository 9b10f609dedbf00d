import { type Binder, REFUSED, unexpected } from '../binder.js';

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;

/** PLS_INTEGER, BINARY_INTEGER and their subtypes. */
export const plsIntegerBinder: Binder = {
  expects: 'an integer from -2147483648 to 2147483647',
  bindType: 'DB_TYPE_BINARY_INTEGER',
  encode(value) {
    const integer = typeof value === 'bigint' ? Number(value) : value;
    return typeof integer === 'number' && Number.isInteger(integer) && integer >= MIN && integer <= MAX
      ? integer
      : REFUSED;
  },
  decode(value) {
    if (typeof value !== 'number') throw unexpected(value, 'DB_TYPE_BINARY_INTEGER');
    return value;
  },
};
