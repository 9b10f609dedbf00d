import type { Column, Table } from '../../schema/table.js';
import { convertValue, isSameRepresentation } from '../../values/convert.js';
import type { DataType } from '../../values/data-type.js';
import { BlobValue } from '../../values/lob.js';
import type { Value } from '../../values/value.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import type { Scope } from '../expressions/scope.js';
import { storedJson } from '../json/json-data.js';
import { requireAssignable } from './assignable.js';
import { constrainColumn, isUnconstrained } from './column-constraints.js';
import { storedValue } from './stored-value.js';

/**
 * An expression as a column takes it: converted to its type, rounded to its scale, blank-padded, and refused if it does
 * not fit. NOT NULL is the row's matter.
 * @param position of the expression, for errors
 * @throws OracleError 932 where there is no conversion; the compiled expression 1722, 12899, 1438, 1873 …
 */
export function assignToColumn<F>(
  value: Compiled<F>,
  column: Column,
  table: Table,
  scope: Pick<Scope<F>, 'session'>,
  position = 0,
): Compiled<F> {
  const { dataType } = column;
  requireAssignable(value.dataType, dataType, position);
  if (dataType.kind === 'object' || dataType.kind === 'collection' || dataType.kind === 'bfile') {
    return combine(dataType, [value], ([given = null]) => storedValue(given));
  }
  if (dataType.kind === 'json' && value.dataType.kind !== 'json') {
    return combine(dataType, [value], ([given = null]) => storedJson(given));
  }
  if (value.dataType.kind === 'json' && dataType.kind === 'blob') {
    return combine(dataType, [value], ([given = null]) =>
      typeof given === 'string' ? BlobValue.temporary(new Uint8Array(Buffer.from(given, 'utf8'))) : null,
    );
  }
  const converts = value.dataType.kind === 'null' || !isSameRepresentation(value.dataType, dataType);
  if (!converts && fitsAlways(value.dataType, dataType)) return { ...value, dataType };
  const name = `"${table.owner}"."${table.name}"."${column.name}"`;
  return combine(dataType, [value], ([given = null], frame): Value => {
    if (given === null) return null;
    const converted = converts ? convertValue(given, dataType, scope.session(frame), 'sql', value.dataType) : given;
    return converted === null ? null : constrainColumn(converted, dataType, name);
  });
}

/** Whether every value of a type of the same representation fits as it is. */
function fitsAlways(from: DataType, to: DataType): boolean {
  if (from.kind === 'pls_integer' && to.kind === 'number') return isUnconstrained(to);
  // One of PL/SQL's may be cut short.
  if (to.kind === 'rowid') return false;
  return isUnconstrained(to) || (from.kind === to.kind && JSON.stringify(from) === JSON.stringify(to));
}
