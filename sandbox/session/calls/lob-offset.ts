import { OracleError } from '../../values/oracle-error.js';

/** A client's offset, from 1, as one from 0. @throws OracleError 24801 */
export function requireOffset(offset: number): number {
  if (offset < 1) throw new OracleError(24801, 'illegal parameter value in OCI lob function');
  return offset - 1;
}
