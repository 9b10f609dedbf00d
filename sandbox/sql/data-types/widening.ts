import type { Column } from '../../schema/table.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { DataType } from '../../values/data-type.js';
import { isSameType } from '../../values/object-type.js';
import { OracleError } from '../../values/oracle-error.js';

/**
 * Whether MODIFY may give a column another type: any if it holds no values, otherwise one of the same kind that its
 * values fit in.
 * @throws OracleError 22858 from and to LOBs, objects and collections; 1439, 1440, 1441
 */
export function requireWidening(column: Column, to: DataType, rows: TableRows, index: number, position: number): void {
  if (!isSameKind(column.dataType, to) && [column.dataType, to].some(isUnalterable)) {
    throw new OracleError(22858, 'invalid alteration of datatype', { position });
  }
  const isEmpty = [...rows.slots()].every((slot) => (slot.head?.values?.[index] ?? null) === null);
  if (isEmpty) return;
  const from = column.dataType;
  if (from.kind !== to.kind)
    throw new OracleError(1439, 'column to be modified must be empty to change datatype', { position });
  if (from.kind === 'number' && to.kind === 'number') {
    const wider =
      to.precision === undefined ||
      (from.precision !== undefined &&
        to.precision - (to.scale ?? 0) >= from.precision - (from.scale ?? 0) &&
        (to.scale ?? 0) >= (from.scale ?? 0));
    if (!wider)
      throw new OracleError(1440, 'column to be modified must be empty to decrease precision or scale', { position });
  }
  const lengths = [lengthOf(from), lengthOf(to)];
  const [before, after] = lengths;
  if (before === undefined || after === undefined || after >= before) return;
  const longest = longestValue(rows, index);
  if (longest > after)
    throw new OracleError(1441, 'cannot decrease column length because some value is too big', { position });
}

function isSameKind(from: DataType, to: DataType): boolean {
  const [a, b] = ['identity' in from ? from.identity : undefined, 'identity' in to ? to.identity : undefined];
  return from.kind === to.kind && (a === undefined || b === undefined || isSameType(a, b));
}

function isUnalterable({ kind }: DataType): boolean {
  return ['clob', 'blob', 'bfile', 'object', 'collection'].includes(kind);
}

function lengthOf(dataType: DataType): number | undefined {
  return dataType.kind === 'varchar2' || dataType.kind === 'char' || dataType.kind === 'raw'
    ? dataType.length
    : undefined;
}

function longestValue(rows: TableRows, index: number): number {
  let longest = 0;
  for (const slot of rows.slots()) {
    const value = slot.head?.values?.[index];
    if (typeof value === 'string') longest = Math.max(longest, Buffer.byteLength(value));
    if (value instanceof Uint8Array) longest = Math.max(longest, value.length);
  }
  return longest;
}
