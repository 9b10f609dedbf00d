import { inconsistentDatatypes } from '../../sql/expressions/expression-errors.js';
import type { DataType } from '../../values/data-type.js';
import type { ColumnDescription, RowSource } from '../database.js';

const NUMERIC: ReadonlySet<DataType['kind']> = new Set(['number', 'pls_integer', 'binary_float', 'binary_double']);
const DATETIME: ReadonlySet<DataType['kind']> = new Set(['date', 'timestamp', 'timestamp_tz', 'timestamp_ltz']);

/**
 * A query that is executed again gives its client the columns that were described to it: numbers become no datetimes for it, nor
 * datetimes numbers. The driver then parses the statement once more. Source: node-oracledb's test 324.1.6 (pipeline.js); the driver's
 * protocol/messages/withData.js (processErrorInfo).
 * @throws OracleError 932, after the rows have been closed
 */
export function requireSameKinds(known: readonly ColumnDescription[], rows: RowSource): void {
  for (const [index, { dataType }] of rows.columns.entries()) {
    const expected = known[index]?.dataType;
    if (expected === undefined || !isContrary(expected.kind, dataType.kind)) continue;
    rows.close();
    throw inconsistentDatatypes(expected, dataType, 0);
  }
}

function isContrary(one: DataType['kind'], other: DataType['kind']): boolean {
  return (NUMERIC.has(one) && DATETIME.has(other)) || (DATETIME.has(one) && NUMERIC.has(other));
}
