import type { JsonSerialize } from '../../syntax/ast/expression.js';
import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { fitsLength } from '../../values/text-length.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';

/** Source: JSON Developer's Guide, "Oracle SQL Function JSON_SERIALIZE". */
const DEFAULT_TYPE: DataType = { ...VARCHAR2, length: 4000 };

/** `JSON_SERIALIZE(x)`, `JSON_SERIALIZE(x RETURNING CLOB)` of values of type JSON. */
export function compileJsonSerialize<F>(
  { operand, returning, position }: JsonSerialize,
  { scope, compile }: ExpressionCompiler<F>,
): Compiled<F> {
  const type = returning === undefined ? DEFAULT_TYPE : scope.resolveType(returning);
  if (type.kind !== 'varchar2' && type.kind !== 'clob') {
    throw new NotSupportedError('JSON_SERIALIZE RETURNING another type than VARCHAR2 and CLOB', position);
  }
  const value = compile(operand);
  if (value.dataType.kind !== 'json' && value.dataType.kind !== 'null') {
    throw new NotSupportedError('JSON_SERIALIZE of another type than JSON', position);
  }
  return combine(type, [value], ([json = null]) => {
    if (typeof json === 'string' && type.kind === 'varchar2' && !fitsLength(json, type)) {
      throw new OracleError(40478, 'output value too large');
    }
    return type.kind === 'clob' && typeof json === 'string' ? ClobValue.temporary(json) : json;
  });
}
