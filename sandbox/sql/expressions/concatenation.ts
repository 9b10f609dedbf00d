import type { BinaryExpression } from '../../syntax/ast/expression.js';
import { valueError } from '../../values/conversion-errors.js';
import { type CharacterType, type DataType, VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from './compiled.js';
import { combinePure } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import { isConvertible } from './type-families.js';
import { textOperand } from './type-matching.js';

const MAX_SQL_BYTES = 4000;
const MAX_PLSQL_BYTES = 32767;
/** A UTF-16 unit is at most three bytes in UTF-8. */
const MAX_UNIT_BYTES = 3;

/** `a || b`: a null counts as nothing. */
export function compileConcatenation<F>(node: BinaryExpression, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const operands = [compiler.compile(node.left), compiler.compile(node.right)].map((operand) => {
    if (!isConvertible(operand.dataType, VARCHAR2, scope.language)) {
      throw wrongTypes(scope.language, '||', VARCHAR2, operand.dataType, node.position);
    }
    return operand;
  });
  const type = resultType(operands.map(({ dataType }) => dataType));
  const texts = operands.map((operand) => textOperand(operand, scope));
  const limit =
    type.kind === 'clob' ? Number.POSITIVE_INFINITY : scope.language === 'sql' ? MAX_SQL_BYTES : MAX_PLSQL_BYTES;
  return combinePure(type, texts, ([left = null, right = null]) => {
    const text = joined(left, right, limit);
    return type.kind === 'clob' && typeof text === 'string' ? ClobValue.temporary(text) : text;
  });
}

function joined(left: Value, right: Value, limit: number): Value {
  if (left === null) return right;
  if (right === null) return left;
  const text = `${String(left)}${String(right)}`;
  if (text.length * MAX_UNIT_BYTES > limit && Buffer.byteLength(text) > limit) {
    throw limit === MAX_SQL_BYTES
      ? new OracleError(1489, 'result of string concatenation is too long')
      : valueError('character string buffer too small');
  }
  return text;
}

/** Two CHARs make a CHAR, a CLOB makes everything a CLOB. */
function resultType(types: readonly DataType[]): DataType {
  const lob = types.find((type) => type.kind === 'clob');
  if (lob !== undefined) return lob;
  const characters: CharacterType[] = [];
  for (const type of types) if (type.kind === 'char' || type.kind === 'varchar2') characters.push(type);
  const [left, right] = characters;
  if (left === undefined || right === undefined) return { ...VARCHAR2, national: left?.national ?? false };
  const sameUnit = left.lengthUnit === right.lengthUnit && left.length !== undefined && right.length !== undefined;
  return {
    kind: left.kind === 'char' && right.kind === 'char' ? 'char' : 'varchar2',
    national: left.national || right.national,
    length: sameUnit ? (left.length ?? 0) + (right.length ?? 0) : undefined,
    lengthUnit: sameUnit ? left.lengthUnit : 'byte',
  };
}
