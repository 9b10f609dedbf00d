import type { View } from './row-reader.js';

export interface SourceRow {
  readonly OWNER: string;
  /** The unit. */
  readonly NAME: string;
  /** PACKAGE is a specification. */
  readonly TYPE: string;
  /** From 1. */
  readonly LINE: number;
  /** With the line break that ends it, which the last line may lack. */
  readonly TEXT: string | null;
}

/** ALL_SOURCE: the text of specifications, for whoever may execute them. Wrapped ones are there, too, as they are. */
export const allSource: View<SourceRow> = {
  name: 'ALL_SOURCE',
  columns: ['OWNER', 'NAME', 'TYPE', 'LINE', 'TEXT'],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    NAME: row.text('NAME'),
    TYPE: row.text('TYPE'),
    LINE: row.integer('LINE'),
    TEXT: row.textOrNull('TEXT'),
  }),
};
