import type { TypeSpec } from '../../syntax/ast/type-spec.js';
import type { VectorSerialize } from '../../syntax/ast/vector.js';
import { type DataType, VARCHAR2, VECTOR } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { fitsLength } from '../../values/text-length.js';
import { VectorValue } from '../../values/vector.js';
import { vectorText } from '../../values/vector-text.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import type { Scope } from './scope.js';

/** What there is without RETURNING, and without a length after it. Source: SQL Language Reference, "FROM_VECTOR". */
const DEFAULT_TEXT: DataType = { ...VARCHAR2, length: 32_767 };

/** The text of a vector. @throws OracleError 932, PLS-00306 for what is no vector; NotSupportedError for other outputs */
export function compileVectorSerialize<F>(
  node: VectorSerialize,
  { scope, compile }: ExpressionCompiler<F>,
): Compiled<F> {
  const { name, position, format } = node;
  const operand = compile(node.operand);
  if (operand.dataType.kind !== 'vector' && operand.dataType.kind !== 'null') {
    throw wrongTypes(scope.language, name, VECTOR, operand.dataType, position);
  }
  if (format === 'SPARSE') throw new NotSupportedError(`FORMAT SPARSE of ${name}`, position);
  const type = outputType(node.returning, scope);
  if (type.kind !== 'varchar2' && type.kind !== 'clob') {
    throw new NotSupportedError(`${name} RETURNING ${type.kind.toUpperCase()}`, position);
  }
  return combine(type, [operand], ([vector = null]) => {
    if (!(vector instanceof VectorValue)) return null;
    const text = vectorText(vector);
    if (type.kind === 'clob') return ClobValue.temporary(text);
    if (!fitsLength(text, type)) throw new NotSupportedError(`a text of a VECTOR that is longer than its VARCHAR2`);
    return text;
  });
}

function outputType<F>(spec: TypeSpec | undefined, scope: Scope<F>): DataType {
  if (spec === undefined) return DEFAULT_TEXT;
  const isUnsized = spec.kind === 'scalar_type' && spec.name === 'VARCHAR2' && spec.length === undefined;
  return isUnsized ? DEFAULT_TEXT : scope.resolveType(spec);
}
