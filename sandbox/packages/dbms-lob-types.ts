import { type DataType, NUMBER, VARCHAR2 } from '../values/data-type.js';
import { numberFromBigInt } from '../values/number.js';
import { input, type NativeParameter, optional } from './native-package.js';

export const CLOB: DataType = { kind: 'clob', national: false };
export const BLOB: DataType = { kind: 'blob' };
export const BFILE: DataType = { kind: 'bfile' };
export const RAW: DataType = { kind: 'raw', length: undefined };

/** What DBMS_LOB's overloads are declared for: a LOB type and what its contents are in PL/SQL. */
export interface LobKind {
  readonly lob: DataType;
  readonly contents: DataType;
}

export const LOB_KINDS: readonly LobKind[] = [
  { lob: BLOB, contents: RAW },
  { lob: CLOB, contents: VARCHAR2 },
];

/** 18446744073709551615, the most bytes of a LOB. */
export const LOB_MAX_SIZE = numberFromBigInt(2n ** 64n - 1n);

export function inOut(name: string, dataType: DataType): NativeParameter {
  return { name, mode: 'IN OUT', dataType };
}

export const count = (name: string): NativeParameter => input(name, NUMBER);
export const countOr = (name: string, value: number | typeof LOB_MAX_SIZE): NativeParameter =>
  optional(name, NUMBER, value);
