import { suppliedObjectType } from '../../packages/supplied-types.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';

/** Instances of the JSON types live in PL/SQL only. @throws OracleError 40573 for one of them that SQL calls a method of */
export function refuseSuppliedType(type: DataType, position: number): void {
  if (type.kind === 'object' && suppliedObjectType(type.identity) !== undefined) throw invalidUse(position);
}

export function invalidUse(position: number): OracleError {
  return new OracleError(40573, 'invalid use of PL/SQL JSON object type', { position });
}
