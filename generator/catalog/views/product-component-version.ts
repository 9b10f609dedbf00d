import type { View } from './row-reader.js';

export interface ComponentRow {
  readonly PRODUCT: string | null;
  readonly VERSION: string | null;
  /** From 18c; NULL for what is not the database. */
  readonly VERSION_FULL: string | null;
}

/** PRODUCT_COMPONENT_VERSION: the only view of the version that everybody may read. */
export const productComponentVersion: View<ComponentRow> = {
  name: 'PRODUCT_COMPONENT_VERSION',
  columns: ['PRODUCT', 'VERSION'],
  optionalColumns: ['VERSION_FULL'],
  read: (row) => ({
    PRODUCT: row.textOrNull('PRODUCT'),
    VERSION: row.textOrNull('VERSION'),
    VERSION_FULL: row.textOrNull('VERSION_FULL'),
  }),
};
