import { type Binder, REFUSED, unexpected } from '../binder.js';

/** The longest text of a UROWID. Source: the driver's TNS_MAX_UROWID_LENGTH. */
const MAX_UROWID_TEXT = 5267;

/** ROWID and UROWID as text; PL/SQL converts. */
export const rowidBinder: Binder = {
  expects: 'a rowid as text',
  bindType: 'DB_TYPE_VARCHAR',
  maxSize: MAX_UROWID_TEXT,
  encode: (value) => (typeof value === 'string' && Buffer.byteLength(value) <= MAX_UROWID_TEXT ? value : REFUSED),
  decode(value) {
    if (typeof value !== 'string') throw unexpected(value, 'DB_TYPE_VARCHAR');
    return value;
  },
};
