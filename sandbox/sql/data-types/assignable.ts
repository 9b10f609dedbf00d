import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import { familyOf, isConvertible } from '../expressions/type-families.js';

const VECTOR_TEXTS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'char', 'clob']);
const JSON_TEXTS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'char', 'clob', 'blob']);

/**
 * Makes sure that values of one type can be assigned to columns of another.
 * @throws OracleError 932 where Oracle has no implicit conversion; NotSupportedError for types without values here
 */
export function requireAssignable(from: DataType, to: DataType, position: number): void {
  if (to.kind === 'xmltype') throw new NotSupportedError('values of type XMLTYPE in columns', position);
  // A text is taken for hexadecimal digits, as it is for RAW.
  if (to.kind === 'blob' && familyOf(from) === 'text') return;
  // And bytes for a CLOB become them. Source: node-oracledb's test 92.1.23.
  if (to.kind === 'clob' && familyOf(from) === 'bytes') return;
  // The text of a vector becomes one. Source: SQL Language Reference, "VECTOR".
  if (to.kind === 'vector' && VECTOR_TEXTS.has(from.kind)) return;
  // JSON text becomes JSON.
  if (to.kind === 'json' && JSON_TEXTS.has(from.kind)) return;
  // And JSON its text. Source: node-oracledb's tests 254.1 to 254.3.
  if (from.kind === 'json' && JSON_TEXTS.has(to.kind)) return;
  if (!isConvertible(from, to, 'sql')) throw inconsistentDatatypes(to, from, position);
}
