import { StringDecoder } from 'node:string_decoder';
import { requireAssignable } from '../../sql/data-types/assignable.js';
import type { ResultColumn } from '../../sql/prepared.js';
import type { SessionState } from '../../sql/session-state.js';
import { convertValue, isSameRepresentation } from '../../values/convert.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';

/** What DEFINE_COLUMN or DEFINE_ARRAY has said of a column. */
export interface ColumnDefine {
  /** What COLUMN_VALUE must ask for. */
  readonly kind: DataType['kind'];
  readonly form: 'column' | 'array';
  /** Where the next batch goes in the caller's table. */
  nextIndex: number;
  readonly lowerBound: number;
  /** What makes a value of the column one of the define; undefined where it is one. */
  readonly convert: ((value: Value, session: SessionState) => Value) | undefined;
}

/**
 * @param size the longest text or RAW that is returned; what is longer is cut
 * @throws OracleError 932 where a value of the column cannot be one of that type
 */
export function columnDefine(
  column: ResultColumn,
  dataType: DataType,
  how: { readonly form: ColumnDefine['form']; readonly lowerBound?: number; readonly size?: number | null },
): ColumnDefine {
  requireAssignable(column.dataType, dataType, 0);
  const { form, lowerBound = 1, size } = how;
  return {
    kind: dataType.kind,
    form,
    lowerBound,
    nextIndex: lowerBound,
    convert: conversion(column.dataType, dataType, size ?? undefined),
  };
}

function conversion(from: DataType, to: DataType, size: number | undefined): ColumnDefine['convert'] {
  const same = isSameRepresentation(from, to);
  if (size === undefined) {
    return same ? undefined : (value, session) => convertValue(value, to, session, 'sql', from);
  }
  const national = from.kind === 'varchar2' || from.kind === 'char' ? from.national : false;
  return (value, session) => cut(same ? value : convertValue(value, to, session, 'sql', from), size, national);
}

/** A size is in bytes; for national texts, in UTF-16 units. */
function cut(value: Value, size: number, national: boolean): Value {
  if (value instanceof Uint8Array) return value.length <= size ? value : value.slice(0, size);
  if (typeof value !== 'string' || value.length * MAX_UNIT_BYTES <= size) return value;
  if (national) return value.length <= size ? value : value.slice(0, size);
  const bytes = Buffer.from(value);
  // A decoder leaves away the character that the cut has split.
  return bytes.length <= size ? value : new StringDecoder('utf8').write(bytes.subarray(0, size)) || null;
}

/** A UTF-16 unit is at most three bytes in UTF-8. */
const MAX_UNIT_BYTES = 3;
