import type { CollectionType, DataType } from '../../values/data-type.js';
import { distanceToSupertype, isSameDeclaration } from '../../values/object-type.js';

/** Types that Oracle treats alike in operators and implicit conversions. */
export type TypeFamily =
  | 'number'
  | 'text'
  | 'lob'
  | 'datetime'
  | 'interval_ym'
  | 'interval_ds'
  | 'bytes'
  | 'rowid'
  | 'boolean'
  | 'null'
  | 'other';

export function familyOf({ kind }: DataType): TypeFamily {
  switch (kind) {
    case 'number':
    case 'pls_integer':
    case 'binary_float':
    case 'binary_double':
      return 'number';
    case 'varchar2':
    case 'char':
    case 'long':
      return 'text';
    case 'clob':
      return 'lob';
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return 'datetime';
    case 'raw':
    case 'long_raw':
      return 'bytes';
    case 'rowid':
    case 'urowid':
      return 'rowid';
    case 'interval_ym':
    case 'interval_ds':
    case 'boolean':
    case 'null':
      return kind;
    default:
      return 'other';
  }
}

/** Whether Oracle converts values of the one type to the other without being asked. */
export function isConvertible(from: DataType, to: DataType, language: 'sql' | 'plsql'): boolean {
  const [source, target] = [familyOf(from), familyOf(to)];
  if (from.kind === 'object' && to.kind === 'object') return distanceToSupertype(from, to) !== undefined;
  if (from.kind === 'collection' && to.kind === 'collection') return isSameCollection(from, to);
  if (source === 'null' || target === 'null' || from.kind === to.kind) return true;
  if (source === 'other' || target === 'other') return isLargeBinary(from, to);
  if (source === target) return true;
  if (source === 'boolean' || target === 'boolean') {
    const other = source === 'boolean' ? target : source;
    return language === 'sql' && (other === 'text' || other === 'number');
  }
  if (source === 'text') return true;
  if (source === 'lob') return target === 'text' || (target === 'number' && language === 'plsql');
  return target === 'text' || (target === 'lob' && (source === 'number' || source === 'datetime'));
}

function isSameCollection(from: CollectionType, to: CollectionType): boolean {
  return isSameDeclaration(from, to) ?? from === to;
}

/** RAW and BLOB are one to functions; what is JSON or XML is text to the sandbox. */
function isLargeBinary(from: DataType, to: DataType): boolean {
  return (from.kind === 'blob' && familyOf(to) === 'bytes') || (to.kind === 'blob' && familyOf(from) === 'bytes');
}
