import type { View } from './row-reader.js';

export interface SynonymRow {
  /** `PUBLIC` for a public synonym. */
  readonly OWNER: string;
  readonly SYNONYM_NAME: string;
  /** Null for some synonyms over a database link. */
  readonly TABLE_OWNER: string | null;
  readonly TABLE_NAME: string;
  readonly DB_LINK: string | null;
}

/** ALL_SYNONYMS: what a name of a schema stands for. Slow on large databases, so that it is asked only about names that are no object. */
export const allSynonyms: View<SynonymRow> = {
  name: 'ALL_SYNONYMS',
  columns: ['OWNER', 'SYNONYM_NAME', 'TABLE_OWNER', 'TABLE_NAME', 'DB_LINK'],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    SYNONYM_NAME: row.text('SYNONYM_NAME'),
    TABLE_OWNER: row.textOrNull('TABLE_OWNER'),
    TABLE_NAME: row.text('TABLE_NAME'),
    DB_LINK: row.textOrNull('DB_LINK'),
  }),
};
