import { type Binder, REFUSED, unexpected } from '../binder.js';

/** PL/SQL BOOLEAN. */
export const booleanBinder: Binder = {
  expects: 'a boolean',
  bindType: 'DB_TYPE_BOOLEAN',
  encode: (value) => (typeof value === 'boolean' ? value : REFUSED),
  decode(value) {
    if (typeof value !== 'boolean') throw unexpected(value, 'DB_TYPE_BOOLEAN');
    return value;
  },
};
