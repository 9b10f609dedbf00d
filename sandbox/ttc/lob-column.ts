import { NotSupportedError } from '../values/oracle-error.js';
import type { BindMetadata } from './bind-metadata.js';
import { CHARACTER_SET_FORM, TYPE_CODE } from './type-code.js';
import type { WireColumn } from './wire-column.js';

export function isLobCode(typeCode: number): boolean {
  return typeCode === TYPE_CODE.clob || typeCode === TYPE_CODE.blob;
}

/**
 * How a column travels that the client has defined: a LOB perhaps as its text or bytes instead of a locator, JSON as its text, a VECTOR as a text or CLOB. Of other columns the
 * definition says nothing that the description did not say.
 * @throws NotSupportedError for a LOB that is to be fetched as another type
 */
export function definedColumn(column: WireColumn, define: BindMetadata | undefined): WireColumn {
  if (define === undefined || define.typeCode === column.typeCode) return column;
  const name = NAMES.get(column.typeCode) ?? (isLobCode(column.typeCode) ? 'LOBs' : undefined);
  if (name === undefined) return column;
  const accepted = column.typeCode === TYPE_CODE.blob ? BYTE_CODES : TEXT_CODES;
  const isLobOfVector = column.typeCode === TYPE_CODE.vector && define.typeCode === TYPE_CODE.clob;
  if (!accepted.has(define.typeCode) && !isLobOfVector) {
    throw new NotSupportedError(`fetching ${name} as type number ${define.typeCode}`);
  }
  return {
    ...column,
    typeCode: define.typeCode,
    characterSetForm: define.national ? CHARACTER_SET_FORM.national : column.characterSetForm,
    maxSize: define.maxSize,
  };
}

/** Of what else is defined. */
const NAMES: ReadonlyMap<number, string> = new Map<number, string>([
  [TYPE_CODE.json, 'JSON'],
  [TYPE_CODE.vector, 'VECTORs'],
]);
const TEXT_CODES: ReadonlySet<number> = new Set([TYPE_CODE.long, TYPE_CODE.varchar, TYPE_CODE.char]);
const BYTE_CODES: ReadonlySet<number> = new Set([TYPE_CODE.longRaw, TYPE_CODE.raw]);
