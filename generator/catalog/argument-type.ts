import { scalarType } from './scalar-type.js';
import type { PartType } from './types/part-type.js';
import { packageType, rowOf, schemaType } from './types/type-reference.js';
import type { ArgumentRow } from './views/all-arguments.js';

/** What a row of ALL_ARGUMENTS says about its type. `record` has no name, as `%ROWTYPE` has none before 18c; what it is made of is in the rows below it. */
export type ArgumentType = PartType | { readonly kind: 'cursor' } | { readonly kind: 'record' };

/**
 * The type of a parameter, a result or a part of one. DATA_TYPE has the vocabulary of the 12.1 to 23ai views; PLS_TYPE has the spelling of
 * the declaration where DATA_TYPE folds several into one.
 */
export function argumentType(row: ArgumentRow): ArgumentType {
  switch (row.DATA_TYPE) {
    case 'PL/SQL RECORD':
      if (row.TYPE_NAME === null) return { kind: 'record' };
      return namedType(row);
    case 'PL/SQL TABLE':
    case 'TABLE':
    case 'VARRAY':
    case 'OBJECT':
      return namedType(row);
    case 'REF CURSOR':
      return { kind: 'cursor' };
    case 'OPAQUE/XMLTYPE':
      // The label covers every opaque type, so that the name decides.
      return row.TYPE_NAME === 'XMLTYPE' ? { kind: 'large', name: 'XMLTYPE' } : unsupported(row);
    default:
      return scalarOf(row) ?? unsupported(row);
  }
}

/** From 18c the dictionary tells where to look; before, a type of a package has a second name, and only rows are records without one. */
function namedType(row: ArgumentRow): PartType {
  const { TYPE_OWNER, TYPE_NAME, TYPE_SUBNAME, TYPE_OBJECT_TYPE, TYPE_LINK } = row;
  if (TYPE_OWNER === null || TYPE_NAME === null || TYPE_LINK !== null) return unsupported(row);
  if (TYPE_SUBNAME !== null) return packageType(TYPE_OWNER, TYPE_NAME, TYPE_SUBNAME);
  const isRow =
    TYPE_OBJECT_TYPE === null
      ? row.DATA_TYPE === 'PL/SQL RECORD'
      : TYPE_OBJECT_TYPE === 'TABLE' || TYPE_OBJECT_TYPE === 'VIEW';
  return isRow ? rowOf(TYPE_OWNER, TYPE_NAME) : schemaType(TYPE_OWNER, TYPE_NAME);
}

function scalarOf(row: ArgumentRow) {
  if (row.DATA_TYPE === null) return undefined;
  const isRaw = row.DATA_TYPE === 'RAW' || row.DATA_TYPE === 'LONG RAW';
  return scalarType({
    name: row.DATA_TYPE,
    declared: row.PLS_TYPE,
    length: isRaw ? row.DATA_LENGTH : row.CHAR_LENGTH,
    inCharacters: row.CHAR_USED === 'C',
    national: false,
    precision: row.DATA_PRECISION,
    scale: row.DATA_SCALE,
  });
}

function unsupported(row: ArgumentRow): PartType {
  const named = [row.TYPE_OWNER, row.TYPE_NAME, row.TYPE_SUBNAME].filter((part) => part !== null).join('.');
  const where = row.TYPE_LINK === null ? named : `${named}@${row.TYPE_LINK}`;
  const name = row.DATA_TYPE ?? 'a type without name';
  return { kind: 'unsupported', name: where === '' ? name : `${name} ${where}` };
}
