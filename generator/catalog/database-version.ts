import type { ComponentRow } from './views/product-component-version.js';

/** The view also lists components such as PL/SQL and TNS. */
export function databaseVersion(components: readonly ComponentRow[]): string | null {
  const database = components.find((row) => row.PRODUCT?.startsWith('Oracle') === true);
  return database?.VERSION_FULL ?? database?.VERSION ?? null;
}
