import type { DriverType, OracleDriver } from './oracle-driver.js';
import type { DriverColumn } from './result-set.js';

/** What columns are fetched as. */
export type FetchTypeHandler = (column: DriverColumn) => { readonly type: DriverType } | undefined;

/** Numbers as their exact text. */
export function exactFetchTypes(driver: OracleDriver): FetchTypeHandler {
  const text = { type: driver.DB_TYPE_VARCHAR };
  return ({ dbTypeName }) => (dbTypeName === 'NUMBER' ? text : undefined);
}
