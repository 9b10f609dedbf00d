import type { View } from './row-reader.js';

export interface CollTypeRow {
  readonly OWNER: string;
  readonly TYPE_NAME: string;
  /** `TABLE` or `VARYING ARRAY`. */
  readonly COLL_TYPE: string;
  /** A varray's limit. */
  readonly UPPER_BOUND: number | null;
  /** `REF` or `POINTER`. */
  readonly ELEM_TYPE_MOD: string | null;
  /** NULL for a predefined type. */
  readonly ELEM_TYPE_OWNER: string | null;
  readonly ELEM_TYPE_NAME: string;
  readonly LENGTH: number | null;
  readonly PRECISION: number | null;
  readonly SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  /** B or C. */
  readonly CHAR_USED: string | null;
}

/** ALL_COLL_TYPES: nested tables and varrays that CREATE TYPE made, with their elements. */
export const allCollTypes: View<CollTypeRow> = {
  name: 'ALL_COLL_TYPES',
  columns: [
    'OWNER',
    'TYPE_NAME',
    'COLL_TYPE',
    'UPPER_BOUND',
    'ELEM_TYPE_MOD',
    'ELEM_TYPE_OWNER',
    'ELEM_TYPE_NAME',
    'LENGTH',
    'PRECISION',
    'SCALE',
    'CHARACTER_SET_NAME',
  ],
  optionalColumns: ['CHAR_USED'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    COLL_TYPE: row.text('COLL_TYPE'),
    UPPER_BOUND: row.integerOrNull('UPPER_BOUND'),
    ELEM_TYPE_MOD: row.textOrNull('ELEM_TYPE_MOD'),
    ELEM_TYPE_OWNER: row.textOrNull('ELEM_TYPE_OWNER'),
    ELEM_TYPE_NAME: row.text('ELEM_TYPE_NAME'),
    LENGTH: row.integerOrNull('LENGTH'),
    PRECISION: row.integerOrNull('PRECISION'),
    SCALE: row.integerOrNull('SCALE'),
    CHARACTER_SET_NAME: row.textOrNull('CHARACTER_SET_NAME'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
  }),
};
