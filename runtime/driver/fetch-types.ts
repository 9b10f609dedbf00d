import type { DriverType, OracleDriver } from './oracle-driver.js';
import type { DriverColumn } from './result-set.js';

/** What columns are fetched as. */
export type FetchTypeHandler = (column: DriverColumn) => { readonly type: DriverType } | undefined;

/** Numbers as their exact text, LOBs as their contents. */
export function exactFetchTypes(driver: OracleDriver): FetchTypeHandler {
  const text = { type: driver.DB_TYPE_VARCHAR };
  const bytes = { type: driver.DB_TYPE_RAW };
  return ({ dbTypeName }) => {
    switch (dbTypeName) {
      case 'NUMBER':
      case 'CLOB':
      case 'NCLOB':
        return text;
      case 'BLOB':
        return bytes;
      default:
        return undefined;
    }
  };
}
