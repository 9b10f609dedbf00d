import type { DataType } from '../../values/data-type.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';

const WITHOUT_ORDER: ReadonlySet<DataType['kind']> = new Set([
  'clob',
  'blob',
  'bfile',
  'long',
  'long_raw',
  'json',
  'xmltype',
  'vector',
]);

/**
 * Makes sure that values of a type can be sorted and grouped.
 * @throws OracleError 932 for LOBs and the like
 */
export function requireComparable(dataType: DataType, position: number): void {
  if (WITHOUT_ORDER.has(dataType.kind)) throw inconsistentDatatypes(undefined, dataType, position);
}
