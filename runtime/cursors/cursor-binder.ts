import type { Binder } from '../binds/binder.js';

/** A cursor, which nobody passes in and the driver gives as a result set. */
export const cursorBinder: Binder = {
  expects: 'nothing',
  bindType: 'DB_TYPE_CURSOR',
  encode: (value) => value,
  decode: (value) => value,
};
