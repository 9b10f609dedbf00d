import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
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
  'collection',
  'ref_cursor',
]);

/**
 * Makes sure that values of a type can be sorted and grouped.
 * @throws OracleError 932 for LOBs, collections and the like; NotSupportedError for objects, which MAP methods can order
 */
export function requireComparable(dataType: DataType, position: number): void {
  if (dataType.kind === 'object') throw new NotSupportedError('sorting and grouping by objects', position);
  if (WITHOUT_ORDER.has(dataType.kind)) throw inconsistentDatatypes(undefined, dataType, position);
}
