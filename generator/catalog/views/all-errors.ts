import type { View } from './row-reader.js';

export interface ErrorRow {
  readonly OWNER: string;
  readonly NAME: string;
  readonly TYPE: string;
  readonly SEQUENCE: number;
  readonly LINE: number;
  readonly TEXT: string;
  /** ERROR or WARNING. */
  readonly ATTRIBUTE: string | null;
}

/** ALL_ERRORS: what the last compilation found. */
export const allErrors: View<ErrorRow> = {
  name: 'ALL_ERRORS',
  columns: ['OWNER', 'NAME', 'TYPE', 'SEQUENCE', 'LINE', 'TEXT', 'ATTRIBUTE'],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    NAME: row.text('NAME'),
    TYPE: row.text('TYPE'),
    SEQUENCE: row.integer('SEQUENCE'),
    LINE: row.integer('LINE'),
    TEXT: row.text('TEXT'),
    ATTRIBUTE: row.textOrNull('ATTRIBUTE'),
  }),
};
