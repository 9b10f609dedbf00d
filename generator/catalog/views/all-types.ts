import type { View } from './row-reader.js';

export interface TypeRow {
  readonly OWNER: string;
  readonly TYPE_NAME: string;
  /** OBJECT or COLLECTION; an opaque type's own name. */
  readonly TYPECODE: string;
  /** How many there are, whether or not they are shown. */
  readonly ATTRIBUTES: number | null;
  /** YES for a forward declaration. */
  readonly INCOMPLETE: string | null;
  /** NO: there may be types under it. */
  readonly FINAL: string | null;
  /** NO: only types under it have values. */
  readonly INSTANTIABLE: string | null;
  readonly SUPERTYPE_OWNER: string | null;
  readonly SUPERTYPE_NAME: string | null;
}

/** ALL_TYPES: what CREATE TYPE made. */
export const allTypes: View<TypeRow> = {
  name: 'ALL_TYPES',
  columns: [
    'OWNER',
    'TYPE_NAME',
    'TYPECODE',
    'ATTRIBUTES',
    'INCOMPLETE',
    'FINAL',
    'INSTANTIABLE',
    'SUPERTYPE_OWNER',
    'SUPERTYPE_NAME',
  ],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    TYPECODE: row.text('TYPECODE'),
    ATTRIBUTES: row.integerOrNull('ATTRIBUTES'),
    INCOMPLETE: row.textOrNull('INCOMPLETE'),
    FINAL: row.textOrNull('FINAL'),
    INSTANTIABLE: row.textOrNull('INSTANTIABLE'),
    SUPERTYPE_OWNER: row.textOrNull('SUPERTYPE_OWNER'),
    SUPERTYPE_NAME: row.textOrNull('SUPERTYPE_NAME'),
  }),
};
