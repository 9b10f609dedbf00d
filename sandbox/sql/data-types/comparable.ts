import type { DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';

const WITHOUT_ORDER: ReadonlySet<DataType['kind']> = new Set([
  'clob',
  'blob',
  'bfile',
  'long',
  'long_raw',
  'json',
  'xmltype',
  'collection',
  'ref_cursor',
]);

/**
 * Makes sure that values of a type can be sorted and grouped. Of expressions that give objects `sortable` decides.
 * @throws OracleError 932 for LOBs, collections and the like, 22848 for VECTOR; NotSupportedError for objects
 */
export function requireComparable(dataType: DataType, position: number): void {
  if (dataType.kind === 'object') throw new NotSupportedError('functions that compare objects', position);
  if (dataType.kind === 'vector') throw noComparisonKey(position);
  if (WITHOUT_ORDER.has(dataType.kind)) throw inconsistentDatatypes(undefined, dataType, position);
}

/** What SQL says where a VECTOR would have to be equal or in order. Source: node-oracledb's test 294.56. */
export function noComparisonKey(position: number): OracleError {
  return new OracleError(22848, 'cannot use VECTOR type as comparison key', { position });
}
