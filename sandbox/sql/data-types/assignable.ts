import type { DataType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import { familyOf, isConvertible } from '../expressions/type-families.js';

/** Types that a column may be declared as, but of which the sandbox has no values. */
const WITHOUT_VALUES: ReadonlySet<DataType['kind']> = new Set(['xmltype', 'vector']);

const JSON_TEXTS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'char', 'clob', 'blob']);

/**
 * Makes sure that values of one type can be assigned to columns of another.
 * @throws OracleError 932 where Oracle has no implicit conversion; NotSupportedError for types without values here
 */
export function requireAssignable(from: DataType, to: DataType, position: number): void {
  if (WITHOUT_VALUES.has(to.kind)) {
    throw new NotSupportedError(`values of type ${to.kind.toUpperCase()} in columns`, position);
  }
  // A text is taken for hexadecimal digits, as it is for RAW.
  if (to.kind === 'blob' && familyOf(from) === 'text') return;
  // And bytes for a CLOB become them. Source: node-oracledb's test 92.1.23.
  if (to.kind === 'clob' && familyOf(from) === 'bytes') return;
  // JSON text becomes JSON.
  if (to.kind === 'json' && JSON_TEXTS.has(from.kind)) return;
  // And JSON its text. Source: node-oracledb's tests 254.1 to 254.3.
  if (from.kind === 'json' && JSON_TEXTS.has(to.kind)) return;
  if (!isConvertible(from, to, 'sql')) throw inconsistentDatatypes(to, from, position);
}
