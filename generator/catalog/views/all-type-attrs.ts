import type { View } from './row-reader.js';

export interface TypeAttrRow {
  readonly OWNER: string;
  readonly TYPE_NAME: string;
  readonly ATTR_NAME: string;
  /** From 1; inherited ones come first. */
  readonly ATTR_NO: number;
  /** `REF` or `POINTER`. */
  readonly ATTR_TYPE_MOD: string | null;
  /** NULL for a predefined type. */
  readonly ATTR_TYPE_OWNER: string | null;
  readonly ATTR_TYPE_NAME: string;
  readonly LENGTH: number | null;
  readonly PRECISION: number | null;
  readonly SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  /** B or C. */
  readonly CHAR_USED: string | null;
}

/** ALL_TYPE_ATTRS: the attributes of object types, inherited ones included. */
export const allTypeAttrs: View<TypeAttrRow> = {
  name: 'ALL_TYPE_ATTRS',
  columns: [
    'OWNER',
    'TYPE_NAME',
    'ATTR_NAME',
    'ATTR_NO',
    'ATTR_TYPE_MOD',
    'ATTR_TYPE_OWNER',
    'ATTR_TYPE_NAME',
    'LENGTH',
    'PRECISION',
    'SCALE',
    'CHARACTER_SET_NAME',
  ],
  optionalColumns: ['CHAR_USED'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    ATTR_NAME: row.text('ATTR_NAME'),
    ATTR_NO: row.integer('ATTR_NO'),
    ATTR_TYPE_MOD: row.textOrNull('ATTR_TYPE_MOD'),
    ATTR_TYPE_OWNER: row.textOrNull('ATTR_TYPE_OWNER'),
    ATTR_TYPE_NAME: row.text('ATTR_TYPE_NAME'),
    LENGTH: row.integerOrNull('LENGTH'),
    PRECISION: row.integerOrNull('PRECISION'),
    SCALE: row.integerOrNull('SCALE'),
    CHARACTER_SET_NAME: row.textOrNull('CHARACTER_SET_NAME'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
  }),
};
