import type { View } from './row-reader.js';

export interface ObjectRow {
  readonly OWNER: string;
  readonly OBJECT_NAME: string;
  readonly OBJECT_TYPE: string;
  /** VALID, INVALID or N/A. */
  readonly STATUS: string;
}

/** ALL_OBJECTS: which units there are, and whether they are valid; the other views do not tell. */
export const allObjects: View<ObjectRow> = {
  name: 'ALL_OBJECTS',
  columns: ['OWNER', 'OBJECT_NAME', 'OBJECT_TYPE', 'STATUS'],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    OBJECT_NAME: row.text('OBJECT_NAME'),
    OBJECT_TYPE: row.text('OBJECT_TYPE'),
    STATUS: row.text('STATUS'),
  }),
};
